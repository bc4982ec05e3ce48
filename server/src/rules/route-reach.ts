import { knownValue } from '../model/fact.js';
import type { AddressFamily } from '../model/session.js';
import type { RouteSource, Speaker } from '../model/speaker.js';
import { PrefixSet } from '../net/prefix-set.js';

/** A source whose routes can reach an export policy, and which of them. */
export interface Reaching {
  readonly source: RouteSource;
  /** No others; undefined: nothing is known of them. */
  readonly prefixes: PrefixSet | undefined;
}

/** What is announced from: a family, out of a table where there are several. */
export type Announced = Pick<AddressFamily, 'family' | 'table'>;

/** The sources that fill the table which a family is announced from, directly or through pipes, switched on or not. */
export function sourcesOf(speaker: Speaker, { family, table }: Announced): readonly Reaching[] {
  const sources = speaker.routeSources.filter(source => source.family === family);
  const wanted = table && knownValue(table);
  if (wanted === undefined) return sources.map(source => ({ source, prefixes: source.prefixes }));
  const tables = tablesInto(speaker, family, wanted);
  return sources.flatMap(source => {
    const own = source.table && knownValue(source.table);
    // Of a table that is not known every one may be meant.
    const through = own === undefined ? undefined : tables.get(own);
    if (own !== undefined && !through) return [];
    const { prefixes } = source;
    return [{ source, prefixes: prefixes && through ? prefixes.intersect(through) : (prefixes ?? boundedBy(through)) }];
  });
}

/** A set that leaves something out; everything is no bound. */
function boundedBy(set: PrefixSet | undefined): PrefixSet | undefined {
  return set && !set.equals(PrefixSet.all(set.family)) ? set : undefined;
}

/** The tables whose routes come into one, itself among them, and which of their prefixes do. */
function tablesInto(speaker: Speaker, family: AddressFamily['family'], wanted: string): ReadonlyMap<string, PrefixSet> {
  const reached = new Map([[wanted, PrefixSet.all(family)]]);
  const pipes = (speaker.pipes ?? []).filter(pipe => pipe.family === family && knownValue(pipe.disabled) !== true);
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false;
    for (const { from, to, prefixes } of pipes) {
      const source = knownValue(from);
      const onward = knownValue(to) === undefined ? PrefixSet.all(family) : reached.get(knownValue(to) as string);
      if (source === undefined || !onward) continue;
      const known = reached.get(source) ?? PrefixSet.empty(family);
      const more = known.union(prefixes.intersect(onward));
      if (more.equals(known)) continue;
      reached.set(source, more);
      isGrowing = true;
    }
  }
  // A pipe from a table that is not known may bring anything.
  return pipes.some(({ from }) => from.kind === 'unknown')
    ? new Map(
        [...speaker.routeSources.flatMap(({ table }) => (table && knownValue(table)) ?? []), ...reached.keys()].map(
          name => [name, PrefixSet.all(family)],
        ),
      )
    : reached;
}

/** Whether a source brings routes, or may. */
export function mayBring({ disabled, active }: RouteSource): boolean {
  return knownValue(disabled) !== true && (knownValue(active) ?? true);
}

/** Those of `sourcesOf` that bring routes, or may. */
export function activeSources(speaker: Speaker, carried: Announced): readonly Reaching[] {
  return sourcesOf(speaker, carried).filter(({ source }) => mayBring(source));
}
