import type { TokenType } from 'chevrotain';
import type { BirdParser } from './parser.js';
import type { Slot } from './phrases.js';
import type { Token } from './scanner.js';
import * as T from './tokens.js';
import type { Argument } from './tree.js';
import { ALL_VERSIONS, SINCE_2_17, SINCE_2_19 } from './versions.js';

/** A kind of value in option phrases: what it may begin with, how it is read, how messages call it. */
export interface SlotKind {
  readonly label: string;
  readonly starts: (token: Token, parser: BirdParser) => boolean;
  /** A constant's name may stand for it. */
  readonly named?: true;
  readonly read: (parser: BirdParser, slot: Slot) => Argument;
}

/** A value that is a literal, a constant's name or an expression in parentheses: what BIRD allows where a value stands. */
function value(
  label: string,
  literals: readonly TokenType[],
  types: readonly string[],
  options: ValueOptions = {},
): SlotKind {
  const { parenthesized = ALL_VERSIONS, named = ALL_VERSIONS } = options;
  const possible = new Set([...literals, T.Known, T.LeftParen]);
  return {
    label,
    named: true,
    starts: (token, parser) => {
      if (!possible.has(token.tokenType)) return false;
      const versions =
        token.tokenType === T.Known ? named : token.tokenType === T.LeftParen ? parenthesized : ALL_VERSIONS;
      if (versions !== ALL_VERSIONS) parser.narrowTo(versions);
      return parser.holds(versions);
    },
    read: (parser, slot) => {
      const expression = parser.readValue();
      parser.checkValue(expression, types, label, slot);
      return expression;
    },
  };
}

interface ValueOptions {
  readonly parenthesized?: number;
  readonly named?: number;
}

const SWITCH_WORDS: Readonly<Record<string, boolean>> = {
  on: true,
  yes: true,
  off: false,
  no: false,
  true: true,
  false: false,
};

const NUMBER = value('a number', [T.Num], ['int']);

