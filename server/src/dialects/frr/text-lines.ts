import type { TextEdit } from '../../core/edit.js';
import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';

/** Inserts and removes whole lines: what FRR's language is made of. */
export class TextLines {
  readonly #text: string;
  readonly #newline: string;

  constructor({ text }: Source) {
    this.#text = text;
    this.#newline = text.includes('\r\n') ? '\r\n' : '\n';
  }

  /** The blanks before something on its line. */
  indentation({ start }: Span): string {
    const begin = this.#text.lastIndexOf('\n', start - 1) + 1;
    return /^[ \t]*/.exec(this.#text.slice(begin, start))?.[0] ?? '';
  }

  /** Lines below the one that something ends on; each is written as given. */
  below({ path, end }: Span, lines: readonly string[]): TextEdit {
    const newline = this.#text.indexOf('\n', end);
    const at = newline < 0 ? this.#text.length : newline + 1;
    const text = lines.map(line => `${line}${this.#newline}`).join('');
    const lead = newline < 0 && !this.#text.endsWith('\n') ? this.#newline : '';
    return { span: { path, start: at, end: at }, text: lead + text };
  }

  /** Lines above the one that something begins on. */
  above({ path, start }: Span, lines: readonly string[]): TextEdit {
    const at = this.#text.lastIndexOf('\n', start - 1) + 1;
    return { span: { path, start: at, end: at }, text: lines.map(line => `${line}${this.#newline}`).join('') };
  }

  /** Takes the line away that something stands on. */
  remove({ path, start, end }: Span): TextEdit {
    const from = this.#text.lastIndexOf('\n', start - 1) + 1;
    const newline = this.#text.indexOf('\n', end);
    return { span: { path, start: from, end: newline < 0 ? this.#text.length : newline + 1 }, text: '' };
  }

  replace(span: Span, text: string): TextEdit {
    return { span, text };
  }
}
