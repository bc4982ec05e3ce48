import { cuts, type TextEdit } from '../core/edit.js';
import type { Subject } from './subject.js';

/** The edits that lay the subject's source out as its daemon would write it; none where the language has no such way. */
export function formattingOf({ dialect, unit, path }: Subject): readonly TextEdit[] {
  const edits = (dialect && unit && dialect.language.format?.(unit, path)) ?? [];
  const holes = unit?.holes ?? [];
  // Half a layout is none.
  return edits.some(edit => cuts(edit, holes)) ? [] : edits;
}
