import type { Span } from '../../core/span.js';
import type { Unit } from '../../model/dialect.js';
import type { Config, Item, Word } from './tree.js';

/** What a name that a configuration defines stands for. */
export type NameClass = 'constant' | 'filter' | 'function' | 'protocol' | 'template' | 'table';

/** A name and where it is defined. */
export interface DefinedName {
  readonly name: string;
  readonly class: NameClass;
  /** Of a protocol or template: `bgp`; of a table: its kind of network; of a function: parameters and result. */
  readonly detail: string;
  readonly nameSpan: Span;
  /** The whole definition. */
  readonly span: Span;
}

const cache = new WeakMap<Config, ReadonlyMap<string, DefinedName>>();

/** Every name defined at the top level of a unit, in the order of the text; the first definition counts, as for BIRD. */
export function definedNames({ tree }: Unit<Config>): ReadonlyMap<string, DefinedName> {
  const known = cache.get(tree);
  if (known) return known;
  const names = new Map<string, DefinedName>();
  for (const item of tree.items) {
    const defined = definedBy(item);
    if (defined && !names.has(defined.name)) names.set(defined.name, defined);
  }
  cache.set(tree, names);
  return names;
}

function definedBy(item: Item): DefinedName | undefined {
  const define = (word: Word, as: NameClass, detail: string): DefinedName => ({
    name: word.text,
    class: as,
    detail,
    nameSpan: word.span,
    span: item.span,
  });
  switch (item.kind) {
    case 'define':
      return define(item.name, 'constant', '');
    case 'filter':
      return define(item.name, 'filter', '');
    case 'function': {
      const parameters = item.parameters.map(({ type, name }) => `${type.text} ${name.text}`).join('; ');
      return define(item.name, 'function', `(${parameters})${item.returns ? ` -> ${item.returns.text}` : ''}`);
    }
    case 'protocol':
    case 'template':
      return item.name && define(item.name, item.kind, item.type.text);
    case 'option': {
      const word = tableWord(item);
      return word && define(word, 'table', item.option.replace(/^top\./, '').replace(/\s*table.*$/, ''));
    }
    default:
      return undefined;
  }
}

/** The word that names a table in `ipv4 table t;`, an option of the top level; undefined for other statements. */
export function tableWord(item: Item): Word | undefined {
  if (item.kind !== 'option' || !/^top\..*\btable\b/.test(item.option)) return undefined;
  return Object.values(item.args).find((argument): argument is Word => argument.kind === 'word');
}

// Comments and strings are skipped; a quoted name counts without its quotes.
const WORDS = /#[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|"[^"\n]*"?|'[\w.:-]*'|[A-Za-z_]\w*/g;

/** The name at an offset, quotes left out; undefined where there is none. */
export function nameAt(path: string, text: string, offset: number): { name: string; span: Span } | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  for (const match of line.matchAll(WORDS)) {
    const start = lineStart + match.index;
    const [word] = match;
    if (start > offset || offset > start + word.length) continue;
    if (/^[A-Za-z_]/.test(word)) return { name: word, span: { path, start, end: start + word.length } };
    if (word.startsWith("'")) {
      return { name: word.slice(1, -1), span: { path, start: start + 1, end: start + word.length - 1 } };
    }
  }
  return undefined;
}
