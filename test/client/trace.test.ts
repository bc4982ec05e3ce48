import { beforeEach, describe, expect, it, vi } from 'vitest';
import { traceChannel } from '../../client/src/trace.js';

const editor = vi.hoisted(() => ({
  setting: 'off',
  changed: (_: { affectsConfiguration(section: string): boolean }) => {},
}));

vi.mock('vscode', () => ({
  LogLevel: { Off: 0, Trace: 1 },
  EventEmitter: class<T> {
    readonly #listeners: ((value: T) => void)[] = [];
    readonly event = (listener: (value: T) => void) => this.#listeners.push(listener);
    fire(value: T) {
      for (const listener of this.#listeners) listener(value);
    }
  },
  workspace: {
    getConfiguration: () => ({ get: () => editor.setting }),
    onDidChangeConfiguration: (listener: typeof editor.changed) => {
      editor.changed = listener;
    },
  },
}));

describe('the trace channel', () => {
  const logged: string[] = [];
  const log = { name: 'bgplint', info: (line: string) => logged.push(line) };
  const { channel } = traceChannel(() => log as never);
  beforeEach(() => {
    logged.length = 0;
  });

  it.each([
    [
      'Sending request \'bgplint/setSecret - (3)\'.\nParams: {\n  "value": "hunter2"\n}',
      "Sending request 'bgplint/setSecret - (3)'",
    ],
    [
      "Received response 'bgplint/status - (4)' in 12ms.\nResult: { hunter2 }",
      "Received response 'bgplint/status - (4)' in 12ms",
    ],
    ["Sending notification 'textDocument/didOpen'. hunter2", "Sending notification 'textDocument/didOpen'"],
  ])('lets the head of a message through: %j', (line, head) => {
    channel.trace(line);
    expect(logged).toEqual([head]);
  });

  it.each(['{"type":"send-request","params":{"value":"hunter2"}}', 'password "hunter2";', ''])(
    'and nothing else: %j',
    line => {
      channel.trace(line);
      expect(logged).toEqual([]);
    },
  );

  it('follows the setting', () => {
    const levels: unknown[] = [];
    channel.onDidChangeLogLevel(level => levels.push(level));
    expect(channel.logLevel).toBe(0);
    editor.setting = 'messages';
    editor.changed({ affectsConfiguration: section => section === 'bgplint.trace.server' });
    editor.changed({ affectsConfiguration: () => false });
    expect(channel.logLevel).toBe(1);
    expect(levels).toEqual([1]);
  });

  it('is the log in everything else', () => expect(channel.name).toBe('bgplint'));
});
