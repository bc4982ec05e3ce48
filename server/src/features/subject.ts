import type { Source } from '../core/source.js';
import { covers, type Span } from '../core/span.js';
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
  /** It is a configuration within another language's text. */
  readonly isEmbedded: boolean;
}

/**
 * The file at `path` as part of the unit that was judged; undefined when it is not part of it.
 * @param offset where the user is: within an embedded configuration that is what features look at.
 */
export async function subjectOf(result: LintResult, path: string, offset?: number): Promise<Subject | undefined> {
  const source = result.sources.get(path);
  if (!source) return undefined;
  const { dialect, unit } = result;
  const loaded = unit && dialect !== 'profile' && dialect ? await loadDialect(dialect) : undefined;
  const subject = { result, path, source, dialect: loaded, unit: loaded && unit, isEmbedded: false };
  if (offset === undefined) return subject;
  return embeddedIn(subject).find(({ span }) => covers(span, { path, start: offset, end: offset })) ?? subject;
}

/** The configurations that stand in a subject's source in other languages. */
export function embeddedIn({ result, path, source }: Subject): readonly (Subject & { readonly span: Span })[] {
  return result.embedded
    .filter(({ span }) => span.path === path)
    .map(({ span, dialect, result: inner }) => {
      return { span, result: inner, path, source, dialect, unit: inner.unit, isEmbedded: true };
    });
}
