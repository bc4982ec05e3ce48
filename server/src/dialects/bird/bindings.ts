import { type Span, spanKey } from '../../core/span.js';
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
  const defined = new Map<string, Definition>();
  const read = new Map<string, { readonly token: Token; readonly means: Definition | undefined }>();
  const turns = new Map<Definition | undefined, number>();
  const turn = (means: Definition | undefined): number => {
    const number = turns.get(means) ?? turns.size;
    turns.set(means, number);
    return number;
  };

  class ListeningTable extends SymbolTable {
    override define(entry: Entry, definition: Definition): void {
      defined.set(spanKey(definition.span), definition);
      super.define(entry, definition);
    }
  }

  class ListeningScanner extends Scanner {
    override next(): Token {
      return this.#heard(super.next());
    }

    override reclassify(token: Token): Token {
      return this.#heard(super.reclassify(token));
    }

    #heard(token: Token): Token {
      if (!isEntry(token.value) || this.bare) return token;
      const means = token.value.definition;
      // A file that is included twice may mean different things by the same word.
      read.set(`${spanKey(spanOf(token))}\0${turn(means)}`, { token, means });
      return token;
    }
  }

  observeBird(unit.root, givenSources(unit.sources), unit.version, {
    Scanner: ListeningScanner,
    Table: ListeningTable,
  });
  const places: NamePlace[] = [];
  const seen = new Set<string>();
  for (const { token, means } of read.values()) {
    const whole = spanOf(token);
    const definition = defined.get(spanKey(whole)) ?? means;
    if (!definition) continue;
    const key = `${spanKey(whole)}\0${spanKey(definition.span)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const isQuoted = token.source.text[token.start] === "'";
    const span = isQuoted ? { ...whole, start: whole.start + 1, end: whole.end - 1 } : whole;
    places.push({ name: token.text, span, whole, definition: definition.span });
  }
  cache.set(unit.tree, places);
  return places;
}

function spanOf(token: Token): Span {
  return { path: token.source.path, start: token.start, end: token.end };
}
