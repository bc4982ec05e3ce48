import type { Position, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { linesOf, type Source } from '../core/source.js';

/** Offsets of one text as the protocol's positions (0-based lines, UTF-16 columns), and back. */
export interface Positions {
  position(offset: number): Position;
  offset(position: Position): number;
}

const cache = new WeakMap<Source, Positions>();

/** The positions of a source; made once for each. */
export function positionsOf(source: Source): Positions {
  const known = cache.get(source);
  if (known) return known;
  const made = source.text.includes('\r') ? withReturns(source) : plain(source);
  cache.set(source, made);
  return made;
}

/** The range between two offsets. */
export function rangeOf(source: Source, span: { readonly start: number; readonly end: number }): Range {
  const positions = positionsOf(source);
  return { start: positions.position(span.start), end: positions.position(span.end) };
}

/** Lines as the engine counts them, which is how the protocol does while no `\r` is about. */
function plain(source: Source): Positions {
  const index = linesOf(source);
  return {
    position: offset => {
      const { line, column } = index.position(offset);
      return { line, character: column };
    },
    offset: ({ line, character }) => {
      const { start, end } = index.line(line);
      return Math.min(start + character, end);
    },
  };
}

/** To the protocol a lone `\r` ends a line as well. */
function withReturns({ path, text }: Source): Positions {
  const document = TextDocument.create(path, '', 0, text);
  return { position: offset => document.positionAt(offset), offset: position => document.offsetAt(position) };
}
