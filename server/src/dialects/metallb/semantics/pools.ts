import type { Span } from '../../../core/span.js';
import { type Fact, type Known, knownValue } from '../../../model/fact.js';
import type { Family } from '../../../net/address.js';
import type { IpAddressPool } from '../resources.js';
import { type AddressesProblem, type PoolAddresses, parseAddresses } from '../values/addresses.js';
import { at, isWhole, knownItems } from './scope.js';

/** One entry of a pool's addresses. */
export interface PoolEntry {
  readonly pool: IpAddressPool;
  readonly text: string;
  readonly span: Span;
  readonly parsed: PoolAddresses | AddressesProblem;
}

const entries = new WeakMap<IpAddressPool, readonly PoolEntry[]>();

/** The entries of a pool that are known, each read once. */
export function entriesOf(pool: IpAddressPool): readonly PoolEntry[] {
  const known = entries.get(pool);
  if (known) return known;
  const read = knownItems(pool.addresses).map(fact => entryOf(pool, fact));
  entries.set(pool, read);
  return read;
}

function entryOf(pool: IpAddressPool, fact: Known<string>): PoolEntry {
  return { pool, text: fact.value, span: at(fact, pool.header), parsed: parseAddresses(fact.value) };
}

/** The first entry of a pool with addresses of a family. */
export function entryOfFamily(pool: IpAddressPool, family: Family): PoolEntry | undefined {
  return entriesOf(pool).find(({ parsed }) => parsed.kind !== 'problem' && parsed.family === family);
}

/** Whether everything that a pool has is known. */
export function isKnownPool(pool: IpAddressPool): boolean {
  return isWhole(pool.addresses) && entriesOf(pool).every(({ parsed }) => parsed.kind !== 'problem');
}

/** An aggregation length with MetalLB's default; undefined where it is not known. */
export function lengthOr(fact: Fact<number>, byDefault: number): number | undefined {
  return fact.kind === 'absent' ? byDefault : knownValue(fact);
}
