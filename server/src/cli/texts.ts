import { maskedText } from '../core/mask.js';
import { MASK } from '../core/secret.js';
import { LineIndex, type Source } from '../core/source.js';
import type { Span } from '../core/span.js';

/** A place as the outside counts: lines and columns 1-based, columns in UTF-16 units, the end exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The texts of a run, with where passwords stand in them: the only way from an offset to a line or an excerpt. */
export class Texts {
  readonly #sources = new Map<string, Source>();
  readonly #indexes = new Map<string, LineIndex>();
  /** By path, then by start: several results tell of the same places. */
  readonly #secrets = new Map<string, Map<number, Span>>();
  #known: { readonly pattern: RegExp | undefined } | undefined;

  add(sources: Iterable<Source>, secrets: Iterable<Span>): void {
    this.#known = undefined;
    for (const source of sources) this.#sources.set(source.path, source);
    for (const span of secrets) {
      const known = this.#secrets.get(span.path) ?? new Map<number, Span>();
      this.#secrets.set(span.path, known.set(span.start, span));
    }
  }

  source(path: string): Source | undefined {
    return this.#sources.get(path);
  }

  place(span: Span): Place {
    const index = this.#index(span.path);
    const start = index.position(span.start);
    const end = index.position(span.end);
    return { line: start.line + 1, column: start.column + 1, endLine: end.line + 1, endColumn: end.column + 1 };
  }

  /** Where the line of an offset begins and ends, without its line break. */
  lineAround(path: string, offset: number): { start: number; end: number } {
    const index = this.#index(path);
    return index.line(index.position(offset).line);
  }

  /** Where passwords stand in a source, in order. */
  secrets(path: string): readonly Span[] {
    return [...(this.#secrets.get(path)?.values() ?? [])].toSorted((a, b) => a.start - b.start);
  }

  /** A text with every password masked, line for line: also a password that goes over several lines leaves them lines. */
  masked(path: string): string {
    const text = this.#sources.get(path)?.text ?? '';
    const secrets = this.secrets(path);
    if (secrets.length === 0) return text;
    const index = this.#index(path);
    const lines = Array.from({ length: index.lineCount }, (_, line) => ({ path, ...index.line(line) }));
    return lines.map(line => maskedText(text, line, secrets)).join('\n');
  }

  /**
   * Whether a text quotes a password of the run. Rules never let one out; this is the second lock, on the door to the
   * outside. Short ones are common words, and are left to the first.
   */
  leaks(text: string): boolean {
    return this.#passwords()?.test(text) ?? false;
  }

  /** The text with every password of the run masked. */
  redact(text: string): string {
    const passwords = this.#passwords();
    return passwords ? text.replaceAll(new RegExp(passwords, 'g'), MASK) : text;
  }

  /** Matches every password of the run: there may be thousands, and each finding is asked. */
  #passwords(): RegExp | undefined {
    if (this.#known !== undefined) return this.#known.pattern;
    const passwords = new Set(
      [...this.#secrets.entries()].flatMap(([path, spans]) =>
        [...spans.values()].map(({ start, end }) =>
          (this.#sources.get(path)?.text ?? '').slice(start, end).replace(/^["']|["']$/g, ''),
        ),
      ),
    );
    const long = [...passwords].filter(password => password.length >= 8).toSorted((a, b) => b.length - a.length);
    const source = long.map(password => password.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
    this.#known = { pattern: long.length > 0 ? new RegExp(source) : undefined };
    return this.#known.pattern;
  }

  #index(path: string): LineIndex {
    const known = this.#indexes.get(path);
    if (known) return known;
    const index = new LineIndex(this.#sources.get(path)?.text ?? '');
    this.#indexes.set(path, index);
    return index;
  }
}
