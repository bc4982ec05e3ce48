/**
 * IP addresses as values: parsed, printed and compared. The text forms are `ip-address`'s; nothing else here knows it.
 */

import { Address6 } from 'ip-address';
import { editDistance } from '../core/similar.js';

export type Family = 'ipv4' | 'ipv6';

/** An address; `value` is the 32 or 128 bits as one number, the first bit of the address being the highest. */
export interface Address {
  readonly family: Family;
  readonly value: bigint;
}

export interface ParseOptions {
  /**
   * Accept `010.001.000.001` and read it as decimal, as BIRD does. C's `inet_aton` would read octal, so others refuse
   * it.
   */
  readonly leadingZeros?: boolean;
}

const OCTET = '(0|[1-9][0-9]{0,2})';
const DOTTED_QUAD = new RegExp(`^${OCTET}\\.${OCTET}\\.${OCTET}\\.${OCTET}$`);

/** How many bits an address of this family has: 32 or 128. */
export function addressBits(family: Family): 32 | 128 {
  return family === 'ipv4' ? 32 : 128;
}

/**
 * Reads a whole IPv4 (dotted quad) or IPv6 address (any form of RFC 4291, section 2.2, in either case).
 * Undefined for everything else: spaces, a zone (`%eth0`), a prefix length.
 */
export function parseAddress(text: string, options: ParseOptions = {}): Address | undefined {
  const spelling = options.leadingZeros ? withoutLeadingZeros(text) : text;
  if (!spelling.includes(':')) return parseIpv4(spelling);
  const value = parsePlainIpv6(spelling) ?? parseAnyIpv6(spelling);
  return value === undefined ? undefined : { family: 'ipv6', value };
}

/** The canonical text: dotted quad, or RFC 5952, with `::ffff:192.0.2.1` for IPv4-mapped addresses (its section 5). */
export function formatAddress(address: Address): string {
  const { family, value } = address;
  if (family === 'ipv4') {
    const number = Number(value);
    return `${number >>> 24}.${(number >>> 16) & 255}.${(number >>> 8) & 255}.${number & 255}`;
  }
  const mapped = value >> 32n === 0xffffn;
  return mapped ? `::ffff:${formatAddress({ family: 'ipv4', value: BigInt.asUintN(32, value) })}` : formatIpv6(value);
}

/** RFC 5952, section 4: no zeros in front, small letters, `::` for the first of the longest runs of zero groups. */
function formatIpv6(value: bigint): string {
  const digits = value.toString(16).padStart(32, '0');
  const groups = Array.from({ length: 8 }, (_, i) => Number.parseInt(digits.slice(4 * i, 4 * i + 4), 16));
  let [start, length] = [0, 0];
  for (let i = 0; i < groups.length; i++) {
    let end = i;
    while (groups[end] === 0) end++;
    if (end - i > length) [start, length] = [i, end - i];
    if (end > i) i = end;
  }
  const text = (part: readonly number[]) => part.map(group => group.toString(16)).join(':');
  // A single zero is written as such.
  return length < 2 ? text(groups) : `${text(groups.slice(0, start))}::${text(groups.slice(start + length))}`;
}

/** Whether both are the same address of the same family: `::ffff:192.0.2.1` is not `192.0.2.1`. */
export function equalAddress(a: Address, b: Address): boolean {
  return a.family === b.family && a.value === b.value;
}

/**
 * How many slips of a typist (a character too many, missing, wrong, or two swapped) lie between two addresses in their
 * canonical text; infinity between families. Made for "did you mean": numeric distance would call 10.255.255.1 and
 * 110.255.255.1 strangers.
 */
export function addressDistance(a: Address, b: Address): number {
  return a.family === b.family ? editDistance(formatAddress(a), formatAddress(b)) : Number.POSITIVE_INFINITY;
}

/** Strips the zeros in front of each number of a dotted quad, also one that ends an IPv6 address. */
function withoutLeadingZeros(text: string): string {
  const quad = text.lastIndexOf(':') + 1;
  if (!text.includes('.', quad)) return text;
  return text.slice(0, quad) + text.slice(quad).replace(/\b0+(?=[0-9])/g, '');
}

// A dotted quad leaves nothing to interpret, and the library takes 3 µs for it.
function parseIpv4(text: string): Address | undefined {
  const octets = DOTTED_QUAD.exec(text);
  if (!octets) return undefined;
  let value = 0;
  for (let i = 1; i <= 4; i++) {
    const octet = Number(octets[i]);
    if (octet > 255) return undefined;
    value = value * 256 + octet;
  }
  return { family: 'ipv4', value: BigInt(value) };
}

/**
 * The value of the spelling nearly everyone uses, groups of hex with at most one `::`; undefined leaves the verdict to
 * the library. It is here because the library takes 8 µs: 50,000 routes would cost more than the rest of linting them.
 */
function parsePlainIpv6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map(half => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  let digits = '0x';
  for (const group of head) {
    if (!isHexGroup(group)) return undefined;
    digits += group.padStart(4, '0');
  }
  digits += '0000'.repeat(missing);
  for (const group of tail) {
    if (!isHexGroup(group)) return undefined;
    digits += group.padStart(4, '0');
  }
  return BigInt(digits);
}

function isHexGroup(text: string): boolean {
  return /^[0-9a-f]{1,4}$/i.test(text);
}

function parseAnyIpv6(text: string): bigint | undefined {
  // The library would also take a zone and a prefix length.
  if (!/^[0-9a-f:.]+$/i.test(text)) return undefined;
  try {
    return new Address6(text).bigInt();
  } catch {
    return undefined;
  }
}
