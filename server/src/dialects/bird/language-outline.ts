import { maskedText } from '../../core/mask.js';
import { dirname, join } from '../../core/path.js';
import { covers, type Span } from '../../core/span.js';
import type { Unit } from '../../model/dialect.js';
import type { Folding, OutlineSymbol, SourceLink, SymbolKind } from '../../model/language.js';
import { definedNames, tableWord } from './language-names.js';
import type { Config, Item, Word } from './tree.js';

/** As much of a constant's value as an outline shows, characters. */
const DETAIL = 40;

/** The definitions and blocks of one file of a unit. */
export function birdSymbols(unit: Unit<Config>, path: string): readonly OutlineSymbol[] {
  return symbolsOf(unit, path, unit.tree.items);
}

/** Blocks of the file; those in other files are looked through for what this file holds of them. */
function symbolsOf(unit: Unit<Config>, path: string, items: readonly Item[]): OutlineSymbol[] {
  return items.flatMap(item => {
    if (item.span.path === path) return symbolOf(unit, path, item) ?? [];
    return 'items' in item && item.items ? symbolsOf(unit, path, item.items) : [];
  });
}

function symbolOf(unit: Unit<Config>, path: string, item: Item): OutlineSymbol | undefined {
  const symbol = (kind: SymbolKind, name: string, nameSpan: Span, detail = ''): OutlineSymbol => ({
    name,
    ...(detail === '' ? {} : { detail }),
    kind,
    span: item.span,
    // The protocol of editors wants the name inside the whole; an include may end a block in another file.
    nameSpan: covers(item.span, nameSpan) ? nameSpan : { ...item.span, end: item.span.start },
    children: 'items' in item && item.items ? symbolsOf(unit, path, item.items) : [],
  });
  const named = (kind: SymbolKind, word: Word, detail?: string) => symbol(kind, word.text, word.span, detail);
  switch (item.kind) {
    case 'define':
      return named('constant', item.name, shortText(unit, item.value.span));
    case 'filter':
      return named('filter', item.name);
    case 'function':
      return named('function', item.name, definedNames(unit).get(item.name.text)?.detail);
    case 'template':
    case 'protocol': {
      const kind = item.kind === 'template' ? 'template' : item.type.text === 'bgp' ? 'session' : 'protocol';
      const detail = `${item.type.text}${item.from ? ` from ${item.from.text}` : ''}`;
      return item.name ? named(kind, item.name, detail) : symbol(kind, item.type.text, item.type.span);
    }
    case 'channel':
      return symbol('channel', item.type, item.header);
    case 'option': {
      const table = tableWord(item);
      if (table) return named('table', table, definedNames(unit).get(table.text)?.detail);
      return item.items ? symbol('other', shortText(unit, headOf(item.span, item.items)), item.span) : undefined;
    }
    default:
      return undefined;
  }
}

/** What stands in front of a block's items. */
function headOf(span: Span, [first]: readonly Item[]): Span {
  return first && first.span.path === span.path ? { ...span, end: first.span.start } : span;
}

/** The beginning of a text on one line, passwords masked. */
function shortText({ sources, secrets }: Unit, span: Span): string {
  const text = sources.get(span.path)?.text ?? '';
  const line = maskedText(text, { ...span, end: Math.min(span.end, span.start + 200) }, secrets)
    .replace(/\s*\{[\s\S]*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > DETAIL ? `${line.slice(0, DETAIL - 1)}…` : line;
}

// What may hold brackets without meaning them, and the brackets.
const BRACKETS = /#[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|"[^"\n]*"?|[{}[\]]/g;

/** Everything in brackets, and comments: comment lines that follow each other are one. */
export function birdFolding(unit: Unit<Config>, path: string): readonly Folding[] {
  const text = unit.sources.get(path)?.text ?? '';
  const found: Folding[] = [];
  const open: number[] = [];
  let comment: { start: number; end: number } | undefined;
  const endComment = () => {
    if (comment) found.push({ span: { path, ...comment }, kind: 'comment' });
    comment = undefined;
  };
  for (const match of text.matchAll(BRACKETS)) {
    const [token] = match;
    const start = match.index;
    const end = start + token.length;
    if (token.startsWith('#') && text.slice(text.lastIndexOf('\n', start) + 1, start).trim() === '') {
      if (!comment || text.slice(comment.end, start).trim() !== '' || blankLine(text, comment.end, start)) endComment();
      comment = { start: comment?.start ?? start, end };
      continue;
    }
    if (token.startsWith('/*')) found.push({ span: { path, start, end }, kind: 'comment' });
    else if (token === '{' || token === '[') open.push(start);
    else if (token === '}' || token === ']') {
      const from = open.pop();
      if (from !== undefined) found.push({ span: { path, start: from, end }, kind: 'block' });
    }
  }
  endComment();
  return found;
}

function blankLine(text: string, start: number, end: number): boolean {
  return text.slice(start, end).split('\n').length > 2;
}

const INCLUDE = /(^|\n)[ \t]*include[ \t]*"([^"\n]+)"[ \t]*;/g;

/** The includes of a file that name one other file. */
export function birdLinks(unit: Unit<Config>, path: string): readonly SourceLink[] {
  const text = unit.sources.get(path)?.text ?? '';
  return [...text.matchAll(INCLUDE)].flatMap(match => {
    const written = match[2] as string;
    const start = match.index + match[0].indexOf('"') + 1;
    const span = { path, start, end: start + written.length };
    if (/[*?[]/.test(written) || unit.comments.some(comment => covers(comment, span))) return [];
    return [{ span, target: join(dirname(path), written) }];
  });
}
