import type { Diagnostic, NewFile } from '../core/diagnostic.js';
import { cuts, type TextEdit } from '../core/edit.js';
import { disableOnLine } from './disable-line.js';
import type { Subject } from './subject.js';

/** Something that can be done about one finding. */
export interface Action {
  readonly title: string;
  readonly diagnostic: Diagnostic;
  /** The one to take without looking: it keeps the meaning that the author had. */
  readonly isPreferred: boolean;
  readonly edits: readonly TextEdit[];
  /** Files to be made before them. */
  readonly files: readonly NewFile[];
}

/** The findings that touch a range of the subject's source, ends included. */
export function findingsAt({ result, path }: Subject, start: number, end: number): readonly Diagnostic[] {
  return result.diagnostics.filter(({ span }) => span.path === path && span.start <= end && start <= span.end);
}

/** What can be done about findings, mending before silencing. */
export function actionsAt({ source, dialect, unit }: Subject, touched: readonly Diagnostic[]): readonly Action[] {
  const mending = touched.flatMap(diagnostic =>
    diagnostic.fixes.map(
      (fix, index): Action => ({
        title: fix.title,
        diagnostic,
        isPreferred: fix.safe && index === diagnostic.fixes.findIndex(({ safe }) => safe),
        edits: fix.edits,
        files: fix.files ?? [],
      }),
    ),
  );
  const silencing = touched.flatMap((diagnostic): Action[] => {
    const edit = dialect && disableOnLine(diagnostic, source, dialect.id);
    if (!edit || cuts(edit, unit?.holes ?? [])) return [];
    return [
      { title: `Disable ${diagnostic.rule} on this line`, diagnostic, isPreferred: false, edits: [edit], files: [] },
    ];
  });
  return [...mending, ...silencing];
}
