/** Sets of prefixes, exact under union, intersection, difference and complement: what policies are proved with. */

import { type Address, addressBits, type Family } from './address.js';
import { formatPattern, type Pattern, toPatterns } from './patterns.js';
import { firstAddress, lastAddress, type Prefix } from './prefix.js';
import {
  AND,
  AND_NOT,
  combine,
  equal,
  fromLaminar,
  hasLength,
  isAll,
  isNone,
  lowest,
  OR,
  type Region,
  type StepFunction,
  toRegions,
  unite,
} from './step-function.js';

export interface WitnessOptions {
  /** Prefer a prefix that a router would take into its table; a martian is returned only when there is nothing else. */
  readonly avoidMartians?: boolean;
}

export interface PrintOptions {
  /** Print at most so many patterns and count the others: `10.0.0.0/8+, 172.16.0.0/12+ and 3 more`. */
  readonly max?: number;
}

/**
 * An immutable set of prefixes of one family. A prefix is a (length, network) pair: 10.0.0.0/8 and 10.0.0.0/9 are two
 * members, and host bits of prefixes handed in do not count. Bringing the families together throws a TypeError; nothing
 * else throws.
 */
export class PrefixSet {
  readonly family: Family;

  // Not `#steps`, which refuses a set made by another copy of this class: several bundles hold one.
  private constructor(private readonly steps: StepFunction) {
    this.family = steps.family;
  }

  /** No prefix. */
  static empty(family: Family): PrefixSet {
    return new PrefixSet(fromLaminar(family, []));
  }

  /** Every prefix of the family, the default route included. */
  static all(family: Family): PrefixSet {
    return PrefixSet.lengths(family, 0, addressBits(family));
  }

  /** Exactly this prefix. */
  static of(prefix: Prefix): PrefixSet {
    return PrefixSet.pattern(prefix, prefix.length, prefix.length);
  }

  /** Exactly these prefixes, of which there may be very many: a table of routes. */
  static ofAll(family: Family, prefixes: Iterable<Prefix>): PrefixSet {
    const regions: Region[] = [];
    for (const prefix of prefixes) {
      assertFamily(family, prefix.address.family);
      regions.push(regionOf(prefix, prefix.length, prefix.length));
    }
    return new PrefixSet(fromLaminar(family, regions));
  }

  /**
   * BIRD's `P{lo,hi}`: the prefixes of `lo` to `hi` bits (both included) that agree with P in the bits that both have:
   * from P's own length on its parts, and for each shorter length the one prefix around it. Empty when `lo` is above
   * `hi`.
   */
  static pattern(prefix: Prefix, lo: number, hi: number): PrefixSet {
    const { family } = prefix.address;
    return new PrefixSet(fromLaminar(family, regionsOf({ prefix, lo, hi })));
  }

  /** The union of such patterns, of which there may be very many. */
  static ofPatterns(family: Family, patterns: Iterable<Pattern>): PrefixSet {
    const regions: Region[] = [];
    for (const pattern of patterns) {
      assertFamily(family, pattern.prefix.address.family);
      for (const region of regionsOf(pattern)) regions.push(region);
    }
    return new PrefixSet(fromLaminar(family, regions));
  }

  /** BIRD's `P+`: the prefix and all its parts. */
  static orLonger(prefix: Prefix): PrefixSet {
    return PrefixSet.pattern(prefix, prefix.length, addressBits(prefix.address.family));
  }

  /** BIRD's `P-`: the prefix and all that contain it, up to the default route. */
  static orShorter(prefix: Prefix): PrefixSet {
    return PrefixSet.pattern(prefix, 0, prefix.length);
  }

  /**
   * An FRR prefix-list entry: with neither `ge` nor `le` exactly the prefix; `ge` alone reaches to full length, `le`
   * alone begins at the prefix.
   */
  static geLe(prefix: Prefix, ge?: number, le?: number): PrefixSet {
    const lo = Math.max(ge ?? prefix.length, prefix.length);
    const hi = le ?? (ge === undefined ? prefix.length : addressBits(prefix.address.family));
    return PrefixSet.pattern(prefix, lo, hi);
  }

  /** Every prefix of `lo` to `hi` bits, both included: BIRD's `net.len`. */
  static lengths(family: Family, lo: number, hi: number): PrefixSet {
    return PrefixSet.pattern({ address: { family, value: 0n }, length: 0 }, lo, hi);
  }

  /**
   * The prefixes of `length` bits (default 32 or 128: single addresses) whose network address lies in `from` to `to`,
   * both included. A prefix that begins before `from` is not among them, even if it reaches into the range; empty when
   * `from` is above `to`.
   */
  static addressRange(from: Address, to: Address, length: number = addressBits(from.family)): PrefixSet {
    const { family } = from;
    assertFamily(family, to.family);
    const hostBits = BigInt(addressBits(family) - length);
    const hostMask = (1n << hostBits) - 1n;
    const first = ((from.value + hostMask) >> hostBits) << hostBits;
    const last = to.value | hostMask;
    return new PrefixSet(fromLaminar(family, first > last ? [] : [{ first, last, shortest: length, longest: length }]));
  }

  /**
   * The union of any number of sets of the family, in one go: far faster than one after another when there are many.
   */
  static unionAll(family: Family, sets: Iterable<PrefixSet>): PrefixSet {
    const functions: StepFunction[] = [];
    for (const set of sets) {
      assertFamily(family, set.family);
      functions.push(set.steps);
    }
    return new PrefixSet(unite(family, functions));
  }

