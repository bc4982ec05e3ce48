import type { TextEdit } from '../../core/edit.js';
import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';

/** Inserts and removes statements so that the file still looks like its author's. */
export class Layout {
  readonly #sources: ReadonlyMap<string, Source>;

  constructor(sources: ReadonlyMap<string, Source>) {
    this.#sources = sources;
  }

  text(span: Span): string {
    return this.#text(span.path).slice(span.start, span.end);
  }

  replace(span: Span, text: string): TextEdit {
    return { span, text };
  }

  /** The white space that the line of an offset begins with. */
  indentation(at: { path: string; start: number }): string {
    const text = this.#text(at.path);
    const start = text.lastIndexOf('\n', at.start - 1) + 1;
    return /^[ \t]*/.exec(text.slice(start, at.start))?.[0] ?? '';
  }

  /**
   * Writes lines after a statement: below it when it ends its line, behind it when more follows there. Each line gets the
   * statement's indentation.
   */
  after(statement: Span, lines: readonly string[]): TextEdit {
    const text = this.#text(statement.path);
    const rest = /^[ \t]*;?[ \t]*(?:#[^\n]*)?(?=\r?\n|$)/.exec(text.slice(statement.end));
    if (!rest || !this.#startsLine(statement)) {
      const semicolon = /^[ \t]*;/.exec(text.slice(statement.end))?.[0].length ?? 0;
      return this.#insert(statement.path, statement.end + semicolon, ` ${lines.map(line => line.trim()).join(' ')}`);
    }
    const indent = this.indentation(statement);
    return this.#insert(
      statement.path,
      statement.end + rest[0].length,
      lines.map(line => `\n${indent}${line}`).join(''),
    );
  }

  /** Writes lines as the first ones of a block whose braces enclose `inner`. */
  atStartOf(inner: Span, lines: readonly string[], firstItem?: Span): TextEdit {
    const text = this.text(inner);
    if (firstItem && !text.slice(0, Math.max(0, firstItem.start - inner.start)).includes('\n')) {
      return this.#insert(inner.path, firstItem.start, `${lines.map(line => line.trim()).join(' ')} `);
    }
    const outer = this.indentation(inner);
    const indent = firstItem ? this.indentation(firstItem) : `${outer}  `;
    const body = lines.map(line => `\n${indent}${line}`).join('');
    return this.#insert(inner.path, inner.start, text.includes('\n') ? body : `${body}\n${outer}`);
  }

  /** Writes a top-level block above `before`, with an empty line between. */
  above(before: Span, lines: readonly string[]): TextEdit {
    const text = this.#text(before.path);
    let at = text.lastIndexOf('\n', before.start - 1) + 1;
    // A comment right above belongs to what it stands above.
    for (;;) {
      const previous = text.lastIndexOf('\n', at - 2) + 1;
      if (at === 0 || !/^[ \t]*#/.test(text.slice(previous, at))) break;
      at = previous;
    }
    return this.#insert(before.path, at, `${lines.join('\n')}\n\n`);
  }

  /** Writes a top-level block below `after`, with an empty line between. */
  below(after: Span, lines: readonly string[]): TextEdit {
    return this.#insert(after.path, after.end, `\n\n${lines.join('\n')}`);
  }

  /** Takes a statement away: with its whole line when nothing else stands there. `span` may include the `;` or not. */
  remove(span: Span): TextEdit {
    const text = this.#text(span.path);
    const semicolon = text[span.end - 1] === ';' ? '' : (/^[ \t]*;/.exec(text.slice(span.end))?.[0] ?? '');
    const end = span.end + semicolon.length;
    const lineEnd = /^[ \t]*\r?\n/.exec(text.slice(end));
    if (lineEnd && this.#startsLine(span)) {
      const start = text.lastIndexOf('\n', span.start - 1) + 1;
      return { span: { path: span.path, start, end: end + lineEnd[0].length }, text: '' };
    }
    const before = /[ \t]*$/.exec(text.slice(0, span.start))?.[0].length ?? 0;
    const start = this.#startsLine(span) ? span.start : span.start - before;
    return { span: { path: span.path, start, end }, text: '' };
  }

  #startsLine(span: Span): boolean {
    const text = this.#text(span.path);
    return text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start).trim() === '';
  }

  #insert(path: string, at: number, text: string): TextEdit {
    return { span: { path, start: at, end: at }, text };
  }

  #text(path: string): string {
    return this.#sources.get(path)?.text ?? '';
  }
}
