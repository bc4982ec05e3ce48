import { createToken, Lexer, type TokenType } from 'chevrotain';

/**
 * Token types: what the grammar tells apart. Words that only option phrases tell apart are all `Keyword`; their text is
 * looked up in the catalogue. The scanner is our own, so no type has a pattern.
 */
function token(name: string, label = name): TokenType {
  return createToken({ name, label, pattern: Lexer.NA });
}

// Words.
export const Keyword = token('Keyword', 'a keyword');
/** A word that names something defined above. */
export const Known = token('Known', 'a name');
/** A word that is neither a keyword nor defined. */
export const Unknown = token('Unknown', 'a new name');
export const Type = token('Type', 'a type');
/** An attribute of routes: `bgp_path`, `net`, `preference`. */
export const Attribute = token('Attribute', 'a route attribute');
export const Enumerated = token('Enumerated', 'a constant');
export const EcKind = token('EcKind', 'a kind of extended community');
export const If = token('If', '"if"');
export const Then = token('Then', '"then"');
export const Else = token('Else', '"else"');
export const Case = token('Case', '"case"');
export const For = token('For', '"for"');
export const In = token('In', '"in"');
export const Do = token('Do', '"do"');
export const Return = token('Return', '"return"');
/** `accept`, `reject`, `error`. */
export const Verdict = token('Verdict', 'a verdict');
/** `print`, `printn`. */
export const Print = token('Print', '"print"');
export const Unset = token('Unset', '"unset"');
/** `true`, `false`. */
export const Truth = token('Truth', '"true" or "false"');
export const Empty = token('Empty', '"empty"');
/** Keywords of the language that are called like functions: `defined`, `roa_check`, `format`, `bt_assert`. */
export const BuiltIn = token('BuiltIn', 'a function');
/** Keywords that begin a network which is not an IP prefix: `flow4`, `mpls`, `aspa`, `eth`, `evpn`, `neighbor`. */
export const NetKind = token('NetKind', 'a kind of network');

// Literals.
export const Num = token('Num', 'a number');
export const Ip4 = token('Ip4', 'an IPv4 address');
export const Ip6 = token('Ip6', 'an IPv6 address');
export const Rd = token('Rd', 'a route distinguisher');
export const Mac = token('Mac', 'a MAC address');
export const Bytes = token('Bytes', 'a byte string');
export const Text = token('Text', 'a string');

// Punctuation.
export const LeftBrace = token('LeftBrace', '"{"');
export const RightBrace = token('RightBrace', '"}"');
export const LeftParen = token('LeftParen', '"("');
export const RightParen = token('RightParen', '")"');
export const LeftBracket = token('LeftBracket', '"["');
export const RightBracket = token('RightBracket', '"]"');
export const Semicolon = token('Semicolon', '";"');
export const Comma = token('Comma', '","');
export const Colon = token('Colon', '":"');
export const Dot = token('Dot', '"."');
export const DotDot = token('DotDot', '".."');
export const Percent = token('Percent', '"%"');
export const Question = token('Question', '"?"');
export const Arrow = token('Arrow', '"->"');
export const MaskOpen = token('MaskOpen', '"[="');
export const MaskClose = token('MaskClose', '"=]"');
export const ElseColon = token('ElseColon', '"else:"');
export const Not = token('Not', '"!"');
export const Plus = token('Plus', '"+"');
export const Minus = token('Minus', '"-"');
export const Star = token('Star', '"*"');
export const Slash = token('Slash', '"/"');
export const Equal = token('Equal', '"="');
/** All other operators between two operands: `~`, `&&`, `<=`, `++`, … */
export const Operator = token('Operator', 'an operator');
/** A hole of a template, with the word it is part of: nobody knows what will stand there. */
export const Hole = token('Hole', 'a hole');
/** What the scanner could not read; it has said so already. */
export const Unreadable = token('Unreadable', 'text');
export const End = token('End', 'the end of the file');

export const TOKENS: readonly TokenType[] = [
  Keyword,
  Known,
  Unknown,
  Type,
  Attribute,
  Enumerated,
  EcKind,
  If,
  Then,
  Else,
  Case,
  For,
  In,
  Do,
  Return,
  Verdict,
  Print,
  Unset,
  Truth,
  Empty,
  BuiltIn,
  NetKind,
  Num,
  Ip4,
  Ip6,
  Rd,
  Mac,
  Bytes,
  Text,
  LeftBrace,
  RightBrace,
  LeftParen,
  RightParen,
  LeftBracket,
  RightBracket,
  Semicolon,
  Comma,
  Colon,
  Dot,
  DotDot,
  Percent,
  Question,
  Arrow,
  MaskOpen,
  MaskClose,
  ElseColon,
  Not,
  Plus,
  Minus,
  Star,
  Slash,
  Equal,
  Operator,
  Hole,
  Unreadable,
  End,
];
