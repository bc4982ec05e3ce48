import * as vscode from 'vscode';
import { activeUri, offerProfile } from './place.js';
import {
  type AllocationChoice,
  type ChoicesResult,
  type DialectChoice,
  METHODS,
  type NewConfigurationParams,
  type NewConfigurationResult,
} from './protocol.js';
import type { Server } from './server.js';

const TITLE = 'New configuration';

/**
 * Asks which daemon, allocation and machine a configuration is for, and writes it: into the active document where that is empty and
 * of the language, else into a new document that will be saved under the usual name.
 */
export async function newConfiguration(server: Server): Promise<void> {
  const uri = (activeUri() ?? vscode.Uri.parse('untitled:new')).toString();
  const { allocations, dialects } = await server.request<ChoicesResult>(METHODS.choices, { uri });
  if (allocations.length === 0) return offerProfile('There is no NREC profile to take the values from.');
  const dialect = await pickDialect(dialects);
  const allocation = dialect && (await pickAllocation(allocations, TITLE));
  if (!allocation) return;
  const chosen = { uri, dialect: dialect.id, allocation: allocation.name };
  const machine = dialect.needsAddress ? await pickMachine(server, allocation, chosen) : {};
  if (!machine) return;
  const { body, reason } = await make(server, { ...chosen, ...machine });
  if (body === undefined) {
    void vscode.window.showErrorMessage(`No configuration was made. ${reason ?? ''}`);
    return;
  }
  const editor = await editorFor(dialect);
  const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
  await editor.insertSnippet(new vscode.SnippetString(body), editor.document.validateRange(all));
}

function make(server: Server, params: NewConfigurationParams): Promise<NewConfigurationResult> {
  return server.request<NewConfigurationResult>(METHODS.newConfiguration, params);
}

async function pickDialect(dialects: readonly DialectChoice[]): Promise<DialectChoice | undefined> {
  const items = dialects.map(dialect => ({ label: dialect.name, description: dialect.file, dialect }));
  const picked = await vscode.window.showQuickPick(items, { title: TITLE, placeHolder: 'For which daemon?' });
  return picked?.dialect;
}

/** The allocation that something is made for: the only one, or the one that the user picks. */
export async function pickAllocation(
  allocations: readonly AllocationChoice[],
  title: string,
): Promise<AllocationChoice | undefined> {
  if (allocations.length === 1) return allocations[0];
  const items = allocations.map(allocation => ({
    label: allocation.name,
    description: allocation.site ?? '',
    allocation,
  }));
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder: 'For which allocation?' });
  return picked?.allocation;
}

/** The machine that a configuration is for: an instance that the profile names, or an address. */
async function pickMachine(
  server: Server,
  { instances }: AllocationChoice,
  chosen: NewConfigurationParams,
): Promise<Pick<NewConfigurationParams, 'instance' | 'address'> | undefined> {
  const other = { label: 'Another address…', instance: undefined };
  const items = instances.map(({ name, address }) => ({ label: name, description: address, instance: name }));
  const picked =
    items.length === 0
      ? other
      : await vscode.window.showQuickPick([...items, other], { title: TITLE, placeHolder: 'For which instance?' });
  if (!picked) return undefined;
  if (picked.instance !== undefined) return { instance: picked.instance };
  const address = await vscode.window.showInputBox({
    title: TITLE,
    prompt: "The machine's own IPv4 address, which its sessions come from",
    placeHolder: '10.0.240.156',
    ignoreFocusOut: true,
    validateInput: async text => (text === '' ? undefined : (await make(server, { ...chosen, address: text })).reason),
  });
  return address ? { address } : undefined;
}

/** The active editor where that is empty and of the language; else one of a new document that has the usual name. */
export async function editorFor({
  language,
  file,
}: Pick<DialectChoice, 'language' | 'file'>): Promise<vscode.TextEditor> {
  const active = vscode.window.activeTextEditor;
  const isFree = active?.document.languageId === language && active.document.getText().trim() === '';
  return isFree ? active : vscode.window.showTextDocument(await newDocument(language, file));
}

/** A document that was not saved yet; in a folder it has the usual name, unless there is such a file. */
async function newDocument(language: string, file: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  const place = folder && vscode.Uri.joinPath(folder.uri, file);
  const isFree = place !== undefined && !(await isThere(place)) && !(await isThere(unsaved(place)));
  if (!isFree) return vscode.workspace.openTextDocument({ language });
  const document = await vscode.workspace.openTextDocument(unsaved(place));
  return vscode.languages.setTextDocumentLanguage(document, language);
}

function unsaved(place: vscode.Uri): vscode.Uri {
  return place.with({ scheme: 'untitled' });
}

/** On the disk, or in an editor. */
async function isThere(uri: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.textDocuments.some(document => document.uri.toString() === uri.toString())) return true;
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
