import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain';

/** Token types of HCL. The scanner is our own, so no type has a pattern. */
function token(name: string, label: string): TokenType {
  return createToken({ name, label, pattern: Lexer.NA });
}

export const Identifier = token('Identifier', 'a name');
export const NumberLiteral = token('NumberLiteral', 'a number');
export const Newline = token('Newline', 'the end of the line');

// Templates: strings in quotes, and heredocs.
export const OpenQuote = token('OpenQuote', '"');
export const CloseQuote = token('CloseQuote', 'the closing quote');
export const OpenHeredoc = token('OpenHeredoc', '<<');
export const CloseHeredoc = token('CloseHeredoc', "the heredoc's end marker");
/** What a template says literally. */
export const Literal = token('Literal', 'text');
export const OpenInterpolation = token('OpenInterpolation', '${');
export const OpenDirective = token('OpenDirective', '%{');
/** The brace that ends `${` or `%{`. */
export const CloseSequence = token('CloseSequence', '}');

export const OpenBrace = token('OpenBrace', '{');
export const CloseBrace = token('CloseBrace', '}');
export const OpenBracket = token('OpenBracket', '[');
export const CloseBracket = token('CloseBracket', ']');
export const OpenParenthesis = token('OpenParenthesis', '(');
export const CloseParenthesis = token('CloseParenthesis', ')');
/** `[*`: no line may end within a splat, as it may within an index. */
export const OpenSplat = token('OpenSplat', '[*');

export const Equals = token('Equals', '=');
export const Comma = token('Comma', ',');
export const Dot = token('Dot', '.');
export const Colon = token('Colon', ':');
export const DoubleColon = token('DoubleColon', '::');
export const Question = token('Question', '?');
export const Ellipsis = token('Ellipsis', '...');
export const Arrow = token('Arrow', '=>');
export const Star = token('Star', '*');
export const Minus = token('Minus', '-');
export const Bang = token('Bang', '!');
/** An operator that stands between two values alone. */
export const Operator = token('Operator', 'an operator');

export const TOKENS: readonly TokenType[] = [
  Identifier,
  NumberLiteral,
  Newline,
  OpenQuote,
  CloseQuote,
  OpenHeredoc,
  CloseHeredoc,
  Literal,
  OpenInterpolation,
  OpenDirective,
  CloseSequence,
  OpenBrace,
  CloseBrace,
  OpenBracket,
  CloseBracket,
  OpenParenthesis,
  CloseParenthesis,
  OpenSplat,
  Equals,
  Comma,
  Dot,
  Colon,
  DoubleColon,
  Question,
  Ellipsis,
  Arrow,
  Star,
  Minus,
  Bang,
  Operator,
];

/** Symbols, the longer ones first. */
export const SYMBOLS: readonly (readonly [string, TokenType])[] = [
  ['...', Ellipsis],
  ['::', DoubleColon],
  ['=>', Arrow],
  ['==', Operator],
  ['!=', Operator],
  ['>=', Operator],
  ['<=', Operator],
  ['&&', Operator],
  ['||', Operator],
  ['=', Equals],
  [',', Comma],
  ['.', Dot],
  [':', Colon],
  ['?', Question],
  ['*', Star],
  ['-', Minus],
  ['!', Bang],
  ['+', Operator],
  ['/', Operator],
  ['%', Operator],
  ['<', Operator],
  ['>', Operator],
  ['(', OpenParenthesis],
  [')', CloseParenthesis],
  ['[', OpenBracket],
  [']', CloseBracket],
];

/** A token as the scanner makes it; `endOffset` is the last character's, as Chevrotain has it. */
export interface HclToken extends IToken {
  readonly endOffset: number;
  /** Of a literal: what it says once its escapes are resolved. */
  readonly value?: string;
}
