import type { Diagnostic } from '../core/diagnostic.js';
import { sameSpan } from '../core/span.js';
import { compareVersions, type Version } from '../core/version.js';
import type { Dialect, Unit } from '../model/dialect.js';

/**
 * A unit judged for every supported version at once: the unit of one version that stands for all, and a hint where some
 * versions would refuse what others accept.
 */
export interface CombinedUnit {
  readonly unit: Unit;
  readonly diagnostics: readonly Diagnostic[];
  /** Some versions were not asked, since the default one accepts the file and a quick answer was wanted. */
  readonly pending: boolean;
}

/**
 * Judges by all versions of the dialect. Only what every version refuses stays an error; where some accept, the unit is
 * theirs, and one info at the first place at fault names those that would not.
 * @param parse gives the unit for one version; called once per group of versions that agree (`holdsFor`).
 * @param quick leaves the other versions unasked where the default one accepts the file: only the hint is then missing.
 * @param tookIt a version that accepted the file a moment ago; when in a hurry, its word is enough: what is being typed is refused
 *   by all versions more often than not, and asking each costs as much again.
 */
export function combineVersions(
  dialect: Dialect,
  parse: (version: Version) => Unit,
  quick = false,
  tookIt?: Version,
): CombinedUnit {
  const units = new Map<Version, Unit>();
  const last = quick ? tookIt : undefined;
  const preferred = [
    ...(last === undefined ? [] : [last]),
    dialect.defaultVersion,
    ...dialect.versions.toSorted((a, b) => compareVersions(b, a)),
  ];
  for (const version of preferred) {
    if (units.has(version)) continue;
    const unit = parse(version);
    for (const same of [version, ...unit.holdsFor]) if (!units.has(same)) units.set(same, unit);
    if (quick && (version === last || !rejection(unit))) break;
  }
  const pending = units.size < dialect.versions.length;
  if (pending) {
    const unit = [...units.values()].at(-1) as Unit;
    return { unit, diagnostics: unit.diagnostics, pending };
  }
  const accepted = preferred.find(version => !rejection(units.get(version) as Unit));
  const unit = units.get(accepted ?? dialect.defaultVersion) as Unit;
  if (accepted === undefined) return { unit, diagnostics: unit.diagnostics, pending };
  const refusing = dialect.versions.filter(version => rejection(units.get(version) as Unit));
  const cause = refusing.length > 0 ? rejection(units.get(refusing.at(-1) as Version) as Unit) : undefined;
  if (!cause) return { unit, diagnostics: unit.diagnostics, pending };
  const hint: Diagnostic = {
    rule: 'bgplint/version',
    severity: 'info',
    message: `${dialect.name} ${list(refusing)} would refuse this file: ${cause.message} Name the version you run (--target ${dialect.id}@${accepted}, or a comment “bgplint: ${dialect.id}@${accepted}”) to have it judged by that one alone.`,
    span: cause.span,
    rejects: false,
    related: [],
    fixes: [],
  };
  // What is worth knowing of the very place is that other versions refuse it.
  const others = unit.diagnostics.filter(({ severity, span }) => severity !== 'info' || !sameSpan(span, hint.span));
  return { unit, diagnostics: [...others, hint], pending };
}

/** Whether the daemon of the unit's version takes it. */
export function isAccepted(unit: Unit): boolean {
  return !rejection(unit);
}

/** What a fragment cannot know (an info that rejects) every version refuses alike, so it tells none of them apart. */
function rejection(unit: Unit): Diagnostic | undefined {
  return (unit.refusals ?? unit.diagnostics).find(({ rejects, severity }) => rejects && severity !== 'info');
}

function list(versions: readonly string[]): string {
  return versions.length < 2 ? versions.join() : `${versions.slice(0, -1).join(', ')} and ${versions.at(-1)}`;
}
