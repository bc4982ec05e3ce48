import { EOF, type IToken, type TokenType } from 'chevrotain';
import type { Fix } from '../../core/diagnostic.js';
import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import { HOLE_END, HOLE_START } from '../../core/template.js';
import { type Address, parseAddress } from '../../net/address.js';
import type { Includes } from './includes.js';
import type { Recorder } from './memory.js';
import type { Repair } from './repair.js';
import type { Extras, Report } from './report.js';
import type { Entry, SymbolTable } from './symbols.js';
import type { Holes } from './template.js';
import * as T from './tokens.js';
import { ALL_VERSIONS, ONLY_3, SINCE_2_17, SINCE_2_19, V2_0, type VersionSet } from './versions.js';
import { agreeing, classify } from './words.js';

/** A token as Chevrotain needs it, with what our actions need beside. `end` is exclusive. */
export class Token implements IToken {
  // Declared only: fields would be written twice, and there are hundreds of thousands of tokens.
  declare readonly tokenTypeIdx: number;
  declare readonly tokenType: TokenType;
  declare readonly source: Source;
  declare readonly start: number;
  declare readonly end: number;
  /** A word's or a punctuation's text; a string's content. */
  declare readonly text: string;
  /** A number, an address, or the entry of a word. */
  declare readonly value: TokenValue;

  constructor(type: TokenType, source: Source, start: number, end: number, text: string, value: TokenValue) {
    this.tokenTypeIdx = type.tokenTypeIdx as number;
    this.tokenType = type;
    this.source = source;
    this.start = start;
    this.end = end;
    this.text = text;
    this.value = value;
  }

  get image(): string {
    return this.source.text.slice(this.start, this.end);
  }

  get startOffset(): number {
    return this.start;
  }
}

type TokenValue = number | Address | Entry | undefined;

/** Whether a token's value is that of a word. */
export function isEntry(value: TokenValue): value is Entry {
  return typeof value === 'object' && 'info' in value;
}

const PUNCTUATION: Readonly<Record<string, TokenType>> = {
  '{': T.LeftBrace,
  '}': T.RightBrace,
  '(': T.LeftParen,
  ')': T.RightParen,
  '[': T.LeftBracket,
  ']': T.RightBracket,
  ';': T.Semicolon,
  ',': T.Comma,
  ':': T.Colon,
  '.': T.Dot,
  '%': T.Percent,
  '?': T.Question,
  '!': T.Not,
  '+': T.Plus,
  '-': T.Minus,
  '*': T.Star,
  '/': T.Slash,
  '=': T.Equal,
  '~': T.Operator,
  '<': T.Operator,
  '>': T.Operator,
  '|': T.Operator,
  '..': T.DotDot,
  '->': T.Arrow,
  '[=': T.MaskOpen,
  '=]': T.MaskClose,
  '!=': T.Operator,
  '!~': T.Operator,
  '<=': T.Operator,
  '>=': T.Operator,
  '&&': T.Operator,
  '||': T.Operator,
};

interface Punctuation {
  readonly text: string;
  readonly type: TokenType;
}

/** Per first character: the one-character token, and the two-character ones by their second character. */
const ONE: (Punctuation | undefined)[] = new Array(128).fill(undefined);
const TWO: (Map<number, Punctuation> | undefined)[] = new Array(128).fill(undefined);
for (const [text, type] of Object.entries(PUNCTUATION)) {
  const first = text.charCodeAt(0);
  if (text.length === 1) ONE[first] = { text, type };
  else {
    TWO[first] ??= new Map();
    TWO[first].set(text.charCodeAt(1), { text, type });
  }
}
const AMPERSAND: Punctuation = { text: '&', type: T.Operator };
const PLUS_PLUS: Punctuation = { text: '++', type: T.Operator };

// Classes of characters.
const WORD_START = 1;
const DIGIT = 2;
const BLANK = 4;
const HEX = 8;
const CLASS = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  const char = String.fromCharCode(c);
  CLASS[c] =
    (/[A-Za-z_]/.test(char) ? WORD_START : 0) |
    (/[0-9]/.test(char) ? DIGIT : 0) |
    (/[ \t]/.test(char) ? BLANK : 0) |
    (/[0-9a-fA-F]/.test(char) ? HEX : 0);
}
const WORD = WORD_START | DIGIT;

