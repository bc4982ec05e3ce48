import * as vscode from 'vscode';
import { activeUri, offerProfile } from './place.js';
import { METHODS, type SnippetKind, type SnippetResult } from './protocol.js';
import { isConfiguration, isEmptyConfiguration, isJson, type Server } from './server.js';

/** Inserts the session with an NREC peer into the active configuration, between the blocks that are there. */
export async function insertPeer(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isConfiguration(editor.document) || isJson(editor.document)) return;
  const body = await snippet(server, 'peer');
  if (body === undefined) return;
  const { line, above } = await freeLine(editor);
  const document = editor.document;
  const at = document.lineAt(line).range.end;
  const empty = document.lineAt(line).isEmptyOrWhitespace;
  // The snippet engine would indent every line by what the target line starts with.
  const text = `${above && !empty ? '\n\n' : ''}${body.replace(/\n+$/, '')}\n`;
  await editor.insertSnippet(new vscode.SnippetString(text), empty ? document.lineAt(line).range : at);
}

/** Writes a whole configuration: into the active file if that is an empty configuration, else into a new one. */
export async function insertConfiguration(server: Server): Promise<void> {
  const body = await snippet(server, 'configuration');
  if (body === undefined) return;
  const active = vscode.window.activeTextEditor;
  const usable = active && isEmptyConfiguration(active.document);
  // The server answers in the language of the active file, where it has one.
  const language = languageOf(active?.document) ?? 'bird';
  const editor = usable ? active : await newConfiguration(language);
  const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
  await editor.insertSnippet(new vscode.SnippetString(body), editor.document.validateRange(all));
}

async function newConfiguration(language: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language }));
}

/** The language of a configuration, or of what can become one. */
function languageOf(document: vscode.TextDocument | undefined): string | undefined {
  if (!document || isJson(document)) return undefined;
  return isConfiguration(document) || isEmptyConfiguration(document) ? document.languageId : undefined;
}

/** The server's text, or nothing after having said why there is none. */
async function snippet(server: Server, which: SnippetKind): Promise<string | undefined> {
  const uri = activeUri();
  const document = vscode.window.activeTextEditor?.document;
  const language = languageOf(document);
  const { body, reason } = uri
    ? await server.request<SnippetResult>(METHODS.snippet, {
        uri: uri.toString(),
        which,
        ...(language && { language }),
      })
    : { body: undefined, reason: undefined };
  if (body === undefined) await offerProfile(reason ?? 'There is no NREC profile to take the values from.');
  return body;
}

/** A line outside every block: the cursor's, or the last one of the block it stands in. `above`: whether text precedes it. */
async function freeLine(editor: vscode.TextEditor): Promise<{ line: number; above: boolean }> {
  const position = editor.selection.active;
  const symbols = await vscode.commands.executeCommand<(vscode.DocumentSymbol | vscode.SymbolInformation)[]>(
    'vscode.executeDocumentSymbolProvider',
    editor.document.uri,
  );
  const ranges = (symbols ?? []).map(symbol => ('range' in symbol ? symbol.range : symbol.location.range));
  const block = ranges.find(range => range.start.line <= position.line && position.line <= range.end.line);
  const line = block ? block.end.line : position.line;
  return { line, above: editor.document.getText(new vscode.Range(0, 0, line + 1, 0)).trim() !== '' };
}
