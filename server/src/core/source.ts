/**
 * One text as it was read. `path` is an opaque id with `/` between folders: the path as given on the command line, or a
 * document's URI in an editor. Texts never change; a new version is a new Source.
 */
export interface Source {
  readonly path: string;
  readonly text: string;
  /** Set when the bytes were no UTF-8 and were read as Latin-1. */
  readonly latin1?: boolean;
}

/** A place as people and editors count it: both 0-based; `column` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets of one text into lines and back. Lines end at `\n`, as the daemons count them. */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The position of an offset; offsets beyond either end are clamped. */
  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: at - (this.#starts[low] as number) };
  }

  /** The offset of a position, clamped to the text. */
  offset(position: Position): number {
    const start = this.#starts[Math.min(position.line, this.#starts.length - 1)] ?? this.#length;
    return Math.min(start + position.column, this.#length);
  }

  /** Where a 0-based line starts and where it ends (before its `\n`). */
  line(line: number): { start: number; end: number } {
    const start = this.#starts[line] ?? this.#length;
    const next = this.#starts[line + 1];
    return { start, end: next === undefined ? this.#length : next - 1 };
  }
}

const indexes = new WeakMap<Source, LineIndex>();

/** The lines of a source, counted once for all who ask. */
export function linesOf(source: Source): LineIndex {
  const known = indexes.get(source) ?? new LineIndex(source.text);
  indexes.set(source, known);
  return known;
}
