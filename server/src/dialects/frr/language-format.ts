import type { TextEdit } from '../../core/edit.js';
import { templateSuffix } from '../../core/template-tags.js';
import type { Unit } from '../../model/dialect.js';
import { isClosed, lineStart } from './language-cursor.js';
import { type FrrConfig, type Item, writtenIn } from './tree.js';

/**
 * Lines longer than this stay as they are: vtysh reads 4,095 bytes at a time, and where it parts a longer line depends on
 * the blanks in front.
 */
const LONGEST = 1000;

/**
 * Indents as FRR writes its configuration: one blank for each block around, and what ends a block like its header. A comment
 * stays within what the commands above and below it allow. Lines that FRR does not take stay where they are, and where these
 * made others fail, so does everything; so do templates, whose blocks may begin in one branch and end in another.
 */
export function frrFormat(unit: Unit<FrrConfig>, path: string): readonly TextEdit[] {
  const text = unit.sources.get(path)?.text ?? '';
  const isWhole = (unit.holes?.length ?? 0) === 0 && templateSuffix(path) === undefined;
  if (!isWhole || unit.diagnostics.some(({ consequence, span }) => consequence && span.path === path)) return [];
  return linesOf(text, depthsOf(writtenIn(unit.tree, path), text)).flatMap(({ start, written, depth }) => {
    if (depth === undefined || written.length > LONGEST) return [];
    const words = written.trim();
    const wanted = (words === '' ? '' : ' '.repeat(depth) + words) + (written.endsWith('\r') ? '\r' : '');
    return wanted === written ? [] : [{ span: { path, start, end: start + written.length }, text: wanted }];
  });
}

/** How deep a line is that FRR takes, and how deep another one in the same block behind it would be. */
interface Depth {
  readonly own: number;
  readonly after: number;
}

interface TextLine {
  readonly start: number;
  /** Without its line feed. */
  readonly written: string;
  /** Undefined: it stays as it is. */
  readonly depth: number | undefined;
}

function linesOf(text: string, depths: ReadonlyMap<number, Depth>): readonly TextLine[] {
  const lines: TextLine[] = [];
  const comments: { index: number; above: number }[] = [];
  let above = 0;
  let start = 0;
  /** Comments whose lower bound the next command gives. */
  const settle = (below: number): void => {
    for (const { index, above } of comments.splice(0)) {
      const line = lines[index] as TextLine;
      const indentation = line.written.length - line.written.trimStart().length;
      const [low, high] = [Math.min(above, below), Math.max(above, below)];
      lines[index] = { ...line, depth: Math.min(Math.max(indentation, low), high) };
    }
  };
  for (const written of text.split('\n')) {
    const words = written.trim();
    const known = depths.get(start + written.length - written.trimStart().length);
    const depth = words === '' || words === 'end' ? 0 : known?.own;
    if (/^[!#]/.test(words)) comments.push({ index: lines.length, above });
    else if (known) {
      settle(known.own);
      above = known.after;
    }
    lines.push({ start, written, depth });
    start += written.length + 1;
  }
  settle(0);
  return lines;
}

/** How deep each line is that FRR takes, by the offset of its first word. */
function depthsOf(items: readonly Item[], text: string): ReadonlyMap<number, Depth> {
  const depths = new Map<number, Depth>();
  const visit = (items: readonly Item[], own: number): void => {
    for (const item of items) {
      if (item.kind === 'line') {
        depths.set(item.span.start, { own, after: own });
        continue;
      }
      depths.set(item.header.span.start, { own, after: own + 1 });
      visit(item.items, own + 1);
      if (isClosed(item)) depths.set(firstWord(text, item.span.end), { own, after: own });
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
