import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  SymbolKind as LspKind,
  type SymbolInformation,
} from 'vscode-languageserver';
import type { Source } from '../../core/source.js';
import { outlineOf } from '../../features/outline.js';
import type { OutlineSymbol, SymbolKind } from '../../model/language.js';
import { type Context, subjectFor } from '../context.js';
import { rangeOf } from '../positions.js';

const KIND: Readonly<Record<SymbolKind, LspKind>> = {
  protocol: LspKind.Module,
  session: LspKind.Interface,
  channel: LspKind.Property,
  filter: LspKind.Function,
  function: LspKind.Function,
  constant: LspKind.Constant,
  table: LspKind.Array,
  template: LspKind.Class,
  other: LspKind.Object,
};

export async function symbols(
  context: Context,
  { textDocument }: DocumentSymbolParams,
): Promise<DocumentSymbol[] | SymbolInformation[] | null> {
  const subject = await subjectFor(context, textDocument);
  if (!subject) return null;
  const tree = outlineOf(subject).map(symbol => toSymbol(symbol, subject.source));
  return context.client.nestedSymbols ? tree : tree.flatMap(symbol => flattened(symbol, textDocument.uri));
}

function toSymbol(symbol: OutlineSymbol, source: Source): DocumentSymbol {
  return {
    // The protocol does not allow an empty name.
    name: symbol.name || '(unnamed)',
    ...(symbol.detail === undefined ? {} : { detail: symbol.detail }),
    kind: KIND[symbol.kind],
    range: rangeOf(source, symbol.span),
    selectionRange: rangeOf(source, symbol.nameSpan),
    children: symbol.children.map(child => toSymbol(child, source)),
  };
}

function flattened(
  { name, kind, range, children = [] }: DocumentSymbol,
  uri: string,
  container?: string,
): SymbolInformation[] {
  const own = {
    name,
    kind,
    location: { uri, range },
    ...(container === undefined ? {} : { containerName: container }),
  };
  return [own, ...children.flatMap(child => flattened(child, uri, name))];
}
