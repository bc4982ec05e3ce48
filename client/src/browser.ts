import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient, State } from 'vscode-languageclient/browser';
import { activateWith } from './extension.js';

export { deactivate } from './extension.js';

/** A web worker as far as this file uses it; the DOM's types belong to no other part of the project. */
interface WebWorker {
  postMessage(message: unknown): void;
  terminate(): void;
}
declare const Worker: new (url: string) => WebWorker;

/** The web host (vscode.dev, github.dev): no processes, so the server is a worker. */
export function activate(context: vscode.ExtensionContext): void {
  const folder = vscode.Uri.joinPath(context.extensionUri, 'dist').toString(true);
  activateWith(context, options => {
    let worker: WebWorker | undefined;
    const launch = async () => {
      worker = new Worker(`${folder}/server.browser.js`);
      // Its own address tells it nothing: the editor starts workers from blobs. See server/src/lsp/worker-modules.ts.
      worker.postMessage({ modules: `${folder}/` });
      // Not the worker itself: the client knows one by its class, and the editor's workers are of a class of their own.
      return { reader: new BrowserMessageReader(worker as never), writer: new BrowserMessageWriter(worker as never) };
    };
    const client = new LanguageClient('bgplint.server', 'bgplint', launch, options);
    client.onDidChangeState(({ newState }) => {
      // A worker does not end by itself as a process does.
      if (newState === State.Stopped) worker?.terminate();
    });
    return client;
  });
}
