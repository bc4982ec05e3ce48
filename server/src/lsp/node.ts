// The language server as a process: Node IPC from VS Code, standard streams (--stdio) from other editors.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { describeError } from './errors.js';
import { nodeFiles } from './node-files.js';
import { startServer } from './server.js';
import { tuneForEditing } from './tune.js';

/** How a client says which way it speaks to us; with a value behind `=` or as the next argument. */
const TRANSPORTS = /^--(stdio|node-ipc|socket|pipe)\b/;

if (!process.argv.some(argument => TRANSPORTS.test(argument))) {
  process.stderr.write('bgplint: this is a language server; editors start it with --stdio or --node-ipc.\n');
  process.exit(2);
}

tuneForEditing();
const connection = createConnection(ProposedFeatures.all);
// Whatever slipped through: the user's other files are still to be served.
const survive = (error: unknown) => connection.console.error(describeError(error));
process.on('uncaughtException', survive);
process.on('unhandledRejection', survive);

startServer(connection, {
  files: nodeFiles,
  hashPassword: async password => (await import('../node/secrets.js')).hashPassword(password),
});
