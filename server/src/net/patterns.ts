/** Prefix patterns: how people and BIRD write sets of prefixes, and how a set is written in few of them. */

import { addressBits, type Family } from './address.js';
import { formatPrefix, type Prefix } from './prefix.js';
import type { Region } from './step-function.js';

/**
 * BIRD's `prefix{lo,hi}`: the prefixes of `lo` to `hi` bits that agree with `prefix` in the bits that both have. From
 * `prefix.length` on these are the parts of the prefix; each shorter length adds the one prefix of that length around
 * it.
 */
export interface Pattern {
  readonly prefix: Prefix;
  readonly lo: number;
  readonly hi: number;
}

/** `P`, `P+` (P and its parts), `P-` (P and what is around it) or `P{lo,hi}`, as BIRD reads them. */
export function formatPattern({ prefix, lo, hi }: Pattern): string {
  const text = formatPrefix(prefix);
  if (lo === prefix.length && hi === prefix.length) return text;
  if (lo === prefix.length && hi === addressBits(prefix.address.family)) return `${text}+`;
  if (lo === 0 && hi === prefix.length) return `${text}-`;
  return `${text}{${lo},${hi}}`;
}

/**
 * A block of addresses (all that begin with the `length` bits of `first`) and a run of lengths of the parts wanted of
 * it.
 */
interface Block {
  readonly first: bigint;
  readonly last: bigint;
  readonly length: number;
  shortest: number;
  longest: number;
}

/** Few patterns that together are exactly these regions, which share no prefix; sorted by address, then by length. */
export function toPatterns(family: Family, regions: readonly Region[]): Pattern[] {
  const bits = addressBits(family);
  const blocks = foldChains(joinRuns(regions.flatMap(region => split(region, bits))));
  return blocks.map(({ first, length, shortest, longest }) => ({
    prefix: { address: { family, value: first }, length },
    lo: shortest,
    hi: longest,
  }));
}

/** Splits the addresses of a region into the fewest aligned blocks. */
function split(region: Region, bits: number): Block[] {
  const { last, shortest, longest } = region;
  const blocks: Block[] = [];
  for (let first = region.first; first <= last; ) {
    let length = shortest;
    let size = 1n << BigInt(bits - length);
    while (length > 0 && (first & size) === 0n && first + 2n * size - 1n <= last) {
      length--;
      size *= 2n;
    }
    blocks.push({ first, last: first + size - 1n, length, shortest, longest });
    first += size;
  }
  return blocks;
}

/** Sorts the blocks, outer before inner, and makes one of those with the same addresses and adjoining lengths. */
function joinRuns(blocks: Block[]): Block[] {
  blocks.sort((a, b) => {
    if (a.first !== b.first) return a.first < b.first ? -1 : 1;
    return a.length - b.length || a.shortest - b.shortest;
  });
  const joined: Block[] = [];
  let previous: Block | undefined;
  for (const block of blocks) {
    if (
      previous?.first === block.first &&
      previous.length === block.length &&
      previous.longest + 1 === block.shortest
    ) {
      previous.longest = block.longest;
    } else {
      joined.push(block);
      previous = block;
    }
  }
  return joined;
}

/**
 * Gives a block whose parents, one within the other, are each wanted just by themselves, the lengths of these parents,
 * and drops them: `P{8,24}` instead of 17 prefixes. A single parent stays: two plain prefixes read better than
 * `P{23,24}`. Takes and returns sorted blocks.
 */
function foldChains(blocks: readonly Block[]): Block[] {
  const dropped = new Set<Block>();
  // The blocks around the current one, outermost first.
  const around: Block[] = [];
  const leave = (): void => {
    const block = around.pop() as Block;
    if (block.shortest !== block.length || dropped.has(block)) return;
    const chain: Block[] = [];
    for (let i = around.length - 1; i >= 0; i--) {
      const parent = around[i] as Block;
      if (parent.length === block.length) continue;
      const wanted = block.length - chain.length - 1;
      if (parent.length < wanted) break;
      if (parent.shortest === wanted && parent.longest === wanted && !dropped.has(parent)) chain.push(parent);
    }
    if (chain.length < 2) return;
    block.shortest -= chain.length;
    for (const parent of chain) dropped.add(parent);
  };
  for (const block of blocks) {
    while (around.length > 0 && (around.at(-1) as Block).last < block.first) leave();
    around.push(block);
  }
  while (around.length > 0) leave();
  return blocks.filter(block => !dropped.has(block));
}
