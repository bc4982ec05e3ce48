// The language server as a process: Node IPC from VS Code, standard streams (--stdio) from other editors.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeFiles } from './node-files.js';
import { startServer } from './server.js';

startServer(createConnection(ProposedFeatures.all), {
  files: nodeFiles,
  hashPassword: async password => (await import('../node/secrets.js')).hashPassword(password),
});
