/** IP prefixes: an address and how many of its first bits count. */

import { type Address, addressBits, equalAddress, formatAddress, type ParseOptions, parseAddress } from './address.js';

/** `address/length`; the address may have bits set after `length` ("host bits"), as people write them. */
export interface Prefix {
  readonly address: Address;
  readonly length: number;
}

/**
 * Reads `192.0.2.0/24` or `2001:db8::/32`, keeping host bits; undefined for all else: no length, one beyond 32 or 128.
 */
export function parsePrefix(text: string, options: ParseOptions = {}): Prefix | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return undefined;
  const digits = text.slice(slash + 1);
  if (!/^(0|[1-9][0-9]{0,2})$/.test(digits)) return undefined;
  const length = Number(digits);
  const address = parseAddress(text.slice(0, slash), options);
  return address && length <= addressBits(address.family) ? { address, length } : undefined;
}

/** `address/length`, the address as `formatAddress` prints it, host bits included. */
export function formatPrefix(prefix: Prefix): string {
  return `${formatAddress(prefix.address)}/${prefix.length}`;
}

/** Whether bits after the prefix length are set: 192.0.2.1/24 has host bits, 192.0.2.0/24 has none. */
export function hasHostBits(prefix: Prefix): boolean {
  return firstAddress(prefix).value !== prefix.address.value;
}

/** The prefix with its host bits cleared: 192.0.2.1/24 → 192.0.2.0/24. */
export function network(prefix: Prefix): Prefix {
  return { address: firstAddress(prefix), length: prefix.length };
}

/** The lowest address in the prefix: 192.0.2.1/24 → 192.0.2.0. */
export function firstAddress(prefix: Prefix): Address {
  const { family, value } = prefix.address;
  const hostBits = BigInt(addressBits(family) - prefix.length);
  return { family, value: (value >> hostBits) << hostBits };
}

/** The highest address in the prefix: 192.0.2.1/24 → 192.0.2.255. */
export function lastAddress(prefix: Prefix): Address {
  const { family, value } = prefix.address;
  return { family, value: value | ((1n << BigInt(addressBits(family) - prefix.length)) - 1n) };
}

/** Whether the address lies in the prefix (whose host bits do not count); false between families. */
export function containsAddress(prefix: Prefix, address: Address): boolean {
  const { family, value } = prefix.address;
  const hostBits = BigInt(addressBits(family) - prefix.length);
  return family === address.family && value >> hostBits === address.value >> hostBits;
}

/** Whether `inner` is `outer` or a part of it (host bits of either do not count); false between families. */
export function containsPrefix(outer: Prefix, inner: Prefix): boolean {
  return outer.length <= inner.length && containsAddress(outer, inner.address);
}

/**
 * Whether both are written the same: family, address with its host bits, and length. Compare `network()`s to ignore
 * host bits.
 */
export function equalPrefix(a: Prefix, b: Prefix): boolean {
  return a.length === b.length && equalAddress(a.address, b.address);
}
