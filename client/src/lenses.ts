import * as vscode from 'vscode';
import { type AnnouncedParams, type AnnouncedResult, COMMANDS, type GoToArguments, METHODS } from './protocol.js';
import type { Server } from './server.js';

/** The scheme of texts that say what is announced; they are made when they are opened, and cannot be changed. */
const SCHEME = 'bgplint-announced';

/** What picking a lens does. */
export function registerLenses(server: Server): vscode.Disposable {
  const texts: vscode.TextDocumentContentProvider = {
    async provideTextDocumentContent({ query }) {
      const { text } = await server.request<AnnouncedResult>(METHODS.announced, JSON.parse(query) as AnnouncedParams);
      return text ?? 'The configuration has changed since. Pick the line above the session or policy again.';
    },
  };
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, texts),
    vscode.commands.registerCommand(COMMANDS.goTo, goTo),
    vscode.commands.registerCommand(COMMANDS.showAnnounced, showAnnounced),
  );
}

async function goTo({ uri, range: { start, end } }: GoToArguments): Promise<void> {
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection });
}

async function showAnnounced(params: AnnouncedParams): Promise<void> {
  const uri = vscode.Uri.from({ scheme: SCHEME, path: 'What is announced', query: JSON.stringify(params) });
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
}
