import { maySelectSame, type Selectors, selectorsKey } from '../resources/selectors.js';

/** Beyond so many groups nobody looks at each: all are taken for one. */
const MOST_GROUPS = 64;

/**
 * Puts together what may run on one node: the largest sets of which no two are certainly on different nodes. Without
 * selectors, or with selectors that may fit the same node, that is one set of everything; with a rack each, one for each rack.
 * Something may belong to several sets.
 * @returns undefined where there are more than anybody could look at.
 */
export function nodeGroups<T>(
  all: readonly T[],
  selectorsOf: (one: T) => Selectors,
): readonly (readonly T[])[] | undefined {
  if (all.length === 0) return [];
  const kinds = byKey(all, selectorsOf);
  const together = kinds.map(one => kinds.map(other => maySelectSame(selectorsOf(one[0]), selectorsOf(other[0]))));
  if (together.every(row => row.every(Boolean))) return [all];
  const cliques = maximalCliques(together);
  return cliques?.map(clique => {
    const members = new Set(clique.flatMap(index => kinds[index] ?? []));
    return all.filter(one => members.has(one));
  });
}

/** What has the same selectors, together; what has unknown ones, each for itself. */
function byKey<T>(all: readonly T[], selectorsOf: (one: T) => Selectors): readonly (readonly [T, ...T[]])[] {
  const kinds = new Map<unknown, [T, ...T[]]>();
  for (const one of all) {
    const key = selectorsKey(selectorsOf(one)) ?? one;
    const kind = kinds.get(key);
    if (kind) kind.push(one);
    else kinds.set(key, [one]);
  }
  return [...kinds.values()];
}

/** Bron and Kerbosch's way (Comm. ACM 16:9, 1973), with a pivot. Sets are in order of their least member. */
function maximalCliques(adjacent: readonly (readonly boolean[])[]): readonly (readonly number[])[] | undefined {
  const cliques: number[][] = [];
  const neighbors = (of: number, among: readonly number[]) =>
    among.filter(other => other !== of && adjacent[of]?.[other] === true);
  const extend = (clique: readonly number[], open: readonly number[], done: readonly number[]): boolean => {
    if (open.length === 0 && done.length === 0) {
      cliques.push([...clique].toSorted((a, b) => a - b));
      return cliques.length <= MOST_GROUPS;
    }
    const pivot = [...open, ...done][0] as number;
    let [left, finished] = [open, done];
    for (const one of open.filter(other => other === pivot || adjacent[pivot]?.[other] !== true)) {
      if (!extend([...clique, one], neighbors(one, left), neighbors(one, finished))) return false;
      left = left.filter(other => other !== one);
      finished = [...finished, one];
    }
    return true;
  };
  const isComplete = extend(
    [],
    adjacent.map((_, index) => index),
    [],
  );
  return isComplete ? cliques.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0)) : undefined;
}
