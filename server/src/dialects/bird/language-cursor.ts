import type { Unit } from '../../model/dialect.js';
import { type CursorContext, contextAt, type EnclosingBlock } from './language-context.js';
import type { Config, Item } from './tree.js';

/**
 * Where the cursor is in a file of a unit; undefined inside comments and strings. Reading starts behind the last whole
 * statement of the top level before the cursor, so that it takes no longer in a large file.
 */
export function cursorIn(unit: Unit<Config>, path: string, offset: number): CursorContext | undefined {
  const text = unit.sources.get(path)?.text ?? '';
  const around = blocksAround(unit, unit.tree.items, path) ?? [];
  let start = 0;
  if (around.length === 0) {
    for (const { kind, span } of unit.tree.items) {
      if (kind !== 'damaged' && span.path === path && span.end <= offset && span.end > start) start = span.end;
    }
  }
  return contextAt(path, text, offset, start, around);
}

/** The blocks of other files that this one is included in; undefined when the items hold nothing of it. */
function blocksAround(unit: Unit<Config>, items: readonly Item[], path: string): EnclosingBlock[] | undefined {
  if (items.some(item => item.span.path === path)) return [];
  for (const item of items) {
    if (!('items' in item) || !item.items) continue;
    const inner = blocksAround(unit, item.items, path);
    if (inner) return [blockOf(unit, item), ...inner];
  }
  return undefined;
}

function blockOf(unit: Unit<Config>, item: Item): EnclosingBlock {
  const { kind, span } = item;
  const text = unit.sources.get(span.path)?.text ?? '';
  const header =
    text
      .slice(span.start, span.end)
      .split('{')[0]
      ?.match(/[\w.:/]+|"[^"]*"/g) ?? [];
  return {
    kind: kind === 'template' || kind === 'protocol' ? 'protocol' : kind === 'channel' ? 'channel' : 'options',
    header,
  };
}
