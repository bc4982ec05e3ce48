import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import type { Template } from '../../core/template.js';
import { type Word, WordTable } from './tree.js';

/** vtysh reads lines into a buffer of this many bytes and takes the rest of a longer one for the next line. */
const BUFFER = 4095;

/** A line that holds a command. */
export interface CommandText {
  readonly words: readonly Word[];
  /** Blanks before the first word; a tab counts as one. */
  readonly indentation: number;
  /** The line at which the daemon stands, 1-based: longer lines count several times. */
  readonly line: number;
}

const NEWLINE = 10;
const BLANK = 32;
const [BANG, HASH] = [33, 35];

/**
 * Goes through the commands of a text, without blank lines and comments: a comment takes a whole line, `!` or `#` first. Bytes are
 * counted as UTF-16 units here; only the numbers of lines behind one longer than 4,095 units depend on that.
 *
 * It is a cursor, not a list: what it says holds for the command that `next` has come to.
 */
export class Commands implements CommandText {
  /** All words so far; those of the command are the last. */
  readonly table: WordTable;
  /** The number of the command's first word. */
  first = 0;
  /** How many words it has. */
  count = 0;
  line = 0;
  /** Comments so far, from their first character. */
  readonly comments: Span[] = [];
  #from = 0;
  #at = 0;

  /** @param template what the text leaves open, if it is a template's. */
  constructor(source: Source, template?: Template) {
    this.table = new WordTable(source, template?.masked.text);
  }

  /** Goes on to the next command. @returns whether there is one. */
  next(): boolean {
    const { table } = this;
    const { text } = table;
    while (this.#at < text.length) {
      const from = this.#at;
      const to = Math.min(text.length, from + BUFFER);
      this.line++;
      this.#from = from;
      this.first = table.count;
      let at = pastBlanks(text, from, to);
      const first = at < to ? text.charCodeAt(at) : NEWLINE;
      if (first === BANG || first === HASH) {
        this.#comment(at, to);
        continue;
      }
      while (at < to && text.charCodeAt(at) !== NEWLINE) {
        const start = at;
        while (at < to && !isBlank(text.charCodeAt(at))) at++;
        table.add(start, at);
        at = pastBlanks(text, at, to);
      }
      this.#at = at < text.length && text.charCodeAt(at) === NEWLINE ? at + 1 : at;
      this.count = table.count - this.first;
      if (this.count > 0) return true;
    }
    return false;
  }

  #comment(start: number, to: number): void {
    const { text, path } = this.table;
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    this.#at = end <= to ? end + 1 : to;
    // Most are a mere `!` between blocks.
    const isBare = end === start + 1;
    this.comments.push({
      path,
      start,
      end: isBare ? end : start + text.slice(start, Math.min(end, to)).trimEnd().length,
    });
  }

  /** Offset behind what was read. */
  get offset(): number {
    return this.#at;
  }

  get words(): readonly Word[] {
    return Array.from({ length: this.count }, (_, index) => this.table.word(this.first + index));
  }

  get indentation(): number {
    return this.table.start(this.first) - this.#from;
  }

  /** The command by itself, for when the cursor has gone on. */
  get text(): CommandText {
    const { words, indentation, line } = this;
    return { words, indentation, line };
  }
}

/** The first offset that is no blank, or that of a line's end. */
function pastBlanks(text: string, from: number, to: number): number {
  let at = from;
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE || !isBlank(code)) break;
  }
  return at;
}

/** Blank, tab, line feed, vertical tab, form feed, carriage return. */
function isBlank(code: number): boolean {
  return code === BLANK || (code >= 9 && code <= 13);
}