/** The longer alternative first, as flex takes the longest match. */
const IPV6 = /(?:(?:[0-9a-fA-F]*:){3,}|[0-9a-fA-F]*::)(?:[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+|[0-9a-fA-F]*)/y;
/** What most probably stands behind a string that was not closed: the end of its statement or list, and a comment. */
const STRING_TAIL = /(?:\s+all)?\s*[;{]\s*#.*$|(?:\s+(?:all|\{[^"{}]*\}))?[;{\s]*$/;
/** How much of the end of a line is searched for that. */
const MAX_TAIL = 200;
const RD = /[0-9]+:[0-9]+/y;
const RD_TYPED = /[02]:[0-9]+:[0-9]+/y;
const MAC = /[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}/y;
const COLON_BYTES = /[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){9,}/y;
const PLAIN_BYTES = /(?:[0-9a-fA-F]{2}){10,}/y;
const HEX_BYTES = /hex:(?:[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2})+|(?:[0-9a-fA-F]{2})*)/y;
const QUOTED_NAME = /[A-Za-z0-9_.:-]*/y;
const INCLUDE = /include[ \t]*"/y;
const INCLUDE_REST = /([^"\n]+)"[ \t]*;/y;
const DIGITS = /[0-9]+/y;
const STRANGE = /[^\t\n !-~]+/y;

const NEWLINE = 10;
const HOLE = HOLE_START.charCodeAt(0);
const CARRIAGE_RETURN = 13;
const MAX_NAME = 64;
const MAX_NUMBER = 0xffffffff;

function joined(high: number, low: number): bigint {
  return BigInt(high * 65_536 + low);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Length of what `pattern` matches at `at`; 0: nothing. */
function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex - at : 0;
}

/**
 * BIRD's lexer (2.0 to 3.4, conf/cf-lex.l). It yields one token at a time, because what a word is depends on what the
 * parser has defined by then. Included texts stand where they are included.
 */
export class Scanner {
  readonly comments: Span[] = [];
  readonly #report: Report;
  readonly #symbols: SymbolTable;
  readonly #bit: VersionSet;
  readonly #narrow: (set: VersionSet) => void;
  readonly includes: Includes;
  #source: Source;
  #text: string;
  #at = 0;
  #bytesMinimum: number;
  #strange = 0;
  /** The line that was looked at last: a text of one long line is not searched for its end at every token. */
  #line: { source: Source | undefined; start: number; end: number } = { source: undefined, start: 0, end: 0 };
  /** A source with more beginnings of comments than ends: counting them once is enough. */
  #unbalanced: Source | undefined;
  /** Texts whose carriage returns are reported. */
  readonly #dos = new Set<Source>();
  /** Tokens to be returned before anything else is read. */
  readonly #held: Token[] = [];
  /** Filters see names of attributes that are unknown elsewhere (3.x). */
  inFilters = 0;
  /** A brace to be read beside, or without, what is written; until it has been. */
  repair: Repair | undefined;
  /** The next word is a method's name: no definition hides it. */
  bare = false;
  /** Set where the root is a template. */
  holes: Holes | undefined;
  /** Listens to the words that are met. */
  recorder: Recorder | undefined;
  /** How many holes have been met outside strings and comments. */
  holesMet = 0;

  constructor(
    includes: Includes,
    symbols: SymbolTable,
    report: Report,
    bit: VersionSet,
    narrow: (set: VersionSet) => void,
  ) {
    this.includes = includes;
    this.#symbols = symbols;
    this.#report = report;
    this.#bit = bit;
    this.#narrow = narrow;
    this.#source = includes.current;
    this.#text = this.#source.text;
    // Hexadecimal digits without a prefix are a byte string from 16 bytes on, from 2.19 on from 10 on.
    this.#bytesMinimum = bit & SINCE_2_19 ? 10 : 16;
  }

  /** The next token; at the end of everything a token of the type EOF, as often as it is asked for. */
  next(): Token {
    if (this.#held.length > 0) return this.reclassify(this.#held.shift() as Token);
    let token = this.#scan();
    while (!token) token = this.#scan();
    return this.repair === undefined ? token : this.#repaired(token, this.repair);
  }

  /** Whether reading can go on anywhere in a text: it is the current one, and nothing is held back. */
  isFree(source: Source): boolean {
    return this.#source === source && this.#held.length === 0;
  }

  /** Goes on at another offset of the current text. */
  goTo(offset: number): void {
    this.#at = offset;
  }

  /** What is read at a place that is being mended: the brace that is missing, or what follows one too many. */
  #repaired(token: Token, { path, offset, text, kind }: Repair): Token {
    if (path !== token.source.path || (kind === 'insert' ? token.start < offset : token.start !== offset)) return token;
    this.repair = undefined;
    if (kind === 'remove') return this.next();
    const braces = [...text].map(char => {
      const { type } = ONE[char.charCodeAt(0)] as Punctuation;
      return new Token(type, token.source, offset, offset, char, undefined);
    });
    this.#held.push(...braces.slice(1), token);
    return braces[0] as Token;
  }

  /** undefined: another text is now the current one. */
  #scan(): Token | undefined {
    const text = this.#text;
    let at = this.#at;
    for (;;) {
      if (at >= text.length) {
        return this.#leave() ? undefined : new Token(EOF, this.#source, this.#at, this.#at, '', undefined);
      }
      const c = text.charCodeAt(at);
      if (c === NEWLINE || at === 0) {
        // `include` counts at the start of a line only.
        let word = c === NEWLINE ? at + 1 : at;
        let d = text.charCodeAt(word);
        while (d === 32 || d === 9) d = text.charCodeAt(++word);
        if (d === 105 && this.#include(word)) return undefined;
        if (word > at) {
          at = word;
          continue;
        }
      }
      if (c === 32 || c === 9) {
        at++;
        continue;
      }
      if (c === 35) {
        let end = text.indexOf('\n', at);
        if (end < 0) end = text.length;
        this.comments.push({ path: this.#source.path, start: at, end });
        at = end;
        continue;
      }
      const kind = c < 128 ? (CLASS[c] as number) : 0;
      if (kind & WORD_START) return this.#word(at, c);
      if (kind & DIGIT) return this.#number(at);
      if (c === 34) return this.#string(at);
      if (c === 39) return this.#quotedName(at);
      if (c === 47 && text.charCodeAt(at + 1) === 42) {
        at = this.#blockComment(at);
        continue;
      }
      if (c === 58) {
        const length = lengthAt(IPV6, text, at);
        if (length > 1) return this.#address(at, at + length);
      }
      const two = TWO[c]?.get(text.charCodeAt(at + 1));
      if (two) return this.#punctuation(at, two);
      if (c === 43 && text.charCodeAt(at + 1) === 43 && this.#decide(SINCE_2_19)) {
        return this.#punctuation(at, PLUS_PLUS);
      }
      if (c === 38 && this.#decide(ONLY_3)) return this.#punctuation(at, AMPERSAND);
      const one = c < 128 ? ONE[c] : undefined;
      if (one) return this.#punctuation(at, one);
      const hole = c === HOLE ? this.#hole(at) : undefined;
      if (hole) return hole;
      at = this.#unknownCharacter(at, c);
    }
  }

  /** A hole of a template; its token's text is what is written there. */
  #hole(start: number): Token | undefined {
    const template = this.holes?.of(this.#source.path);
    if (!template) return undefined;
    this.holesMet++;
    const end = this.#text.indexOf(HOLE_END, start) + 1;
    return this.#token(T.Hole, start, end, template.original.text.slice(start, end));
  }

  /** Whether the version is one of these; what is read then holds only for those that decide alike. */
  #decide(versions: VersionSet): boolean {
    const decided = (this.#bit & versions) !== 0;
    this.#narrow(decided ? versions : ALL_VERSIONS & ~versions);
    return decided;
  }

  /** A word's token as it would be read now. */
  reclassify(token: Token): Token {
    if (!isEntry(token.value)) return token;
    const at = this.#at;
    const again = this.#symbol(token.text, token.start, token.end, token.source);
    this.#at = at;
    return again;
  }

  span(start: number, end: number): Span {
    return { path: this.#source.path, start, end };
  }

  #fault(rule: string, start: number, end: number, message: string, extras?: Extras, daemonAt = start): void {
    const daemon = { source: this.#source, offset: daemonAt };
    this.#report.reject(rule, this.span(start, end), message, daemon, extras);
  }

  #punctuation(at: number, { text, type }: Punctuation): Token {
    this.#at = at + text.length;
    return new Token(type, this.#source, at, this.#at, text, undefined);
  }

  #token(type: TokenType, start: number, end: number, text: string, value?: number | Address | Entry): Token {
    this.#at = end;
    return new Token(type, this.#source, start, end, text, value);
  }

  // ---- words

  #word(start: number, first: number): Token {
    const text = this.#text;
    let end = start + 1;
    let hex = (CLASS[first] as number) & HEX;
    let c = text.charCodeAt(end);
    while (c < 128 && (CLASS[c] as number) & WORD) {
      hex &= CLASS[c] as number;
      c = text.charCodeAt(++end);
    }
    // What looks like a word may begin an IPv6 address, a MAC address or a byte string.
    if (c === 58 || (hex && end - start >= 20)) {
      const other = this.#colonOrBytes(start, end, hex !== 0);
      if (other) return other;
      if (end - start === 4 && text.startsWith('else:', start)) {
        return this.#token(T.ElseColon, start, end + 1, 'else:');
      }
    }
    return this.#symbol(text.slice(start, end), start, end);
  }

  #symbol(name: string, start: number, end: number, source = this.#source): Token {
    if (end - start > MAX_NAME && name.length > MAX_NAME) {
      this.#fault(
        'bird/syntax',
        start,
        end,
        `This name has ${name.length} characters. BIRD allows at most ${MAX_NAME}. Shorten it.`,
      );
    }
    this.#at = end;
    const entry = this.#symbols.entry(name);
    this.recorder?.meets(entry);
    if (entry.definition !== undefined && !this.bare) {
      return new Token(T.Known, source, start, end, name, entry);
    }
    const known = this.inFilters > 0 ? entry.inside : entry.outside;
    if (this.recorder && known !== undefined && !isAfterDot(source.text, start))
      this.recorder.narrows(this.inFilters > 0 ? entry.agreeingInside : entry.agreeingOutside);
    // The name of a method: the grammar takes any word there, so it does not matter which versions have it as a keyword.
    const type = known ?? (isAfterDot(source.text, start) ? this.#kind(entry) : this.#classify(entry));
    return new Token(type, source, start, end, name, entry);
  }

  #kind(entry: Entry): TokenType {
    return classify(entry.info, this.#bit, this.inFilters > 0);
  }

  /** What a word is that nothing defines, the first time it is met outside or inside filters. */
  #classify(entry: Entry): TokenType {
    const inFilters = this.inFilters > 0;
    const type = this.#kind(entry);
    const versions = agreeing(entry.info, this.#bit, inFilters);
    this.#narrow(versions);
    if (inFilters) {
      entry.inside = type;
      entry.agreeingInside = versions;
    } else {
      entry.outside = type;
      entry.agreeingOutside = versions;
    }
    return type;
  }

  #quotedName(start: number): Token {
    const text = this.#text;
    const end = start + 1 + lengthAt(QUOTED_NAME, text, start + 1);
    if (text[end] === "'") return this.#symbol(text.slice(start + 1, end), start, end + 1);
    const rest = this.#lineEnd(end);
    const close = text.indexOf("'", end);
    if (close >= 0 && close < rest) {
      const message = `"${text[end]}" may not stand in a quoted name: only letters, digits, "_", "-", "." and ":" may. BIRD refuses the file.`;
      this.#fault('bird/unknown-character', end, end + 1, message, undefined, end);
      return this.#symbol(text.slice(start + 1, close), start, close + 1);
    }
    this.#fault(
      'bird/unterminated-string',
      start,
      end,
      'This quoted name does not end on its line. Add the closing "\'".',
      undefined,
      end,
    );
    return this.#symbol(text.slice(start + 1, end), start, end);
  }

  // ---- numbers and what begins like them

  #number(start: number): Token {
    const text = this.#text;
    let end = start;
    let value = 0;
    let c = text.charCodeAt(end);
    while (c >= 48 && c <= 57) {
      value = value * 10 + (c - 48);
      c = text.charCodeAt(++end);
    }
    if (c === 46) {
      const quad = this.#dottedQuad(start, end, value);
      if (quad) return quad;
    } else if (c === 58 || (c < 128 && (CLASS[c] as number) & HEX) || end - start >= 20) {
      let hexEnd = end;
      while (c < 128 && (CLASS[c] as number) & HEX) c = text.charCodeAt(++hexEnd);
      if (c === 58 || hexEnd - start >= 20) {
        const other = this.#colonOrBytes(start, hexEnd, true);
        if (other) return other;
      }
    } else if (c === 120 && end - start === 1 && text.charCodeAt(start) === 48) {
      const first = end + 1;
      let last = first;
      while ((CLASS[text.charCodeAt(last)] ?? 0) & HEX) last++;
      if (last > first) return this.#numeral(start, last, Number.parseInt(text.slice(first, last), 16));
    }
    return this.#numeral(start, end, value);
  }

  #numeral(start: number, end: number, value: number): Token {
    if (value > MAX_NUMBER) {
      this.#fault(
        'bird/number-range',
        start,
        end,
        `${this.#text.slice(start, end)} does not fit into 32 bits: BIRD's numbers end at ${MAX_NUMBER}. It refuses the file.`,
      );
    }
    return this.#token(T.Num, start, end, '', value);
  }

  /** `a.b.c.d`, perhaps with `:n` behind it: an IPv4 address or a route distinguisher. */
  #dottedQuad(start: number, firstEnd: number, first: number): Token | undefined {
    const text = this.#text;
    let at = firstEnd;
    // Two halves: a whole would leave the numbers that the engine handles fastest.
    let high = first;
    let low = 0;
    let valid = first <= 255;
    for (let i = 0; i < 3; i++) {
      if (text.charCodeAt(at) !== 46) return undefined;
      const begin = ++at;
      let octet = 0;
      let c = text.charCodeAt(at);
      while (c >= 48 && c <= 57) {
        octet = octet * 10 + (c - 48);
        c = text.charCodeAt(++at);
      }
      if (at === begin) return undefined;
      valid &&= octet <= 255;
      if (i === 0) high = high * 256 + octet;
      else low = low * 256 + octet;
    }
    const tail = text.charCodeAt(at) === 58 ? lengthAt(DIGITS, text, at + 1) : 0;
    if (!valid) this.#invalidAddress(start, at);
    if (tail) return this.#token(T.Rd, start, at + 1 + tail, text.slice(start, at + 1 + tail));
    return this.#token(T.Ip4, start, at, '', { family: 'ipv4', value: valid ? joined(high, low) : 0n });
  }

  /** The longest of the tokens that may hold colons or are plain hexadecimal digits; undefined: a word or number it is. */
  #colonOrBytes(start: number, end: number, hex: boolean): Token | undefined {
    const text = this.#text;
    let type: TokenType | undefined;
    let longest = end - start;
    const candidate = (length: number, as: TokenType) => {
      if (length > longest || (length === longest && type === undefined && as === T.Bytes)) {
        type = as;
        longest = length;
      }
    };
    if (text.startsWith('hex:', start)) {
      const length = lengthAt(HEX_BYTES, text, start);
      this.#narrow(this.#bit & SINCE_2_17 ? SINCE_2_17 : V2_0);
      if (this.#bit & SINCE_2_17) candidate(length, T.Bytes);
    }
    if (hex) {
      candidate(lengthAt(RD, text, start), T.Rd);
      candidate(lengthAt(RD_TYPED, text, start), T.Rd);
      const mac = lengthAt(MAC, text, start);
      if (mac) this.#narrow(this.#bit & SINCE_2_19 ? SINCE_2_19 : 31 & ~SINCE_2_19);
      if (this.#bit & SINCE_2_19) candidate(mac, T.Mac);
      for (const [pattern, width] of [
        [COLON_BYTES, 3],
        [PLAIN_BYTES, 2],
      ] as const) {
        const length = lengthAt(pattern, text, start);
        const count = Math.floor((length + 1) / width);
        if (length && count < 16) this.#narrow(this.#bit & SINCE_2_19 ? SINCE_2_19 : 31 & ~SINCE_2_19);
        if (count >= this.#bytesMinimum) candidate(length, T.Bytes);
      }
      candidate(lengthAt(IPV6, text, start), T.Ip6);
    }
    if (type === undefined) return undefined;
    if (type === T.Ip6) return this.#address(start, start + longest);
    const literal = text.slice(start, start + longest);
    if (type === T.Rd) this.#checkRd(literal, start);
    return this.#token(type, start, start + longest, literal);
  }

  /** RFC 4364, section 4.2: two bytes of administrator and four of number, or four and two. */
  #checkRd(literal: string, start: number): void {
    const parts = literal.split(':').map(Number);
    const [administrator, number] = parts.slice(-2) as [number, number];
    const wide = parts.length === 3 ? parts[0] === 2 : administrator > 0xffff;
    const fits = administrator <= (wide ? MAX_NUMBER : 0xffff) && number <= (wide ? 0xffff : MAX_NUMBER);
    if (fits) return;
    const message = `${literal} is no route distinguisher: its parts have 16 and 32 bits, or 32 and 16. BIRD refuses the file.`;
    this.#fault('bird/number-range', start, start + literal.length, message);
  }

  #address(start: number, end: number): Token {
    const address = parseAddress(this.#text.slice(start, end), { leadingZeros: true });
    if (!address) this.#invalidAddress(start, end);
    return this.#token(T.Ip6, start, end, '', address ?? { family: 'ipv6', value: 0n });
  }

  #invalidAddress(start: number, end: number): void {
    const message = `${this.#text.slice(start, end)} is not an address. BIRD refuses the file.`;
    this.#fault('bird/address', start, end, message);
  }

  // ---- strings, comments, other characters

  #string(start: number): Token {
    const text = this.#text;
    const line = this.#lineEnd(start);
    const close = text.indexOf('"', start + 1);
    if (close >= 0 && close < line) return this.#token(T.Text, start, close + 1, text.slice(start + 1, close));
    // A quote on a later line that has no partner there ends this string: it goes over several lines.
    if (close >= 0) {
      const quotes = text.slice(text.lastIndexOf('\n', close) + 1, this.#lineEnd(close)).split('"').length - 1;
      if (quotes % 2 === 1) {
        const message = 'A string cannot go over several lines. BIRD refuses the file.';
        this.#fault('bird/unterminated-string', start, close + 1, message, undefined, line);
        return this.#token(T.Text, start, close + 1, text.slice(start + 1, close));
      }
    }
    // What the author closed the statement with is most probably not part of the text.
    const from = Math.max(start, line - MAX_TAIL);
    const tail = STRING_TAIL.exec(text.slice(from, line)) as RegExpExecArray;
    const end = Math.max(start + 1, from + tail.index);
    const fix: Fix = { title: 'Close the string', safe: false, edits: [{ span: this.span(end, end), text: '"' }] };
    const message = 'This string does not end on its line. BIRD refuses the file. Add the closing quote.';
    this.#fault('bird/unterminated-string', start, end, message, { fixes: [fix] }, line);
    return this.#token(T.Text, start, end, text.slice(start + 1, end));
  }

  #lineEnd(at: number): number {
    const { source, start, end } = this.#line;
    if (source === this.#source && start <= at && at <= end) return end;
    const found = this.#text.indexOf('\n', at);
    this.#line = { source: this.#source, start: at, end: found < 0 ? this.#text.length : found };
    return this.#line.end;
  }

  #blockComment(start: number): number {
    const text = this.#text;
    const close = text.indexOf('*/', start + 2);
    const end = close < 0 ? text.length : close + 2;
    this.comments.push(this.span(start, end));
    const nested = text.indexOf('/*', start + 2);
    if (nested >= 0 && nested < end - 1 && (close < 0 || nested < close)) {
      const message =
        'Comments do not nest: BIRD refuses a second "/*" inside one. Remove it, or end the comment before it.';
      const related = [{ span: this.span(start, start + 2), message: 'The comment begins here' }];
      this.#fault('bird/comment-nesting', nested, nested + 2, message, { related });
      if (this.#unbalanced === this.#source) return end;
      // The author meant them to nest.
      let depth = 0;
      const marks = /\/\*|\*\//g;
      marks.lastIndex = start;
      for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
        depth += mark[0] === '/*' ? 1 : -1;
        if (depth === 0) return marks.lastIndex;
      }
      this.#unbalanced = this.#source;
      return end;
    }
    if (close < 0) {
      const message = 'This comment does not end. BIRD refuses the file. Add "*/".';
      this.#fault('bird/comment-nesting', start, start + 2, message, undefined, text.length);
    }
    return end;
  }

  #unknownCharacter(at: number, c: number): number {
    if (c === CARRIAGE_RETURN) {
      this.#carriageReturns(at);
      return at + 1;
    }
    const text = this.#text;
    const end = at + Math.max(1, lengthAt(STRANGE, text, at));
    // A file of another kind altogether: what matters has been said.
    if (++this.#strange <= 20) {
      const known = INVISIBLE[text[at] as string];
      const shown =
        known ??
        (/\p{C}|\p{Z}/u.test(text[at] as string)
          ? `U+${c.toString(16).toUpperCase().padStart(4, '0')}`
          : `"${text.slice(at, Math.min(end, at + 20))}"`);
      const message = `BIRD does not know ${shown} outside strings and comments. It refuses the file. Remove it.`;
      const fix: Fix = {
        title: 'Remove it',
        safe: known !== undefined,
        edits: [{ span: this.span(at, end), text: known === INVISIBLE['\u00a0'] ? ' ' : '' }],
      };
      this.#fault('bird/unknown-character', at, end, message, { fixes: [fix] });
    }
    return end;
  }

  /** One finding for a file with DOS line ends: its fix mends all of them. */
  #carriageReturns(first: number): void {
    if (this.#dos.has(this.#source)) return;
    this.#dos.add(this.#source);
    const text = this.#text;
    const edits = [];
    for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
      // BIRD accepts them in comments; those above go too, so that the file has one kind of line end.
      if (at < first && text[at + 1] !== '\n') continue;
      edits.push({
        span: this.span(at, at + 1),
        text: text[at + 1] === '\n' || text[at + 1] === undefined ? '' : '\n',
      });
    }
    const message =
      'Lines here end with a carriage return (CR LF, as on DOS). BIRD does not know that character and refuses the file. Use LF alone.';
    this.#fault('bird/carriage-return', first, first + 1, message, {
      fixes: [{ title: 'Remove all carriage returns', safe: true, edits }],
    });
  }

  // ---- includes

  /** Enters what an `include` at this place names; false when there is none here. */
  #include(at: number): boolean {
    const text = this.#text;
    const head = matchAt(INCLUDE, text, at);
    if (!head) return false;
    const open = INCLUDE.lastIndex;
    const rest = matchAt(INCLUDE_REST, text, open);
    if (!rest) {
      const end = this.#lineEnd(at);
      const message = 'This include is not complete: BIRD wants a path in quotes and ";" on the same line.';
      this.#fault('bird/syntax', at, end, message, undefined, open);
      this.#at = end;
      return true;
    }
    const written = rest[1] as string;
    this.#at = INCLUDE_REST.lastIndex;
    const span = this.span(open - 1, open + written.length + 1);
    if (this.includes.enter(written, this.#source, this.#at, span, at)) this.#resume();
    return true;
  }

  /** Back to the including file at the end of an included one; false at the end of the outermost. */
  #leave(): boolean {
    const inComment =
      this.comments.at(-1)?.end === this.#text.length && this.comments.at(-1)?.path === this.#source.path;
    if (!this.includes.leave()) {
      this.#at = this.#text.length;
      return false;
    }
    this.#resume();
    // A "#" comment that ends with its file goes on in the including one (BIRD's lexer keeps its state).
    if (inComment && this.#at > 0) this.#at = this.#lineEnd(this.#at);
    return true;
  }

  #resume(): void {
    this.#source = this.includes.current;
    this.#text = this.#source.text;
    this.#at = this.includes.position;
  }
}

const INVISIBLE: Readonly<Record<string, string>> = {
  '\ufeff': 'a byte order mark',
  '\u00a0': 'a no-break space',
  '\u200b': 'a zero-width space',
  '\f': 'a form feed',
  '\0': 'a NUL byte',
};

/** Whether a word follows a single dot, as in `net.len`; `1..len` is a range. */
function isAfterDot(text: string, start: number): boolean {
  return text[start - 1] === '.' && text[start - 2] !== '.';
}
