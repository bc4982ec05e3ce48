import { type Span, sameSpan, spanKey } from '../../core/span.js';
import type { Unit } from '../../model/dialect.js';
import type { NamePlace } from '../../model/language.js';
import { givenSources } from '../../model/snapshot.js';
import { observeBird } from './parse.js';
import { isEntry, Scanner, type Token } from './scanner.js';
import { type Definition, type Entry, SymbolTable } from './symbols.js';
import type { Config } from './tree.js';

const cache = new WeakMap<Config, readonly NamePlace[]>();

/**
 * Every place of a unit that spells a name which the configuration defines, in the order in which BIRD reads them. What a
 * name stands for is decided while reading, by scopes and by what was defined above; so the unit is read once more, listening.
 */
export function birdNames(unit: Unit<Config>): readonly NamePlace[] {
  const known = cache.get(unit.tree);
  if (known) return known;
  /** A name that is defined again in an inner scope is first read as the outer one. */
  const defining = new Set<string>();
  const heard: NamePlace[] = [];
  const textAt = ({ path, start, end }: Span) => unit.sources.get(path)?.text.slice(start, end);
  /** What BIRD itself defines, and what it names where nobody did (`device1`), is written nowhere. */
  const isWritten = ({ name, span }: Definition) => [name, `'${name}'`].includes(textAt(span) ?? '');
  const hear = (name: string, whole: Span, isQuoted: boolean, definition: Span) => {
    const span = isQuoted ? { ...whole, start: whole.start + 1, end: whole.end - 1 } : whole;
    heard.push({ name, span, whole, definition });
  };

  class ListeningTable extends SymbolTable {
    override define(entry: Entry, definition: Definition): void {
      const { name, span } = definition;
      super.define(entry, definition);
      if (!isWritten(definition)) return;
      defining.add(spanKey(span));
      hear(name, span, span.end - span.start === name.length + 2, span);
    }
  }

  class ListeningScanner extends Scanner {
    override next(): Token {
      return this.#hear(super.next());
    }

    override reclassify(token: Token): Token {
      const last = heard.at(-1);
      if (last && sameSpan(last.whole, spanOf(token)) && !sameSpan(last.whole, last.definition)) heard.pop();
      return this.#hear(super.reclassify(token));
    }

    #hear(token: Token): Token {
      const means = isEntry(token.value) && !this.bare ? token.value.definition : undefined;
      if (!means) return token;
      const definition = isWritten(means) ? means.span : { ...means.span, end: means.span.start };
      hear(token.text, spanOf(token), token.source.text[token.start] === "'", definition);
      return token;
    }
  }

  observeBird(unit.root, givenSources(unit.sources), unit.version, {
    Scanner: ListeningScanner,
    Table: ListeningTable,
  });
  const seen = new Set<string>();
  const places = heard.filter(({ whole, definition }) => {
    const at = spanKey(whole);
    if (defining.has(at) && !sameSpan(whole, definition)) return false;
    // A file that is included twice is read twice.
    const key = `${at}\0${spanKey(definition)}`;
    return !seen.has(key) && seen.add(key);
  });
  cache.set(unit.tree, places);
  return places;
}

function spanOf(token: Token): Span {
  return { path: token.source.path, start: token.start, end: token.end };
}
