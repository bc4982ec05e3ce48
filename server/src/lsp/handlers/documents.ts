import type { Context } from '../context.js';

/** Follows what the client opens, types and closes. */
export function followDocuments({ connection, documents, units }: Context): void {
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    units.opened(documents.open(uri, languageId, version, text).path);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const changed = documents.change(uri, version, contentChanges);
    if (changed) units.changed(changed.path);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => units.closed(documents.close(uri)));
}
