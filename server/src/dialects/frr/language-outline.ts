import type { Span } from '../../core/span.js';
import type { Unit } from '../../model/dialect.js';
import type { Folding, OutlineSymbol, SymbolKind } from '../../model/language.js';
import { isClosed } from './language-cursor.js';
import { definedBy } from './language-names.js';
import { argumentsOf, type Block, type FrrConfig, type Item, type Line, shapeOf, writtenIn } from './tree.js';

/** What a block is, by the first words of its header. */
const BLOCKS: readonly (readonly [RegExp, SymbolKind])[] = [
  [/^router /, 'protocol'],
  [/^bfd$/, 'protocol'],
  [/^peer /, 'session'],
  [/^profile /, 'template'],
  [/^address-family /, 'channel'],
  [/^route-map /, 'filter'],
  [/^vrf /, 'table'],
];

/** Blocks, and what is defined line by line: neighbours, groups, lists. Each is shown where it is written first. */
export function frrSymbols({ tree }: Unit<FrrConfig>, path: string): readonly OutlineSymbol[] {
  return symbolsOf(tree, writtenIn(tree, path), path, new Set());
}

function symbolsOf(config: FrrConfig, items: readonly Item[], path: string, shown: Set<string>): OutlineSymbol[] {
  return items.flatMap(item => {
    if (item.span.path !== path) return [];
    return item.kind === 'block' ? [blockSymbol(config, item, path)] : (lineSymbol(config, item, shown) ?? []);
  });
}

function blockSymbol(config: FrrConfig, { header, items, span }: Block, path: string): OutlineSymbol {
  const shape = shapeOf(header);
  const kind = BLOCKS.find(([pattern]) => pattern.test(shape))?.[1] ?? 'other';
  const name = fullWords(header);
  return { name, kind, span, nameSpan: header.span, children: symbolsOf(config, items, path, new Set()) };
}

/** A line from some word on, with its keywords in full. What is shown so holds no password. */
function fullWords({ places, words }: Line, from = 0): string {
  return words
    .map(({ text }, i) => {
      const what = places[i]?.what;
      return what?.kind === 'keyword' ? what.text : text;
    })
    .slice(from)
    .join(' ');
}

function lineSymbol(config: FrrConfig, line: Line, shown: Set<string>): OutlineSymbol | undefined {
  const found = sessionOf(line) ?? listOf(config, line);
  if (!found) return undefined;
  const key = `${found.kind === 'constant' ? found.detail : 'neighbour'} ${found.name}`;
  if (shown.has(key)) return undefined;
  shown.add(key);
  return { ...found, span: line.span, children: [] };
}

type Found = Pick<OutlineSymbol, 'name' | 'detail' | 'kind' | 'nameSpan'>;

/** A neighbour or group. */
function sessionOf(line: Line): Found | undefined {
  const shape = shapeOf(line);
  if (!/^neighbor \* (remote-as|peer-group|interface)\b/.test(shape)) return undefined;
  const word = argumentsOf(line)[0];
  if (!word) return undefined;
  const isGroup = shape === 'neighbor * peer-group';
  return {
    name: word.text,
    detail: fullWords(line, 2),
    kind: isGroup ? 'template' : 'session',
    nameSpan: word.span,
  };
}

function listOf(config: FrrConfig, line: Line): Found | undefined {
  const defined = definedBy(config, line);
  if (!defined) return undefined;
  const { kind, word } = defined;
  return { name: word.text, detail: kind, kind: 'constant', nameSpan: word.span };
}

/** Blocks, and comments of several lines. */
export function frrFolding({ tree, comments, sources }: Unit<FrrConfig>, path: string): readonly Folding[] {
  const text = sources.get(path)?.text ?? '';
  return [
    ...blockFoldings(writtenIn(tree, path), text),
    ...commentFoldings(
      comments.filter(span => span.path === path),
      text,
    ),
  ].filter(({ span }) => span.path === path);
}

function blockFoldings(items: readonly Item[], text: string): Folding[] {
  return items.flatMap(item => {
    if (item.kind === 'line') return [];
    const { span, items: inner } = item;
    // Editors leave a block's last line in sight; where no `exit` ends it, that is the next one.
    const newline = text.indexOf('\n', span.end);
    const end = isClosed(item) || newline < 0 ? span.end : newline + 1;
    return [{ span: { ...span, end }, kind: 'block' as const }, ...blockFoldings(inner, text)];
  });
}

/** Comments that follow each other line by line; a bare `!` only parts what stands around it. */
function commentFoldings(comments: readonly Span[], text: string): Folding[] {
  const runs: Span[] = [];
  for (const comment of comments) {
    if (/^[!#]+$/.test(text.slice(comment.start, comment.end))) continue;
    const last = runs.at(-1);
    const follows = last && /^[^\n]*\n[ \t]*$/.test(text.slice(last.end, comment.start));
    if (follows) runs[runs.length - 1] = { ...last, end: comment.end };
    else runs.push(comment);
  }
  return runs
    .filter(({ start, end }) => text.slice(start, end).includes('\n'))
    .map(span => ({ span, kind: 'comment' }));
}
