import type { TextEdit as LspTextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit } from '../core/edit.js';
import type { Source } from '../core/source.js';
import type { Context } from './context.js';
import { rangeOf } from './positions.js';

/** Edits as the protocol has them; undefined when one is for a source that was not read. */
export function workspaceEdit(
  context: Context,
  edits: readonly TextEdit[],
  sources: ReadonlyMap<string, Source>,
): WorkspaceEdit | undefined {
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
    documentChanges: [...byPath].map(([path, list]) => ({
      textDocument: { uri: context.uri(path), version: context.documents.get(path)?.version ?? null },
      edits: list,
    })),
  };
}
