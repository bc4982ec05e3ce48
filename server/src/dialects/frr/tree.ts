import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import type { Command, CommandNode } from './catalogue.js';
import type { Daemons } from './daemons.js';
import type { Place } from './graph.js';
import { isHole } from './template.js';

/** What a file says, as the blocks that its commands open; of several files that FRR reads together, one after the other. */
export interface FrrConfig {
  readonly kind: 'config';
  readonly items: readonly Item[];
  /** Where there are several, or where one is not for every daemon: the files, with what each says. */
  readonly files?: readonly FrrFile[];
  /** Which daemons run, where a file says so. */
  readonly daemons?: Daemons;
  /** The frr.conf beside it, because of which no daemon reads any of this. */
  readonly supersededBy?: string;
}

/** One of several files. */
export interface FrrFile {
  readonly path: string;
  /** The daemons that read it themselves; undefined: vtysh hands each line to whom it concerns. */
  readonly readers: readonly string[] | undefined;
  readonly items: readonly Item[];
}

/** What a daemon reads: all of frr.conf, or its own file. */
function readBy({ items, files }: FrrConfig, daemon: string): readonly Item[] {
  if (!files) return items;
  return files.filter(({ readers }) => readers?.includes(daemon) ?? true).flatMap(file => file.items);
}

/** What a daemon reads, as a configuration of its own. */
export function partOf(config: FrrConfig, daemon: string): FrrConfig {
  if (!config.files) return config;
  const known = parts.get(config) ?? new Map<string, FrrConfig>();
  parts.set(config, known);
  const part = known.get(daemon) ?? { kind: 'config', items: readBy(config, daemon) };
  known.set(daemon, part);
  return part;
}

/** The same object each time: what is worked out for a configuration is remembered by it. */
const parts = new WeakMap<FrrConfig, Map<string, FrrConfig>>();

/** What is written in one file. */
export function writtenIn({ items, files }: FrrConfig, path: string): readonly Item[] {
  return files?.find(file => file.path === path)?.items ?? items;
}

/** Whether a daemon's configuration is seen: what it lacks, the daemon lacks. */
export function isSeen({ files }: FrrConfig, daemon: string): boolean {
  return !files || files.some(({ readers }) => readers?.includes(daemon) ?? true);
}

export type Item = Line | Block;

/** A word of a line. */
export class Word {
  /** As it is written. */
  readonly text: string;
  /** In a template: it is filled in when that is rendered, wholly or in part. */
  readonly isHole: boolean;
  /** Offset of its first character. */
  readonly start: number;
  readonly #path: string;

  constructor(text: string, path: string, start: number, isHole = false) {
    this.text = text;
    this.isHole = isHole;
    this.#path = path;
    this.start = start;
  }

  get end(): number {
    return this.start + this.text.length;
  }

  get span(): Span {
    return { path: this.#path, start: this.start, end: this.end };
  }
}

/**
 * All words of a text, by number: where each begins and ends. A file has hundreds of thousands, and few of them are ever asked for
 * their text; as numbers side by side they cost the garbage collector nothing.
 */
export class WordTable {
  readonly path: string;
  /** As commands are matched: of a template the masked one. */
  readonly text: string;
  /** As it is written. */
  readonly written: string;
  /** Whether it is a template's. */
  readonly isTemplate: boolean;
  /** Where each word begins, and where it ends. */
  #bounds: Int32Array;
  #count = 0;

  constructor({ path, text }: Source, masked?: string) {
    this.path = path;
    this.text = masked ?? text;
    this.written = text;
    this.isTemplate = masked !== undefined;
    // Words are some seven characters long, with their blank; what is never written to costs no memory.
    this.#bounds = new Int32Array(2 * (32 + Math.ceil(text.length * 0.15)));
  }

  get count(): number {
    return this.#count;
  }

