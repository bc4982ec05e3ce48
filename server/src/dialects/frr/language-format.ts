import type { TextEdit } from '../../core/edit.js';
import { templateSuffix } from '../../core/template-tags.js';
import type { Unit } from '../../model/dialect.js';
import { isClosed, lineStart } from './language-cursor.js';
import type { FrrConfig, Item } from './tree.js';

/**
 * Lines longer than this stay as they are: vtysh reads 4,095 bytes at a time, and where it parts a longer line depends on
 * the blanks in front.
 */
const LONGEST = 1000;

/**
 * Indents as FRR writes its configuration: one blank for each block around, and what ends a block like its header. Comments
 * go with the command below them. Lines that FRR does not take stay where they are, and where these made others fail, so
 * does everything; so do templates, whose blocks may begin in one branch and end in another.
 */
export function frrFormat(unit: Unit<FrrConfig>, path: string): readonly TextEdit[] {
  const text = unit.sources.get(path)?.text ?? '';
  const isWhole = (unit.holes?.length ?? 0) === 0 && templateSuffix(path) === undefined;
  if (!isWhole || unit.diagnostics.some(({ consequence }) => consequence)) return [];
  const depths = depthsOf(unit.tree.items, text);
  const edits: TextEdit[] = [];
  // From the end on, so that a comment knows the command below it.
  let below = 0;
  for (let end = text.length; end >= 0; ) {
    const start = lineStart(text, end);
    const line = text.slice(start, end);
    const written = line.trim();
    const isComment = /^[!#]/.test(written);
    const depth = isComment ? below : written === 'end' ? 0 : depths.get(start + line.length - line.trimStart().length);
    if (!isComment && depth !== undefined) below = depth;
    if (line.length <= LONGEST && (depth !== undefined || written === '')) {
      const wanted = written === '' ? '' : ' '.repeat(depth ?? 0) + written;
      const eol = line.endsWith('\r') ? '\r' : '';
      if (wanted + eol !== line) edits.push({ span: { path, start, end }, text: wanted + eol });
    }
    if (start === 0) break;
    end = start - 1;
  }
  return edits.reverse();
}

/** How deep each line is that FRR takes, by the offset of its first word. */
function depthsOf(items: readonly Item[], text: string): ReadonlyMap<number, number> {
  const depths = new Map<number, number>();
  const visit = (items: readonly Item[], depth: number): void => {
    for (const item of items) {
      if (item.kind === 'line') {
        depths.set(item.span.start, depth);
        continue;
      }
      depths.set(item.header.span.start, depth);
      visit(item.items, depth + 1);
      if (isClosed(item)) depths.set(firstWord(text, item.span.end), depth);
    }
  };
  visit(items, 0);
  return depths;
}

/** Where the line begins, without its blanks, that ends at an offset. */
function firstWord(text: string, end: number): number {
  const start = lineStart(text, end);
  return start + text.slice(start, end).length - text.slice(start, end).trimStart().length;
}
