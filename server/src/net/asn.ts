/** Autonomous system numbers: their two spellings (RFC 5396) and the ones with a meaning of their own. */

/** The highest AS number: 32 bits (RFC 6793). */
export const MAX_ASN = 4_294_967_295;

/** Never an AS: BGP must not carry it (RFC 7607). */
export const AS_ZERO = 0;

/** Stands for an AS of more than 16 bits towards a speaker that knows 16 only (RFC 6793). */
export const AS_TRANS = 23_456;

/** The last numbers of 16 and of 32 bits are reserved (RFC 7300); the first is still met as a private one. */
const AS_LAST_16_BIT = 65_535;
const AS_LAST_32_BIT = MAX_ASN;

/** For private use, first and last inclusive (RFC 6996). */
const PRIVATE_ASNS: readonly (readonly [first: number, last: number])[] = [
  [64_512, 65_534],
  [4_200_000_000, 4_294_967_294],
];

/** Reads `4200000001` (asplain) or `64086.59905` (asdot, asdot+); undefined for all else and for more than 32 bits. */
export function parseAsn(text: string): number | undefined {
  const parts = /^(?:([0-9]+)\.)?([0-9]+)$/.exec(text);
  if (!parts) return undefined;
  const low = Number(parts[2]);
  if (parts[1] === undefined) return low <= MAX_ASN ? low : undefined;
  const high = Number(parts[1]);
  return high <= 0xffff && low <= 0xffff ? high * 0x10000 + low : undefined;
}

/** The number in asplain, the form that RFC 5396 asks everyone to use. */
export function formatAsn(asn: number): string {
  return String(asn);
}

/** The number in asdot: two 16-bit halves, or only the low one where the high one is zero (RFC 5396). */
export function formatAsdot(asn: number): string {
  return asn <= 0xffff ? String(asn) : `${Math.floor(asn / 0x10000)}.${asn % 0x10000}`;
}

/** Whether the number is for private use (RFC 6996). 65535 is not. */
export function isPrivateAsn(asn: number): boolean {
  return PRIVATE_ASNS.some(([first, last]) => asn >= first && asn <= last);
}

/** Whether no network may call itself this: 0 (RFC 7607), 23456 (RFC 6793), 65535 and 4294967295 (RFC 7300). */
export function isReservedAsn(asn: number): boolean {
  return asn === AS_ZERO || asn === AS_TRANS || asn === AS_LAST_16_BIT || asn === AS_LAST_32_BIT;
}
