import { covers, type Span } from '../../core/span.js';
import type { Unit } from '../../model/dialect.js';
import { type CursorContext, contextAt, type EnclosingBlock } from './language-context.js';
import { textAround } from './template.js';
import type { Config, Item } from './tree.js';

/**
 * Where the cursor is in a file of a unit; undefined inside comments and strings. The tree tells which statement to begin
 * reading at, so that it takes no longer in a large file; from there on the text decides, for the tree of a text that is
 * being written is full of guesses.
 */
export function cursorIn(unit: Unit<Config>, path: string, offset: number): CursorContext | undefined {
  const text = textAround(unit, path);
  const around = blocksAround(unit, unit.tree.items, path);
  const items = around ? around.items : unit.tree.items;
  const { start, blocks } = nearest(unit, items, { path, start: offset, end: offset }, around?.blocks ?? []);
  return contextAt(path, text, offset, start, blocks);
}

interface Beginning {
  readonly start: number;
  readonly blocks: readonly EnclosingBlock[];
}

/** The last statement that begins before the cursor, looked for in the blocks that hold it. */
function nearest(unit: Unit<Config>, items: readonly Item[], here: Span, blocks: readonly EnclosingBlock[]): Beginning {
  const last = items.findLast(({ span }) => span.path === here.path && span.start <= here.start);
  if (!last) return { start: 0, blocks };
  if ('items' in last && last.items && 'inner' in last && last.inner && covers(last.inner, here)) {
    const [first] = last.items;
    // Without a statement before the cursor, the block itself is read from its header on.
    if (first && first.span.path === here.path && first.span.start <= here.start) {
      return nearest(unit, last.items, here, [...blocks, blockOf(unit, last)]);
    }
  }
  return { start: last.span.start, blocks };
}

/** The blocks of other files that this one is included in, and what stands there; undefined at the top level. */
function blocksAround(
  unit: Unit<Config>,
  items: readonly Item[],
  path: string,
  outer: readonly EnclosingBlock[] = [],
): { blocks: readonly EnclosingBlock[]; items: readonly Item[] } | undefined {
  if (items.some(item => item.span.path === path)) return { blocks: outer, items };
  for (const item of items) {
    if (!('items' in item) || !item.items) continue;
    const found = blocksAround(unit, item.items, path, [...outer, blockOf(unit, item)]);
    if (found) return found;
  }
  return undefined;
}

function blockOf(unit: Unit<Config>, item: Item): EnclosingBlock {
  const { kind, span } = item;
  const text = textAround(unit, span.path);
  const header =
    text
      .slice(span.start, span.end)
      .split('{')[0]
      ?.match(/[\w.:/]+|"[^"]*"/g) ?? [];
  if (kind === 'template' || kind === 'protocol') return { kind: 'protocol', header };
  return { kind: kind === 'channel' ? 'channel' : 'options', header };
}