/** All kinds, by the names that phrases use. */
export const SLOTS: Readonly<Record<string, SlotKind>> = {
  num: NUMBER,
  switch: {
    label: 'on or off',
    starts: (token, parser) => {
      if (NUMBER.starts(token, parser)) return true;
      if (token.tokenType === T.Truth) parser.narrowTo(SINCE_2_19);
      if (token.tokenType === T.Truth) return parser.holds(SINCE_2_19);
      return isKeyword(token) && token.text in SWITCH_WORDS;
    },
    read: (parser, slot) => {
      const token = parser.peek();
      if (isKeyword(token) && token.text in SWITCH_WORDS) {
        parser.take();
        return { kind: 'boolean', value: SWITCH_WORDS[token.text] as boolean, span: parser.spanOf(token) };
      }
      const expression = parser.readValue();
      parser.checkValue(expression, ['int', 'bool'], 'a switch', slot);
      return expression;
    },
  },
  time: {
    label: 'a time with its unit ("s", "ms" or "us")',
    named: true,
    starts: NUMBER.starts,
    read: (parser, slot) => {
      const first = parser.peek();
      const number = parser.readValue();
      parser.checkValue(number, ['int'], 'a number', slot);
      const unit = parser.peek();
      const factor = isKeyword(unit) ? UNITS[unit.text] : undefined;
      // A hole may hold the unit too, or be it.
      if (unit.tokenType === T.Hole) parser.take();
      if (unit.tokenType === T.Hole || (factor === undefined && first.tokenType === T.Hole)) return number;
      if (factor === undefined) return parser.failAfter('a unit of time: "s", "ms" or "us"');
      parser.take();
      const amount = parser.numberOf(number);
      const span = parser.spanFrom(first);
      return amount === undefined ? { kind: 'opaque', span } : { kind: 'time', microseconds: amount * factor, span };
    },
  },
  ip: value('an IP address', [T.Ip4, T.Ip6], ['ip'], { parenthesized: SINCE_2_19 }),
  scoped: {
    ...value('an IP address', [T.Ip4, T.Ip6], ['ip'], { parenthesized: SINCE_2_19 }),
    read: (parser, slot) => {
      const first = parser.peek();
      const expression = parser.readValue();
      parser.checkValue(expression, ['ip'], 'an IP address', slot);
      if (!parser.at(T.Percent)) return expression;
      parser.take();
      const zone = parser.takeNewName().text;
      const span = parser.spanFrom(first);
      return expression.kind === 'address' ? { ...expression, zone, span } : { kind: 'opaque', span };
    },
  },
  id: value('a number or an IPv4 address', [T.Num, T.Ip4], ['int', 'quad', 'ip']),
  text: value('a string', [T.Text], ['string'], { parenthesized: SINCE_2_19 }),
  literal: { label: 'a string', starts: token => token.tokenType === T.Text, read: parser => parser.readValue() },
  date: {
    label: 'a date',
    starts: token => token.tokenType === T.Text,
    read: parser => parser.readDate(),
  },
  'text or ip': value('a string or an IP address', [T.Text, T.Ip4, T.Ip6], ['string', 'ip'], {
    parenthesized: SINCE_2_17,
  }),
  key: {
    ...value('a password', [T.Text, T.Bytes], ['string', 'bytestring'], { parenthesized: SINCE_2_17 }),
  },
  bytes: value('a byte string', [T.Bytes], ['bytestring']),
  rd: value('a route distinguisher', [T.Rd], ['rd']),
  mac: value('a MAC address', [T.Mac], ['mac']),
  net: {
    label: 'a prefix',
    named: true,
    starts: token => NETWORK_STARTS.has(token.tokenType),
    read: (parser, slot) => parser.readNetwork(slot),
  },
  'net or ip': {
    label: 'a prefix or an address',
    named: true,
    starts: token => NETWORK_STARTS.has(token.tokenType),
    read: (parser, slot) => parser.readNetwork(slot, true),
  },
  term: {
    label: 'an expression',
    starts: () => true,
    read: parser => parser.term(),
  },
  condition: {
    label: 'a condition',
    starts: () => true,
    read: parser => parser.readCondition(),
  },
  name: {
    label: 'a name',
    starts: token => isWord(token),
    read: (parser, slot) => parser.readNewName(slot),
  },
  symbol: {
    label: 'a defined name',
    starts: token => token.tokenType === T.Known || token.tokenType === T.Unknown,
    read: (parser, slot) => parser.readSymbol(slot),
  },
  filter: {
    label: 'a policy ("all", "none", "filter" or "where")',
    starts: token => isKeyword(token) && FILTER_WORDS.has(token.text),
    read: parser => parser.readFilter(),
  },
  flags: {
    label: '"all", "off" or a list in braces',
    starts: token =>
      token.tokenType === T.LeftBrace || (isKeyword(token) && (token.text === 'all' || token.text === 'off')),
    read: (parser, slot) => parser.readFlags(slot),
  },
  list: {
    label: 'a list in braces',
    starts: token => token.tokenType === T.LeftBrace,
    read: (parser, slot) => parser.readFlags(slot),
  },
  labels: {
    label: 'MPLS labels',
    starts: NUMBER.starts,
    read: (parser, slot) => {
      const first = parser.peek();
      for (;;) {
        parser.checkValue(parser.readValue(), ['int'], 'a label', slot);
        if (!parser.at(T.Slash)) return { kind: 'opaque', span: parser.spanFrom(first) };
        parser.take();
      }
    },
  },
  interfaces: {
    label: 'a pattern of interface names',
    named: true,
    starts: token => INTERFACE_STARTS.has(token.tokenType),
    read: (parser, slot) => parser.readInterfaces(slot),
  },
  types: {
    label: 'a type',
    starts: token => token.tokenType === T.Type,
    read: parser => parser.readType(),
  },
  targets: {
    label: 'a route target or a set of them',
    starts: token => token.tokenType === T.LeftBracket || token.tokenType === T.LeftParen,
    read: parser => parser.readTargets(),
  },
  operand: {
    label: 'an attribute or an expression in parentheses',
    // Names of attributes are none before the filter language begins (3.x).
    starts: token => token.tokenType === T.LeftParen || isWord(token),
    read: parser => parser.term(true),
  },
  body: {
    label: 'the name of a filter or "{"',
    starts: token => token.tokenType === T.Known || token.tokenType === T.Unknown || token.tokenType === T.LeftBrace,
    read: parser => parser.readFilterBody(),
  },
  merge: {
    label: '"{"',
    starts: token => token.tokenType === T.LeftBrace,
    read: parser => parser.readMerge(),
  },
  attribute: {
    label: 'a name',
    starts: token => isWord(token),
    read: parser => parser.readAttribute(),
  },
};

const UNITS: Readonly<Record<string, number>> = { s: 1_000_000, ms: 1000, us: 1 };
const FILTER_WORDS: ReadonlySet<string> = new Set(['filter', 'where', 'all', 'none']);
const NETWORK_STARTS: ReadonlySet<TokenType> = new Set([T.Ip4, T.Ip6, T.Rd, T.NetKind, T.Known, T.LeftParen]);
const INTERFACE_STARTS: ReadonlySet<TokenType> = new Set([T.Text, T.Minus, T.Ip4, T.Ip6, T.Known, T.LeftParen]);

/** Whether a token is a word that nothing has defined. */
export function isKeyword(token: Token): boolean {
  return (
    token.text !== '' &&
    token.tokenType !== T.Known &&
    token.tokenType !== T.Unknown &&
    token.tokenType !== T.Text &&
    token.tokenType !== T.Hole
  );
}

function isWord(token: Token): boolean {
  return typeof token.value === 'object' && 'info' in token.value;
}
