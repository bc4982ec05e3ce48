import type { Span } from '../span.js';
import type { Meaning } from './simple.js';
import { type Entry, holeIn, type Node, type ScalarNode } from './tree.js';

/** What only the full reader reads as YAML does: tabs, control characters, marks of byte order, characters of two halves. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNUSUAL = /[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]|\r(?!\n)/;

const BLANKS = /[ \n\r]*/y;
const STRING = /"((?:[^"\\\n\r]|\\(?:["\\/bfnrt]|u(?![dD][89a-fA-F])[\da-fA-F]{4}))*)"/y;
const WORD = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=[\s,\]}])/y;

/** Deeper values are for the full reader, which says where they are too deep; longer keys too. */
const MAX_DEPTH = 40;
const MAX_KEY = 1000;

/** Not of the plain kind. */
class Unusual extends Error {}

/**
 * Reads a manifest that is JSON, an object as everybody writes it. Anything else, and every mistake, gives undefined and is for the
 * full reader: what is read here means the same there, at a tenth of its time.
 * @param base where the text begins in its source: what spans count from.
 */
export function readJson(path: string, text: string, base: number, meaning: Meaning): Node | undefined {
  if (!/^[ \r\n]*\{/.test(text) || UNUSUAL.test(text)) return undefined;
  try {
    return new JsonReader(path, text, base, meaning).read();
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}

class JsonReader {
  readonly #path: string;
  readonly #text: string;
  readonly #base: number;
  readonly #meaning: Meaning;
  #at = 0;

  constructor(path: string, text: string, base: number, meaning: Meaning) {
    this.#path = path;
    this.#text = text;
    this.#base = base;
    this.#meaning = meaning;
  }

  read(): Node {
    this.#skip();
    const node = this.#value(0);
    this.#skip();
    if (this.#at < this.#text.length) throw new Unusual();
    return node;
  }

  #value(depth: number): Node {
    if (depth > MAX_DEPTH) throw new Unusual();
    const start = this.#at;
    switch (this.#text[start]) {
      case '{':
        return { kind: 'map', entries: this.#entries(depth + 1), span: this.#span(start) };
      case '[':
        return { kind: 'list', items: this.#items(depth + 1), span: this.#span(start) };
      case '"':
        return this.#string();
      default:
        return this.#word();
    }
  }

  #entries(depth: number): readonly Entry[] {
    const entries: Entry[] = [];
    const known = new Set<string>();
    this.#each('}', () => {
      const { text, textSpan, span } = this.#string();
      // Which of two counts is for the full reader to say.
      if (known.has(text) || text.length > MAX_KEY) throw new Unusual();
      known.add(text);
      this.#skip();
      this.#take(':');
      this.#skip();
      entries.push({ key: text, keySpan: textSpan ?? span, value: this.#value(depth) });
    });
    return entries;
  }

  #items(depth: number): readonly Node[] {
    const items: Node[] = [];
    this.#each(']', () => items.push(this.#value(depth)));
    return items;
  }

  /** What stands between brackets, with commas between. */
  #each(close: string, read: () => void): void {
    this.#at++;
    this.#skip();
    if (this.#text[this.#at] !== close) {
      for (;;) {
        read();
        this.#skip();
        if (this.#text[this.#at] !== ',') break;
        this.#at++;
        this.#skip();
      }
    }
    this.#take(close);
  }

  #string(): ScalarNode {
    const start = this.#at;
    const [whole, inner = ''] = this.#match(STRING);
    const span = this.#span(start);
    const text = inner.includes('\\') ? (JSON.parse(whole) as string) : inner;
    const textSpan = text === inner ? { ...span, start: span.start + 1, end: span.end - 1 } : undefined;
    return { kind: 'scalar', span, value: text, text, textSpan, ...holeIn(text) };
  }

  #word(): ScalarNode {
    const start = this.#at;
    const [text] = this.#match(WORD);
    const value = this.#meaning(text);
    if (value === undefined) throw new Unusual();
    const span = this.#span(start);
    return { kind: 'scalar', span, value, text, textSpan: span };
  }

  #match(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (!found) throw new Unusual();
    this.#at = pattern.lastIndex;
    return found;
  }

  #take(sign: string): void {
    if (this.#text[this.#at] !== sign) throw new Unusual();
    this.#at++;
  }

  #skip(): void {
    this.#match(BLANKS);
  }

  #span(start: number): Span {
    return { path: this.#path, start: this.#base + start, end: this.#base + this.#at };
  }
}
