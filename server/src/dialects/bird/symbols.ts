import type { TokenType } from 'chevrotain';
import type { Span } from '../../core/span.js';
import type { Expression } from './tree.js';
import type { ValueType } from './types.js';
import { ALL_VERSIONS, type VersionSet } from './versions.js';
import { knownWords, NO_WORD, type WordInfo } from './words.js';

/** What a name stands for. */
export type SymbolClass =
  | 'constant'
  | 'variable'
  | 'function'
  | 'filter'
  | 'template'
  | 'protocol'
  | 'table'
  | 'attribute'
  | 'mpls domain'
  | 'mpls range'
  | 'thread group';

/** Something defined. */
export interface Definition {
  readonly class: SymbolClass;
  readonly name: string;
  /** Of the name where it is defined. */
  readonly span: Span;
  /** Of a constant, variable or attribute; what a function returns. */
  readonly type: ValueType;
  /** A constant's expression. */
  readonly value?: Expression;
  /** A function's parameters. */
  readonly parameters?: readonly ValueType[];
  /** A table's kind of network; a protocol's or template's type. */
  readonly detail?: string;
}

/** A word: what the language knows of it, and what it names at this point of the text. */
export interface Entry {
  readonly text: string;
  readonly info: WordInfo;
  definition: Definition | undefined;
  /** The scope that holds `definition`. */
  depth: number;
  /** What the word is while nothing defines it, outside and inside filters; known once it has been met there. */
  outside: TokenType | undefined;
  inside: TokenType | undefined;
  /** The versions that agree on that. */
  agreeingOutside: VersionSet;
  agreeingInside: VersionSet;
}

interface Shadowed {
  readonly entry: Entry;
  readonly definition: Definition | undefined;
  readonly depth: number;
}

/**
 * The names that are visible at one point of the text. BIRD reads once, from top to bottom: a name is known from its
 * definition on, and hides the keyword of the same spelling.
 */
export class SymbolTable {
  readonly #entries = new Map<string, Entry>();
  readonly #words = knownWords();
  /** What each open scope hides, the innermost last. */
  readonly #scopes: Shadowed[][] = [[]];

  /** How many scopes are open; the outermost is 0. */
  get depth(): number {
    return this.#scopes.length - 1;
  }

  entry(text: string): Entry {
    let entry = this.#entries.get(text);
    if (entry === undefined) {
      entry = {
        text,
        info: this.#words.get(text) ?? NO_WORD,
        definition: undefined,
        depth: 0,
        outside: undefined,
        inside: undefined,
        agreeingOutside: ALL_VERSIONS,
        agreeingInside: ALL_VERSIONS,
      };
      this.#entries.set(text, entry);
    }
    return entry;
  }

  push(): void {
    this.#scopes.push([]);
  }

  pop(): void {
    if (this.#scopes.length === 1) return;
    for (const { entry, definition, depth } of (this.#scopes.pop() as Shadowed[]).reverse()) {
      entry.definition = definition;
      entry.depth = depth;
    }
  }

  /** Whether the innermost scope itself defines the name. */
  isLocal(entry: Entry): boolean {
    return entry.definition !== undefined && entry.depth === this.depth;
  }

  /** Defines a name in the innermost scope; an earlier definition in it is replaced. */
  define(entry: Entry, definition: Definition): void {
    (this.#scopes.at(-1) as Shadowed[]).push({ entry, definition: entry.definition, depth: entry.depth });
    entry.definition = definition;
    entry.depth = this.depth;
  }

  /** How many names the outermost scope has been told; grows only. */
  get definitions(): number {
    return this.#outermost.length;
  }

  /** What the names stand for that the outermost scope was told after the first so many. */
  definedSince(count: number): readonly Definition[] {
    return this.#outermost.slice(count).flatMap(({ entry }) => entry.definition ?? []);
  }

  get #outermost(): readonly Shadowed[] {
    return this.#scopes[0] as Shadowed[];
  }

  /** What a name stands for here. */
  meaningOf(text: string): Definition | undefined {
    return this.#entries.get(text)?.definition;
  }

  /** Everything visible here, in the order in which it was defined. */
  *visible(): Iterable<Definition> {
    for (const scope of this.#scopes) for (const { entry } of scope) if (entry.definition) yield entry.definition;
  }
}
