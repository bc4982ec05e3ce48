import * as vscode from 'vscode';
import { METHODS, type StatusResult } from './protocol.js';
import { configurationsLike, isConfiguration, type Server } from './server.js';

/** The language status item: which profile and allocation the active file is checked against. */
export function registerStatus(server: Server): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('bgplint.profile', configurationsLike(undefined));
  item.name = 'NREC profile';
  let asked = 0;

  async function refresh(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    item.selector = configurationsLike(document);
    if (!document || !isConfiguration(document)) return;
    const mine = ++asked;
    item.busy = true;
    try {
      const status = await server.request<StatusResult>(METHODS.status, { uri: document.uri.toString() });
      if (mine === asked) show(item, status);
    } catch {
      if (mine === asked) showFailure(item);
    } finally {
      if (mine === asked) item.busy = false;
    }
  }

  void refresh();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(refresh),
    vscode.workspace.onDidOpenTextDocument(refresh),
    server.onReady(refresh),
    server.onStatusChanged(refresh),
  );
}

function show(item: vscode.LanguageStatusItem, { profile, target }: StatusResult): void {
  void vscode.commands.executeCommand('setContext', 'bgplint.hasProfile', profile !== undefined);
  if (!profile) {
    item.text = 'No NREC profile';
    item.detail = 'The allocation is not checked';
    item.severity = vscode.LanguageStatusSeverity.Warning;
    item.command = { command: 'bgplint.createProfile', title: 'Create profile' };
    return;
  }
  item.text = `NREC: ${profile.allocation ?? profile.name}`;
  const path = vscode.workspace.asRelativePath(vscode.Uri.parse(profile.path));
  item.detail = target ? `${path}, ${target}` : path;
  item.severity = vscode.LanguageStatusSeverity.Information;
  item.command = { command: 'vscode.open', title: 'Open profile', arguments: [vscode.Uri.parse(profile.path)] };
}

function showFailure(item: vscode.LanguageStatusItem): void {
  item.text = 'bgplint is not running';
  item.detail = 'See its log';
  item.severity = vscode.LanguageStatusSeverity.Error;
  item.command = { command: 'bgplint.showLog', title: 'Show log' };
}
