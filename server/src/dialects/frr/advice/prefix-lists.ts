import { addressBits } from '../../../net/address.js';
import { type Prefix, parsePrefix } from '../../../net/prefix.js';
import type { Word } from '../tree.js';
import type { Placed, Survey } from './survey.js';

/** An entry of a prefix-list. */
export interface PrefixEntry {
  readonly placed: Placed;
  readonly name: Word;
  /** Where it stands in the list; FRR counts on by five where it is not written. */
  readonly sequence: number;
  /** The written number. */
  readonly written: Word | undefined;
  readonly permits: boolean;
  /** As written, host bits included; undefined for `any`. */
  readonly prefix: Prefix | undefined;
  readonly text: Word | undefined;
  readonly ge: number | undefined;
  readonly le: number | undefined;
  /** The lengths that it matches. */
  readonly lengths: readonly [first: number, last: number];
}

/** A prefix-list: its entries in the order of the text. */
export interface PrefixList {
  readonly family: 'ipv4' | 'ipv6';
  readonly name: string;
  readonly entries: readonly PrefixEntry[];
}

const ENTRY = /^ip(?:v6)? prefix-list \* (?:seq \* )?(?:permit|deny) /;
/** What FRR counts on by where no sequence number is written. */
const STEP = 5;

const cache = new WeakMap<Survey, readonly PrefixList[]>();

/** All prefix-lists of a configuration. */
export function prefixListsIn(survey: Survey): readonly PrefixList[] {
  const known = cache.get(survey);
  if (known) return known;
  const lists = new Map<string, { family: 'ipv4' | 'ipv6'; name: string; entries: PrefixEntry[]; last: number }>();
  for (const placed of survey.matching(ENTRY)) {
    const family = placed.shape.startsWith('ipv6') ? 'ipv6' : 'ipv4';
    const name = placed.args[0] as Word;
    const key = `${family} ${name.text}`;
    const list = lists.get(key) ?? { family, name: name.text, entries: [], last: 0 };
    lists.set(key, list);
    const entry = entryOf(placed, family, list.last + STEP);
    list.last = Math.max(list.last, entry.sequence);
    list.entries.push(entry);
  }
  const found = [...lists.values()];
  cache.set(survey, found);
  return found;
}

function entryOf(placed: Placed, family: 'ipv4' | 'ipv6', next: number): PrefixEntry {
  const { line, args, shape } = placed;
  const after = (keyword: string): Word | undefined => {
    const at = line.places.findIndex(({ what }) => what.kind === 'keyword' && what.text === keyword);
    return at < 0 ? undefined : line.words[at + 1];
  };
  const numberAfter = (keyword: string) => {
    const word = after(keyword);
    return word && Number(word.text);
  };
  const written = after('seq');
  const isAny = / any$/.test(shape);
  const text = isAny ? undefined : args[written ? 2 : 1];
  const prefix = text && parsePrefix(text.text);
  const [ge, le] = [numberAfter('ge'), numberAfter('le')];
  const bits = addressBits(family);
  const length = prefix?.length ?? 0;
  const lengths: readonly [number, number] = isAny
    ? [0, bits]
    : [ge ?? length, le ?? (ge === undefined ? length : bits)];
  const sequence = written ? Number(written.text) : next;
  return {
    placed,
    name: args[0] as Word,
    sequence,
    written,
    permits: / permit /.test(shape),
    prefix,
    text,
    ge,
    le,
    lengths,
  };
}
