import * as vscode from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import { MANIFEST_SIGNS } from '../../server/src/dialects/metallb/signs.js';
import { TERRAFORM_JSON, TERRAFORM_JSON_SIGNS, TERRAFORM_SIGNS } from '../../server/src/dialects/terraform/signs.js';
import { PROFILE_NAMES } from '../../server/src/profile/names.js';
import { readFile, readFolder } from './files.js';
import {
  type InitializationOptions,
  METHODS,
  type ReadFileParams,
  type ReadFileResult,
  type ReadFolderResult,
} from './protocol.js';
import { traceChannel } from './trace.js';

/** Makes the client for one host: a Node process, or a web worker. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

const LANGUAGES = ['bird', 'frr'];
/** The languages of manifests, which are other people's: only some of their documents are ours. */
const MANIFESTS = ['yaml', 'helm'];
/** Manifests may be JSON as well; nobody begins one so. */
const JSON_MANIFESTS = ['json', 'jsonc'];
/** Terraform, whatever the editor calls it: other extensions give it its language. */
const TERRAFORM = '**/*.{tf,tf.json,tofu.json}';

/** Whether the server has anything to say about a document. */
export function isOurs(document: vscode.TextDocument): boolean {
  return isConfiguration(document) || PROFILE_NAMES.some(name => document.uri.path.endsWith(`/${name}`));
}

/** Where daemons' configurations may be found, for what only these have. */
export function configurationsLike(document: vscode.TextDocument | undefined): vscode.DocumentFilter[] {
  const others = document && isManifest(document) ? [document.languageId] : [];
  const terraform = document && isTerraform(document) ? [{ pattern: TERRAFORM }] : [];
  return [...[...LANGUAGES, ...others].map(language => ({ language })), ...terraform];
}

/** Whether a document is a daemon's configuration, as opposed to a profile. */
export function isConfiguration(document: vscode.TextDocument): boolean {
  return LANGUAGES.includes(document.languageId) || isManifest(document) || isTerraform(document);
}

/** Whether a document can become a configuration: it is in the language of one, and empty. */
export function isEmptyConfiguration(document: vscode.TextDocument): boolean {
  return [...LANGUAGES, ...MANIFESTS].includes(document.languageId) && document.getText().trim() === '';
}

/** Whether what is inserted has to be JSON, which no snippet of ours is. */
export function isJson(document: vscode.TextDocument): boolean {
  return JSON_MANIFESTS.includes(document.languageId);
}

function isManifest(document: vscode.TextDocument): boolean {
  return [...MANIFESTS, ...JSON_MANIFESTS].includes(document.languageId) && MANIFEST_SIGNS.test(document.getText());
}

function isTerraform(document: vscode.TextDocument): boolean {
  const { path } = document.uri;
  if (TERRAFORM_JSON.test(path)) return TERRAFORM_JSON_SIGNS.test(document.getText());
  return path.endsWith('.tf') && TERRAFORM_SIGNS.test(document.getText());
}

/** The language server: started by the first thing that needs it, and only then. */
export class Server implements vscode.Disposable {
  readonly #create: CreateClient;
  readonly #log: vscode.LogOutputChannel;
  readonly #trace = traceChannel(() => this.#log);
  readonly #trusted: vscode.Disposable;
  readonly #ready = new vscode.EventEmitter<void>();
  readonly #statusChanged = new vscode.EventEmitter<string | undefined>();
  #client: Promise<BaseLanguageClient> | undefined;

  /** Fires after each start: whatever the server forgets when it stops has to be told again. */
  readonly onReady = this.#ready.event;
  /** Fires when the server's answer to `bgplint/status` may be another, with the document's URI or for all of them. */
  readonly onStatusChanged = this.#statusChanged.event;

  constructor(create: CreateClient, log: vscode.LogOutputChannel) {
    this.#create = create;
    this.#log = log;
    this.#trusted = vscode.workspace.onDidGrantWorkspaceTrust(() => {
      this.#client?.then(client => client.sendNotification(METHODS.trusted)).catch(() => {});
    });
  }

  /** Whether it was started, and so may be asked without costing anything. */
  get started(): boolean {
    return this.#client !== undefined;
  }

  /** Starts the server unless it runs. Rejects when it cannot be started; the next call tries again. */
  start(): Promise<BaseLanguageClient> {
    this.#client ??= this.#launch().catch(error => {
      this.#client = undefined;
      this.#log.error(`The language server did not start: ${error instanceof Error ? error.message : error}`);
      throw error;
    });
    return this.#client;
  }

  /** Sends a request, starting the server if need be. */
  async request<Result>(method: string, params: object): Promise<Result> {
    return (await this.start()).sendRequest<Result>(method, params);
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    this.#client = undefined;
    await client?.dispose();
  }

  async dispose(): Promise<void> {
    await this.stop();
    this.#trusted.dispose();
    this.#ready.dispose();
    this.#statusChanged.dispose();
    this.#trace.dispose();
  }

  async #launch(): Promise<BaseLanguageClient> {
    const client = this.#create({
      documentSelector: documentSelector(),
      outputChannel: this.#log,
      traceOutputChannel: this.#trace.channel,
      // Asked again for each start.
      initializationOptions: (): InitializationOptions => ({
        lensCommands: true,
        untrusted: !vscode.workspace.isTrusted,
      }),
    });
    client.onNotification(METHODS.statusChanged, (params?: { uri?: string }) => this.#statusChanged.fire(params?.uri));
    client.onRequest<ReadFileResult, void>(METHODS.readFile, (params: ReadFileParams) => readFile(params));
    client.onRequest<ReadFolderResult, void>(METHODS.readFolder, (params: ReadFileParams) => readFolder(params));
    // The client also starts a server anew that ended by itself.
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) this.#ready.fire();
    });
    await client.start();
    return client;
  }
}

/** Documents on disk, unsaved ones and those of virtual workspaces; not the read-only copies that diff views open. */
function documentSelector(): { scheme: string; language?: string; pattern?: string }[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const schemes = new Set(['file', 'untitled', ...folders.map(folder => folder.uri.scheme)]);
  return [...schemes].flatMap(scheme => [
    ...[...LANGUAGES, ...MANIFESTS, ...JSON_MANIFESTS].map(language => ({ scheme, language })),
    { scheme, pattern: TERRAFORM },
    { scheme, pattern: `**/{${PROFILE_NAMES.join(',')}}` },
  ]);
}
