import type { Family } from './address.js';
import { parsePrefix } from './prefix.js';

const [ZERO, NINE] = [48, 57];
const [DOT, COLON] = [46, 58];

/** How many bits of an address each limb holds: numbers that are exact. An IPv4 address is the first bits of the first limb. */
const WIDTHS = [48, 48, 32] as const;
const LIMBS = WIDTHS.length;
/** What an IPv4 address is multiplied by to stand there. */
const IPV4_UNIT = 2 ** 16;
/** Units of a group of IPv6 within its limb. */
const GROUP_UNITS = [2 ** 32, 2 ** 16, 1, 2 ** 32, 2 ** 16, 1, 2 ** 16, 1] as const;

/**
 * Goes through prefixes one after the other, and says of each what it is beside the one before. Lists have tens of thousands, of
 * which nothing else is asked most often: made into objects with big integers they take longer than reading the whole file.
 */
export class PrefixScan {
  /** Of the prefix that was read last; -1: that was none. */
  length = -1;
  /** Whether bits behind its length are set. */
  hasHostBits = false;
  /** Whether it begins behind the end of the one before; true for the first. */
  isBehind = true;
  readonly #first = new Float64Array(LIMBS);
  /** The last address of the prefix before. */
  readonly #last = new Float64Array(LIMBS).fill(-1);

  /** Reads what stands in a range of a text, as `parsePrefix` does; what is none, or of the other family, leaves the one before. */
  read(family: Family, text: string, from: number, to: number): void {
    const first = this.#first;
    const slash = text.lastIndexOf('/', to);
    this.length = slash > from ? lengthIn(text, slash + 1, to, family === 'ipv4' ? 32 : 128) : -1;
    if (this.length < 0) return;
    const isRead = family === 'ipv4' ? readIpv4(text, from, slash, first) : readIpv6(text, from, slash, first);
    if (!isRead && !readAny(family, text.slice(from, to), first)) {
      this.length = -1;
      return;
    }
    this.#compare();
  }

  /** Clears the host bits, compares with the prefix before, and becomes that. */
  #compare(): void {
    const first = this.#first;
    const last = this.#last;
    let rest = this.length;
    let order = 0;
    let hasHostBits = false;
    for (let limb = 0; limb < LIMBS; limb++) {
      const width = WIDTHS[limb] as number;
      const value = first[limb] as number;
      const size = SIZES[rest <= 0 ? width : rest >= width ? 0 : width - rest] as number;
      // Division takes longest here, and most limbs need none.
      const host = value === 0 || size === 1 ? 0 : value % size;
      if (host !== 0) hasHostBits = true;
      if (order === 0) order = value - host - (last[limb] as number);
      last[limb] = value - host + size - 1;
      rest -= width;
    }
    this.hasHostBits = hasHostBits;
    this.isBehind = order > 0;
  }
}

/** How many addresses some bits make. */
const SIZES = Float64Array.from({ length: 49 }, (_, bits) => 2 ** bits);

/** @returns -1 for what is no length. */
function lengthIn(text: string, from: number, to: number, most: number): number {
  let length = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    // Nothing stands behind a zero in front.
    if (code < ZERO || code > NINE || (at > from && length === 0)) return -1;
    length = length * 10 + code - ZERO;
  }
  return from < to && length <= most ? length : -1;
}

/** @returns whether it is a plain address; others are left to `parsePrefix`. */
function readIpv4(text: string, from: number, to: number, limbs: Float64Array): boolean {
  let value = 0;
  let octet = 0;
  let octets = 1;
  let digits = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === DOT && digits > 0) {
      value = value * 256 + octet;
      octet = 0;
      digits = 0;
      octets++;
    } else {
      if (code < ZERO || code > NINE || (digits > 0 && octet === 0)) return false;
      octet = octet * 10 + code - ZERO;
      digits++;
      if (octet > 255) return false;
    }
  }
  limbs[0] = (value * 256 + octet) * IPV4_UNIT;
  limbs[1] = 0;
  limbs[2] = 0;
  return octets === 4 && digits > 0;
}

/** @returns whether it is a plain address: hexadecimal groups, and `::` at their end at most; others are left to `parsePrefix`. */
function readIpv6(text: string, from: number, to: number, limbs: Float64Array): boolean {
  limbs.fill(0);
  let group = 0;
  let digits = 0;
  let count = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    const letter = code | 32;
    if (code >= ZERO && code <= NINE) group = group * 16 + code - ZERO;
    else if (letter >= 97 && letter <= 102) group = group * 16 + letter - 87;
    else if (code !== COLON || digits === 0) return code === COLON && at === to - 1 && count > 0;
    if (code !== COLON) {
      if (++digits > 4) return false;
      continue;
    }
    if (count === 7) return false;
    limbs[Math.floor(count / 3)] = (limbs[Math.floor(count / 3)] as number) + group * (GROUP_UNITS[count] as number);
    count++;
    group = 0;
    digits = 0;
  }
  limbs[2] = (limbs[2] as number) + group;
  return count === 7 && digits > 0;
}

/** Any other spelling. @returns whether it is a prefix of the family. */
function readAny(family: Family, text: string, limbs: Float64Array): boolean {
  const prefix = parsePrefix(text);
  if (prefix?.address.family !== family) return false;
  const { value } = prefix.address;
  limbs[0] = family === 'ipv4' ? Number(value) * IPV4_UNIT : Number(value >> 80n);
  limbs[1] = family === 'ipv4' ? 0 : Number((value >> 32n) & 0xffff_ffff_ffffn);
  limbs[2] = family === 'ipv4' ? 0 : Number(value & 0xffff_ffffn);
  return true;
}
