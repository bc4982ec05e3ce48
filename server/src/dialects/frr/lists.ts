import { outermostLines, statementShape } from './lower-statement.js';
import type { FrrConfig, Line } from './tree.js';

/** What the lines of prefix-lists and access-lists begin with. */
export const LIST_PHRASES = ['ip prefix-list', 'ipv6 prefix-list', 'access-list', 'ipv6 access-list'] as const;

export type ListPhrase = (typeof LIST_PHRASES)[number];

const cache = new WeakMap<FrrConfig, Map<ListPhrase, ReadonlyMap<string, readonly Line[]>>>();

/** All lines that speak of lists of one kind, by the lists' names, in the order of the text; also those that take entries away. */
export function listLines(config: FrrConfig, phrase: ListPhrase): ReadonlyMap<string, readonly Line[]> {
  const kinds = cache.get(config) ?? new Map<ListPhrase, ReadonlyMap<string, readonly Line[]>>();
  cache.set(config, kinds);
  const known = kinds.get(phrase);
  if (known) return known;
  const made = byName(outermostLines(config, phrase), phrase.endsWith('prefix-list') ? 'prefix-list' : 'access-list');
  kinds.set(phrase, made);
  return made;
}

function byName(lines: readonly Line[], keyword: string): ReadonlyMap<string, readonly Line[]> {
  const lists = new Map<string, Line[]>();
  let last: { readonly line: Line; readonly index: number; readonly lines: Line[] } | undefined;
  for (const line of lines) {
    const [index, end] = statementShape(line).after.get(keyword) ?? [0, 0];
    if (index >= end) continue;
    // Most often a line is of the same list as the one before.
    if (!last || last.index !== index || !line.repeats(last.line, index)) {
      const name = line.textOf(index);
      last = { line, index, lines: lists.get(name) ?? [] };
      lists.set(name, last.lines);
    }
    last.lines.push(line);
  }
  return lists;
}
