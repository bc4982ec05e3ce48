import type { TypedToken } from './definition.js';

/**
 * How FRR tells what a token may be (lib/command_match.c, 8.4 and 10.3). Only exact matches count; what merely could become
 * an address, such as `10.0`, is none.
 */
const TESTS: Readonly<Record<TypedToken, (word: string) => boolean>> = {
  ipv4: isIpv4,
  'ipv4 prefix': word => withLength(word, isIpv4, 32),
  ipv6: isIpv6,
  'ipv6 prefix': word => withLength(word, isIpv6, 128),
  mac: isMac,
  'mac with mask': word => withLength(word, isMac, 48),
  asn: isAsn,
};

export function isTyped(type: TypedToken, word: string): boolean {
  return TESTS[type](word);
}

/** Whether a word is a whole number between two others, both included. */
export function isInRange(word: string, min: bigint, max: bigint): boolean {
  if (!/^[-+]?\d{1,20}$/.test(word)) return false;
  // Most numbers are small, and arithmetic with those is several times as fast.
  if (word.length <= 15) {
    const value = Number(word);
    return min <= value && value <= max;
  }
  const value = BigInt(word.replace(/^\+/, ''));
  return min <= value && value <= max;
}

/** Four numbers up to 255; zeros in front only where all digits are zeros. */
function isIpv4(word: string): boolean {
  return word.length <= 15 && IPV4.test(word);
}

const BYTE = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d|00|000)';
const IPV4 = new RegExp(`^${BYTE}\\.${BYTE}\\.${BYTE}\\.${BYTE}$`);

const GROUP = /^[0-9a-f]{1,4}$/i;

/** What inet_pton takes: no zone. */
function isIpv6(word: string): boolean {
  if (!/^[0-9a-f:.]+$/i.test(word) || !word.includes(':')) return false;
  const halves = word.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap(half => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const embeds = last.includes('.');
  // An IPv4 address stands for the last two groups.
  if (embeds && (!isIpv4(last) || word.endsWith('::'))) return false;
  const plain = embeds ? groups.slice(0, -1) : groups;
  const count = plain.length + (embeds ? 2 : 0);
  return plain.every(group => GROUP.test(group)) && (halves.length === 2 ? count <= 7 : count === 8);
}

function isMac(word: string): boolean {
  return /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(word);
}

function withLength(word: string, isAddress: (word: string) => boolean, most: number): boolean {
  const slash = word.indexOf('/');
  const length = word.slice(slash + 1);
  return slash > 0 && /^\d{1,3}$/.test(length) && Number(length) <= most && isAddress(word.slice(0, slash));
}

function isAsn(word: string): boolean {
  const dotted = /^(\d{1,5})\.(\d{1,5})$/.exec(word);
  if (dotted) return Number(dotted[1]) <= 65535 && Number(dotted[2]) <= 65535;
  return /^\d{1,10}$/.test(word) && isInRange(word, 1n, 4294967295n);
}
