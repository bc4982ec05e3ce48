import { type Address, addressBits, type Family, parseAddress } from '../../net/address.js';
import { type Prefix, parsePrefix } from '../../net/prefix.js';
import { PrefixSet } from '../../net/prefix-set.js';
import { type Statement, statementOf } from './lower-statement.js';
import type { Line } from './tree.js';

/** One line of a prefix-list or access-list. */
export interface ListEntry {
  readonly line: Line;
  readonly permits: boolean;
  /** What it matches; undefined: that is not known. */
  readonly set: PrefixSet | undefined;
  /** What it may match beyond that. */
  readonly perhaps?: PrefixSet;
}

/** Lists step by so much where no sequence number is written (lib/filter_cli.c, ACL_SEQ_STEP). */
const STEP = 5;

/** A list as its lines build it up: in the order of sequence numbers; a number written again replaces its entry. */
export class PrefixList {
  readonly family: Family;
  /** The first line that speaks of it. */
  readonly line: Line;
  /** Some of its lines are filled in later. */
  damaged = false;
  readonly #entries = new Map<number, ListEntry>();
  readonly #spellings = new Map<string, number>();
  #highest = 0;

  constructor(family: Family, line: Line) {
    this.family = family;
    this.line = line;
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  /** In the order in which they are tried. */
  get entries(): readonly ListEntry[] {
    return [...this.#entries].toSorted(([a], [b]) => a - b).map(([, entry]) => entry);
  }

  add(sequence: number | undefined, entry: ListEntry, spelling: string): void {
    // What is there already is not added again, unless with a number of its own.
    if (sequence === undefined && this.#spellings.has(spelling)) return;
    const number = sequence ?? this.#highest + STEP;
    const before = this.#entries.get(number);
    this.#entries.set(number, before ? replacing(before, entry) : entry);
    this.#spellings.set(spelling, number);
    this.#highest = Math.max(this.#highest, number);
  }

  remove(sequence: number | undefined, spelling: string): void {
    const number = sequence ?? this.#spellings.get(spelling);
    if (number === undefined) return;
    this.#entries.delete(number);
    for (const [text, at] of this.#spellings) if (at === number) this.#spellings.delete(text);
    this.#highest = [...this.#entries.keys()].reduce((a, b) => Math.max(a, b), 0);
  }
}

/**
 * An entry written over another one. bgpd 8.4 forgets part of what was there: a prefix-list entry that was `any` keeps its `le`,
 * and one of an access-list that was written in another form may match nothing.
 */
function replacing(before: ListEntry, entry: ListEntry): ListEntry {
  const { set } = entry;
  if (statementOf(entry.line).has('access-list') || !set) return { ...entry, set: undefined };
  const wasAny = before.perhaps !== undefined || statementOf(before.line).has('any');
  return wasAny
    ? {
        ...entry,
        perhaps: PrefixSet.unionAll(
          set.family,
          set.patterns().map(({ prefix }) => PrefixSet.orLonger(prefix)),
        ),
      }
    : entry;
}

/** Lists of one kind, by family and name: `ip prefix-list X` and `ipv6 prefix-list X` are two. */
export type Lists = Readonly<Record<Family, Map<string, PrefixList>>>;

export function noLists(): Lists {
  return { ipv4: new Map(), ipv6: new Map() };
}

/**
 * Takes in a line that defines an entry of a list, or takes one away.
 * @param isOpen whether what it says is filled in later.
 * @returns whether FRR takes it: it refuses lengths that contradict each other.
 */
export function readListLine(
  lists: Lists,
  statement: Statement,
  keyword: 'prefix-list' | 'access-list',
  isOpen: boolean,
): boolean {
  const family: Family = statement.has('ipv6') ? 'ipv6' : 'ipv4';
  const known = lists[family];
  const name = statement.word(keyword)?.text;
  if (name === undefined) return true;
  const permits = statement.has('permit');
  const isEntry = permits || statement.has('deny');
  const list = known.get(name);
  const sequence = statement.number('seq');
  const spelling = statement.line.words
    .slice(statement.line.words.findIndex(({ text }) => text === name))
    .map(({ text }) => text)
    .filter((_, index) => sequence === undefined || (index !== 1 && index !== 2))
    .join(' ');
  if (isOpen) {
    const target = list ?? new PrefixList(family, statement.line);
    known.set(name, target);
    target.damaged = true;
    return true;
  }
  if (statement.negated) {
    const isWhole = !isEntry && sequence === undefined && !statement.has('description') && !statement.has('remark');
    if (isWhole) known.delete(name);
    else if (list) {
      list.remove(sequence, spelling);
      if (list.isEmpty) known.delete(name);
    }
    return true;
  }
  const entry = isEntry
    ? { line: statement.line, permits, set: matched(statement, keyword, family, permits) }
    : undefined;
  if (entry && entry.set === REFUSED) return false;
  const target = list ?? new PrefixList(family, statement.line);
  known.set(name, target);
  if (entry) target.add(sequence, { ...entry, set: entry.set === REFUSED ? undefined : entry.set }, spelling);
  return true;
}

const REFUSED = 'refused';

function matched(
  statement: Statement,
  keyword: 'prefix-list' | 'access-list',
  family: Family,
  permits: boolean,
): PrefixSet | typeof REFUSED | undefined {
  const words = statement.after(permits ? 'permit' : 'deny').map(({ text }) => text);
  const isWholly = statement.has('any') && !statement.has('ip');
  if (isWholly) return PrefixSet.all(family);
  const prefix = words[0] === undefined ? undefined : parsePrefix(words[0], { leadingZeros: true });
  if (keyword === 'prefix-list') return prefix && withLengths(prefix, statement.number('ge'), statement.number('le'));
  if (prefix) return statement.has('exact-match') ? PrefixSet.of(prefix) : PrefixSet.orLonger(prefix);
  if (statement.has('ip')) return undefined;
  const [address, wildcard] = statement.has('host') ? [statement.word('host')?.text] : words;
  return address === undefined ? undefined : withWildcard(address, wildcard ?? '0.0.0.0');
}

/**
 * FRR takes only prefix length ≤ ge ≤ le (bgpd 8.4 and 10.3: "Make sure that mask length <= ge <= le"); a zero is the same as
 * nothing.
 */
function withLengths(prefix: Prefix, ge: number | undefined, le: number | undefined): PrefixSet | typeof REFUSED {
  const lowest = ge ?? prefix.length;
  if (lowest < prefix.length || (le !== undefined && le < lowest)) return REFUSED;
  return PrefixSet.geLe(prefix, ge || undefined, le || undefined);
}

/** The prefixes of any length whose network address agrees where the wildcard has zeros: a shorter one as well. */
function withWildcard(text: string, wildcardText: string): PrefixSet | undefined {
  const [address, wildcard] = [parseAddress(text), parseAddress(wildcardText)];
  if (!address || !wildcard) return undefined;
  const host = wildcard.value.toString(2);
  const bits = wildcard.value === 0n ? 0 : host.length;
  // Wildcards with gaps are not sets of few regions.
  if (wildcard.value !== 0n && host.includes('0')) return undefined;
  const length = addressBits('ipv4') - bits;
  const base: Address = { family: 'ipv4', value: (address.value >> BigInt(bits)) << BigInt(bits) };
  // The address is not cleared of the bits that do not count: with one of them set nothing equals it.
  if (base.value !== address.value) return PrefixSet.empty('ipv4');
  const sets = [PrefixSet.orLonger({ address: base, length })];
  for (let shorter = length - 1; shorter >= 0; shorter--) {
    const hostBits = BigInt(addressBits('ipv4') - shorter);
    if ((base.value >> hostBits) << hostBits !== base.value) break;
    sets.push(PrefixSet.of({ address: base, length: shorter }));
  }
  return PrefixSet.unionAll('ipv4', sets);
}
