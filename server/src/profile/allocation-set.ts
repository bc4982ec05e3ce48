import type { Family } from '../net/address.js';
import { PrefixSet } from '../net/prefix-set.js';
import type { Allocation } from './allocation.js';

/** Every prefix of the family that the allocation allows to announce: its prefixes, and their parts down to `maxLength`. */
export function allocationSet(allocation: Allocation, family: Family): PrefixSet {
  const sets = allocation[family].map(({ prefix, maxLength }) => PrefixSet.pattern(prefix, prefix.length, maxLength));
  return PrefixSet.unionAll(family, sets);
}
