import { type Choice, type Definition, type Piece, rangePiece, wordPiece } from './pieces.js';

/** What opens a choice, what closes it and what it is. */
const CHOICES: Readonly<Record<string, readonly [close: string, kind: Choice['kind']]>> = {
  '<': ['>', 'one'],
  '[': [']', 'optional'],
  '![': [']', 'optional after no'],
  '{': ['}', 'some'],
};

/** One token of a definition: what opens, parts or closes a choice, `...`, a range, or a word. */
const TOKEN = /!\[|[<>[\]{}|]|\.\.\.|\([^)]*\)|(?:(?!\.\.\.)[^\s<>[\]{}|$(])+/g;

/**
 * Reads a definition as the tables hold it: parsed once when they were made (`parseDefinition`), and written down without names.
 * A start needs several hundred of them, for which a whole parser takes longer than all else that is done to a file of usual size.
 * A test holds both against each other, for every command there is.
 */
export function unpackDefinition(text: string): Definition {
  const tokens = text.match(TOKEN) ?? [];
  let at = 0;

  const sequence = (): Piece[] => {
    const pieces: Piece[] = [];
    for (; at < tokens.length; at++) {
      const token = tokens[at] as string;
      const choice = CHOICES[token];
      if (choice) pieces.push(ways(...choice));
      else if (token === '...') pieces.push({ kind: 'repeat' });
      else if (token.startsWith('(')) pieces.push(rangePiece(token));
      else if (ENDS.has(token)) break;
      else pieces.push(wordPiece(token));
    }
    return pieces;
  };

  const ways = (close: string, kind: Choice['kind']): Choice => {
    const ways: Definition[] = [];
    do {
      at++;
      ways.push(sequence());
    } while (tokens[at] === '|');
    if (tokens[at] !== close) throw new Error(`not a definition of a command: ${text}`);
    return { kind, ways };
  };

  const definition = sequence();
  if (at < tokens.length) throw new Error(`not a definition of a command: ${text}`);
  return definition;
}

/** What ends one way of a choice. */
const ENDS: ReadonlySet<string> = new Set(['|', '>', ']', '}']);
