import type { Span } from './span.js';

/** Replaces the text of `span` (empty span: inserts) by `text`. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/**
 * The text with the edits of one source applied. Edits are given against the old text, in any order.
 * @throws RangeError when two edits overlap or one lies outside the text: such a set has no single meaning.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let done = 0;
  for (const { span, text: replacement } of sorted) {
    if (span.start < done || span.end > text.length || span.end < span.start) {
      throw new RangeError(`overlapping or misplaced edit at ${span.path}:${span.start}-${span.end}`);
    }
    result += text.slice(done, span.start) + replacement;
    done = span.end;
  }
  return result + text.slice(done);
}

/** Whether an edit takes something of these spans away, or writes into one of them. */
export function cuts({ span }: TextEdit, spans: readonly Span[]): boolean {
  return spans.some(({ path, start, end }) => path === span.path && span.start < end && start < span.end);
}

/** Whether two edits touch the same characters (two insertions at one place do). */
export function editsOverlap(a: TextEdit, b: TextEdit): boolean {
  if (a.span.path !== b.span.path) return false;
  if (a.span.start === b.span.start) return true;
  return a.span.start < b.span.end && b.span.start < a.span.end;
}
