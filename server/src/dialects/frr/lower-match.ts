import type { RouteChange } from '../../model/policy.js';
import type { Family } from '../../net/address.js';
import { PrefixSet } from '../../net/prefix-set.js';
import type { ListEntry, PrefixList } from './lower-lists.js';
import type { Line } from './tree.js';

/** A place that lets routes through, and which. */
export interface Passage {
  readonly line: Line;
  readonly set: () => PrefixSet;
}

/**
 * What a list, route-map or condition does to the prefixes of one family: which it may let through, and which it may not.
 * Both over-approximate; a prefix in only one of them is certain.
 */
export interface Outcome {
  readonly yes: PrefixSet;
  readonly no: PrefixSet;
  readonly passages: readonly Passage[];
  /** Families that routes are compared with. */
  readonly compares: ReadonlySet<Family>;
  /** Lines that name what does not exist. */
  readonly missing: readonly Line[];
  /** What was looked at, by kind and name: a line of it may have been unreadable. */
  readonly names: ReadonlySet<string>;
  /** What it writes into routes that it lets through. */
  readonly changes: readonly RouteChange[];
  /** Part of it could not be read, or is filled in later. */
  readonly damaged: boolean;
}

/** What depends on more than the prefix. */
export function open(family: Family, names: readonly string[] = []): Outcome {
  const all = PrefixSet.all(family);
  return {
    yes: all,
    no: all,
    passages: [],
    compares: new Set(),
    missing: [],
    names: new Set(names),
    changes: [],
    damaged: false,
  };
}

/** Lets everything through. */
export function everything(family: Family): Outcome {
  return { ...open(family), no: PrefixSet.empty(family) };
}

/** Lets nothing through; `missing`: because it names what does not exist. */
export function nothing(family: Family, names: readonly string[] = [], missing: readonly Line[] = []): Outcome {
  return { ...open(family, names), yes: PrefixSet.empty(family), missing };
}

/** What all of these let through. */
export function together(family: Family, outcomes: readonly Outcome[]): Outcome {
  const last = outcomes.at(-1);
  if (!last) return everything(family);
  if (outcomes.length === 1) return last;
  const yes = outcomes.map(outcome => outcome.yes).reduce((a, b) => a.intersect(b));
  const no = outcomes.map(outcome => outcome.no).reduce((a, b) => a.union(b));
  const telling = outcomes.findLast(({ passages }) => passages.length > 0) ?? last;
  return {
    yes,
    no,
    passages: within(telling.passages, yes),
    compares: new Set(outcomes.flatMap(({ compares }) => [...compares])),
    missing: outcomes.flatMap(({ missing }) => missing),
    names: new Set(outcomes.flatMap(({ names }) => [...names])),
    changes: outcomes.flatMap(({ changes }) => changes),
    damaged: outcomes.some(({ damaged }) => damaged),
  };
}

/** What one of two does, and it is not known which of them. */
export function either(one: Outcome, other: Outcome): Outcome {
  if (one.yes.equals(other.yes) && one.no.equals(other.no)) return one;
  return {
    ...one,
    yes: one.yes.union(other.yes),
    no: one.no.union(other.no),
    passages: [...one.passages, ...other.passages],
    compares: new Set([...one.compares, ...other.compares]),
    names: new Set([...one.names, ...other.names]),
    changes: [...one.changes, ...other.changes],
    damaged: true,
  };
}

/** The passages as far as something around them lets routes reach them. */
export function within(passages: readonly Passage[], reached: PrefixSet): readonly Passage[] {
  return passages.map(({ line, set }) => ({ line, set: () => set().intersect(reached) }));
}

/**
 * What a list says of routes of a family: the first entry that matches decides, and what none matches is denied. Routes of
 * another family match no entry.
 */
export function listOutcome(list: PrefixList, family: Family, name: string): Outcome {
  const { entries } = list;
  if (list.damaged) return { ...open(family, [name]), damaged: true };
  // A list of a description alone: `neighbor … prefix-list` takes everything, a route-map nothing (bgpd 8.4).
  if (entries.length === 0) return open(family, [name]);
  const compares: ReadonlySet<Family> = new Set([list.family]);
  if (list.isConfused) return { ...open(family, [name]), compares };
  if (list.family !== family) {
    // Entries with a wildcard look at bits that other families have as well.
    const isClear = entries.every(({ set }) => set !== undefined);
    return { ...(isClear ? nothing(family, [name]) : open(family, [name])), compares };
  }
  let left = PrefixSet.all(family);
  const [yes, no]: [PrefixSet[], PrefixSet[]] = [[], []];
  for (const run of runsOf(entries)) {
    const certain = PrefixSet.unionAll(
      family,
      run.flatMap(({ set }) => set ?? []),
    );
    const isKnown = run.every(({ set }) => set !== undefined);
    const perhaps = run.flatMap(entry => entry.perhaps ?? []);
    const possible = perhaps.length === 0 ? certain : PrefixSet.unionAll(family, [certain, ...perhaps]);
    (run[0].permits ? yes : no).push(isKnown ? left.intersect(possible) : left);
    left = left.minus(certain);
  }
  no.push(left);
  const permitted = PrefixSet.unionAll(family, yes);
  const passages = entries
    .filter(({ permits }) => permits)
    .map(entry => ({
      line: entry.line,
      set: () => (entry.perhaps ?? entry.set ?? permitted).intersect(permitted),
    }));
  return { ...open(family, [name]), yes: permitted, no: PrefixSet.unionAll(family, no), passages, compares };
}

/** Neighbouring entries that do the same: long lists are united in one go. */
function runsOf(entries: readonly ListEntry[]): readonly [ListEntry, ...ListEntry[]][] {
  const runs: [ListEntry, ...ListEntry[]][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    if (run?.[0].permits === entry.permits) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}
