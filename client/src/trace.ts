import * as vscode from 'vscode';

/** The head of a line of the client's tracing: which way, what, which one, and how long it took. */
const HEAD = /^(?:Sending|Received) \w+ '[^'\n]*'(?: in \d+ms|\. Processing request took \d+ms)?/;

/** The names of the messages between client and server, written to the log while `bgplint.trace.server` asks for it. */
export interface Trace extends vscode.Disposable {
  readonly channel: vscode.LogOutputChannel;
}

/**
 * The log, seen by the language client as a channel whose level follows the setting. Only names are ever written: what
 * the messages carry are the user's files, and those hold passwords.
 */
export function traceChannel(log: () => vscode.LogOutputChannel): Trace {
  const level = new vscode.EventEmitter<vscode.LogLevel>();
  const current = () =>
    vscode.workspace.getConfiguration('bgplint').get('trace.server') === 'messages'
      ? vscode.LogLevel.Trace
      : vscode.LogLevel.Off;
  const listener = vscode.workspace.onDidChangeConfiguration(event => {
    if (event.affectsConfiguration('bgplint.trace.server')) level.fire(current());
  });
  const own: Partial<Record<string | symbol, unknown>> = {
    onDidChangeLogLevel: level.event,
    // Whatever else the client puts into a line, and whatever it was told of verbosity, only the head is let through.
    trace: (message: string) => {
      const head = HEAD.exec(message)?.[0];
      if (head !== undefined) log().info(head);
    },
  };
  const channel = new Proxy({} as vscode.LogOutputChannel, {
    get: (_, property) => {
      if (property === 'logLevel') return current();
      if (property in own) return own[property];
      const value: unknown = Reflect.get(log(), property);
      return typeof value === 'function' ? value.bind(log()) : value;
    },
  });
  return { channel, dispose: () => vscode.Disposable.from(listener, level).dispose() };
}
