import type { Span } from '../../core/span.js';
import type { Command, CommandNode } from './catalogue.js';
import type { Place } from './graph.js';

/** What a file says, as the blocks that its commands open. */
export interface FrrConfig {
  readonly kind: 'config';
  readonly items: readonly Item[];
}

export type Item = Line | Block;

/** A word of a line. A file has many: where it stands is put together when somebody asks. */
export class Word {
  /** As it is written. */
  readonly text: string;
  /** In a template: it is filled in when that is rendered, wholly or in part. */
  readonly isHole: boolean;
  readonly #path: string;
  readonly #start: number;

  /** @param start offset of its first character. */
  constructor(text: string, path: string, start: number, isHole = false) {
    this.text = text;
    this.isHole = isHole;
    this.#path = path;
    this.#start = start;
  }

  get start(): number {
    return this.#start;
  }

  get end(): number {
    return this.#start + this.text.length;
  }

  get span(): Span {
    return { path: this.#path, start: this.#start, end: this.end };
  }
}

/** A line that FRR takes. */
export class Line {
  readonly kind = 'line';
  /** The node whose command it is. */
  readonly node: CommandNode;
  readonly #match: { readonly command: Command; readonly places: readonly Place[] };
  readonly words: readonly Word[];

  constructor(
    node: CommandNode,
    match: { readonly command: Command; readonly places: readonly Place[] },
    words: readonly Word[],
  ) {
    this.node = node;
    this.#match = match;
    this.words = words;
  }

  get command(): Command {
    return this.#match.command;
  }

  /** What each word is, in the command's definition; the same object for all lines that match alike. */
  get places(): readonly Place[] {
    return this.#match.places;
  }

  /** From the first word to the last. */
  get span(): Span {
    return spanOf(this.words);
  }
}

/** From the first of some words to the last; there is at least one. */
export function spanOf(words: readonly Word[]): Span {
  return { ...(words[0] as Word).span, end: (words.at(-1) as Word).end };
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
export function shapeOf({ places }: Pick<Line, 'places'>): string {
  return places.map(({ what }) => (what.kind === 'keyword' ? what.text : '*')).join(' ');
}

/** The words of a line that are no keywords, in order. */
export function argumentsOf({ places, words }: Line): readonly Word[] {
  return words.filter((_, index) => places[index]?.what.kind !== 'keyword');
}
