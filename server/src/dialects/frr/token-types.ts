import type { TypedToken } from './pieces.js';

/**
 * How FRR tells what a token may be (lib/command_match.c, 8.4 and 10.3). Only exact matches count; what merely could become
 * an address, such as `10.0`, is none.
 *
 * A token is given as a range of the text it stands in: a long file has hundreds of thousands, and cutting each of them out, or
 * running a regular expression over it, takes longer than all the rest of reading.
 */
type Test = (text: string, from: number, to: number) => boolean;

const TESTS: Readonly<Record<TypedToken, Test>> = {
  ipv4: isIpv4,
  'ipv4 prefix': (text, from, to) => withLength(text, from, to, isIpv4, 32),
  ipv6: isIpv6,
  'ipv6 prefix': (text, from, to) => withLength(text, from, to, isIpv6, 128),
  mac: isMac,
  'mac with mask': (text, from, to) => withLength(text, from, to, isMac, 48),
  asn: isAsn,
};

export function isTyped(type: TypedToken, text: string, from: number, to: number): boolean {
  return TESTS[type](text, from, to);
}

/** The end of a range of numbers; no number where one would not be exact. */
export type Bound = number | bigint;

/** The most characters that are certainly read exactly as a number. */
const EXACT = 15;

/** Whether a token is a whole number between two others, both included. */
export function isInRange(text: string, from: number, to: number, min: Bound, max: Bound): boolean {
  const first = text.charCodeAt(from);
  const start = first === PLUS || first === MINUS ? from + 1 : from;
  if (start >= to || to - start > 20) return false;
  let value = 0;
  for (let at = start; at < to; at++) {
    const code = text.charCodeAt(at);
    if (!isDigit(code)) return false;
    value = value * 10 + code - ZERO;
  }
  if (first === MINUS) value = -value;
  if (to - from <= EXACT) return min <= value && value <= max;
  const exact = BigInt(text.slice(first === PLUS ? start : from, to));
  return min <= exact && exact <= max;
}

const [ZERO, NINE] = [48, 57];
const [PLUS, MINUS, DOT, SLASH, COLON] = [43, 45, 46, 47, 58];

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** `0` to `9`, `a` to `f` in either case. */
function isHex(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}

/** Four numbers up to 255; zeros in front only where all digits are zeros. */
function isIpv4(text: string, from: number, to: number): boolean {
  let at = from;
  for (let part = 0; part < 4; part++) {
    if (part > 0 && (at >= to || text.charCodeAt(at++) !== DOT)) return false;
    const start = at;
    let value = 0;
    for (; at < to && at - start < 3; at++) {
      const code = text.charCodeAt(at);
      if (!isDigit(code)) break;
      value = value * 10 + code - ZERO;
    }
    if (at === start || value > 255) return false;
    if (at - start > 1 && text.charCodeAt(start) === ZERO && value > 0) return false;
  }
  return at === to && to - from <= 15;
}

/** What inet_pton takes: no zone. */
function isIpv6(text: string, from: number, to: number): boolean {
  let groups = 0;
  let isShortened = false;
  let at = from;
  if (text.startsWith('::', from)) {
    if (to - from < 2) return false;
    isShortened = true;
    at += 2;
    if (at === to) return true;
  }
  for (;;) {
    const start = at;
    while (at < to && isHex(text.charCodeAt(at))) at++;
    if (at < to && text.charCodeAt(at) === DOT) {
      // An IPv4 address stands for the last two groups.
      if (!isIpv4(text, start, to)) return false;
      groups += 2;
      break;
    }
    if (at === start || at - start > 4) return false;
    groups++;
    if (at === to) break;
    if (text.charCodeAt(at++) !== COLON) return false;
    if (at < to && text.charCodeAt(at) === COLON) {
      if (isShortened) return false;
      isShortened = true;
      at++;
      if (at === to) break;
    }
  }
  return isShortened ? groups <= 7 : groups === 8;
}

function isMac(text: string, from: number, to: number): boolean {
  return to - from === 17 && /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(text.slice(from, to));
}

function withLength(text: string, from: number, to: number, isAddress: Test, most: number): boolean {
  let slash = to - 1;
  let [length, unit] = [0, 1];
  for (; slash > from && isDigit(text.charCodeAt(slash)); slash--) {
    length += unit * (text.charCodeAt(slash) - ZERO);
    unit *= 10;
  }
  const digits = to - 1 - slash;
  if (text.charCodeAt(slash) !== SLASH || digits < 1 || digits > 3 || length > most) return false;
  return isAddress(text, from, slash);
}

function isAsn(text: string, from: number, to: number): boolean {
  const first = text.charCodeAt(from);
  if (isDigit(first) && to - from <= 10 && isInRange(text, from, to, 1, 0xffff_ffff)) return true;
  // What is longer, or no whole number, may have a dot.
  if (!isDigit(first) || to - from > 11) return false;
  const [, high, low] = /^(\d{1,5})\.(\d{1,5})$/.exec(text.slice(from, to)) ?? [];
  return high !== undefined && Number(high) <= 0xffff && Number(low) <= 0xffff;
}
