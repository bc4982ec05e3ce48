import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateWith } from './extension.js';

export { deactivate } from './extension.js';

/** A web worker as far as this file uses it; the DOM's types belong to no other part of the project. */
declare const Worker: new (url: string) => ConstructorParameters<typeof LanguageClient>[2] & object;

/** The web host (vscode.dev, github.dev): no processes, so the server is a worker. */
export function activate(context: vscode.ExtensionContext): void {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist/server.browser.js').toString(true);
  activateWith(
    context,
    options =>
      new LanguageClient('bgplint.server', 'bgplint', () => Promise.resolve(new Worker(script) as never), options),
  );
}
