import type { Fact } from '../../../model/fact.js';
import { knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import { addressBits, type Family } from '../../../net/address.js';
import type { IpAddressPool } from '../resources.js';
import { type Advertised, advertisedIn } from './advertised.js';
import { entriesOf, lengthOr, type PoolEntry } from './pools.js';
import type { SemanticRule } from './rule.js';
import { at, type Scope } from './scope.js';

const FIELDS = [
  ['aggregationLength', 'ipv4'],
  ['aggregationLengthV6', 'ipv6'],
] as const;

/** Lengths of announced prefixes that no prefix has, or that reach beyond what a pool has. */
export const aggregationLength: SemanticRule = {
  id: 'metallb/aggregation-length',
  severity: 'error',
  summary: 'An aggregation length that does not fit the addresses',
  *check(scope) {
    for (const advertised of advertisedIn(scope)) {
      for (const [field, family] of FIELDS) yield* judge(field, family, advertised, scope);
    }
  },
};

function* judge(
  field: (typeof FIELDS)[number][0],
  family: Family,
  { settings, header, pools }: Advertised,
  scope: Scope,
): Iterable<Finding> {
  const fact: Fact<number> = settings[field];
  const most = addressBits(family);
  const value = lengthOr(fact, most);
  if (value === undefined) return;
  const span = fact.kind === 'known' ? at(fact, header) : header;
  if (value > most) {
    const fixes = [{ title: `Write ${most}`, safe: false, edits: [scope.rewrite(span, String(most))] }];
    const name = family === 'ipv4' ? 'IPv4' : 'IPv6';
    const message = `MetalLB refuses the ${field} ${value}: ${name} prefixes have up to ${most} bits. Write ${most}, or a shorter length.`;
    yield scope.refusal(span, message, { fixes });
    return;
  }
  const beyond = widest(value, family, header, pools());
  if (!beyond) return;
  const { entry, length } = beyond;
  const pool = knownValue(entry.pool.name) ?? '';
  if (length > most) {
    const meant = `MetalLB takes “${entry.text}” for IPv4 addresses, of which no announced prefix can have ${length} bits, and refuses it with this advertisement. Write an IPv4 prefix.`;
    const related = [{ span: header, message: 'The advertisement is here.' }];
    yield scope.conflict(entry.span, header, meant, { related });
    return;
  }
  const message = `MetalLB refuses to announce /${value}, which is more than “${entry.text}” of pool “${pool}” has. Write ${length} or more.`;
  const related = [{ span: entry.span, message: 'The addresses are here.' }];
  const fixes = [{ title: `Write ${length}`, safe: false, edits: [scope.rewrite(span, String(length))] }];
  yield scope.conflict(span, entry.span, message, { related, fixes });
}

/** The entry whose widest prefix is the longest, among those longer than `length`. One in the same file comes first. */
function widest(
  length: number,
  family: Family,
  header: Finding['span'],
  pools: readonly IpAddressPool[],
): { readonly entry: PoolEntry; readonly length: number } | undefined {
  const found: { readonly entry: PoolEntry; readonly length: number }[] = [];
  for (const pool of pools) {
    for (const entry of entriesOf(pool)) {
      const least = widestOf(entry, family);
      if (least !== undefined && least > length) found.push({ entry, length: least });
    }
  }
  if (found.length === 0) return undefined;
  const isNear = ({ entry }: { readonly entry: PoolEntry }) => entry.span.path === header.path;
  return found.toSorted((a, b) => Number(isNear(b)) - Number(isNear(a)) || b.length - a.length)[0];
}

/** The length of the widest prefix of an entry; undefined where it has none of the family. */
function widestOf({ parsed }: PoolEntry, family: Family): number | undefined {
  if (parsed.kind === 'problem' || parsed.family !== family || parsed.prefixes.length === 0) return undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { length } of parsed.prefixes) if (length < least) least = length;
  return least;
}
