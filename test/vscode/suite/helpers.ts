import * as vscode from 'vscode';

/** How long anything may take on a busy machine. */
const PATIENCE = 30_000;

/** A file of the workspace's first folder. */
export function fileUri(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('the suite needs its workspace');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a file of the workspace in an editor. */
export async function open(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileUri(name)));
}

/** Writes a file into the workspace, and opens it. */
export async function create(name: string, text: string): Promise<vscode.TextEditor> {
  await vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(text));
  return open(name);
}

/** Asks again until the answer is good; the last answer when time is up is part of the error. */
export async function eventually<Answer>(
  ask: () => Answer | PromiseLike<Answer>,
  good: (answer: Answer) => boolean = Boolean,
): Promise<Answer> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (good(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`not in time; last seen: ${JSON.stringify(answer)}`);
    await sleep(50);
  }
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

/** The findings of ours on a document, as `rule: text` of the place. */
export function findings(document: vscode.TextDocument): string[] {
  return ours(document).map(diagnostic => `${rule(diagnostic)}: ${document.getText(diagnostic.range)}`);
}

/** Our diagnostics on a document, those that are only worth knowing left out. */
export function ours(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source, severity }) => source === 'bgplint' && severity <= vscode.DiagnosticSeverity.Warning);
}

/** A diagnostic's rule. */
export function rule({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Replaces the nth occurrence (from 0) of a text in an editor's document. */
export async function replace(editor: vscode.TextEditor, old: string, by: string, nth = 0): Promise<void> {
  const range = find(editor.document, old, nth);
  if (!(await editor.edit(edit => edit.replace(range, by)))) throw new Error('the edit was refused');
}

/** Where a text occurs for the nth time (from 0). */
export function find(document: vscode.TextDocument, text: string, nth = 0): vscode.Range {
  let at = -1;
  for (let i = 0; i <= nth; i++) at = document.getText().indexOf(text, at + 1);
  if (at < 0) throw new Error(`there is no ${text}`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

/** The quick fixes that the editor offers at a place. */
export async function quickFixes(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  return actions.filter(({ edit }) => edit !== undefined);
}

/** Waits until the server has judged a document as it is now: it answers with the outline only after having read it. */
export async function checked(document: vscode.TextDocument): Promise<void> {
  await eventually(
    () => vscode.commands.executeCommand<unknown[] | undefined>('vscode.executeDocumentSymbolProvider', document.uri),
    symbols => symbols !== undefined && symbols.length > 0,
  );
  // Findings are sent on their own; this is longer than they ever took.
  await sleep(1000);
}

/** Puts every file that was changed back to what is on the disk, and closes all editors. */
export async function discard(): Promise<void> {
  // Not by reverting: that passes over documents which are not in front, and keeps the changes of those still in use.
  for (const document of vscode.workspace.textDocuments) {
    // The workbench writes its settings through a document too, which is closed again before it could be put back.
    if (!document.isDirty || !vscode.workspace.getWorkspaceFolder(document.uri)) continue;
    const change = new vscode.WorkspaceEdit();
    const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(document.uri));
    change.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), saved);
    await vscode.workspace.applyEdit(change);
    await document.save();
  }
  while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** Fills in the places of a snippet that was just inserted, as a person does who types and presses Tab. */
export async function fillIn(...texts: string[]): Promise<void> {
  for (const [i, text] of texts.entries()) {
    if (i > 0) await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    await vscode.commands.executeCommand('type', { text });
  }
  await vscode.commands.executeCommand('leaveSnippet');
}

/** Whether the built extension has its language server. */
export async function hasServer(): Promise<boolean> {
  const root = vscode.extensions.getExtension('bgplint.bgplint')?.extensionUri;
  if (!root) return false;
  return vscode.workspace.fs.stat(vscode.Uri.joinPath(root, 'dist/server.js')).then(
    () => true,
    () => false,
  );
}

/** The lenses of a document, with what they say and do. */
export function lenses(document: vscode.TextDocument): Thenable<vscode.CodeLens[]> {
  return vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 100);
}

/** What each lens says, behind the text that it stands above. */
export async function shownLenses(document: vscode.TextDocument): Promise<string[]> {
  return (await lenses(document)).map(({ range, command }) => `${document.getText(range)} | ${command?.title}`);
}
