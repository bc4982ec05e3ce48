import type { Source } from '../source.js';
import type { Span } from '../span.js';
import type { Meaning } from './simple.js';
import { type Entry, holeIn, type Node, type ScalarNode } from './tree.js';

/** What only the full reader reads as YAML does: tabs, control characters, marks of byte order, characters of two halves. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNUSUAL = /[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]|\r(?!\n)/;

/** Numbers and words, as far as JSON has them. */
const WORD = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=[\s,\]}]|$)/y;

/** What a reader takes. The patterns are used at one place of the text. */
interface Taken {
  readonly blanks: RegExp;
  /** With its quotes; what stands between them is its first group. */
  readonly string: RegExp;
  /** How deep values may stand in each other. */
  readonly maxDepth: number;
  readonly maxKey: number;
  /** A key may stand in an object several times. */
  readonly repeats: boolean;
}

/** Deeper values are for the full reader, which says where they are too deep; longer keys and repeated ones too. */
const PLAIN: Taken = {
  blanks: /[ \n\r]*/y,
  string: /"((?:[^"\\\n\r]|\\(?:["\\/bfnrt]|u(?![dD][89a-fA-F])[\da-fA-F]{4}))*)"/y,
  maxDepth: 40,
  maxKey: 1000,
  repeats: false,
};

/** All that RFC 8259 has. The pattern is unrolled, so that long strings take no stack. */
const ALL: Taken = {
  blanks: /[ \t\n\r]*/y,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON has none in strings
  string: /"([^"\\\0-\x1f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\0-\x1f]*)*)"/y,
  maxDepth: 100,
  maxKey: Number.POSITIVE_INFINITY,
  repeats: true,
};

/** A string as far as it is one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON has none in strings
const BROKEN_STRING = /"[^"\\\0-\x1f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\0-\x1f]*)*/y;
/** What somebody may have meant as one word. */
const MEANT = /[\w.+-]+|./uy;

const ENDS = 'the text ends before what it says is complete';

/** Where a reader cannot go on, and why, as the end of a sentence; offsets in the text. */
class Refused extends Error {
  constructor(
    readonly start: number,
    readonly end: number,
    readonly reason: string,
  ) {
    super(reason);
  }
}

/**
 * Reads a manifest that is JSON, an object as everybody writes it. Anything else, and every mistake, gives undefined and is for the
 * full reader: what is read here means the same there, at a tenth of its time.
 * @param base where the text begins in its source: what spans count from.
 */
