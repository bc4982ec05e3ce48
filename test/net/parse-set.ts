import { addressBits, type Family } from '../../server/src/net/address.js';
import { parsePrefix } from '../../server/src/net/prefix.js';
import { PrefixSet } from '../../server/src/net/prefix-set.js';

/** Reads what `PrefixSet.toString` prints, with one union at a time so that it shares little with what it checks. */
export function parseSet(family: Family, text: string): PrefixSet {
  if (text === 'nothing') return PrefixSet.empty(family);
  if (text === 'everything') return PrefixSet.lengths(family, 0, addressBits(family));
  const except = /^everything except (.*)$/.exec(text);
  if (except) return parseSet(family, except[1] as string).complement();
  return text.split(', ').reduce((set, pattern) => set.union(parsePattern(family, pattern)), PrefixSet.empty(family));
}

function parsePattern(family: Family, text: string): PrefixSet {
  const match = /^([^/]+\/[0-9]+)(?:([+-])|\{([0-9]+),([0-9]+)\})?$/.exec(text);
  const prefix = match && parsePrefix(match[1] as string);
  if (!prefix || prefix.address.family !== family) throw new Error(`Not a pattern of ${family}: ${text}`);
  const [, , sign, lo = prefix.length, hi = prefix.length] = match;
  return PrefixSet.pattern(prefix, sign === '-' ? 0 : Number(lo), sign === '+' ? addressBits(family) : Number(hi));
}
