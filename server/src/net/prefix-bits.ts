import type { Family } from './address.js';
import { parsePrefix } from './prefix.js';

const [ZERO, NINE] = [48, 57];
const [DOT, SLASH, COLON] = [46, 47, 58];
const [WORD_BITS, WORDS] = [32, 4];

/**
 * Prefixes as plain numbers, one after the other. Lists have tens of thousands, of which most are only compared with their
 * neighbours: as objects with big integers that takes longer than reading the whole file.
 */
export class PrefixColumn {
  /** Four words of 32 bits for each prefix, host bits included; an IPv4 address is the first of them. */
  #words = new Uint32Array(64 * WORDS);
  /** The length of each; `NONE` where there is no prefix. */
  #lengths = new Uint8Array(64);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /**
   * Adds what stands in a range of a text: a prefix as `parsePrefix` reads it, else one that `isKnown` denies.
   * @param family which family it is of.
   */
  add(family: Family, text: string, from: number, to: number): void {
    if (this.#count === this.#lengths.length) this.#grow();
    const at = this.#count++;
    this.#lengths[at] = NONE;
    const slash = this.#length(family, text, from, to, at);
    if (slash < 0) return;
    const isRead =
      family === 'ipv4' ? this.#ipv4(text, from, slash, at * WORDS) : this.#ipv6(text, from, slash, at * WORDS);
    if (!isRead) this.#any(family, text.slice(from, to), at);
  }

  /** Whether there is a prefix at an index. */
  isKnown(index: number): boolean {
    return this.#lengths[index] !== NONE;
  }

  length(index: number): number {
    return this.#lengths[index] as number;
  }

  /** Whether bits behind its length are set. */
  hasHostBits(index: number): boolean {
    const length = this.length(index);
    for (let word = length >> 5; word < WORDS; word++) {
      if ((this.#word(index, word) & ~mask(length, word)) !== 0) return true;
    }
    return false;
  }

  /** Compares where two prefixes begin: negative, zero or positive. */
  compareFirst(a: number, b: number): number {
    for (let word = 0; word < WORDS; word++) {
      const difference = this.#first(a, word) - this.#first(b, word);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** Whether a prefix begins behind the end of another one. */
  isBehind(index: number, other: number): boolean {
    for (let word = 0; word < WORDS; word++) {
      const first = this.#first(index, word);
      const last = this.#last(other, word);
      if (first !== last) return first > last;
    }
    return false;
  }

  #word(index: number, word: number): number {
    return this.#words[index * WORDS + word] as number;
  }

  #first(index: number, word: number): number {
    return (this.#word(index, word) & mask(this.length(index), word)) >>> 0;
  }

  #last(index: number, word: number): number {
    return (this.#word(index, word) | ~mask(this.length(index), word)) >>> 0;
  }

  #grow(): void {
    const [words, lengths] = [this.#words, this.#lengths];
    this.#words = new Uint32Array(4 * words.length);
    this.#words.set(words);
    this.#lengths = new Uint8Array(4 * lengths.length);
    this.#lengths.set(lengths);
  }

  /** Takes in the length. @returns the offset of the slash; -1: there is no length. */
  #length(family: Family, text: string, from: number, to: number, at: number): number {
    let slash = to - 1;
    while (slash > from && text.charCodeAt(slash) !== SLASH && to - slash <= 4) slash--;
    const digits = to - 1 - slash;
    if (text.charCodeAt(slash) !== SLASH || digits < 1 || digits > 3) return -1;
    let length = 0;
    for (let i = slash + 1; i < to; i++) {
      const code = text.charCodeAt(i);
      if (code < ZERO || code > NINE) return -1;
      length = length * 10 + code - ZERO;
    }
    const hasLeadingZero = digits > 1 && text.charCodeAt(slash + 1) === ZERO;
    if (hasLeadingZero || length > (family === 'ipv4' ? WORD_BITS : WORD_BITS * WORDS)) return -1;
    this.#lengths[at] = length;
    return slash;
  }

  /** @returns whether it is a plain address; others are left to `parsePrefix`. */
  #ipv4(text: string, from: number, to: number, word: number): boolean {
    let value = 0;
    let octet = 0;
    let octets = 1;
    let digits = 0;
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at);
      if (code === DOT) {
        if (digits === 0) return false;
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
    if (octets !== 4 || digits === 0) return false;
    this.#words[word] = value * 256 + octet;
    return true;
  }

  /** @returns whether it is a plain address: hexadecimal groups with at most one `::`. */
  #ipv6(text: string, from: number, to: number, word: number): boolean {
    GROUPS.fill(0);
    let count = 0;
    // How many groups stand before `::`.
    let head = -1;
    let at = from;
    if (text.charCodeAt(at) === COLON) {
      if (text.charCodeAt(at + 1) !== COLON) return false;
      head = 0;
      at += 2;
    }
    while (at < to) {
      let group = 0;
      let digits = 0;
      for (; at < to; at++, digits++) {
        const digit = hexDigit(text.charCodeAt(at));
        if (digit < 0) break;
        group = group * 16 + digit;
      }
      if (digits === 0 || digits > 4 || count === 8) return false;
      GROUPS[count++] = group;
      if (at === to) break;
      if (text.charCodeAt(at++) !== COLON || at === to) return false;
      if (text.charCodeAt(at) !== COLON) continue;
      if (head >= 0) return false;
      head = count;
      at++;
    }
    if (head < 0 ? count !== 8 : count > 7) return false;
    // What stands behind `::` moves to the end.
    if (head >= 0) {
      GROUPS.copyWithin(8 - (count - head), head, count);
      GROUPS.fill(0, head, 8 - (count - head));
    }
    for (let i = 0; i < WORDS; i++)
      this.#words[word + i] = (GROUPS[2 * i] as number) * 0x10000 + (GROUPS[2 * i + 1] as number);
    return true;
  }

  /** Any other spelling, also what is no prefix. */
  #any(family: Family, text: string, at: number): void {
    const address = parsePrefix(text)?.address;
    if (address?.family !== family) {
      this.#lengths[at] = NONE;
      return;
    }
    let rest = family === 'ipv4' ? address.value << 96n : address.value;
    for (let word = WORDS - 1; word >= 0; word--, rest >>= 32n)
      this.#words[at * WORDS + word] = Number(rest & 0xffffffffn);
  }
}

/** No length of a prefix. */
const NONE = 255;

const GROUPS = new Uint16Array(8);

function hexDigit(code: number): number {
  if (code >= ZERO && code <= NINE) return code - ZERO;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** The bits of a word that a prefix length covers. */
function mask(length: number, word: number): number {
  const bits = length - word * WORD_BITS;
  if (bits <= 0) return 0;
  return bits >= WORD_BITS ? -1 : -1 << (WORD_BITS - bits);
}
