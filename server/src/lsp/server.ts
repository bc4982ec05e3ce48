import {
  type Connection,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { METHODS, type SniffParams, type SniffResult } from '../../../client/src/protocol.js';
import { basename, dirname, inside } from '../core/path.js';
import { VERSION } from '../core/project.js';
import { standsAlone } from '../workspace/dialects.js';
import { FAR, NEAR } from '../workspace/include-graph.js';
import type { LintOptions } from '../workspace/result.js';
import { type FileKind, kindOf } from '../workspace/sniff.js';
import { Workspace } from '../workspace/workspace.js';
import { abilitiesOf } from './abilities.js';
import { clientFiles, type Files } from './client-files.js';
import type { Context, Platform } from './context.js';
import { OpenDocuments } from './documents.js';
import { describeError } from './errors.js';
import { Folders } from './folders.js';
import { ACTION_KINDS, actions } from './handlers/actions.js';
import { allocations, passwordEdit, setSecret, snippet } from './handlers/allocations.js';
import { completion, TRIGGERS } from './handlers/completion.js';
import { followDocuments } from './handlers/documents.js';
import { folding } from './handlers/folding.js';
import { format, offerFormatting } from './handlers/format.js';
import { resolveAction } from './handlers/hash-password.js';
import { hover } from './handlers/hover.js';
import { announced, LensNews, lenses, resolveLens } from './handlers/lenses.js';
import { definition, links, references } from './handlers/navigation.js';
import { choices, newFile } from './handlers/new.js';
import { createProfile, profileFrom } from './handlers/profile.js';
import { prepareRename, renameName } from './handlers/rename.js';
import { securityGroup } from './handlers/security-group.js';
import { followSettings } from './handlers/settings.js';
import { StatusNews, status } from './handlers/status.js';
import { symbols } from './handlers/symbols.js';
import { Watcher } from './handlers/watch.js';
import { EditorHost } from './host.js';
import { Projects } from './projects.js';
import { Publisher } from './publisher.js';
import { Settings } from './settings.js';
import { Units } from './units.js';
import { uriOf } from './uri.js';

/** Where the server runs, and what it finds there. */
export interface Surroundings extends Platform {
  /** The files of this place, over those that the client can be asked for. */
  files(others: Files): Files;
}

/** Languages that have an id of their own in editors; MetalLB's is YAML's. */
const LANGUAGES: ReadonlySet<FileKind> = new Set(['bird', 'frr', 'exabgp']);

/** Serves one client over a connection, until that closes. */
export function startServer(connection: Connection, surroundings: Surroundings): void {
  const documents = new OpenDocuments();
  const folders = new Folders();
  const settings = new Settings(connection);
  const publisher = new Publisher(connection, documents, path => nameIn(folders, path));
  const files = surroundings.files(clientFiles(connection));
  const host = new EditorHost(documents, files, path => isNear(path, folders, documents));
  const workspace = new Workspace(host, { keeps: true });
  const log = (error: unknown) => connection.console.error(describeError(error));
  /** A document that was never saved goes by the profile of the folder that it would be saved in. */
  const optionsAt = async (path: string): Promise<LintOptions> => {
    const place = folders.placeOf(path);
    const chosen = await settings.options(place, folders.around(place));
    if (place === path || chosen.profile !== undefined) return chosen;
    const found = await workspace.profileFor(place, chosen);
    return found?.source ? { ...chosen, profile: found.path } : chosen;
  };
  const options = async (path: string) => {
    const language = (documents.get(path)?.languageId ?? projects.dialectOf(path)) as FileKind | undefined;
    const chosen = await optionsAt(path);
    // Whoever picked the language by hand knows better than any sniffer.
    return language && language !== 'profile' && LANGUAGES.has(language) ? { ...chosen, dialect: language } : chosen;
  };
  const projects = new Projects({
    host,
    limits: surroundings.hasFarFiles ? FAR : NEAR,
    folderOf: path => folders.around(path),
    dialectOf(path) {
      const open = documents.get(path);
      const kind = open && LANGUAGES.has(open.languageId as FileKind) ? (open.languageId as FileKind) : undefined;
      const known = kind ?? (open && kindOf(path, open.source.text));
      return known === 'profile' ? undefined : known;
    },
    found: () => units.rootsChanged(),
  });
  let news: StatusNews | undefined;
  let lensNews: LensNews | undefined;
  let watcher: Watcher | undefined;
  const units = new Units({
    workspace,
    documents,
    options,
    rootsOf: (path, options) => projects.rootsOf(path, options),
    standsAlone,
    judged(root, result) {
      publisher.publish(root, result);
      news?.judged(root, result);
      lensNews?.judged(root, result);
      watcher?.update();
    },
    dropped(root) {
      publisher.drop(root);
      news?.dropped(root);
      lensNews?.dropped(root);
    },
    failed: log,
  });
  const context: Context = {
    connection,
    platform: surroundings,
    documents,
    folders,
    settings,
    host,
    workspace,
    projects,
    units,
    client: abilitiesOf({}),
    uri: path => documents.get(path)?.uri ?? uriOf(path),
    options,
    log,
  };

  connection.onInitialize((params): InitializeResult => {
    context.client = abilitiesOf(params.capabilities, params.initializationOptions);
    publisher.hasRelated = context.client.relatedInformation;
    host.runsPrograms = context.client.isTrusted;
    settings.initialize(context.client.configuration, params.initializationOptions);
    folders.set(foldersOf(params));
    const documentFormattingProvider = !context.client.formattingLater;
    return {
      capabilities: { ...CAPABILITIES, documentFormattingProvider },
      serverInfo: { name: 'bgplint', version: VERSION },
    };
  });
  connection.onInitialized(() => {
    news = new StatusNews(context);
    lensNews = new LensNews(context);
    watcher = new Watcher(context);
    followSettings(context);
    offerFormatting(context);
  });
  connection.onNotification(METHODS.trusted, () => {
    host.runsPrograms = true;
    units.changedAll();
  });
  connection.onShutdown(() => {
    units.dispose();
    projects.dispose();
  });
  followDocuments(context);

  connection.onCompletion(guarded(context, completion, null));
  connection.onHover(guarded(context, hover, null));
  connection.onDocumentSymbol(guarded(context, symbols, null));
  connection.onDocumentFormatting(guarded(context, format, null));
  connection.onFoldingRanges(guarded(context, folding, null));
  connection.onCodeAction(guarded(context, actions, null));
  connection.onCodeActionResolve(action => resolveAction(context, action).catch(() => action));
  connection.onDefinition(guarded(context, definition, null));
  connection.onReferences(guarded(context, references, null));
  connection.onPrepareRename(guarded(context, prepareRename, null));
  connection.onRenameRequest(guarded(context, renameName, null));
  connection.onDocumentLinks(guarded(context, links, null));
  connection.onCodeLens(guarded(context, lenses, null));
  connection.onCodeLensResolve(lens => resolveLens(context, lens).catch(() => lens));
  connection.onRequest(METHODS.status, guarded(context, status, { dialect: 'unknown' }));
  connection.onRequest(METHODS.allocations, guarded(context, allocations, { allocations: [] }));
  connection.onRequest(METHODS.snippet, guarded(context, snippet, { reason: FAILED }));
  connection.onRequest(METHODS.choices, guarded(context, choices, { allocations: [], dialects: [] }));
  connection.onRequest(METHODS.newConfiguration, guarded(context, newFile, { reason: FAILED }));
  connection.onRequest(METHODS.securityGroup, guarded(context, securityGroup, { reason: FAILED }));
  connection.onRequest(METHODS.setSecret, guarded(context, setSecret, {}));
  connection.onRequest(METHODS.passwordEdit, guarded(context, passwordEdit, { edits: [], reason: FAILED }));
  connection.onRequest(METHODS.newProfile, guarded(context, createProfile, {}));
  connection.onRequest(METHODS.announced, guarded(context, announced, {}));
  connection.onRequest(METHODS.profileFrom, guarded(context, profileFrom, {}));
  connection.onRequest(METHODS.sniff, guarded(context, sniff, {}));
  connection.listen();
}

const FAILED = 'bgplint made a mistake; its log says where.';

const CAPABILITIES: InitializeResult['capabilities'] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  completionProvider: { triggerCharacters: TRIGGERS },
  hoverProvider: true,
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  codeActionProvider: { codeActionKinds: ACTION_KINDS, resolveProvider: true },
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  documentLinkProvider: {},
  codeLensProvider: { resolveProvider: true },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/** A handler that answers `otherwise` instead of failing: an error's text could hold what was being read. */
function guarded<Params, Result, Otherwise>(
  context: Context,
  handler: (context: Context, params: Params) => Result | Promise<Result>,
  otherwise: Otherwise,
): (params: Params) => Promise<Result | Otherwise> {
  return async params => {
    try {
      return await handler(context, params);
    } catch (error) {
      context.log(error);
      return otherwise;
    }
  };
}

function sniff(_context: Context, { text, path }: SniffParams): SniffResult {
  const kind = kindOf(path, text);
  return kind && LANGUAGES.has(kind) ? { language: kind } : {};
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}

/** What a message calls a file: its path in the folder of the workspace, else its name. */
function nameIn(folders: Folders, path: string): string {
  const folder = folders.around(path);
  return (folder === undefined ? undefined : inside(folder, path)) ?? basename(path);
}

/** Whether a path lies where its absence means something: in a folder of the workspace, or under an open document's. */
function isNear(path: string, folders: Folders, documents: OpenDocuments): boolean {
  if (folders.around(path) !== undefined) return true;
  // A document that was never saved lies nowhere.
  return documents.paths().some(open => open.includes('://') && path.startsWith(`${dirname(open)}/`));
}
