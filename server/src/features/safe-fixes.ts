import type { Diagnostic, Fix } from '../core/diagnostic.js';
import { editsOverlap, type TextEdit } from '../core/edit.js';
import { sameSpan } from '../core/span.js';

/** Findings that say that a text could not be read: what else is said of it may be wrong. */
const UNREAD = /\/(?:syntax|unterminated-string|comment-nesting|nesting|unknown-character|carriage-return)$/;

/** What can be mended at once. */
export interface SafeFixes {
  /** The fixes of which something is still to be done after those before them. */
  readonly fixes: readonly Fix[];
  /** All their edits. One that several fixes agree on is there once. */
  readonly edits: readonly TextEdit[];
}

/**
 * The safe fixes that can be made together: the first safe fix of each finding, in order, left out where it touches what
 * an earlier one edits, or where its own edits have no one meaning. What is left out gets its turn when the texts are
 * judged again. In a text that could not be read, only what makes it readable is mended.
 * @param textOf the text of a path that may be changed, as the findings have it; a fix that also needs another path is left
 *   out as a whole.
 */
export function safeFixes(diagnostics: readonly Diagnostic[], textOf: (path: string) => string | undefined): SafeFixes {
  const fixes: Fix[] = [];
  const edits: TextEdit[] = [];
  const unread = unreadPaths(diagnostics);
  for (const { rule, fixes: offered } of diagnostics) {
    const fix = offered.find(candidate => candidate.safe && candidate.edits.length > 0);
    if (!fix || !hasOneMeaning(fix.edits, textOf)) continue;
    if (!UNREAD.test(rule) && fix.edits.some(({ span }) => unread.has(span.path))) continue;
    const fresh = fix.edits.filter(edit => !edits.some(other => sameEdit(edit, other)));
    if (fresh.length === 0 || fresh.some(edit => edits.some(other => editsOverlap(edit, other)))) continue;
    fixes.push(fix);
    edits.push(...fresh);
  }
  return { fixes, edits };
}

/** The paths whose texts could not be read. */
export function unreadPaths(diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  return new Set(diagnostics.filter(({ rule, rejects }) => rejects && UNREAD.test(rule)).map(({ span }) => span.path));
}

/** Whether each edit lies in a text that may be changed, and none touches another. */
function hasOneMeaning(edits: readonly TextEdit[], textOf: (path: string) => string | undefined): boolean {
  return edits.every((edit, index) => {
    const { path, start, end } = edit.span;
    const text = textOf(path);
    const isPlaced = text !== undefined && 0 <= start && start <= end && end <= text.length;
    return isPlaced && edits.slice(index + 1).every(other => !editsOverlap(edit, other));
  });
}

function sameEdit(a: TextEdit, b: TextEdit): boolean {
  return sameSpan(a.span, b.span) && a.text === b.text;
}
