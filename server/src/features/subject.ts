import type { Source } from '../core/source.js';
import type { Dialect, Unit } from '../model/dialect.js';
import { loadDialect } from '../workspace/dialects.js';
import type { LintResult } from '../workspace/result.js';

/** What features look at: one file of a judged unit. */
export interface Subject {
  readonly result: LintResult;
  readonly path: string;
  readonly source: Source;
  /** Both absent for an allocation profile and for files of no dialect. */
  readonly dialect: Dialect | undefined;
  readonly unit: Unit | undefined;
}

/** The file at `path` as part of the unit that was judged; undefined when it is not part of it. */
export async function subjectOf(result: LintResult, path: string): Promise<Subject | undefined> {
  const source = result.sources.get(path);
  if (!source) return undefined;
  const { dialect, unit } = result;
  const loaded = unit && dialect !== 'profile' && dialect ? await loadDialect(dialect) : undefined;
  return { result, path, source, dialect: loaded, unit: loaded && unit };
}
