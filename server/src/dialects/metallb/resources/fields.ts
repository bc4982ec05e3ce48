import { nearest } from '../../../core/similar.js';
import { cover, type Span } from '../../../core/span.js';
import { HOLE_END, HOLE_START } from '../../../core/template.js';
import { type Entry, type MapNode, type Node, valueAt } from '../../../core/yaml/tree.js';
import { ABSENT, explicit, type Fact, inherited, unknown } from '../../../model/fact.js';
import { isFieldName } from '../kinds/index.js';

/** Why a value is not known, as the end of "the value is not known, because …". */
const FILLED_IN = 'a template fills it in';
const ELSEWHERE = 'what this object is laid over may say it';
const PATCHED = 'a patch of these files says something else';
const MISSPELT = 'a key beside it may be meant for it';
const WRONG_TYPE = 'it is not of the type that belongs here';

/** Reads one value; undefined where it is of another type. */
type Read<T> = (node: Node) => T | undefined;

/**
 * A mapping of a manifest, read field by field. What a template fills in, what is of the wrong type and what is written twice is
 * unknown: the check of the structure speaks of it, and nobody else guesses. A field that is `null` is absent, as for the API
 * server.
 */
export class Fields {
  /** Where the mapping stands; where it should stand, if it is not there. */
  readonly span: Span;
  /** The mapping itself; undefined where there is none. */
  readonly node: MapNode | undefined;
  /** Why what is not written may be there all the same. */
  readonly #doubt: string | undefined;
  /** What another object is laid over this one and writes, too. */
  readonly #patches: readonly MapNode[];

  private constructor(
    node: MapNode | undefined,
    span: Span,
    doubt: string | undefined,
    patches: readonly MapNode[] = [],
  ) {
    this.#patches = patches;
    this.node = node;
    this.span = span;
    this.#doubt = doubt ?? (node && hasOpenKey(node) ? FILLED_IN : undefined);
  }

  /**
   * An object's own fields. What a partial object lacks is not known, nor what patches write, too.
   * @param patches what is laid over the object.
   */
  static ofObject(root: MapNode, isPartial: boolean, patches: readonly MapNode[] = []): Fields {
    return new Fields(root, root.span, isPartial ? ELSEWHERE : undefined, patches);
  }

