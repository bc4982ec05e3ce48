import { type Span, spanKey } from '../core/span.js';
import type { Unit } from '../model/dialect.js';
import type { NamePlace } from '../model/language.js';
import { loadDialect } from '../workspace/dialects.js';
import type { Subject } from './subject.js';

/** All units that a file belongs to. */
export type UnitsOf = (path: string) => Promise<readonly Unit[]>;

/** A name in every unit that it goes through. */
export interface NamedThing {
  readonly name: string;
  /** Where it is defined: in several places when units that share a file each define it. */
  readonly definitions: readonly Span[];
  /** Every place that spells it, the definitions first; then by unit, in the order of reading. */
  readonly places: readonly NamePlace[];
  /** The units that were looked through, by root. */
  readonly units: ReadonlyMap<string, Unit>;
}

/** The names of a unit; none where its dialect has none. */
export async function namesOf(unit: Unit): Promise<readonly NamePlace[]> {
  return (await loadDialect(unit.dialect))?.language.names?.(unit) ?? [];
}

/** The name that touches an offset. */
function placeAt(places: readonly NamePlace[], path: string, offset: number): NamePlace | undefined {
  const touching = places.filter(({ whole }) => whole.path === path && whole.start <= offset && offset <= whole.end);
  // Between two names the one behind counts, as for a cursor in front of it.
  return touching.find(({ whole }) => offset < whole.end) ?? touching[0];
}

/** Where the name at `offset` is defined, in any file of the units that the subjects are of. */
export function definitionsAt(subjects: readonly Subject[], offset: number): readonly Span[] {
  const found = new Map<string, Span>();
  for (const { dialect, unit, path } of subjects) {
    const names = (dialect && unit && dialect.language.names?.(unit)) ?? [];
    const place = placeAt(names, path, offset);
    const defining = place && names.find(({ whole }) => spanKey(whole) === spanKey(place.definition));
    if (defining) found.set(spanKey(defining.span), defining.span);
  }
  return [...found.values()];
}

/**
 * Follows the name at `offset` through all units that spell it. A file that is included here and there ties together what is
 * defined here and there: a filter that both call by one name has one name.
 */
export async function namedThingAt(path: string, offset: number, unitsOf: UnitsOf): Promise<NamedThing | undefined> {
  const units = new Map<string, Unit>();
  const names = new Map<string, readonly NamePlace[]>();
  const visited = new Set<string>();
  const visit = async (file: string): Promise<void> => {
    if (visited.has(file)) return;
    visited.add(file);
    for (const unit of await unitsOf(file)) {
      if (units.has(unit.root)) continue;
      units.set(unit.root, unit);
      names.set(unit.root, await namesOf(unit));
    }
  };
  await visit(path);
  const definitions = new Map<string, Span>();
  const places = new Map<string, NamePlace>();
  let first: NamePlace | undefined;
  for (const list of names.values()) {
    const place = placeAt(list, path, offset);
    if (!place) continue;
    first ??= place;
    places.set(spanKey(place.whole), place);
    definitions.set(spanKey(place.definition), place.definition);
  }
  if (!first) return undefined;
  for (let before = -1; before !== places.size + definitions.size; ) {
    before = places.size + definitions.size;
    for (const { path: file } of [...definitions.values(), ...[...places.values()].map(({ whole }) => whole)])
      await visit(file);
    for (const place of [...names.values()].flat()) {
      const [at, defined] = [spanKey(place.whole), spanKey(place.definition)];
      if (definitions.has(defined)) places.set(at, place);
      else if (places.has(at)) definitions.set(defined, place.definition);
    }
  }
  const isDefinition = ({ whole }: NamePlace) => definitions.has(spanKey(whole));
  const all = [...places.values()];
  return {
    name: first.name,
    definitions: [...definitions.values()],
    places: [...all.filter(isDefinition), ...all.filter(place => !isDefinition(place))],
    units,
  };
}
