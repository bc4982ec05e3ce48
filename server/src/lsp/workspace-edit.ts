import type { CreateFile, TextEdit as LspTextEdit, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { NewFile } from '../core/diagnostic.js';
import type { TextEdit } from '../core/edit.js';
import { revealSecret } from '../core/secret.js';
import type { Source } from '../core/source.js';
import type { Context } from './context.js';
import { rangeOf } from './positions.js';

/**
 * Edits as the protocol has them, with the files that are made before them; undefined when one is for a source that was not read, or
 * the client makes no files.
 */
export function workspaceEdit(
  context: Context,
  edits: readonly TextEdit[],
  sources: ReadonlyMap<string, Source>,
  files: readonly NewFile[] = [],
): WorkspaceEdit | undefined {
  if (files.length > 0 && !context.client.createsFiles) return undefined;
  const byPath = new Map<string, LspTextEdit[]>();
  for (const { span, text } of edits) {
    const source = sources.get(span.path);
    if (!source) return undefined;
    const list = byPath.get(span.path) ?? [];
    byPath.set(span.path, list);
    list.push({ range: rangeOf(source, span), newText: text });
  }
  if (!context.client.versionedEdits) {
    return { changes: Object.fromEntries([...byPath].map(([path, list]) => [context.uri(path), list])) };
  }
  return {
    documentChanges: [
      ...files.flatMap(file => created(context.uri(file.path), file)),
      ...[...byPath].map(([path, list]) => ({
        textDocument: { uri: context.uri(path), version: context.documents.get(path)?.version ?? null },
        edits: list,
      })),
    ],
  };
}

/** A file that is made unless it is there, and its text in front of what is in it by then. */
function created(uri: string, { text, mayExist = false }: NewFile): [CreateFile, TextDocumentEdit] {
  const start = { line: 0, character: 0 };
  return [
    { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: mayExist } },
    {
      textDocument: { uri, version: null },
      edits: [{ range: { start, end: start }, newText: revealSecret(text) }],
    },
  ];
}
