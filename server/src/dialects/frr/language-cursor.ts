import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import type { Unit } from '../../model/dialect.js';
import { type CommandNode, catalogueOf } from './catalogue.js';
import { HOLE, isHole, templateOf } from './template.js';
import { type FrrConfig, type Item, writtenIn } from './tree.js';
import { measured } from './versions.js';

/** Where the cursor is. */
export interface Cursor {
  /** The node whose commands may stand on this line. */
  readonly node: CommandNode;
  /** The words of the line in front of the one under the cursor. */
  readonly before: readonly string[];
  /** The word under the cursor; empty between words. */
  readonly word: Span;
}

/** Where an offset of a unit's text is; undefined in a comment. */
export function cursorAt(unit: Unit<FrrConfig>, path: string, offset: number): Cursor | undefined {
  const text = textOf(unit, path);
  const start = lineStart(text, offset);
  const newline = text.indexOf('\n', offset);
  const line = text.slice(start, newline < 0 ? text.length : newline);
  if (/^\s*[!#]/.test(line)) return undefined;
  const at = offset - start;
  const begin = at - (/\S*$/.exec(line.slice(0, at))?.[0].length ?? 0);
  const end = at + (/^\S*/.exec(line.slice(at))?.[0].length ?? 0);
  return {
    node: nodeAt(unit, path, start),
    before: (line.slice(0, begin).match(/\S+/g) ?? []).map(word => (isHole(word) ? HOLE : word)),
    word: { path, start: start + begin, end: start + end },
  };
}

const masked = new WeakMap<Source, string>();

/** The text of a source; of a template what FRR reads of it, with marks for what is filled in. */
function textOf({ sources, holes }: Unit<FrrConfig>, path: string): string {
  const source = sources.get(path);
  if (!source || !holes?.length) return source?.text ?? '';
  const known = masked.get(source) ?? templateOf(source)?.masked.text ?? source.text;
  masked.set(source, known);
  return known;
}

/** The node that what stands in front of a line leads to. */
function nodeAt({ tree, version }: Unit<FrrConfig>, path: string, line: number): CommandNode {
  let node = catalogueOf(measured(version)).node('config');
  for (let items = writtenIn(tree, path); ; ) {
    const last = lastBefore(items, line);
    if (last?.kind !== 'block' || (isClosed(last) && last.span.end < line)) return node;
    ({ node, items } = last);
  }
}

/** Whether a block ends with a line of its own (`exit`), as opposed to where something else begins. */
export function isClosed({ span, header, items }: Item & { kind: 'block' }): boolean {
  return span.end > (items.at(-1)?.span.end ?? header.span.end);
}

/** The last item that begins before an offset. */
function lastBefore(items: readonly Item[], offset: number): Item | undefined {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] as Item).span.start < offset) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  // A place before the text counts as its first character for `lastIndexOf`.
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}
