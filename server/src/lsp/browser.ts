// The language server as a web worker.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './server.js';

/** The worker's own scope, as far as it is used here; the DOM's types belong to no other part of the project. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), {
  files: others => others,
  hasFarFiles: true,
});
