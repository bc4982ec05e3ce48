import type { Span } from '../../core/span.js';
import type { Command, CommandNode } from './catalogue.js';
import type { Place } from './graph.js';

/** What a file says, as the blocks that its commands open. */
export interface FrrConfig {
  readonly kind: 'config';
  readonly items: readonly Item[];
}

export type Item = Line | Block;

export interface Word {
  readonly text: string;
  readonly span: Span;
}

/** A line that FRR takes. */
export interface Line {
  readonly kind: 'line';
  /** The node whose command it is. */
  readonly node: CommandNode;
  readonly command: Command;
  readonly words: readonly Word[];
  /** What each word is, in the command's definition. */
  readonly places: readonly Place[];
  readonly span: Span;
}

/** A line that leads to another node, and the lines there. */
export interface Block {
  readonly kind: 'block';
  readonly header: Line;
  /** The node of its items. */
  readonly node: CommandNode;
  readonly items: readonly Item[];
  /** From the header to the last line that belongs to it. */
  readonly span: Span;
}

/**
 * A line's keywords, written in full, with `*` for every other word: `neighbor * remote-as *`. What means the same reads
 * the same, however it was abbreviated.
 */
export function shapeOf({ places }: Line): string {
  return places.map(({ what }) => (what.kind === 'keyword' ? what.text : '*')).join(' ');
}

/** The words of a line that are no keywords, in order. */
export function argumentsOf({ places, words }: Line): readonly Word[] {
  return words.filter((_, index) => places[index]?.what.kind !== 'keyword');
}
