import { addressBits } from '../../../net/address.js';
import { type Prefix, parsePrefix } from '../../../net/prefix.js';
import type { Line, Word } from '../tree.js';
import type { Placed, Survey } from './survey.js';

/** An entry of a prefix-list. */
export interface PrefixEntry {
  readonly placed: Placed;
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
    const name = placed.line.words[formOf(placed.line).name] as Word;
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

/** Where the words of an entry are, and what its keywords say; the same for all lines that match alike. */
interface Form {
  readonly name: number;
  readonly seq: number;
  readonly prefix: number;
  readonly ge: number;
  readonly le: number;
  readonly permits: boolean;
}

const forms = new WeakMap<Line['places'], Form>();

function formOf({ places }: Line): Form {
  const known = forms.get(places);
  if (known) return known;
  const after = (...keywords: readonly string[]): number => {
    const at = places.findIndex(({ what }) => what.kind === 'keyword' && keywords.includes(what.text));
    return at < 0 || at + 1 >= places.length || places[at + 1]?.what.kind === 'keyword' ? -1 : at + 1;
  };
  const permits = places.some(({ what }) => what.kind === 'keyword' && what.text === 'permit');
  const form = {
    name: after('prefix-list'),
    seq: after('seq'),
    prefix: after('permit', 'deny'),
    ge: after('ge'),
    le: after('le'),
    permits,
  };
  forms.set(places, form);
  return form;
}

function entryOf(placed: Placed, family: 'ipv4' | 'ipv6', next: number): PrefixEntry {
  const { line } = placed;
  const form = formOf(line);
  const { words } = line;
  const written = words[form.seq];
  const text = words[form.prefix];
  const prefix = text && parsePrefix(text.text);
  const numberAt = (at: number) => (at < 0 ? undefined : Number(words[at]?.text));
  const [ge, le] = [numberAt(form.ge), numberAt(form.le)];
  const bits = addressBits(family);
  const length = prefix?.length ?? 0;
  const lengths: readonly [number, number] = text
    ? [ge ?? length, le ?? (ge === undefined ? length : bits)]
    : [0, bits];
  return {
    placed,
    sequence: written ? Number(written.text) : next,
    written,
    permits: form.permits,
    prefix,
    text,
    ge,
    le,
    lengths,
  };
}