export function readJson(path: string, text: string, base: number, meaning: Meaning): Node | undefined {
  if (!/^[ \r\n]*\{/.test(text) || UNUSUAL.test(text)) return undefined;
  try {
    return new JsonReader(path, text, base, meaning, PLAIN).read();
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/**
 * Reads a text that has to be JSON (RFC 8259): an object, or a list. Never throws. A key that stands in an object twice is there twice.
 * @returns what it says, or the first mistake, whose reason is the end of a sentence and quotes nothing.
 */
export function readStrictJson({ path, text }: Source): { readonly root: Node } | { readonly problem: JsonProblem } {
  try {
    return { root: new JsonReader(path, text, 0, meaningOf, ALL).read() };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { problem: { span: { path, start: error.start, end: error.end }, reason: error.reason } };
  }
}

/** Why a text is not JSON, and where. */
export interface JsonProblem {
  readonly span: Span;
  readonly reason: string;
}

/** What a word of JSON stands for. */
function meaningOf(word: string): ScalarNode['value'] {
  return JSON.parse(word);
}

class JsonReader {
  readonly #path: string;
  readonly #text: string;
  readonly #base: number;
  readonly #meaning: Meaning;
  readonly #taken: Taken;
  #at = 0;

  constructor(path: string, text: string, base: number, meaning: Meaning, taken: Taken) {
    this.#path = path;
    this.#text = text;
    this.#base = base;
    this.#meaning = meaning;
    this.#taken = taken;
  }

  read(): Node {
    this.#skip();
    const first = this.#text[this.#at];
    if (first !== '{' && first !== '[') this.#refuse('it has to be an object, in braces');
    const node = this.#value(0);
    this.#skip();
    if (this.#at < this.#text.length) this.#refuse('nothing more may stand behind the closing bracket of the whole');
    return node;
  }

  #value(depth: number): Node {
    if (depth > this.#taken.maxDepth) this.#refuse('it is nested too deeply');
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
    const { repeats, maxKey } = this.#taken;
    this.#each('}', () => {
      if (this.#text[this.#at] !== '"') this.#refuse('here belongs a key, in double quotes');
      const { text, textSpan, span } = this.#string();
      // Which of two counts is for the full reader to say.
      if ((!repeats && known.has(text)) || text.length > maxKey) this.#refuse('this key cannot stand here');
      known.add(text);
      this.#skip();
      if (this.#text[this.#at] !== ':') this.#refuse('a colon belongs between a key and its value');
      this.#at++;
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
    const open = this.#at++;
    this.#skip();
    if (this.#text[this.#at] !== close) {
      for (;;) {
        this.#expectMore(open);
        read();
        this.#skip();
        if (this.#text[this.#at] !== ',') break;
        const comma = this.#at++;
        this.#skip();
        if (this.#text[this.#at] === close)
          throw new Refused(comma, comma + 1, 'no comma may stand before a closing bracket');
      }
    }
    this.#expectMore(open);
    if (this.#text[this.#at] !== close)
      this.#refuse(
        /[}\]]/.test(this.#text[this.#at] as string) ? 'another bracket is open' : 'a comma is missing before this',
      );
    this.#at++;
  }

  #expectMore(open: number): void {
    if (this.#at >= this.#text.length) throw new Refused(open, open + 1, 'this bracket is never closed');
  }

  #string(): ScalarNode {
    const start = this.#at;
    const found = this.#match(this.#taken.string);
    if (!found) return this.#refuseString();
    const [whole, inner = ''] = found;
    const span = this.#span(start);
    const text = inner.includes('\\') ? (JSON.parse(whole) as string) : inner;
    const textSpan = text === inner ? { ...span, start: span.start + 1, end: span.end - 1 } : undefined;
    return { kind: 'scalar', span, value: text, text, textSpan, ...holeIn(text) };
  }

  #word(): ScalarNode {
    const start = this.#at;
    const found = this.#match(WORD);
    const value = found && this.#meaning(found[0]);
    if (value === undefined) {
      this.#at = start;
      return this.#refuse(
        'here belongs a value (a text in double quotes, a number, `true`, `false`, `null`, or brackets)',
      );
    }
    const span = this.#span(start);
    return { kind: 'scalar', span, value, text: (found as RegExpExecArray)[0], textSpan: span };
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (!found) return undefined;
    this.#at = pattern.lastIndex;
    return found;
  }

  #skip(): void {
    this.#match(this.#taken.blanks);
  }

  /** @throws for what stands here; at the end of the text, for what stands last. */
  #refuse(reason: string): never {
    const last = Math.max(0, this.#text.trimEnd().length - 1);
    const start = Math.min(this.#at, last);
    MEANT.lastIndex = start;
    const length = MEANT.exec(this.#text)?.[0].length ?? 0;
    throw new Refused(start, start + length, this.#at > last ? ENDS : reason);
  }

  #refuseString(): never {
    const start = this.#at;
    this.#match(BROKEN_STRING);
    const at = this.#at;
    const c = this.#text[at];
    if (c === undefined || c === '\n' || c === '\r')
      throw new Refused(start, at, 'this text is not closed on its line');
    const reason =
      c === '\\'
        ? 'there is no such escape; a backslash is written `\\\\`'
        : 'such a character has to be written as an escape';
    throw new Refused(at, Math.min(at + (c === '\\' ? 2 : 1), this.#text.length), reason);
  }

  #span(start: number): Span {
    return { path: this.#path, start: this.#base + start, end: this.#base + this.#at };
  }
}
