import type { Span } from '../span.js';
import { type Entry, holeIn, type ListNode, type MapNode, type Node, type ScalarNode } from './tree.js';

/** What a scalar without quotes stands for; undefined where that is for the full reader to say. */
export type Meaning = (text: string) => ScalarNode['value'] | undefined;

/** Texts with any of these need the full reader: tabs, other line ends, control characters, marks of byte order. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNUSUAL = /[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]|\r(?!\n)/;

/** A key without quotes that is nothing but text, with its colon. */
const KEY = /([A-Za-z_$][\w.$/-]*)[ ]*:(?= |\r?\n|$)/y;
const QUOTED_KEY = /(?:"([^"\\\n]+)"|'([^'\n]+)'):(?= |\r?\n|$)/y;
const DOUBLE_QUOTED = /"([^"\\\n\r]*)"/y;
const SINGLE_QUOTED = /'([^'\n\r]*)'(?!')/y;
/** What may not begin a scalar without quotes, or not without a second look. */
const INDICATOR = /[-?:,[\]{}#&*!|>'"%@`<=]/;
/** A scalar inside of brackets. */
const FLOW_PLAIN = /[A-Za-z0-9_$./+][^,[\]{}\n\r#:"'&*!|>%@`?]*(?::[^\s,[\]{}#:"'&*!|>%@`?]+)*/y;
const LITERAL = /\|([-+]?)[ ]*(?: #[^\n]*)?(?=\r?\n|$)/y;

/** Deeper ones are for the full reader, which says that they are too deep. */
const MAX_DEPTH = 40;

/** Not of the simple kind. */
class Unusual extends Error {}

/**
 * Reads the YAML that almost every manifest is written in: block maps and lists, scalars on one line, brackets on one line,
 * literal blocks. Anything else (and every mistake) gives undefined, and is for the full reader: what is read here means the
 * same there. It is about ten times as fast, and cold a hundred times, which is what makes opening a large file instant.
 * @param base the offset that spans have for the text's first character.
 * @returns the tree of `text`, null where there is nothing.
 */
export function readSimple(path: string, text: string, base: number, meaning: Meaning): Node | null | undefined {
  if (UNUSUAL.test(text)) return undefined;
  try {
    return new SimpleReader(path, text, base, meaning).read();
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}

/** A line that says something; offsets within the part. */
interface Line {
  /** Of the line itself. */
  readonly from: number;
  /** Where its text begins. */
  readonly start: number;
  /** Behind its last character, a comment and blanks included. */
  readonly to: number;
}

class SimpleReader {
  readonly #path: string;
  readonly #text: string;
  readonly #base: number;
  readonly #meaning: Meaning;
  readonly #lines: Line[] = [];
  /** The next line to be read. */
  #at = 0;

  constructor(path: string, text: string, base: number, meaning: Meaning) {
    this.#path = path;
    this.#text = text;
    this.#base = base;
    this.#meaning = meaning;
    for (let from = 0; from < text.length; ) {
      const newline = text.indexOf('\n', from);
      const next = newline < 0 ? text.length : newline;
      let start = from;
      while (text.charCodeAt(start) === 32) start++;
      const to = text[next - 1] === '\r' && next > from ? next - 1 : next;
      if (start < to && text[start] !== '#') this.#lines.push({ from, start, to });
      from = next + 1;
    }
  }

  read(): Node | null {
    const first = this.#lines[0];
    if (!first) return null;
    // Directives and ends of documents.
    if (
      this.#lines.some(
        ({ from, start }) => from === start && /^(?:%|\.\.\.|---)/.test(this.#text.slice(from, from + 3)),
      )
    )
      throw new Unusual();
    const node = this.#block(first.start - first.from, 0);
    if (this.#at < this.#lines.length) throw new Unusual();
    return node;
  }

  #line(): Line | undefined {
    return this.#lines[this.#at];
  }

  #span(start: number, end: number): Span {
    return { path: this.#path, start: this.#base + start, end: this.#base + end };
  }

  /** The map or list that begins with the current line. */
  #block(indent: number, depth: number): Node {
    if (depth > MAX_DEPTH) throw new Unusual();
    const line = this.#line() as Line;
    return this.#isItem(line.start) ? this.#list(indent, depth) : this.#map(line.start, indent, depth);
  }

  #isItem(at: number): boolean {
    const next = this.#text[at + 1];
    return this.#text[at] === '-' && (next === ' ' || next === '\n' || next === '\r' || next === undefined);
  }

  #list(indent: number, depth: number): ListNode {
    const items: Node[] = [];
    const { start } = this.#line() as Line;
    let end = start;
    for (
      let line = this.#line();
      line && line.start - line.from === indent && this.#isItem(line.start);
      line = this.#line()
    ) {
      let at = line.start + 1;
      while (this.#text[at] === ' ') at++;
      const item = this.#item(line, at, indent, depth);
      items.push(item);
      end = Math.max(item.span.end - this.#base, line.start + 1);
    }
    return { kind: 'list', span: this.#span(start, end), items };
  }

  /** What stands behind a dash. */
  #item(line: Line, at: number, indent: number, depth: number): Node {
    if (at >= line.to || this.#text[at] === '#') {
      this.#at++;
      return this.#below(line.start + 1, indent, false, depth);
    }
    if (this.#isItem(at)) throw new Unusual();
    return this.#key(at) ? this.#map(at, at - line.from, depth + 1) : this.#value(line, at, indent, depth);
  }

  /** @param first where the first key stands, which may be behind a dash. */
  #map(first: number, indent: number, depth: number): MapNode {
    const entries: Entry[] = [];
    const keys = new Set<string>();
    let end = first;
    let at = first;
    for (let line = this.#line(); line; line = this.#line()) {
      if (entries.length > 0) {
        if (line.start - line.from !== indent || this.#isItem(line.start)) break;
        at = line.start;
      }
      const found = this.#key(at);
      if (!found || keys.has(found.key)) throw new Unusual();
      const { key, keySpan } = found;
      keys.add(key);
      let behind = found.behind;
      while (this.#text[behind] === ' ') behind++;
      let value: Node;
      if (behind >= line.to || this.#text[behind] === '#') {
        if (behind < line.to && this.#text[behind - 1] !== ' ') throw new Unusual();
        this.#at++;
        value = this.#below(found.behind, indent, true, depth);
      } else value = this.#value(line, behind, indent, depth);
      entries.push({ key, keySpan, value });
      end = Math.max(value.span.end - this.#base, found.behind);
    }
    return { kind: 'map', span: this.#span(first, end), entries };
  }

  #key(at: number): { readonly key: string; readonly keySpan: Span; readonly behind: number } | undefined {
    KEY.lastIndex = at;
    const plain = KEY.exec(this.#text);
    if (plain) {
      const key = plain[1] as string;
      if (this.#meaning(key) !== key) throw new Unusual();
      return { key, keySpan: this.#span(at, at + key.length), behind: at + plain[0].length };
    }
    QUOTED_KEY.lastIndex = at;
    const quoted = QUOTED_KEY.exec(this.#text);
    if (!quoted) return undefined;
    const key = (quoted[1] ?? quoted[2]) as string;
    return { key, keySpan: this.#span(at + 1, at + 1 + key.length), behind: at + quoted[0].length };
  }

  /** The block below a key or dash that has nothing beside it. */
  #below(at: number, indent: number, isMap: boolean, depth: number): Node {
    const line = this.#line();
    const deeper = line ? line.start - line.from : -1;
    if (line && (deeper > indent || (isMap && deeper === indent && this.#isItem(line.start))))
      return this.#block(deeper, depth + 1);
    return this.#scalar(at, at, null, '');
  }

  /** What stands beside a key or dash; ends the line. */
  #value(line: Line, at: number, indent: number, depth: number): Node {
    const first = this.#text[at] as string;
    if (first === '|') return this.#literal(line, at, indent);
    if (first === '"' || first === "'") {
      const quoted = this.#quoted(at);
      this.#endLine(line, at + quoted[0].length, indent);
      return this.#scalar(at, at + quoted[0].length, quoted[1] as string, quoted[1] as string, 1);
    }
    if (first === '[' || first === '{') {
      const flow = this.#flow(at, line.to, depth + 1);
      this.#endLine(line, flow.span.end - this.#base, indent);
      return flow;
    }
    const rest = this.#text.slice(at, line.to);
    const comment = rest.indexOf(' #');
    let end = at + (comment < 0 ? rest.length : comment);
    while (this.#text[end - 1] === ' ') end--;
    const text = this.#text.slice(at, end);
    const begins = first === '-' ? !this.#isItem(at) : !INDICATOR.test(first);
    if (!begins || text.endsWith(':') || text.includes(': ')) throw new Unusual();
    this.#endLine(line, end, indent);
    return this.#plain(at, text);
  }

  #quoted(at: number): RegExpExecArray {
    const pattern = this.#text[at] === '"' ? DOUBLE_QUOTED : SINGLE_QUOTED;
    pattern.lastIndex = at;
    const match = pattern.exec(this.#text);
    if (!match) throw new Unusual();
    return match;
  }

  /** Nothing but a comment may follow on the line, and the next one may not belong to the value. */
  #endLine(line: Line, at: number, indent: number): void {
    let behind = at;
    while (this.#text[behind] === ' ') behind++;
    const isComment = this.#text[behind] === '#' && behind > at;
    if (behind < line.to && !isComment) throw new Unusual();
    this.#at++;
    const next = this.#line();
    if (next && next.start - next.from > indent) throw new Unusual();
  }

  #plain(at: number, text: string): ScalarNode {
    const value = this.#meaning(text);
    if (value === undefined) throw new Unusual();
    return this.#scalar(at, at + text.length, value, text);
  }

  #scalar(start: number, end: number, value: ScalarNode['value'], text: string, quote = 0): ScalarNode {
    const span = this.#span(start, end);
    const textSpan = quote === 0 ? span : this.#span(start + quote, end - quote);
    return { kind: 'scalar', span, value, text, textSpan, ...holeIn(text) };
  }

  /** A literal block: the lines below that are indented further, as they stand. */
  #literal(line: Line, at: number, indent: number): ScalarNode {
    LITERAL.lastIndex = at;
    const header = LITERAL.exec(this.#text);
    if (!header || header[1] === '+') throw new Unusual();
    const body: string[] = [];
    let inner = -1;
    let from = this.#text.indexOf('\n', line.to) + 1;
    let last = from;
    while (from > 0 && from < this.#text.length) {
      const newline = this.#text.indexOf('\n', from);
      const next = newline < 0 ? this.#text.length : newline;
      const to = this.#text[next - 1] === '\r' && next > from ? next - 1 : next;
      const written = this.#text.slice(from, to);
      const blanks = written.search(/[^ ]|$/);
      if (blanks < written.length) {
        if (inner < 0) {
          if (body.some(above => above.length > blanks)) throw new Unusual();
          inner = blanks;
        }
        if (inner <= indent || blanks < inner) break;
        last = newline < 0 ? next : newline + 1;
      }
      body.push(written);
      from = newline < 0 ? this.#text.length : newline + 1;
    }
    if (inner <= indent) throw new Unusual();
    while (this.#line() && (this.#line() as Line).from < last) this.#at++;
    const next = this.#line();
    if (next && next.start - next.from > indent) throw new Unusual();
    const lines = body.map(written => written.slice(inner));
    while (lines.at(-1) === '') lines.pop();
    // Kubernetes ends the last line of a document with a line feed, whether it has one or not.
    const text = lines.join('\n') + (header[1] === '-' ? '' : '\n');
    return { kind: 'scalar', span: this.#span(at, last), value: text, text, textSpan: undefined, ...holeIn(text) };
  }

  /** Brackets on one line. */
  #flow(at: number, to: number, depth: number): Node {
    if (depth > MAX_DEPTH) throw new Unusual();
    return this.#text[at] === '[' ? this.#flowList(at, to, depth) : this.#flowMap(at, to, depth);
  }

  #skip(at: number): number {
    let next = at;
    while (this.#text[next] === ' ') next++;
    return next;
  }

  #flowList(start: number, to: number, depth: number): ListNode {
    const items: Node[] = [];
    let at = this.#skip(start + 1);
    while (this.#text[at] !== ']') {
      const item = this.#flowValue(at, to, depth);
      items.push(item);
      at = this.#separator(item, to, ']');
    }
    return { kind: 'list', span: this.#span(start, at + 1), items };
  }

  #flowMap(start: number, to: number, depth: number): MapNode {
    const entries: Entry[] = [];
    const keys = new Set<string>();
    let at = this.#skip(start + 1);
    while (this.#text[at] !== '}') {
      const found = this.#key(at);
      const behind = found && this.#skip(found.behind);
      if (!found || behind === undefined || behind >= to || keys.has(found.key)) throw new Unusual();
      keys.add(found.key);
      const value = this.#flowValue(behind, to, depth);
      entries.push({ key: found.key, keySpan: found.keySpan, value });
      at = this.#separator(value, to, '}');
    }
    return { kind: 'map', span: this.#span(start, at + 1), entries };
  }

  #flowValue(at: number, to: number, depth: number): Node {
    const first = this.#text[at] as string;
    if (at >= to) throw new Unusual();
    if (first === '[' || first === '{') return this.#flow(at, to, depth + 1);
    if (first === '"' || first === "'") {
      const [written, text = ''] = this.#quoted(at);
      return this.#scalar(at, at + written.length, text, text, 1);
    }
    FLOW_PLAIN.lastIndex = at;
    const match = FLOW_PLAIN.exec(this.#text);
    if (!match) throw new Unusual();
    return this.#plain(at, match[0].trimEnd());
  }

  /** Where the next item of brackets begins, or the bracket that closes them. */
  #separator(item: Node, to: number, close: string): number {
    const at = this.#skip(item.span.end - this.#base);
    if (at >= to) throw new Unusual();
    if (this.#text[at] === close) return at;
    if (this.#text[at] !== ',') throw new Unusual();
    const next = this.#skip(at + 1);
    if (next >= to) throw new Unusual();
    return next;
  }
}
