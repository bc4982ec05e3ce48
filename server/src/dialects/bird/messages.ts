import type { IParserErrorMessageProvider, IToken, TokenType } from 'chevrotain';
import type { Token } from './scanner.js';
import * as T from './tokens.js';

/** `"then"`, `a name or ";"`: what the grammar could go on with, from the labels of token types. */
function listLabels(types: Iterable<TokenType>): string {
  const labels = [...new Set([...types].map(type => type.LABEL ?? type.name))];
  const operators = new Set([T.Operator, T.Plus, T.Minus, T.Star, T.Slash, T.Equal].map(type => type.LABEL));
  const shown = labels.filter(label => !operators.has(label) || label === T.Operator.LABEL);
  if (shown.length > 6) return 'something else';
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}

/** A token as a message shows it. Strings may hold passwords: their text is not shown. */
export function describe(token: Token): string {
  if (token.tokenType.name === 'EOF') return 'the end of the file';
  if (token.tokenType === T.Text) return 'a string';
  const image = token.image;
  return image.length > 40 ? `"${image.slice(0, 40)}…"` : `"${image}"`;
}

/** Chevrotain's messages: only what it expected; the rest is put together where the statement is given up. */
export const errorMessages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => listLabels([expected]),
  buildNotAllInputParsedMessage: () => '',
  buildNoViableAltMessage: ({ expectedPathsPerAlt }) => firstOf(expectedPathsPerAlt.flat()),
  buildEarlyExitMessage: ({ expectedIterationPaths }) => firstOf(expectedIterationPaths),
};

function firstOf(paths: readonly (readonly TokenType[])[]): string {
  return listLabels(paths.flatMap(path => path[0] ?? []));
}

/** Our own token from one of Chevrotain's exceptions. */
export function tokenOf(error: { readonly token: IToken }): Token {
  return error.token as Token;
}
