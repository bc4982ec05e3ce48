import { type Address, addressBits, type Family, parseAddress } from '../../net/address.js';
import { formatPrefix, network, parsePrefix } from '../../net/prefix.js';
import { PrefixSet } from '../../net/prefix-set.js';
import type { Fate } from './lower-losses.js';
import { areLengthsTaken } from './lower-refusals.js';
import { type Statement, statementOf } from './lower-statement.js';
import type { Trouble } from './lower-trouble.js';
import { type ListPhrase, outlineOf } from './outline.js';
import type { FrrConfig, Line } from './tree.js';

/** One line of a prefix-list or access-list. Its set is worked out when a policy asks: there may be very many. */
export class ListEntry {
  readonly line: Line;
  readonly permits: boolean;
  readonly #make: () => PrefixSet | undefined;
  readonly #before: ListEntry | undefined;
  #set: PrefixSet | undefined | 'not yet' = 'not yet';

  /** @param before the entry that this one is written over. */
  constructor(line: Line, permits: boolean, make: () => PrefixSet | undefined, before?: ListEntry) {
    this.line = line;
    this.permits = permits;
    this.#make = make;
    this.#before = before;
  }

  /** The entry as it stands in the place of another one. */
  over(before: ListEntry): ListEntry {
    return new ListEntry(this.line, this.permits, this.#make, before);
  }

  /**
   * What it matches; undefined: that is not known. bgpd 8.4 forgets part of what was there before: an entry of an access-list
   * written over one of another form may match nothing.
   */
  get set(): PrefixSet | undefined {
    if (this.#set === 'not yet') {
      const isForgetful = this.#before && statementOf(this.line).has('access-list');
      this.#set = isForgetful ? undefined : this.#make();
    }
    return this.#set;
  }

  /** What it may match beyond that: an entry of a prefix-list that was `any` keeps its `le`. */
  get perhaps(): PrefixSet | undefined {
    const { set } = this;
    if (!set || !this.#wasAny) return undefined;
    const longer = set.patterns().map(({ prefix }) => PrefixSet.orLonger(prefix));
    return PrefixSet.unionAll(set.family, longer);
  }

  /** Whether it is `any` in a prefix-list. */
  get isAnyPrefix(): boolean {
    const statement = statementOf(this.line);
    return statement.has('any') && !statement.has('access-list');
  }

  get #wasAny(): boolean {
    const before = this.#before;
    return before !== undefined && (statementOf(before.line).has('any') || before.#wasAny);
  }
}

/** Lists step by so much where no sequence number is written (lib/filter_cli.c, ACL_SEQ_STEP). */
const STEP = 5;

/** A list as its lines build it up: in the order of sequence numbers; a number written again replaces its entry. */
export class PrefixList {
  readonly family: Family;
  /** The first line that speaks of it. */
  readonly line: Line;
  /** Some of its lines are filled in later, or refused, which may cost it others as well. */
  damaged = false;
  /**
   * An entry was written over another, and one of them is `any`: bgpd 8.4 then looks for it, and for others of `any`, in the wrong
   * place; 10.3 does not.
   */
  #wasAnyReplaced = false;
  /** Every entry has a greater number than those before, and none was taken away. */
  #isRising = true;
  /** All entries that were ever written. */
  readonly #written: Line[] = [];
  readonly #entries = new Map<number, ListEntry>();
  /** What entries say apart from their number, worked out when somebody asks. */
  #spellings: Map<string, number> | undefined;
  #highest = 0;

  constructor(family: Family, line: Line) {
    this.family = family;
    this.line = line;
  }

  /**
   * Whether it is not known how it was built up. An entry of `any` was replaced, or one is written twice, which bgpd refuses or not, by its
   * version and by how it is spelled (10.0.0.1/8 is 10.0.0.0/8), and it matters which of them is there.
   */
  get isConfused(): boolean {
    if (this.#wasAnyReplaced) return true;
    if (this.#isRising) return false;
    return new Set(this.#written.map(meaningOf)).size < this.#written.length;
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  /** In the order in which they are tried. */
  get entries(): readonly ListEntry[] {
    return [...this.#entries].toSorted(([a], [b]) => a - b).map(([, entry]) => entry);
  }

  add(sequence: number | undefined, entry: ListEntry): void {
    // What is there already is not added again, unless with a number of its own.
    if (sequence === undefined && this.#spelled().has(spellingOf(entry.line))) return;
    const number = sequence ?? this.#highest + STEP;
    const before = this.#entries.get(number);
    this.#written.push(entry.line);
    if (number <= this.#highest) this.#isRising = false;
    this.#entries.set(number, before ? entry.over(before) : entry);
    if (before) this.#wasAnyReplaced ||= entry.isAnyPrefix || before.isAnyPrefix;
    if (before) this.#spellings = undefined;
    else this.#spellings?.set(spellingOf(entry.line), number);
    this.#highest = Math.max(this.#highest, number);
  }

  remove(sequence: number | undefined, line: Line): void {
    const number = sequence ?? this.#spelled().get(spellingOf(line));
    if (number === undefined) return;
    this.#isRising = false;
    this.#entries.delete(number);
    this.#spellings = undefined;
    this.#highest = [...this.#entries.keys()].reduce((a, b) => Math.max(a, b), 0);
  }

  #spelled(): Map<string, number> {
    this.#spellings ??= new Map([...this.#entries].map(([number, { line }]) => [spellingOf(line), number]));
    return this.#spellings;
  }
}

/** What a line says of an entry, without the number: from `permit` or `deny` on. */
function spellingOf({ places, words }: Line): string {
  const isVerdict = ({ what }: Line['places'][number]) =>
    what.kind === 'keyword' && (what.text === 'permit' || what.text === 'deny');
  const from = places.findIndex(isVerdict);
  // Keywords may be abbreviated.
  return places
    .slice(from)
    .map(({ what }, index) => (what.kind === 'keyword' ? what.text : words[from + index]?.text))
    .join(' ');
}

/** The same for entries that mean the same: host bits and the spelling of addresses do not count. */
export function meaningOf(line: Line): string {
  return spellingOf(line)
    .split(' ')
    .map(word => {
      const prefix = word.includes('/') ? parsePrefix(word, { leadingZeros: true }) : undefined;
      return prefix ? formatPrefix(network(prefix)) : word;
    })
    .join(' ');
}

/** Lists of one kind as their lines build them up, which is done for those that somebody asks for: files have thousands. */
export class Lists {
  readonly #config: FrrConfig;
  readonly #keyword: Keyword;
  readonly #trouble: Trouble;
  readonly #known = new Map<string, PrefixList | undefined>();
  readonly #byFamily: Partial<Record<Family, ReadonlyMap<string, readonly Line[]>>> = {};
  readonly #fateOf: (line: Line) => Fate;

  /** @param fateOf what becomes of each line when it is loaded. */
  constructor(config: FrrConfig, keyword: Keyword, trouble: Trouble, fateOf: (line: Line) => Fate = () => undefined) {
    this.#config = config;
    this.#keyword = keyword;
    this.#trouble = trouble;
    this.#fateOf = fateOf;
  }

  /** `ip prefix-list X` and `ipv6 prefix-list X` are two; undefined: there is none of this name. */
  get(family: Family, name: string): PrefixList | undefined {
    const key = `${family} ${name}`;
    if (this.#known.has(key)) return this.#known.get(key);
    let list: PrefixList | undefined;
    for (const line of this.#lines(family).get(name) ?? []) {
      const fate = this.#fateOf(line);
      if (fate === 'lost') continue;
      const isOpen = fate === 'perhaps' || this.#trouble.isOpen(line);
      list = withLine(list, statementOf(line), this.#keyword, family, isOpen);
    }
    this.#known.set(key, list);
    return list;
  }

  /** The first line that speaks of a list; the list itself is not read for it. */
  first(family: Family, name: string): Line | undefined {
    return this.#lines(family).get(name)?.[0];
  }

  #lines(family: Family): ReadonlyMap<string, readonly Line[]> {
    const lines = this.#byFamily[family] ?? outlineOf(this.#config.items).lists(PHRASES[this.#keyword][family]);
    this.#byFamily[family] = lines;
    return lines;
  }
}

type Keyword = 'prefix-list' | 'access-list';

const PHRASES: Readonly<Record<Keyword, Readonly<Record<Family, ListPhrase>>>> = {
  'prefix-list': { ipv4: 'ip prefix-list', ipv6: 'ipv6 prefix-list' },
  'access-list': { ipv4: 'access-list', ipv6: 'ipv6 access-list' },
};

/**
 * Takes in a line that defines an entry of a list, or takes one away.
 * @param isOpen whether what it says is filled in later.
 * @returns the list, or undefined when there is none now.
 */
function withLine(
  list: PrefixList | undefined,
  statement: Statement,
  keyword: Keyword,
  family: Family,
  isOpen: boolean,
): PrefixList | undefined {
  const permits = statement.has('permit');
  const isEntry = permits || statement.has('deny');
  const sequence = statement.number('seq');
  // With a line that the daemons refuse they may lose those around it, or the entry that it was to replace (8.4.4).
  const isRefused = isEntry && keyword === 'prefix-list' && !areLengthsTaken(statement.line);
  if (isOpen || isRefused) {
    const target = list ?? new PrefixList(family, statement.line);
    target.damaged = true;
    return target;
  }
  if (statement.negated) {
    const isWhole = !isEntry && sequence === undefined && !statement.has('description') && !statement.has('remark');
    if (isWhole) return undefined;
    list?.remove(sequence, statement.line);
    return list?.isEmpty ? undefined : list;
  }
  const target = list ?? new PrefixList(family, statement.line);
  if (isEntry)
    target.add(sequence, new ListEntry(statement.line, permits, () => matched(statement, keyword, family, permits)));
  return target;
}

function matched(statement: Statement, keyword: Keyword, family: Family, permits: boolean): PrefixSet | undefined {
  if (statement.has('any') && !statement.has('ip')) return PrefixSet.all(family);
  const words = statement.after(permits ? 'permit' : 'deny').map(({ text }) => text);
  const prefix = words[0] === undefined ? undefined : parsePrefix(words[0], { leadingZeros: true });
  // A length of zero is the same as none.
  if (keyword === 'prefix-list')
    return prefix && PrefixSet.geLe(prefix, statement.number('ge') || undefined, statement.number('le') || undefined);
  if (prefix) return statement.has('exact-match') ? PrefixSet.of(prefix) : PrefixSet.orLonger(prefix);
  if (statement.has('ip')) return undefined;
  const [address, wildcard] = statement.has('host') ? [statement.word('host')?.text] : words;
  return address === undefined ? undefined : withWildcard(address, wildcard ?? '0.0.0.0');
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