  /** Whether the prefix, host bits cleared, is a member. */
  has(prefix: Prefix): boolean {
    assertFamily(this.family, prefix.address.family);
    // All addresses of a prefix agree about its length, so any of them will do, host bits or not.
    return hasLength(this.steps, prefix.address.value, prefix.length);
  }

  isEmpty(): boolean {
    return isNone(this.steps);
  }

  /** Whether every member of this set is one of the other. */
  isSubsetOf(other: PrefixSet): boolean {
    return this.minus(other).isEmpty();
  }

  /** Whether both have the same members. */
  equals(other: PrefixSet): boolean {
    assertFamily(this.family, other.family);
    return equal(this.steps, other.steps);
  }

  /** The members of either set. */
  union(other: PrefixSet): PrefixSet {
    assertFamily(this.family, other.family);
    if (isNone(this.steps)) return other;
    if (isNone(other.steps)) return this;
    return new PrefixSet(combine(OR, this.steps, other.steps));
  }

  /** The members of both sets. */
  intersect(other: PrefixSet): PrefixSet {
    assertFamily(this.family, other.family);
    if (isNone(this.steps) || isAll(other.steps)) return this;
    if (isNone(other.steps) || isAll(this.steps)) return other;
    return new PrefixSet(combine(AND, this.steps, other.steps));
  }

  /** The members of this set that are not in the other. */
  minus(other: PrefixSet): PrefixSet {
    assertFamily(this.family, other.family);
    if (isNone(this.steps) || isNone(other.steps)) return this;
    return new PrefixSet(combine(AND_NOT, this.steps, other.steps));
  }

  /** The prefixes of the family that are not members. */
  complement(): PrefixSet {
    return PrefixSet.all(this.family).minus(this);
  }

  /**
   * One member to show for them all, the same each time: the shortest (so the default route if it is there), among
   * those the lowest address. Undefined for the empty set.
   */
  witness(options: WitnessOptions = {}): Prefix | undefined {
    if (options.avoidMartians) {
      const usual = this.minus(martians(this.family)).witness();
      if (usual) return usual;
    }
    const found = lowest(this.steps);
    return found && { address: { family: this.family, value: found.address }, length: found.length };
  }

  /** How many members there are. */
  size(): bigint {
    const bits = addressBits(this.family);
    let size = 0n;
    for (const { first, last, shortest, longest } of toRegions(this.steps)) {
      // Each prefix of the shortest length has two parts one bit longer, four parts two bits longer, and so on.
      const ofShortest = (last - first + 1n) >> BigInt(bits - shortest);
      size += ofShortest * ((1n << BigInt(longest - shortest + 1)) - 1n);
    }
    return size;
  }

  /**
   * Few patterns that together have exactly the members of this set, sorted by address. A pattern's `lo` may be below
   * its prefix's length.
   */
  patterns(): Pattern[] {
    return toPatterns(this.family, toRegions(this.steps));
  }

  /**
   * The set in BIRD's notation without the brackets: `192.0.2.0/24, 10.0.0.0/8+`; `everything`, `nothing`, and
   * `everything except …` where that is simpler.
   */
  toString(options: PrintOptions = {}): string {
    if (this.isEmpty()) return 'nothing';
    const others = this.complement();
    if (others.isEmpty()) return 'everything';
    const [regions, rest] = [toRegions(this.steps), toRegions(others.steps)];
    return rest.length < regions.length
      ? `everything except ${print(toPatterns(this.family, rest), options)}`
      : print(toPatterns(this.family, regions), options);
  }
}

function print(patterns: readonly Pattern[], { max = Number.POSITIVE_INFINITY }: PrintOptions): string {
  const shown = patterns.slice(0, max).map(formatPattern).join(', ');
  return patterns.length > max ? `${shown} and ${patterns.length - max} more` : shown;
}

function regionsOf({ prefix, lo, hi }: Pattern): Region[] {
  const longest = Math.min(hi, addressBits(prefix.address.family));
  const regions: Region[] = [];
  for (let length = Math.max(lo, 0); length < prefix.length && length <= longest; length++) {
    regions.push(regionOf({ address: prefix.address, length }, length, length));
  }
  const shortest = Math.max(lo, prefix.length);
  if (shortest <= longest) regions.push(regionOf(prefix, shortest, longest));
  return regions;
}

function regionOf(prefix: Prefix, shortest: number, longest: number): Region {
  return { first: firstAddress(prefix).value, last: lastAddress(prefix).value, shortest, longest };
}

/**
 * What routers keep out of their tables, or what nobody would announce on purpose: networks in 0/8 ("this network"),
 * 127/8 and 224/3 (RFC 6890, RFC 5771); in IPv6 those in ::/8 (reserved by RFC 4291: loopback, IPv4 in IPv6), fe80::/9
 * (link-local and the old site-local) and ff00::/8 (multicast). BIRD logs "Ignoring bogus route" for nearly all of
 * them. The default route is none.
 */
function martians(family: Family): PrefixSet {
  const around = (value: bigint, length: number, lo: number): PrefixSet =>
    PrefixSet.pattern({ address: { family, value }, length }, lo, addressBits(family));
  const ranges =
    family === 'ipv4'
      ? [around(0n, 8, 1), around(127n << 24n, 8, 8), around(224n << 24n, 3, 3)]
      : [around(0n, 8, 1), around(0xfe80n << 112n, 9, 9), around(0xff00n << 112n, 8, 8)];
  return PrefixSet.unionAll(family, ranges);
}

function assertFamily(expected: Family, actual: Family): void {
  if (expected !== actual) throw new TypeError(`A set of ${expected} prefixes cannot be used with ${actual}`);
}
