import { addressBits } from '../../../net/address.js';
import { type Prefix, parsePrefix } from '../../../net/prefix.js';
import { PrefixColumn } from '../../../net/prefix-bits.js';
import { outlineOf } from '../outline.js';
import { type Line, oncePerForm, shapeOf, type Word } from '../tree.js';
import type { Survey } from './survey.js';

/** An entry of a prefix-list. */
export interface PrefixEntry {
  readonly line: Line;
  /** Where it stands in the list; FRR counts on by five where it is not written. */
  readonly sequence: number;
  readonly permits: boolean;
  /** As written, host bits included; undefined for `any`. */
  readonly prefix: Prefix | undefined;
  readonly text: Word | undefined;
  readonly ge: number | undefined;
  readonly le: number | undefined;
  /** The lengths that it matches. */
  readonly lengths: readonly [first: number, last: number];
}

const ENTRY = /^ip(?:v6)? prefix-list \* (?:seq \* )?(?:permit|deny) /;
/** What FRR counts on by where no sequence number is written. */
const STEP = 5;

const cache = new WeakMap<Survey, readonly PrefixList[]>();

/** All prefix-lists of a configuration. */
export function prefixListsIn(survey: Survey): readonly PrefixList[] {
  const known = cache.get(survey);
  if (known) return known;
  const outline = outlineOf(survey.config.items);
  const found = (['ipv4', 'ipv6'] as const).flatMap(family =>
    [...outline.lists(family === 'ipv4' ? 'ip prefix-list' : 'ipv6 prefix-list').values()].map(
      lines => new PrefixList(family, survey.unit.holes ? lines.filter(({ hasHole }) => !hasHole) : lines),
    ),
  );
  cache.set(survey, found);
  return found;
}

/**
 * A prefix-list: its entries in the order of the text. A file may have tens of thousands, most of which are as they should be, so
 * they are kept as numbers side by side; rules look at these, and ask for an entry when they have something to say of it.
 */
export class PrefixList {
  readonly family: 'ipv4' | 'ipv6';
  /** Where each entry’s prefix is; `any` has none. */
  readonly prefixes = new PrefixColumn();
  /** Whether each number is greater than those before it. */
  readonly isRising: boolean;
  /** Whether an entry has bits set behind the length of its prefix. */
  readonly hasHostBits: boolean;
  /** Whether an entry has lengths (`ge`, `le`) that contradict each other or its prefix. */
  readonly hasContradictions: boolean;
  /** Whether each prefix begins behind the one before it; what matches everything may come last. */
  readonly #isAscending: boolean;
  readonly lines: Line[] = [];
  readonly #sequences: number[] = [];
  #entries: readonly PrefixEntry[] | undefined;

  /** @param lines those that speak of the list. */
  constructor(family: 'ipv4' | 'ipv6', lines: readonly Line[]) {
    this.family = family;
    const { prefixes } = this;
    let last = 0;
    let [isRising, isAscending, hasHostBits, hasContradictions] = [true, true, false, false];
    let catchAlls = 0;
    for (const line of lines) {
      const form = formOf(line);
      if (!form.isEntry) continue;
      const index = this.lines.push(line) - 1;
      const sequence = form.seq < 0 ? last + STEP : line.numberAt(form.seq);
      this.#sequences.push(sequence);
      isRising &&= sequence > last;
      last = Math.max(last, sequence);
      const at = Math.max(0, form.prefix);
      prefixes.add(family, line.text, line.startOf(at), form.prefix < 0 ? line.startOf(at) : line.endOf(at));
      if (catchAlls > 0) isAscending = false;
      if (form.prefix < 0 || prefixes.length(index) === 0) catchAlls++;
      else if (!prefixes.isKnown(index)) isAscending = false;
      else if (isAscending && index > 0) isAscending = prefixes.isBehind(index, index - 1);
      hasHostBits ||= prefixes.isKnown(index) && prefixes.hasHostBits(index);
      if (form.ge >= 0 || form.le >= 0) hasContradictions ||= this.isContradictory(index);
    }
    this.isRising = isRising;
    this.hasHostBits = hasHostBits;
    this.hasContradictions = hasContradictions;
    this.#isAscending = isAscending;
  }

  get length(): number {
    return this.lines.length;
  }

  get entries(): readonly PrefixEntry[] {
    this.#entries ??= this.lines.map((_, index) => this.entry(index));
    return this.#entries;
  }

  entry(index: number): PrefixEntry {
    return entryOf(this.lines[index] as Line, this.family, this.#sequences[index] as number);
  }

  /** Whether lengths are written (`ge`, `le`) that contradict each other or the prefix. */
  isContradictory(index: number): boolean {
    const line = this.lines[index] as Line;
    const form = formOf(line);
    if ((form.ge < 0 && form.le < 0) || !this.prefixes.isKnown(index)) return false;
    const length = this.prefixes.length(index);
    const ge = form.ge < 0 ? length : line.numberAt(form.ge);
    return ge < length || (form.le >= 0 && line.numberAt(form.le) < ge);
  }

  /**
   * Whether it is evident that every entry is reached: none has a number that was there before, and no two of their prefixes
   * overlap, but for the last one, which may match everything.
   */
  get isDisjoint(): boolean {
    if (!this.isRising) return false;
    if (this.#isAscending) return true;
    const { prefixes } = this;
    const order: number[] = [];
    for (let i = 0; i < this.length; i++) {
      const isLast = i === this.length - 1;
      const isCatchAll = formOf(this.lines[i] as Line).prefix < 0 || prefixes.length(i) === 0;
      if (isCatchAll ? !isLast : !prefixes.isKnown(i)) return false;
      if (!isCatchAll) order.push(i);
    }
    order.sort((a, b) => prefixes.compareFirst(a, b));
    return order.every((index, i) => i === 0 || prefixes.isBehind(index, order[i - 1] as number));
  }
}

/** Where the words of an entry are, and what its keywords say. */
interface EntryForm {
  /** Whether it is one at all. */
  readonly isEntry: boolean;
  readonly seq: number;
  /** -1: it is `any`. */
  readonly prefix: number;
  readonly ge: number;
  readonly le: number;
  readonly permits: boolean;
}

const formOf = oncePerForm((line): EntryForm => {
  const { places } = line;
  const after = (...keywords: readonly string[]): number => {
    const at = places.findIndex(({ what }) => what.kind === 'keyword' && keywords.includes(what.text));
    return at < 0 || at + 1 >= places.length || places[at + 1]?.what.kind === 'keyword' ? -1 : at + 1;
  };
  return {
    isEntry: ENTRY.test(shapeOf(line)),
    seq: after('seq'),
    prefix: after('permit', 'deny'),
    ge: after('ge'),
    le: after('le'),
    permits: places.some(({ what }) => what.kind === 'keyword' && what.text === 'permit'),
  };
});

function entryOf(line: Line, family: 'ipv4' | 'ipv6', sequence: number): PrefixEntry {
  const form = formOf(line);
  const text = form.prefix < 0 ? undefined : line.word(form.prefix);
  const prefix = text && parsePrefix(text.text);
  const [ge, le] = [form.ge, form.le].map(at => (at < 0 ? undefined : line.numberAt(at)));
  const bits = addressBits(family);
  const length = prefix?.length ?? 0;
  const lengths: readonly [number, number] = text
    ? [ge ?? length, le ?? (ge === undefined ? length : bits)]
    : [0, bits];
  return { line, sequence, permits: form.permits, prefix, text, ge, le, lengths };
}
