import * as vscode from 'vscode';
import { registerDetection } from './detect.js';
import { insertConfiguration, insertPeer } from './insert.js';
import { registerLenses } from './lenses.js';
import { newConfiguration } from './new.js';
import { Passwords } from './passwords.js';
import { createProfile } from './profile.js';
import { newSecurityGroup } from './security-group.js';
import { type CreateClient, isOurs, Server } from './server.js';
import { registerStatus } from './status.js';

let server: Server | undefined;

/** Everything the extension does in either host; only the way to a running server differs. */
export function activateWith(context: vscode.ExtensionContext, create: CreateClient): void {
  const log = vscode.window.createOutputChannel('bgplint', { log: true });
  const running = new Server(create, log);
  const passwords = new Passwords(context, running);
  server = running;

  const commands: Record<string, () => unknown> = {
    'bgplint.createProfile': () => createProfile(running),
    'bgplint.setPassword': () => passwords.set(),
    'bgplint.writePassword': () => passwords.write(),
    'bgplint.insertPeer': () => insertPeer(running),
    'bgplint.insertConfiguration': () => insertConfiguration(running),
    'bgplint.newConfiguration': () => newConfiguration(running),
    'bgplint.newSecurityGroup': () => newSecurityGroup(running),
    'bgplint.restartServer': () => running.restart(),
    'bgplint.showLog': () => log.show(),
  };
  for (const [name, run] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(name, run));
  }

  const startFor = (document: vscode.TextDocument) => {
    // The log and the status item report a failure.
    if (isOurs(document)) running.start().catch(() => {});
  };
  vscode.workspace.textDocuments.forEach(startFor);
  context.subscriptions.push(
    log,
    passwords,
    vscode.workspace.onDidOpenTextDocument(startFor),
    // A manifest shows what it is only once it is written.
    vscode.workspace.onDidSaveTextDocument(startFor),
    vscode.workspace.onDidChangeWorkspaceFolders(({ added }) => {
      // Documents are selected by scheme, and a new folder may bring another.
      if (running.started && added.some(folder => folder.uri.scheme !== 'file')) void running.restart();
    }),
    registerLenses(running),
    registerStatus(running),
    registerDetection(running),
  );
}

/** Stops the server; the editor waits for it. */
export async function deactivate(): Promise<void> {
  await server?.dispose();
  server = undefined;
}
