import { type Fact, type Known, knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import type { Family } from '../../../net/address.js';
import type { FrrConfiguration, FrrRouter, PrefixesWith } from '../resources.js';
import { parseCommunity } from '../values/community.js';
import {
  announceable,
  familiesOfNeighbor,
  neighborsOf,
  orElse,
  type PlacedNeighbor,
  readPrefix,
  routersOf,
  texts,
} from './frr.js';
import type { SemanticRule } from './rule.js';
import { at, knownItems, type Scope } from './scope.js';

const NAMES: Readonly<Record<Family, string>> = { ipv4: 'IPv4', ipv6: 'IPv6' };

const BOTH: readonly Family[] = ['ipv4', 'ipv6'];

/** Prefixes in an FRRConfiguration that frr-k8s refuses. */
export const frrPrefixes: SemanticRule = {
  id: 'metallb/frr-prefixes',
  severity: 'error',
  summary: 'Prefixes of an FRRConfiguration that frr-k8s refuses',
  *check(scope) {
    for (const { configuration, router } of routersOf(scope)) {
      for (const prefix of knownItems(router.prefixes)) yield* unreadable(prefix, scope);
      yield* judgeImports(configuration, router, scope);
    }
    for (const placed of neighborsOf(scope)) {
      yield* judgeAdvertised(placed, scope);
      yield* judgeReceived(placed, scope);
    }
  },
};

function* unreadable(fact: Known<string>, scope: Scope): Iterable<Finding> {
  if (!fact.at || readPrefix(fact.value)) return;
  const message = `frr-k8s refuses “${fact.value}”, which is no prefix with its length. Write one like 192.0.2.0/24.`;
  yield scope.refusal(at(fact, fact.at), message);
}

function* judgeImports(configuration: FrrConfiguration, { importsVrfs }: FrrRouter, scope: Scope): Iterable<Finding> {
  const routers = knownValue(configuration.routers) ?? [];
  if (routers.some(({ vrf }) => vrf.kind === 'unknown')) return;
  const names = routers.map(({ vrf }) => orElse(vrf, ''));
  for (const one of knownItems(importsVrfs)) {
    if (!one.at || names.includes(one.value === 'default' ? '' : one.value)) continue;
    const what = one.value === 'default' ? 'a router without a vrf' : `a router of the vrf “${one.value}”`;
    const message = `frr-k8s refuses this import: the object has no ${what.slice(2)}. Add ${what}, or delete the import.`;
    yield scope.refusal(at(one, one.at), message);
  }
}

function* judgeAdvertised(placed: PlacedNeighbor, scope: Scope): Iterable<Finding> {
  const { configuration, router, neighbor } = placed;
  const { toAdvertise } = neighbor;
  // Until frr-k8s 0.0.16 a session carried both families.
  const families = scope.since('0.15') ? familiesOfNeighbor(neighbor) : BOTH;
  const all = announceable(configuration, router);
  const announcesAll = orElse(toAdvertise.mode, 'filtered') === 'all';
  const listed = announcesAll ? all : texts(toAdvertise.prefixes);
  if (!announcesAll && toAdvertise.mode.kind !== 'unknown') {
    for (const prefix of knownItems(toAdvertise.prefixes)) {
      const wrong = [...unreadable(prefix, scope), ...wrongFamily(prefix, families, scope)];
      yield* wrong;
      if (wrong.length > 0 || !all || !prefix.at || all.includes(prefix.value)) continue;
      const message = `frr-k8s refuses to announce “${prefix.value}”, which is none of the router’s prefixes, letter by letter. Add it to the prefixes of the router, or delete it here.`;
      yield scope.refusal(at(prefix, prefix.at), message);
    }
  }
  const preferences = [...(knownValue(toAdvertise.withLocalPref) ?? [])];
  yield* judgeMarks(preferences, value => String(value), false, families, listed, scope);
  yield* contradictions(preferences, scope);
  const communities = [...(knownValue(toAdvertise.withCommunity) ?? [])];
  for (const { value, span } of communities) {
    const text = orElse(value, '');
    const parsed = text === undefined ? undefined : parseCommunity(text);
    // Without a session of any family nothing is worked out.
    if (!parsed || families?.length === 0 || parsed.kind === 'standard' || parsed.kind === 'large') continue;
    const reason = parsed.kind === 'problem' ? parsed.reason : 'a community has two parts, a large one four';
    const place = value.kind === 'known' ? at(value, span) : span;
    yield scope.refusal(
      place,
      `frr-k8s refuses the community “${text}”: ${reason}. Write 64512:100, or large:64512:1:2.`,
    );
  }
  yield* judgeMarks(communities, communityKey, !scope.since('0.15'), families, listed, scope);
}

/**
 * What is said of prefixes with a local preference or a community: each list once, of prefixes that are announced. `merges`:
 * lists for one value are put together, and so are prefixes that are there twice.
 */
function* judgeMarks<T>(
  lists: readonly PrefixesWith<T>[],
  keyOf: (value: T) => string,
  merges: boolean,
  families: readonly Family[] | undefined,
  listed: readonly string[] | undefined,
  scope: Scope,
): Iterable<Finding> {
  const seen = new Set<string>();
  for (const { value, prefixes, span } of lists) {
    const own = new Set<string>();
    const known = knownValue(value);
    const key = known === undefined ? undefined : keyOf(known);
    const twice = (families ?? []).some(family => seen.has(`${key} ${family}`));
    // Until 0.0.16 a list counted without any prefix, too.
    if (!scope.since('0.15')) for (const family of BOTH) seen.add(`${key} ${family}`);
    if (key !== undefined && twice && !merges && value.kind === 'known') {
      yield scope.refusal(
        at(value, span),
        'frr-k8s refuses two lists for the same value. Put all prefixes into one of them.',
      );
    }
    for (const prefix of knownItems(prefixes)) {
      if (!prefix.at) continue;
      const wrong = [...unreadable(prefix, scope), ...wrongFamily(prefix, families, scope)];
      yield* wrong;
      const family = readPrefix(prefix.value)?.family;
      if (family) seen.add(`${key} ${family}`);
      if (wrong.length > 0) continue;
      if (own.has(prefix.value) && !merges) {
        yield scope.refusal(at(prefix, prefix.at), `frr-k8s refuses “${prefix.value}” twice in one list. Delete one.`);
      } else if (listed && !listed.includes(prefix.value)) {
        const message = `frr-k8s refuses this list: “${prefix.value}” is not announced to the neighbor. Add it to toAdvertise.allowed, or delete it here.`;
        yield scope.refusal(at(prefix, prefix.at), message);
      }
      own.add(prefix.value);
    }
  }
}

/** One prefix with two local preferences. */
function* contradictions(lists: readonly PrefixesWith<number>[], scope: Scope): Iterable<Finding> {
  const seen = new Map<string, number>();
  for (const { value, prefixes } of lists) {
    const preference = orElse(value, 0);
    for (const prefix of knownItems(prefixes)) {
      const other = seen.get(prefix.value);
      if (preference === undefined || !prefix.at) continue;
      if (other !== undefined && other !== preference) {
        const message = `frr-k8s refuses two local preferences for “${prefix.value}”: ${other} and ${preference}. Delete it in one of the lists.`;
        yield scope.refusal(at(prefix, prefix.at), message);
      }
      seen.set(prefix.value, preference);
    }
  }
}

function* wrongFamily(prefix: Known<string>, families: readonly Family[] | undefined, scope: Scope): Iterable<Finding> {
  const family = readPrefix(prefix.value)?.family;
  if (!family || !families || families.length === 0 || families.includes(family) || !prefix.at) return;
  const own = NAMES[family === 'ipv4' ? 'ipv6' : 'ipv4'];
  const message = `frr-k8s refuses this ${NAMES[family]} prefix for a neighbor with an ${own} address. Add dualStackAddressFamily: true to the neighbor, or delete the prefix here.`;
  yield scope.refusal(at(prefix, prefix.at), message);
}

function* judgeReceived({ neighbor }: PlacedNeighbor, scope: Scope): Iterable<Finding> {
  const { mode, prefixes } = neighbor.toReceive;
  if (orElse(mode, 'filtered') !== 'filtered') return;
  for (const { prefix, ge, le, span } of knownValue(prefixes) ?? []) {
    const text = orElse(prefix, '');
    const read = text === undefined ? undefined : readPrefix(text);
    if (text === undefined) continue;
    if (!read) {
      const place = prefix.kind === 'known' ? at(prefix, span) : span;
      yield scope.refusal(
        place,
        `frr-k8s refuses “${text}”, which is no prefix with its length. Write one like 192.0.2.0/24.`,
      );
      continue;
    }
    const wrong = lengthsProblem(read.prefix.length, orElse(ge, 0), orElse(le, 0));
    if (!wrong) continue;
    const fact: Fact<number> = wrong.field === 'ge' ? ge : le;
    const message = `frr-k8s refuses these lengths: ${wrong.reason}. The prefix’s own length, ge and le must not fall.`;
    yield scope.refusal(fact.kind === 'known' ? at(fact, span) : span, message);
  }
}

function lengthsProblem(
  length: number,
  ge: number | undefined,
  le: number | undefined,
): { readonly field: 'ge' | 'le'; readonly reason: string } | undefined {
  if (ge === undefined || le === undefined) return undefined;
  if (le > 0 && ge > le) return { field: 'ge', reason: `ge ${ge} is above le ${le}` };
  if (le > 0 && length > le) return { field: 'le', reason: `the prefix’s length ${length} is above le ${le}` };
  if (ge > 0 && length > ge) return { field: 'ge', reason: `the prefix’s length ${length} is above ge ${ge}` };
  return undefined;
}

function communityKey(text: string): string {
  const parsed = parseCommunity(text);
  return parsed.kind === 'standard' || parsed.kind === 'large' ? parsed.parts.join(':') : text;
}
