// A language client for tests: speaks the protocol to a real server over streams, and remembers what it was told.
import { type ChildProcess, spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { createConnection } from 'vscode-languageserver/node';
import type {
  CodeAction,
  Diagnostic,
  InitializeParams,
  InitializeResult,
  Position,
  PublishDiagnosticsParams,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { nodeFiles } from '../../server/src/lsp/node-files.js';
import { type Surroundings, startServer } from '../../server/src/lsp/server.js';
import { hashPassword } from '../../server/src/node/secrets.js';

/** How long a test waits for something the server should say, milliseconds. */
const PATIENCE = 10_000;

export interface ClientOptions {
  /** Folders of the workspace, as URIs. */
  readonly folders?: readonly string[];
  /** What the section `bgplint` of the settings holds. */
  readonly settings?: object;
  readonly capabilities?: InitializeParams['capabilities'];
  readonly initializationOptions?: object;
  /** Files that the client serves by `bgplint/readFile` and `bgplint/readFolder`, by URI. */
  readonly files?: ReadonlyMap<string, string>;
}

const CAPABILITIES: InitializeParams['capabilities'] = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true },
    completion: { completionItem: { snippetSupport: true } },
    codeAction: { resolveSupport: { properties: ['edit'] } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

/** One client with its server. */
export class TestClient {
  readonly connection: MessageConnection;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly notifications: { method: string; params: unknown }[] = [];
  readonly registered: { method: string; registerOptions?: unknown }[] = [];
  readonly log: string[] = [];
  /** Methods of requests that the server made, of those that are only answered. */
  readonly asked: string[] = [];
  readonly texts = new Map<string, { version: number; text: string }>();
  settings: object;
  readonly #options: ClientOptions;
  #waiting: (() => void)[] = [];

  constructor(connection: MessageConnection, options: ClientOptions) {
    this.connection = connection;
    this.#options = options;
    this.settings = options.settings ?? {};
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      this.#wake();
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
    });
    connection.onNotification((method, params) => {
      this.notifications.push({ method, params });
      this.#wake();
    });
    const answer = <Params>(method: string, handler: (params: Params) => unknown) =>
      connection.onRequest(method, (params: unknown) => handler(params as Params));
    answer('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => this.settings));
    answer('client/registerCapability', ({ registrations }: { registrations: [] }) => {
      this.registered.push(...registrations);
      return null;
    });
    answer('client/unregisterCapability', () => null);
    answer('workspace/codeLens/refresh', () => {
      this.asked.push('workspace/codeLens/refresh');
      this.#wake();
      return null;
    });
    const { files } = options;
    if (files) {
      answer('bgplint/readFile', ({ uri }: { uri: string }) => {
        const text = files.get(uri);
        return text === undefined
          ? { kind: 'missing' }
          : { kind: 'file', base64: Buffer.from(text).toString('base64') };
      });
      answer('bgplint/readFolder', ({ uri }: { uri: string }) => {
        const names = [...files.keys()]
          .filter(file => file.startsWith(`${uri}/`))
          .map(file => file.slice(uri.length + 1));
        if (names.length === 0) return {};
        const entries = names.map(name => ({ name: name.split('/')[0] as string, folder: name.includes('/') }));
        return { entries };
      });
    }
    connection.listen();
  }

  async initialize(): Promise<InitializeResult> {
    const folders = this.#options.folders ?? [];
    const result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: folders[0] ?? null,
      workspaceFolders: folders.map(uri => ({ uri, name: uri })),
      capabilities: this.#options.capabilities ?? CAPABILITIES,
      initializationOptions: this.#options.initializationOptions ?? {},
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  open(uri: string, text: string, languageId = 'bird'): void {
    this.texts.set(uri, { version: 1, text });
    void this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Replaces a stretch of an open document, as typing does. */
  edit(uri: string, range: Range, text: string): void {
    const known = this.texts.get(uri) as { version: number; text: string };
    const [start, end] = [offsetOf(known.text, range.start), offsetOf(known.text, range.end)];
    const version = known.version + 1;
    this.texts.set(uri, { version, text: known.text.slice(0, start) + text + known.text.slice(end) });
    void this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range, text }] });
  }

  /** Replaces the first place where a document says `from`. */
  replace(uri: string, from: string, to: string): void {
    this.edit(uri, this.rangeOf(uri, from), to);
  }

  close(uri: string): void {
    this.texts.delete(uri);
    void this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  notify(method: string, params: object): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  request<Result>(method: string, params: object): Promise<Result> {
    return this.connection.sendRequest<Result>(method, params);
  }

  text(uri: string): string {
    return this.texts.get(uri)?.text ?? '';
  }

  rangeOf(uri: string, text: string): Range {
    const whole = this.text(uri);
    const at = whole.indexOf(text);
    if (at < 0) throw new Error(`no ${JSON.stringify(text)} in ${uri}`);
    return { start: positionOf(whole, at), end: positionOf(whole, at + text.length) };
  }

  /** The next findings for the document as it is now. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const version = this.texts.get(uri)?.version;
    const latest = () => this.published.findLast(params => params.uri === uri && params.version === version);
    await this.until(() => latest() !== undefined, `diagnostics of ${uri}`);
    return latest()?.diagnostics ?? [];
  }

  /** Waits until something holds; what the server says makes it look again. */
  async until(holds: () => boolean, what: string): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    while (!holds()) {
      if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
      await new Promise<void>(resolve => {
        this.#waiting.push(resolve);
        setTimeout(resolve, 50);
      });
    }
  }

  codeActions(uri: string, range: Range, only?: string[]): Promise<CodeAction[] | null> {
    const context = { diagnostics: [], ...(only ? { only } : {}) };
    return this.request('textDocument/codeAction', { textDocument: { uri }, range, context });
  }

  /** Applies an edit to the open documents, and tells the server. */
  apply(edit: WorkspaceEdit | undefined): void {
    const lists: [string, TextEdit[]][] = edit?.documentChanges
      ? edit.documentChanges.flatMap(change =>
          'edits' in change ? [[change.textDocument.uri, change.edits as TextEdit[]] as [string, TextEdit[]]] : [],
        )
      : Object.entries(edit?.changes ?? {});
    for (const [uri, edits] of lists) {
      const last = (a: TextEdit, b: TextEdit) =>
        offsetOf(this.text(uri), b.range.start) - offsetOf(this.text(uri), a.range.start);
      for (const { range, newText } of edits.toSorted(last)) this.edit(uri, range, newText);
    }
  }

  async stop(): Promise<void> {
    await this.request('shutdown', {}).catch(() => {});
    this.connection.dispose();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

/** A client whose server runs in this process, over a pair of streams. */
export async function connect(
  options: ClientOptions = {},
  surroundings: Surroundings = { files: nodeFiles, hashPassword },
): Promise<TestClient> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  startServer(createConnection(toServer, toClient), surroundings);
  const reader = new StreamMessageReader(toClient);
  const client = new TestClient(createMessageConnection(reader, new StreamMessageWriter(toServer)), options);
  await client.initialize();
  return client;
}

/** A client whose server is a process of its own, over its standard streams. */
export async function spawnServer(
  script: string,
  options: ClientOptions = {},
): Promise<{ client: TestClient; server: ChildProcess; initialized: InitializeResult }> {
  const server = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const reader = new StreamMessageReader(server.stdout);
  const client = new TestClient(createMessageConnection(reader, new StreamMessageWriter(server.stdin)), options);
  return { client, server, initialized: await client.initialize() };
}

export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: (before.at(-1) as string).length };
}

export function offsetOf(text: string, { line, character }: Position): number {
  return text.split('\n').slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
}