  add(start: number, end: number): void {
    if (2 * this.#count === this.#bounds.length) {
      const larger = new Int32Array(4 * this.#bounds.length);
      larger.set(this.#bounds);
      this.#bounds = larger;
    }
    this.#bounds[2 * this.#count] = start;
    this.#bounds[2 * this.#count + 1] = end;
    this.#count++;
  }

  start(index: number): number {
    return this.#bounds[2 * index] as number;
  }

  end(index: number): number {
    return this.#bounds[2 * index + 1] as number;
  }

  /** A word as it is written. */
  textOf(index: number): string {
    return this.written.slice(this.start(index), this.end(index));
  }

  isHole(index: number): boolean {
    return this.isTemplate && isHole(this.text.slice(this.start(index), this.end(index)));
  }

  word(index: number): Word {
    return new Word(this.textOf(index), this.path, this.start(index), this.isHole(index));
  }
}

/**
 * How a line fits a command. All lines that match alike share one: a file has few, and what follows from it alone is worked out once
 * (`oncePerForm`).
 */
export class Form {
  readonly kind = 'command';
  readonly command: Command;
  /** What each word is, in the command's definition. */
  readonly places: readonly Place[];
  /** What was worked out, by what it is. */
  readonly notes: unknown[] = [];

  constructor(command: Command, places: readonly Place[]) {
    this.command = command;
    this.places = places;
  }
}

let notes = 0;

/** A function that is worked out once for all lines that match alike. It must not depend on what else the line says. */
export function oncePerForm<T extends object | string | number | boolean>(work: (line: Line) => T): (line: Line) => T {
  const note = notes++;
  return line => {
    const known = line.form.notes[note] as T | undefined;
    if (known !== undefined) return known;
    const made = work(line);
    line.form.notes[note] = made;
    return made;
  };
}

const ZERO = '0'.charCodeAt(0);

/** A line that FRR takes. */
export class Line {
  /** The node whose command it is. */
  readonly node: CommandNode;
  readonly form: Form;
  readonly #table: WordTable;
  readonly #first: number;

  /** @param first the number of its first word. */
  constructor(node: CommandNode, form: Form, table: WordTable, first: number) {
    this.node = node;
    this.form = form;
    this.#table = table;
    this.#first = first;
  }

  get kind(): 'line' {
    return 'line';
  }

  get command(): Command {
    return this.form.command;
  }

  /** What each word is, in the command's definition; the same object for all lines that match alike. */
  get places(): readonly Place[] {
    return this.form.places;
  }

  /** Its words, made when somebody asks: whoever looks at many lines asks for the one word that matters. */
  get words(): readonly Word[] {
    return this.places.map((_, index) => this.#table.word(this.#first + index));
  }

  /** One of its words. */
  word(index: number): Word | undefined {
    return index < this.places.length ? this.#table.word(this.#first + index) : undefined;
  }

  /** What one of its words says; '' where there is none. */
  textOf(index: number): string {
    return index < this.places.length ? this.#table.textOf(this.#first + index) : '';
  }

  /** Where one of its words begins and ends in `text`. */
  startOf(index: number): number {
    return this.#table.start(this.#first + index);
  }

  endOf(index: number): number {
    return this.#table.end(this.#first + index);
  }

  /** The text that it stands in. */
  get text(): string {
    return this.#table.written;
  }

  /** A word that is a whole number. */
  numberAt(index: number): number {
    const { written: text } = this.#table;
    const end = this.endOf(index);
    let value = 0;
    for (let at = this.startOf(index); at < end; at++) value = value * 10 + text.charCodeAt(at) - ZERO;
    return Number.isSafeInteger(value) && value >= 0 ? value : Number(this.textOf(index));
  }

  /** Offsets of its first character, and behind its last. */
  get start(): number {
    return this.#table.start(this.#first);
  }

  get end(): number {
    return this.#table.end(this.#first + this.places.length - 1);
  }

  /** From the first word to the last. */
  get span(): Span {
    return { path: this.#table.path, start: this.start, end: this.end };
  }

  /** Whether a template fills in one of its words. */
  get hasHole(): boolean {
    return this.#table.isTemplate && this.places.some((_, index) => this.#table.isHole(this.#first + index));
  }

  /** Whether another line has the same word at a place. */
  repeats(other: Line, index: number): boolean {
    const [table, others] = [this.#table, other.#table];
    const start = table.start(this.#first + index);
    const length = table.end(this.#first + index) - start;
    const from = others.start(other.#first + index);
    if (others.end(other.#first + index) - from !== length) return false;
    for (let i = 0; i < length; i++) {
      if (table.written.charCodeAt(start + i) !== others.written.charCodeAt(from + i)) return false;
    }
    return true;
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
export function shapeOf({ places }: { readonly places: readonly Place[] }): string {
  return places.map(({ what }) => (what.kind === 'keyword' ? what.text : '*')).join(' ');
}

/** The words of a line that are no keywords, in order. */
export function argumentsOf(line: Line): readonly Word[] {
  return argumentsIn(line).map(index => line.word(index) as Word);
}

/** Which words of a line are no keywords. */
export const argumentsIn = oncePerForm(({ places }): readonly number[] =>
  places.flatMap(({ what }, index) => (what.kind === 'keyword' ? [] : [index])),
);
