import { beforeEach, describe, expect, test, vi } from 'vitest';
import { mend } from '../../server/src/cli/mend.js';
import { PathNames } from '../../server/src/cli/names.js';
import { OverlayHost } from '../../server/src/cli/overlay.js';
import type { Fix } from '../../server/src/core/diagnostic.js';
import type { TextEdit } from '../../server/src/core/edit.js';
import type { Source } from '../../server/src/core/source.js';
import type { Host } from '../../server/src/model/host.js';

type Lint = (source: Source) => readonly Fix[];

/** What the engine below finds in a text: one finding for each fix. */
const engine = vi.hoisted((): { lint: Lint } => ({ lint: () => [] }));

vi.mock('../../server/src/workspace/workspace.js', () => ({
  Workspace: class {
    readonly #host: Host;
    constructor(host: Host) {
      this.#host = host;
    }
    async lint(path: string) {
      const read = await this.#host.read(path);
      if (read.kind !== 'source') throw new Error(`no ${path}`);
      const diagnostics = engine.lint(read.source).map((fix, index) => ({
        rule: 'x/y',
        severity: 'error',
        message: `finding ${index}`,
        span: fix.edits[0]?.span ?? { path, start: 0, end: 0 },
        rejects: false,
        related: [],
        fixes: [fix],
      }));
      const sources = new Map([[path, read.source]]);
      return { path, dialect: 'bird', diagnostics, sources, secrets: [], unit: {}, speakers: [] };
    }
    async profileFor() {
      return undefined;
    }
  },
}));

const PATH = '/work/x.conf';

/** Edits that replace a word wherever it stands. */
function replacing(source: Source, word: string, by: string): TextEdit[] {
  return [...source.text.matchAll(new RegExp(word, 'g'))].map(match => ({
    span: { path: source.path, start: match.index, end: match.index + word.length },
    text: by,
  }));
}

async function mended(text: string): Promise<{ text: string; fixes: number; left: number; changed: number }> {
  const host = new OverlayHost({} as Host);
  host.lay({ path: PATH, text });
  const options = { targets: [], dialect: undefined, profile: undefined };
  const { after, changed, fixes } = await mend([{ path: PATH, named: true }], host, new PathNames('/work'), options);
  return {
    text: after.texts.source(PATH)?.text ?? '',
    fixes,
    left: after.entries.flatMap(entry => entry.diagnostics).length,
    changed: changed.length,
  };
}

const each = (edits: readonly TextEdit[], safe = true): Fix[] =>
  edits.map(edit => ({ title: 't', safe, edits: [edit] }));

describe('mending', () => {
  beforeEach(() => {
    engine.lint = () => [];
  });

  test('applies every safe fix, and what they bring to light', async () => {
    engine.lint = source => [...each(replacing(source, 'one', 'two')), ...each(replacing(source, 'two', 'three'))];
    expect(await mended('one one two')).toEqual({ text: 'three three three', fixes: 5, left: 0, changed: 1 });
  });

  test('leaves unsafe fixes alone', async () => {
    engine.lint = source => each(replacing(source, 'one', 'two'), false);
    expect(await mended('one')).toEqual({ text: 'one', fixes: 0, left: 1, changed: 0 });
  });

  test('takes one of two fixes that overlap, and lets the other have its turn', async () => {
    engine.lint = source => [
      ...each(replacing(source, 'abc', 'x')),
      ...each(replacing(source, 'bcd', 'y')),
      ...each(replacing(source, 'd', 'z')),
    ];
    expect((await mended('abcd')).text).toBe('xz');
  });

  test('inserts at one place one after the other', async () => {
    const insert = (source: Source, text: string): Fix[] =>
      source.text.includes(text) ? [] : each([{ span: { path: source.path, start: 0, end: 0 }, text }]);
    engine.lint = source => [...insert(source, 'a'), ...insert(source, 'b')];
    expect((await mended('')).text).toBe('ba');
  });

  test('ends when fixes undo each other', async () => {
    engine.lint = source => [...each(replacing(source, 'on', 'off')), ...each(replacing(source, 'off', 'on'))];
    const { left } = await mended('on');
    expect(left).toBe(1);
  });

  test('ends when a fix never satisfies its rule', async () => {
    engine.lint = source => each([{ span: { path: source.path, start: 0, end: 0 }, text: 'x' }]);
    const { text } = await mended('');
    expect(text).toBe('xxxxxxxxxx');
  });

  test('ignores a fix that has no one meaning in the text', async () => {
    const at = (start: number, end: number): TextEdit => ({ span: { path: PATH, start, end }, text: '!' });
    engine.lint = () => [
      { title: 'beyond the end', safe: true, edits: [at(2, 9)] },
      { title: 'overlapping itself', safe: true, edits: [at(0, 2), at(1, 3)] },
      {
        title: 'of a file that nobody read',
        safe: true,
        edits: [{ ...at(0, 1), span: { path: '/etc/passwd', start: 0, end: 1 } }],
      },
      { title: 'empty', safe: true, edits: [] },
    ];
    expect(await mended('abc')).toMatchObject({ text: 'abc', fixes: 0 });
  });
});
