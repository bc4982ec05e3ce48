import { createToken, EmbeddedActionsParser, type IToken, Lexer, type ParserMethod, tokenMatcher } from 'chevrotain';
import { type Address, addressBits, type Family, parseAddress } from '../../../net/address.js';
import { firstAddress, hasHostBits, network, type Prefix } from '../../../net/prefix.js';
import { problem, type ValueProblem } from './problem.js';
import { remembered } from './remembered.js';

/** One entry of `IPAddressPool.spec.addresses`, as MetalLB takes it (internal/config ParseCIDR, 0.13 to 0.16). */
export type PoolAddresses = PoolPrefix | PoolRange;

/** `192.0.2.0/24`. */
export interface PoolPrefix {
  readonly kind: 'prefix';
  /** With the host bits that were written. */
  readonly written: Prefix;
  /** MetalLB clears host bits without a word. */
  readonly hostBits: boolean;
  readonly family: Family;
  /** The written prefix without host bits: one element. */
  readonly prefixes: readonly Prefix[];
}

/** `192.0.2.10-192.0.2.20`, ends included. */
export interface PoolRange {
  readonly kind: 'range';
  readonly first: Address;
  readonly last: Address;
  /** undefined: one end of each family. MetalLB accepts that, and the pool gets no address from it. */
  readonly family: Family | undefined;
  /** The fewest prefixes that make up the range, in its order. */
  readonly prefixes: readonly Prefix[];
}

/** Something that is near enough to be mended: an address without a length, a range from its end to its start. */
export interface AddressesProblem extends ValueProblem {
  readonly instead?: string;
}

