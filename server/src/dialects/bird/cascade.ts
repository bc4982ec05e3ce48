import type { Diagnostic } from '../../core/diagnostic.js';
import type { Unit } from '../../model/dialect.js';
import type { Config } from './tree.js';

/** Braces, and what may hold some that are none. */
const BRACES = /"[^"\n]*"|#[^\n]*|\/\*[\s\S]*?\*\/|[{}]/g;

/** A line that begins something new whatever stood before: people indent what is inside a block. */
const TOP_LEVEL = /^(?:protocol|template|filter|function|define|router|log|include)\b/gm;

/**
 * The unit without what only follows from an earlier mistake. Where the text does not follow the grammar, what BIRD would
 * refuse behind the first such place, up to the next line that begins something new, may be an echo of it; where braces do
 * not match, everything behind may be, since each block may be read as part of another one. BIRD itself stops at the first.
 */
export function withoutCascade(unit: Unit<Config>): Unit<Config> {
  const dropped = new Set<Diagnostic>();
  for (const { path, text } of unit.sources.values()) {
    const refused = unit.diagnostics.filter(({ rejects, span }) => rejects && span.path === path);
    if (refused.length < 2 || !refused.some(isGrammar)) continue;
    const groups = isBalanced(text) ? byTopLevel(text, refused) : [refused];
    for (const group of groups) {
      if (!group.some(isGrammar)) continue;
      const [, ...echoes] = group.toSorted(
        (a, b) =>
          noticed(a, text) - noticed(b, text) ||
          a.span.start - b.span.start ||
          Number(isGrammar(b)) - Number(isGrammar(a)),
      );
      for (const echo of echoes) dropped.add(echo);
    }
  }
  return dropped.size === 0 ? unit : { ...unit, diagnostics: unit.diagnostics.filter(one => !dropped.has(one)) };
}

/** The line where the daemon notices; at the end of everything it says 1, which counts for what stands there alone. */
function noticed({ daemon, span }: Diagnostic, text: string): number {
  const isThere = daemon?.path === span.path && (daemon.line > 1 || !text.slice(0, span.start).includes('\n'));
  return isThere ? daemon.line : Number.POSITIVE_INFINITY;
}

function isGrammar({ rule }: Diagnostic): boolean {
  return rule === 'bird/syntax';
}

/** Whether each brace of a text has its partner. */
export function isBalanced(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(BRACES)) {
    if (token === '{') depth++;
    if (token === '}') depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Where lines begin something new outside of all blocks. */
function topLevels(text: string): readonly number[] {
  const braces = [...text.matchAll(BRACES)].filter(([token]) => token === '{' || token === '}');
  let depth = 0;
  let next = 0;
  return [...text.matchAll(TOP_LEVEL)]
    .map(({ index }) => index)
    .filter(index => {
      for (; next < braces.length && (braces[next] as RegExpExecArray).index < index; next++)
        depth += braces[next]?.[0] === '{' ? 1 : -1;
      return depth === 0;
    });
}

/** The findings between one line that begins something new and the next. */
function byTopLevel(text: string, findings: readonly Diagnostic[]): readonly (readonly Diagnostic[])[] {
  const starts = topLevels(text);
  const groups = new Map<number, Diagnostic[]>();
  for (const finding of findings) {
    const key = starts.findLastIndex(start => start <= finding.span.start);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()];
}
