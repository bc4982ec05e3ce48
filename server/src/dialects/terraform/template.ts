import type { IToken } from 'chevrotain';
import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import { type Gathered, hclParser } from './parser.js';
import { scanTemplate } from './scanner.js';
import type { HclToken } from './tokens.js';
import type { Expression, Reference } from './tree.js';

/** What is wrong, in a sentence, and where. */
export interface Mistake {
  readonly span: Span;
  readonly message: string;
}

/** Reads the texts of a JSON file, which are templates of HCL; places are those of the file, whatever escapes are in between. */
export class TemplateReader {
  readonly #source: Source;
  readonly #references: Reference[];

  /** @param references to which is added what templates refer to. */
  constructor(source: Source, references: Reference[]) {
    this.#source = source;
    this.#references = references;
  }

  /**
   * What a text comes to. One that cannot be read may be anything.
   * @param span of the text with its quotes.
   */
  read(value: string, span: Span): { readonly expression: Expression; readonly mistake?: Mistake } {
    if (!/[$%]\{/.test(value)) return { expression: { kind: 'string', value, span } };
    const { path } = span;
    const at = this.#placesIn(span);
    const { tokens, problems } = scanTemplate(value);
    const placed = tokens.map(token => ({
      ...token,
      startOffset: at(token.startOffset),
      endOffset: at(token.endOffset + 1) - 1,
    }));
    const gathered: Gathered = { path, references: [], problems: [] };
    const [problem] = problems;
    const { expression, refused } = problem ? {} : parsed(placed, span, gathered);
    this.#references.push(...gathered.references);
    const [further] = gathered.problems;
    if (expression && !further) return { expression };
    const other: Expression = { kind: 'other', span };
    if (problem) {
      const place = { path, start: at(problem.start), end: at(problem.end) };
      return { expression: other, mistake: { span: place, message: problem.message } };
    }
    if (expression && further) return { expression: other, mistake: further };
    return {
      expression: other,
      mistake: { span: this.#within(span, refused), message: 'The template in this text cannot be read.' },
    };
  }

  /** Notes what a text refers to that is a name as a whole: in `depends_on` there is no `${ }`. */
  name(value: string, span: Span): void {
    if (/^[\w-]+(?:\.[\w-]+)+$/.test(value)) this.#references.push({ path: value.split('.'), span });
  }

  /** A key's place with its quotes. */
  quoted(span: Span): Span {
    const { text } = this.#source;
    const isInside = text[span.start - 1] === '"' && text[span.end] === '"' && text[span.start] !== '"';
    return isInside ? { ...span, start: span.start - 1, end: span.end + 1 } : span;
  }

  /** The place of a token; at the end of the template, the whole of it. */
  #within(span: Span, { startOffset: start = Number.NaN, endOffset = Number.NaN }: Partial<IToken> = {}): Span {
    const isInside = start >= span.start && endOffset < span.end && endOffset >= start;
    return isInside ? { path: span.path, start, end: endOffset + 1 } : span;
  }

  /** Where each character of a text stands in the file, and what follows its last. */
  #placesIn({ start, end }: Span): (offset: number) => number {
    const written = this.#source.text.slice(start + 1, end - 1);
    if (!written.includes('\\')) return offset => start + 1 + offset;
    const places = Array.from(written.matchAll(/\\u[\da-fA-F]{4}|\\.|[^\\]/gs), ({ index }) => start + 1 + index);
    return offset => places[offset] ?? end - 1;
  }
}

/** What tokens make, or which of them cannot stand where it does; nothing of either where they nest without end. */
function parsed(
  tokens: readonly HclToken[],
  span: Span,
  gathered: Gathered,
): { readonly expression?: Expression | undefined; readonly refused?: IToken | undefined } {
  const parser = hclParser();
  try {
    return { expression: parser.parseTemplate(tokens, span, gathered), refused: parser.errors[0]?.token };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return {};
  }
}
