import { addressBits } from '../../../net/address.js';
import { type Prefix, parsePrefix } from '../../../net/prefix.js';
import { PrefixScan } from '../../../net/prefix-scan.js';
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
 * A prefix-list: its entries in the order of the text. A file may have tens of thousands, most of which are as they should be: a
 * first look finds out what there may be to say of a list, and only then entries are made.
 */
export class PrefixList {
  readonly family: 'ipv4' | 'ipv6';
  /** The lines of its entries. */
  readonly lines: readonly Line[];
  /** Whether every entry has a number, each greater than the one before. */
  isRising = true;
  /** Whether an entry has bits set behind the length of its prefix. */
  hasHostBits = false;
  /** Whether an entry has lengths (`ge`, `le`) beside that of its prefix that may contradict it. */
  hasContradictions = false;
  /**
   * Whether it is evident that every entry is reached: each has a greater number than the one before, and begins behind the end of
   * that; the last one may match everything.
   */
  isDisjoint = true;
  #entries: readonly PrefixEntry[] | undefined;

  /** @param lines those that speak of the list. */
  constructor(family: 'ipv4' | 'ipv6', lines: readonly Line[]) {
    this.family = family;
    this.lines = lines.every(line => formOf(line).isEntry) ? lines : lines.filter(line => formOf(line).isEntry);
    this.#look();
  }

  #look(): void {
    const scan = new PrefixScan();
    const { family, lines } = this;
    let last = 0;
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i] as Line;
      const form = formOf(line);
      const sequence = form.seq < 0 ? 0 : line.numberAt(form.seq);
      if (sequence <= last) this.isRising = false;
      last = sequence;
      const isCatchAll = form.prefix < 0 || !this.#scan(scan, family, line, form);
      if (isCatchAll && i < lines.length - 1) this.isDisjoint = false;
    }
    if (!this.isRising) this.isDisjoint = false;
  }

  /** @returns whether the line has a prefix that does not match everything. */
  #scan(scan: PrefixScan, family: 'ipv4' | 'ipv6', line: Line, { prefix, ge, le }: EntryForm): boolean {
    scan.read(family, line.text, line.startOf(prefix), line.endOf(prefix));
    if (scan.length < 1) return false;
    if (scan.hasHostBits) this.hasHostBits = true;
    if (!scan.isBehind) this.isDisjoint = false;
    const least = ge < 0 ? scan.length : line.numberAt(ge);
    if (least < scan.length || (le >= 0 && line.numberAt(le) < least)) this.hasContradictions = true;
    return true;
  }

  get entries(): readonly PrefixEntry[] {
    if (this.#entries) return this.#entries;
    let last = 0;
    const entries = this.lines.map(line => {
      const entry = entryOf(line, this.family, last + STEP);
      last = Math.max(last, entry.sequence);
      return entry;
    });
    this.#entries = entries;
    return entries;
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

/** @param next its number, if none is written. */
function entryOf(line: Line, family: 'ipv4' | 'ipv6', next: number): PrefixEntry {
  const form = formOf(line);
  const sequence = form.seq < 0 ? next : line.numberAt(form.seq);
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
