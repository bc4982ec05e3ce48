import type { Folding, LanguageFeatures, OutlineSymbol } from '../../model/language.js';
import type { Block, FrrConfig, Item } from './tree.js';

/** What an editor can ask about an FRR configuration. */
export const frrLanguage: LanguageFeatures<FrrConfig> = {
  complete: () => [],
  hover: () => undefined,
  symbols: ({ tree }) => tree.items.flatMap(symbolsOf),
  folding: ({ tree }) => tree.items.flatMap(foldingsOf),
  snippets: () => [],
};

/** What a block's first words say of it. */
const KINDS: readonly (readonly [RegExp, OutlineSymbol['kind']])[] = [
  [/^router /, 'protocol'],
  [/^route-map /, 'filter'],
  [/^address-family /, 'channel'],
];

function symbolsOf(item: Item): readonly OutlineSymbol[] {
  if (item.kind === 'line') return [];
  const { header, items, span } = item;
  const name = header.words.map(({ text }) => text).join(' ');
  const kind = KINDS.find(([pattern]) => pattern.test(header.command.syntax))?.[1] ?? 'other';
  return [{ name, kind, span, nameSpan: header.span, children: items.flatMap(symbolsOf) }];
}

function foldingsOf(item: Item): readonly Folding[] {
  return isBlock(item) ? [{ span: item.span, kind: 'block' }, ...item.items.flatMap(foldingsOf)] : [];
}

function isBlock(item: Item): item is Block {
  return item.kind === 'block';
}
