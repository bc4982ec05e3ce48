import { knownValue } from '../../../model/fact.js';
import type { Address } from '../../../net/address.js';
import { firstAddress, formatPrefix, lastAddress, type Prefix } from '../../../net/prefix.js';
import { mayShareNamespace } from '../resources.js';
import { entriesOf, type PoolEntry } from './pools.js';
import type { SemanticRule } from './rule.js';
import { isBefore, nearFirst } from './scope.js';

interface Stretch {
  readonly entry: PoolEntry;
  readonly prefix: Prefix;
  readonly first: bigint;
  readonly last: bigint;
}

/** Addresses that are in two pools, or twice in one. */
export const poolOverlap: SemanticRule = {
  id: 'metallb/pool-overlap',
  severity: 'error',
  summary: 'Addresses that are in two pools, or twice in one',
  *check(scope) {
    const found = new Map<PoolEntry, readonly [Stretch, Stretch]>();
    for (const [a, b] of overlaps(scope.pools.flatMap(entriesOf))) {
      const [earlier, later] = isBefore(a.entry.span, b.entry.span) ? [a, b] : [b, a];
      const known = found.get(later.entry);
      if (!known || known[0].entry.span.path !== later.entry.span.path) found.set(later.entry, [earlier, later]);
    }
    for (const [earlier, later] of found.values()) {
      const { pool, text } = earlier.entry;
      const where = pool === later.entry.pool ? 'this pool' : `pool “${knownValue(pool.name) ?? ''}”`;
      const shared = earlier.prefix.length > later.prefix.length ? earlier.prefix : later.prefix;
      const message = `MetalLB refuses pools that overlap: ${formatPrefix(shared)} is in “${text}” of ${where} as well. Take it out of one of them.`;
      const related = [{ span: earlier.entry.span, message: 'The addresses are here too.' }];
      yield scope.conflict(later.entry.span, earlier.entry.span, message, { related });
    }
  },
};

/** Pairs of prefixes that share addresses; of many that share the same ones, at least each with one other. */
function* overlaps(entries: readonly PoolEntry[]): Iterable<readonly [Stretch, Stretch]> {
  const open: Stretch[] = [];
  for (const stretch of stretches(entries)) {
    while (open.length > 0 && !contains(open.at(-1) as Stretch, stretch)) open.pop();
    const [around] = nearFirst(
      stretch.entry.span,
      open.filter(({ entry }) => belongTogether(entry, stretch.entry)),
      ({ entry }) => entry.span,
    );
    if (around) yield [around, stretch];
    open.push(stretch);
  }
}

/** All prefixes, each before those that it contains: two prefixes contain each other or share nothing. */
function stretches(entries: readonly PoolEntry[]): readonly Stretch[] {
  const all = entries.flatMap(entry =>
    entry.parsed.kind === 'problem' ? [] : entry.parsed.prefixes.map(prefix => stretchOf(entry, prefix)),
  );
  return all.sort((a, b) => compare(a.first, b.first) || compare(b.last, a.last));
}

function stretchOf(entry: PoolEntry, prefix: Prefix): Stretch {
  return { entry, prefix, first: place(firstAddress(prefix)), last: place(lastAddress(prefix)) };
}

/** One number line for both families. */
function place({ family, value }: Address): bigint {
  return family === 'ipv4' ? value : value + (1n << 32n);
}

function contains(outer: Stretch, inner: Stretch): boolean {
  return inner.last <= outer.last;
}

/** Not two definitions of one pool: of these metallb/duplicate speaks. */
function belongTogether(a: PoolEntry, b: PoolEntry): boolean {
  if (a.pool === b.pool) return true;
  const name = knownValue(a.pool.name);
  return mayShareNamespace(a.pool, b.pool) && (name === undefined || name !== knownValue(b.pool.name));
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
