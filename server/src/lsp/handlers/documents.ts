import type { Context } from '../context.js';
import { pathOf } from '../uri.js';

/** Follows what the client opens, types and closes. */
export function followDocuments({ connection, documents, projects, units }: Context): void {
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    const { path } = documents.open(uri, languageId, version, text);
    units.opened(path);
    projects.changed([path]);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const changed = documents.change(uri, version, contentChanges);
    if (!changed) return;
    units.changed(changed.path);
    projects.changed([changed.path]);
  });
  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    const path = pathOf(uri);
    if (documents.get(path)) units.saved(path);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    const path = documents.close(uri);
    units.closed(path);
    projects.changed([path]);
  });
}