  static #of(node: Node, doubt: string | undefined, patches: readonly MapNode[] = []): Fields {
    if (node.kind === 'map') return new Fields(node, node.span, doubt, patches);
    const isEmpty = node.kind === 'scalar' && node.value === null && !isOpen(node);
    return new Fields(undefined, node.span, isEmpty ? doubt : isOpen(node) ? FILLED_IN : WRONG_TYPE);
  }

  /** The entry of a name with its key; undefined where there is none, or several. */
  entry(name: string): Entry | undefined {
    return this.node && entryOf(this.node, name).entry;
  }

  text(name: string): Fact<string> {
    return this.read(name, textOf);
  }

  flag(name: string): Fact<boolean> {
    return this.read(name, node => scalarOf(node, 'boolean'));
  }

  /** A number without a fraction. */
  integer(name: string): Fact<number> {
    return this.read(name, node => {
      const value = scalarOf(node, 'number');
      return Number.isInteger(value) ? value : undefined;
    });
  }

  /** A mapping below this one; one without any field where it is absent. */
  fields(name: string): Fields {
    const { entry, isTwice } = this.node ? entryOf(this.node, name) : NONE;
    const patches = this.#patches.flatMap(patch => {
      const value = valueAt(patch, name);
      return value?.kind === 'map' ? [value] : [];
    });
    if (entry) return Fields.#of(entry.value, this.#doubt, patches);
    return new Fields(undefined, this.span, isTwice ? WRONG_TYPE : patches.length > 0 ? PATCHED : this.#doubt);
  }

  /** Whether a mapping below this one is there, as far as is known. */
  has(name: string): Fact<true> {
    return this.read(name, node => (node.kind === 'map' ? true : undefined));
  }

  /** The items of a list, each read for itself. */
  list<T>(name: string, read: (node: Node) => Fact<T>): Fact<readonly Fact<T>[]> {
    return this.read(name, node => (node.kind === 'list' ? node.items.map(read) : undefined));
  }

  texts(name: string): Fact<readonly Fact<string>[]> {
    return this.list(name, textFact);
  }

  /** The mappings in a list. */
  objects(name: string): Fact<readonly Fields[]> {
    return this.read(name, node =>
      node.kind === 'list' ? node.items.map(item => Fields.#of(item, this.#doubt)) : undefined,
    );
  }

  /** Labels and the like: a mapping of texts to texts. */
  map(name: string): Fact<ReadonlyMap<string, Fact<string>>> {
    return this.read(name, node => {
      if (node.kind !== 'map' || hasOpenKey(node)) return undefined;
      return new Map(node.entries.map(({ key = '', value }) => [key, textFact(value)]));
    });
  }

  /** A field read by `read`. */
  read<T>(name: string, read: Read<T>): Fact<T> {
    const { entry, isTwice, isMerged } = this.node ? entryOf(this.node, name) : NONE;
    // Names and kinds are what a patch finds its object by.
    if (this.#patches.some(patch => valueAt(patch, name)) && name !== 'name' && name !== 'namespace')
      return unknown(PATCHED, entry?.keySpan ?? this.span);
    if (!entry) {
      if (isTwice) return unknown('it is written twice', this.span);
      if (this.#doubt !== undefined) return unknown(this.#doubt, this.span);
      return this.node && isMisspelt(this.node, name) ? unknown(MISSPELT, this.span) : ABSENT;
    }
    const { keySpan, value } = entry;
    // What an alias stands for is written further up.
    const isAliased = value.span.start < keySpan.end || value.span.path !== keySpan.path;
    const at = isAliased ? keySpan : cover(keySpan, value.span);
    if (isOpen(value)) return unknown(FILLED_IN, at);
    if (value.kind === 'scalar' && value.value === null)
      return this.#doubt === undefined ? ABSENT : unknown(this.#doubt, at);
    const read_ = read(value);
    if (read_ === undefined) return unknown(WRONG_TYPE, at);
    const fact = explicit(read_, at, value.span);
    return isAliased || isMerged ? inherited(fact) : fact;
  }
}

interface Found {
  readonly entry: Entry | undefined;
  readonly isTwice: boolean;
  /** Taken over by a merge key. */
  readonly isMerged: boolean;
}

const NONE: Found = { entry: undefined, isTwice: false, isMerged: false };

function entryOf({ entries, span }: MapNode, name: string): Found {
  const own = entries.filter(({ key }) => key === name);
  if (own.length > 1) return { entry: undefined, isTwice: true, isMerged: false };
  // What a merge key takes over is written further up.
  if (own[0]) return { entry: own[0], isTwice: false, isMerged: own[0].keySpan.start < span.start };
  return NONE;
}

/** Shorter words are near to any. */
const MIN_MISSPELT = 3;

/** The keys of a mapping that no field of any kind has. */
const strange = new WeakMap<MapNode, readonly string[]>();

/** Whether a field that is absent was written otherwise than it is called, or in one word with its value (`{asn 64512}`). */
function isMisspelt(node: MapNode, name: string): boolean {
  let keys = strange.get(node);
  if (!keys) {
    keys = node.entries.flatMap(({ key = '' }) => (isFieldName(key) ? [] : key));
    strange.set(node, keys);
  }
  return keys.some(key => {
    const word = /^\w*/.exec(key)?.[0] ?? '';
    return word.length >= MIN_MISSPELT && nearest(word, [name]) !== undefined;
  });
}

/** Whether a template fills in keys, so that any field may be there. */
function hasOpenKey({ entries }: MapNode): boolean {
  return entries.some(({ key }) => key === undefined || containsHole(key));
}

/** Whether a template fills in the value, or a part of it. */
export function isOpen(node: Node): boolean {
  return node.kind === 'scalar' && node.isHole === true;
}

function containsHole(text: string): boolean {
  return text.includes(HOLE_START) || text.includes(HOLE_END);
}

function textOf(node: Node): string | undefined {
  return scalarOf(node, 'string');
}

/** A text that stands for itself in a list or as the value of a label. */
export function textFact(node: Node): Fact<string> {
  if (isOpen(node)) return unknown(FILLED_IN, node.span);
  const text = textOf(node);
  return text === undefined ? unknown(WRONG_TYPE, node.span) : explicit(text, node.span);
}

type Scalars = { string: string; number: number; boolean: boolean };

function scalarOf<K extends keyof Scalars>(node: Node, type: K): Scalars[K] | undefined {
  return node.kind === 'scalar' && typeof node.value === type ? (node.value as Scalars[K]) : undefined;
}
