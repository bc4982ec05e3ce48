import type { Finding } from '../../../model/rule.js';
import { firstAddress } from '../../../net/prefix.js';
import { type PrefixEntry, type PrefixList, prefixListsIn } from './prefix-lists.js';
import type { AdviceRule } from './rule.js';
import type { Placed, Survey } from './survey.js';

/** Entries that no route reaches, since earlier ones decide all that they match. */
export const unreachableEntry: AdviceRule = {
  id: 'frr/unreachable-entry',
  severity: 'warning',
  summary: 'An entry of a prefix-list or route-map that no route reaches',
  *check(survey) {
    for (const list of prefixListsIn(survey)) yield* hiddenPrefixes(list);
    yield* hiddenEntries(survey);
  },
};

function* hiddenPrefixes(list: PrefixList): Iterable<Finding> {
  if (list.isDisjoint) return;
  const { entries, family } = list;
  // The last line with a number is the entry.
  const effective = new Map(entries.map(entry => [entry.sequence, entry]));
  const ordered = [...effective.values()].sort((a, b) => a.sequence - b.sequence);
  const earlier = new Covering();
  for (const entry of ordered) {
    // What the daemon refuses is no entry.
    if (entry.lengths[0] > entry.lengths[1] || (entry.text && !entry.prefix)) continue;
    const cover = earlier.of(entry);
    earlier.add(entry);
    if (!cover) continue;
    // A list denies at its end anyway.
    const isHarmless = cover.permits === entry.permits || (!entry.permits && !entry.prefix);
    const same =
      cover.permits === entry.permits ? 'which decides the same' : `which ${cover.permits ? 'permits' : 'denies'} it`;
    yield {
      span: entry.line.span,
      severity: isHarmless ? 'info' : 'warning',
      message: `Nothing reaches this entry: all it matches is matched before by entry ${cover.sequence}, ${same}. ${
        isHarmless ? 'Remove one of the two.' : 'Give it a smaller sequence number, or remove it.'
      }`,
      related: [
        {
          span: cover.line.span,
          message: `The ${family === 'ipv6' ? 'IPv6' : 'IPv4'} entry that decides first.`,
        },
      ],
    };
  }
}

/** Entries by prefix; finds the first that covers another one in as many steps as there are prefix lengths. */
class Covering {
  readonly #byLength = new Map<number, Map<bigint, PrefixEntry[]>>();

  add(entry: PrefixEntry): void {
    const length = entry.prefix?.length ?? 0;
    const networks = this.#byLength.get(length) ?? new Map<bigint, PrefixEntry[]>();
    this.#byLength.set(length, networks);
    const key = entry.prefix ? firstAddress(entry.prefix).value : 0n;
    const same = networks.get(key);
    if (!same) networks.set(key, [entry]);
    // Of many entries for one prefix only those that reach further are of use.
    else if (!same.some(other => reaches(other, entry))) same.push(entry);
  }

  of(entry: PrefixEntry): PrefixEntry | undefined {
    const { prefix } = entry;
    for (const [length, networks] of this.#byLength) {
      if (length > (prefix?.length ?? 0)) continue;
      const key = prefix ? firstAddress({ ...prefix, length }).value : 0n;
      const found = networks.get(key)?.find(other => reaches(other, entry));
      if (found) return found;
    }
    return undefined;
  }
}

function reaches({ lengths: [first, last] }: PrefixEntry, { lengths }: PrefixEntry): boolean {
  return first <= lengths[0] && lengths[1] <= last;
}

const ENTRY = /^route-map \* (?:permit|deny) \*$/;
/** What makes an entry depend on the route, or go on to others. */
const CONDITION = /^(?:match |on-match |continue)/;

function* hiddenEntries(survey: Survey): Iterable<Finding> {
  const conditional = new Set(survey.matching(CONDITION).map(({ block }) => block?.header));
  const open = new Map<string, Map<number, { placed: Placed; decides: boolean }>>();
  for (const placed of survey.matching(ENTRY)) {
    const name = placed.args[0]?.text ?? '';
    const sequence = Number(placed.args[1]?.text);
    const entries = open.get(name) ?? new Map();
    open.set(name, entries);
    const decides = !conditional.has(placed.line) && (entries.get(sequence)?.decides ?? true);
    entries.set(sequence, { placed: entries.get(sequence)?.placed ?? placed, decides });
  }
  for (const [name, entries] of open) {
    const ordered = [...entries].sort(([a], [b]) => a - b);
    const at = ordered.findIndex(([, { decides }]) => decides);
    const next = at < 0 ? undefined : ordered[at + 1];
    if (!next) continue;
    const [sequence, { placed: first }] = ordered[at] as (typeof ordered)[number];
    const [later, { placed }] = next;
    const denies = (one: Placed) => / deny /.test(one.shape);
    yield {
      span: placed.line.span,
      severity: denies(first) === denies(placed) || denies(placed) ? 'info' : 'warning',
      message: `Nothing reaches entry ${later} of the route-map “${name}”: entry ${sequence} matches every route. Give that one a condition, or the larger number.`,
      related: [{ span: first.line.span, message: 'Matches every route.' }],
    };
  }
}
