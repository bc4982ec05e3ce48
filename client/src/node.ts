import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith } from './extension.js';

export { deactivate } from './extension.js';

/** The desktop and remote host: the server is a process of its own, run by the editor's Node. */
export function activate(context: vscode.ExtensionContext): void {
  const module = context.asAbsolutePath('dist/server.js');
  activateWith(context, options => {
    // Not `bgplint`: under that name the client would take `verbose` from the settings, and log the user's files.
    return new LanguageClient(
      'bgplint.server',
      'bgplint',
      {
        run: { module, transport: TransportKind.ipc },
        debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
      },
      options,
    );
  });
}