const Dash = createToken({ name: 'Dash', pattern: /-/ });
const Slash = createToken({ name: 'Slash', pattern: /\// });
const Blank = createToken({ name: 'Blank', pattern: /\s+/ });
const Word = createToken({ name: 'Word', pattern: /[^\s/-]+/ });
const TOKENS = [Dash, Slash, Blank, Word];

/** What the grammar finds; the words are judged afterwards, since MetalLB leaves them to Go. */
type Shape =
  | { readonly kind: 'prefix'; readonly address: IToken; readonly length: IToken }
  | { readonly kind: 'range'; readonly first: IToken; readonly last: IToken }
  | { readonly kind: 'address'; readonly address: IToken };

/**
 * entry: range | prefix | address
 * Blanks may stand around the ends of a range, and nowhere else.
 */
class AddressesParser extends EmbeddedActionsParser {
  constructor(validate: boolean) {
    super(TOKENS, { maxLookahead: 4, skipValidations: !validate });
    this.performSelfAnalysis();
  }

  readonly entry: ParserMethod<[], Shape> = this.RULE('entry', () => {
    const leading = this.OPTION(() => this.CONSUME(Blank));
    const first = this.CONSUME(Word);
    return this.OR([
      {
        ALT: () => {
          this.OPTION1(() => this.CONSUME1(Blank));
          this.CONSUME(Dash);
          this.OPTION2(() => this.CONSUME2(Blank));
          const last = this.CONSUME1(Word);
          this.OPTION3(() => this.CONSUME3(Blank));
          return { kind: 'range', first, last } as Shape;
        },
      },
      {
        GATE: () => !leading,
        ALT: () => {
          this.CONSUME(Slash);
          return { kind: 'prefix', address: first, length: this.CONSUME2(Word) } as Shape;
        },
      },
      { GATE: () => !leading, ALT: () => ({ kind: 'address', address: first }) as Shape },
    ]);
  });
}

let lexer: Lexer | undefined;
let parser: AddressesParser | undefined;

/** For the test that validates the grammar. */
export function validateAddressesGrammar(): void {
  new AddressesParser(true);
}

/**
 * Reads one entry of a pool's addresses: a prefix with its length, or a range of two addresses.
 *
 * @param text the value, without quotes
 * @returns what MetalLB makes of it, or why it refuses it, with what was probably meant
 */
export const parseAddresses = remembered((text: string): PoolAddresses | AddressesProblem => {
  lexer ??= new Lexer(TOKENS, { positionTracking: 'onlyOffset' });
  parser ??= new AddressesParser(false);
  const { tokens } = lexer.tokenize(text);
  parser.input = tokens;
  const shape = parser.entry();
  if (parser.errors.length > 0) return unreadable(text, tokens);
  if (shape.kind === 'range') return readRange(shape.first, shape.last);
  return shape.kind === 'prefix' ? readPrefix(shape.address, shape.length) : readBare(shape.address);
});

/**
 * Reads an address as Go's net.ParseIP does: no zone, no leading zeros, no blanks. An IPv4-mapped one is the IPv4 address
 * that it holds, since MetalLB asks with `To4`.
 */
export function parseIp(text: string): Address | undefined {
  const address = parseAddress(text);
  return address && isMapped(address) ? { family: 'ipv4', value: BigInt.asUintN(32, address.value) } : address;
}

function readPrefix(address: IToken, length: IToken): PoolAddresses | AddressesProblem {
  const parsed = parseAddress(address.image);
  if (!parsed) return problem('this is no IP address', ...reach(address));
  // Go reads leading zeros of the length as decimal.
  const bits = /^[0-9]+$/.test(length.image) ? Number(length.image) : Number.NaN;
  const most = addressBits(parsed.family);
  if (!(bits <= most)) return problem(`the length after the slash is no number up to ${most}`, ...reach(length));
  const written: Prefix = { address: parsed, length: bits };
  const family = isMapped(firstAddress(written)) ? 'ipv4' : parsed.family;
  return { kind: 'prefix', written, hostBits: hasHostBits(written), family, prefixes: [network(written)] };
}

function readRange(start: IToken, end: IToken): PoolAddresses | AddressesProblem {
  const first = parseIp(start.image);
  const last = parseIp(end.image);
  if (!first) return problem('this start of the range is no IP address', ...reach(start));
  if (!last) return problem('this end of the range is no IP address', ...reach(end));
  // Go compares both as 16 bytes, where IPv4 is ::ffff:0:0/96.
  if (order(first) > order(last)) {
    const sameFamily = first.family === last.family;
    const whole = problem('the range ends before it starts', start.startOffset, stop(end));
    return sameFamily ? { ...whole, instead: `${end.image}-${start.image}` } : whole;
  }
  const family = first.family === last.family ? first.family : undefined;
  return { kind: 'range', first, last, family, prefixes: family ? summarize(first, last) : [] };
}

function readBare(address: IToken): AddressesProblem {
  const parsed = parseAddress(address.image);
  if (!parsed) return problem('this is no prefix with its length, and no range', ...reach(address));
  const instead = `${address.image}/${addressBits(parsed.family)}`;
  return { ...problem('an address needs its length', ...reach(address)), instead };
}

/** The fewest prefixes that make up the addresses from `first` to `last`, which are of one family and in order. */
function summarize(first: Address, last: Address): readonly Prefix[] {
  const { family } = first;
  const bits = addressBits(family);
  const prefixes: Prefix[] = [];
  for (let value = first.value; value <= last.value; ) {
    let host = 0;
    while (host < bits) {
      const mask = (1n << BigInt(host + 1)) - 1n;
      if ((value & mask) !== 0n || (value | mask) > last.value) break;
      host++;
    }
    prefixes.push({ address: { family, value }, length: bits - host });
    value += 1n << BigInt(host);
  }
  return prefixes;
}

function unreadable(text: string, tokens: readonly IToken[]): AddressesProblem {
  const spaced = tokens.some(token => tokenMatcher(token, Blank)) && !text.includes('-');
  const tight = text.replace(/\s+/g, '');
  // `10.0.0.0/24 10.1.0.0/99` would become `10.0.0.0/2410.1.0.0/99`.
  const isOne = spaced && tight !== '' && parseAddresses(tight).kind !== 'problem';
  if (!isOne) return problem('this is no prefix with its length, and no range', 0, text.length);
  return { ...problem('a prefix has no blanks in it', 0, text.length), instead: tight };
}

function isMapped({ family, value }: Address): boolean {
  return family === 'ipv6' && value >> 32n === 0xffffn;
}

function order({ family, value }: Address): bigint {
  return family === 'ipv4' ? (0xffffn << 32n) | value : value;
}

function reach(token: IToken): [start: number, end: number] {
  return [token.startOffset, stop(token)];
}

function stop(token: IToken): number {
  return token.startOffset + token.image.length;
}
