import type { Definitions } from '../definitions.js';
import { originOf } from '../moved.js';
import type { Item } from '../tree.js';

/** The names that an item uses, and those of them whose values it asks for. */
export interface Names {
  readonly used: ReadonlySet<string>;
  readonly evaluated: ReadonlySet<string>;
}

/** What names stood for when nothing was said of an item. */
interface Silent extends Names {
  readonly meanings: readonly number[];
  /** When that was found out last. */
  generation: number;
}

interface Meaning {
  readonly items: readonly Item[];
  readonly meanings: readonly number[];
  readonly number: number;
}

/**
 * What advice on one reading leaves to the next: the items of the outermost level that there was nothing to say of. There is
 * nothing to say again while the item is the same, and the constants and functions that it uses are, and those that they use.
 */
export class KnownAdvice {
  readonly #names = new WeakMap<Item, Names>();
  readonly #silent = new WeakMap<Item, Silent>();
  #before: ReadonlyMap<string, Meaning> = new Map();
  #now = new Map<string, Meaning>();
  #definitions: Definitions | undefined;
  #next = 1;
  /** Another number whenever another constant or function is defined than before. */
  #generation = 0;
  #defined: readonly Item[] = [];

  /** Another reading is looked at. */
  begin(definitions: Definitions): void {
    const defined: Item[] = [];
    for (const item of definitions.constants.values()) defined.push(originOf<Item>(item).origin);
    for (const item of definitions.functions.values()) defined.push(originOf<Item>(item).origin);
    this.#definitions = definitions;
    if (sameList(this.#defined, defined)) return;
    this.#defined = defined;
    this.#generation++;
    this.#before = this.#now;
    this.#now = new Map();
  }

  /** The names that an item uses, where there is nothing to say of it. */
  silent(item: Item): Names | undefined {
    const known = this.#silent.get(originOf(item).origin);
    if (!known) return undefined;
    if (known.generation === this.#generation) return known;
    let index = 0;
    for (const name of known.used) if (this.#meaningOf(name) !== known.meanings[index++]) return undefined;
    known.generation = this.#generation;
    return known;
  }

  /** An item was looked at; @param isSilent nothing was, or will be, said of it. */
  keep(item: Item, names: Names, isSilent: boolean): void {
    const { origin } = originOf(item);
    this.#names.set(origin, names);
    if (!isSilent) {
      this.#silent.delete(origin);
      return;
    }
    const meanings = [...names.used].map(name => this.#meaningOf(name));
    this.#silent.set(origin, { ...names, meanings, generation: this.#generation });
  }

  /** A number for what a name stands for: the same in two readings only where that is the same. */
  #meaningOf(name: string): number {
    const known = this.#now.get(name);
    if (known) return known.number;
    const { constants, functions } = this.#definitions as Definitions;
    const items = [constants.get(name), functions.get(name)].flatMap(item => (item ? originOf<Item>(item).origin : []));
    if (items.length === 0) return 0;
    // While it is being looked at it means nothing known, in case that it is used by what it uses.
    this.#now.set(name, { items, meanings: [], number: this.#next++ });
    const used = items.map(item => this.#names.get(item)?.used);
    const names = used.every(set => set !== undefined) ? used.flatMap(set => [...set]) : undefined;
    const others = (names ?? []).filter(other => other !== name);
    const meanings = others.map(other => this.#meaningOf(other));
    const before = this.#before.get(name);
    const isSame =
      names !== undefined &&
      before !== undefined &&
      sameList(before.items, items) &&
      sameList(before.meanings, meanings);
    const number = isSame ? before.number : this.#next++;
    this.#now.set(name, { items, meanings, number });
    return number;
  }
}

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
