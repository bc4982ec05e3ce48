import * as vscode from 'vscode';

/** The URI by which the server finds the profile: the active file's, or that of a file the first folder might have. */
export function activeUri(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (document && document.uri.scheme !== 'untitled') return document.uri;
  const folder = vscode.workspace.workspaceFolders?.[0];
  return folder ? vscode.Uri.joinPath(folder.uri, 'untitled') : document?.uri;
}

/** The folder a new profile goes into: the workspace's, asked for when there are several, else the active file's. */
export async function profileFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) {
    const picked = await vscode.window.showWorkspaceFolderPick({ placeHolder: 'Where does the profile belong?' });
    return picked?.uri;
  }
  if (folders[0]) return folders[0].uri;
  const document = vscode.window.activeTextEditor?.document;
  if (document && !document.isUntitled) return vscode.Uri.joinPath(document.uri, '..');
  void vscode.window.showWarningMessage(
    'Open the folder that holds your configuration first: the profile goes into it.',
  );
  return undefined;
}

/** Says why something needs a profile, and offers to make one. */
export async function offerProfile(message: string): Promise<void> {
  const create = 'Create Profile';
  if ((await vscode.window.showWarningMessage(message, create)) === create) {
    await vscode.commands.executeCommand('bgplint.createProfile');
  }
}
