/** How rules put things into words. */

import type { Family } from '../net/address.js';
import { addressBits } from '../net/address.js';
import { formatPrefix } from '../net/prefix.js';
import type { Allocation } from '../profile/allocation.js';

export const FAMILIES: readonly Family[] = ['ipv4', 'ipv6'];

/** `ipv4` as people write it. */
export function familyName(family: Family): string {
  return family === 'ipv4' ? 'IPv4' : 'IPv6';
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}

/** The allocation's prefixes of one family, as messages name them: `192.168.0.16/31`. */
export function allocated(allocation: Allocation, family: Family): string {
  return listed(
    allocation[family].map(({ prefix, maxLength }) => {
      const whole = maxLength === addressBits(family);
      return whole ? formatPrefix(prefix) : `${formatPrefix(prefix)} (down to /${maxLength})`;
    }),
  );
}
