import type { Diagnostic } from '../core/diagnostic.js';
import { spanKey } from '../core/span.js';
import type { LintResult } from './result.js';

/** One unit, as far as what is said of its files goes. */
export type JudgedUnit = Pick<LintResult, 'path' | 'diagnostics' | 'sources'>;

/** So many units are named in a message. */
const MAX_NAMED = 3;

/** Findings that something is not used: that one unit uses it is enough. */
const UNUSED = /\/unused-/;

/**
 * What several units say of one file that they share, in the order of its places: once what they all say, and with the names of
 * those that say it what only some say.
 * @param name how a message calls the root at a path.
 */
export function findingsIn(
  path: string,
  units: readonly JudgedUnit[],
  name: (root: string) => string,
): readonly Diagnostic[] {
  const sharing = units.filter(({ sources }) => sources.has(path));
  const own = sharing.map(unit => ({ unit, findings: unit.diagnostics.filter(({ span }) => span.path === path) }));
  if (sharing.length < 2) return own.flatMap(({ findings }) => findings);
  const said = new Map<string, { readonly finding: Diagnostic; readonly by: Set<JudgedUnit> }>();
  for (const { unit, findings } of own) {
    for (const finding of findings) {
      const key = `${finding.rule}\0${spanKey(finding.span)}\0${finding.message}`;
      const known = said.get(key) ?? { finding, by: new Set() };
      known.by.add(unit);
      said.set(key, known);
    }
  }
  return [...said.values()]
    .flatMap(({ finding, by }) => {
      if (by.size === sharing.length) return finding;
      if (UNUSED.test(finding.rule)) return [];
      const others = sharing.filter(unit => !by.has(unit));
      const where = `This is so in ${list([...by], name)}, not in ${list(others, name)}.`;
      // What mends one unit changes the others too.
      const fixes = finding.fixes.map(fix => ({ ...fix, safe: false }));
      return { ...finding, message: `${finding.message} ${where}`, fixes };
    })
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function list(units: readonly JudgedUnit[], name: (root: string) => string): string {
  const names = units.slice(0, MAX_NAMED).map(({ path }) => name(path));
  const more = units.length - names.length;
  if (more > 0) return `${names.join(', ')} and ${more} more`;
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
