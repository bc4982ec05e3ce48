import type { Diagnostic } from '../core/diagnostic.js';
import { editsOverlap, type TextEdit } from '../core/edit.js';
import { sameSpan } from '../core/span.js';

/**
 * The edits of all safe fixes that can be made together: the first safe fix of each finding, in order, left out where it
 * touches what an earlier one edits. An edit that two fixes agree on is made once.
 * @param mayEdit tells which sources may be changed; a fix that also needs another one is left out as a whole.
 */
export function safeFixes(diagnostics: readonly Diagnostic[], mayEdit: (path: string) => boolean): readonly TextEdit[] {
  const chosen: TextEdit[] = [];
  for (const { fixes } of diagnostics) {
    const fix = fixes.find(candidate => candidate.safe);
    if (!fix?.edits.every(edit => mayEdit(edit.span.path))) continue;
    const fresh = fix.edits.filter(edit => !chosen.some(other => sameEdit(edit, other)));
    if (fresh.some(edit => chosen.some(other => editsOverlap(edit, other)))) continue;
    chosen.push(...fresh);
  }
  return chosen;
}

function sameEdit(a: TextEdit, b: TextEdit): boolean {
  return sameSpan(a.span, b.span) && a.text === b.text;
}
