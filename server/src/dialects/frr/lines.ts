import type { Source } from '../../core/source.js';
import type { Template } from '../../core/template.js';
import { isHole } from './template.js';
import { Word } from './tree.js';

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

/**
 * The commands of a text, without blank lines and comments: a comment takes a whole line, `!` or `#` first. Bytes are
 * counted as UTF-16 units here; only the numbers of lines behind one longer than 4,095 units depend on that.
 * @param template what the text leaves open, if it is a template's.
 */
export function* commandsIn({ path, text: written }: Source, template?: Template): Generator<CommandText> {
  const text = template?.masked.text ?? written;
  let line = 0;
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    const to = Math.min(end, from + BUFFER);
    line++;
    const words = wordsIn(path, text, from, to, template && written);
    const [first] = words;
    if (first && !isComment(first.text)) yield { words, indentation: first.start - from, line };
    from = to === end ? end + 1 : to;
  }
}

/** @param written of a template the text that is not masked. */
function wordsIn(path: string, text: string, from: number, to: number, written: string | undefined): Word[] {
  const words: Word[] = [];
  let at = from;
  while (at < to) {
    while (at < to && isBlank(text.charCodeAt(at))) at++;
    const start = at;
    while (at < to && !isBlank(text.charCodeAt(at))) at++;
    if (at === start) continue;
    const word = text.slice(start, at);
    words.push(
      written === undefined
        ? new Word(word, path, start)
        : new Word(written.slice(start, at), path, start, isHole(word)),
    );
  }
  return words;
}

function isComment(first: string): boolean {
  return first.startsWith('!') || first.startsWith('#');
}

/** Blank, tab, line feed, vertical tab, form feed, carriage return. */
function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
