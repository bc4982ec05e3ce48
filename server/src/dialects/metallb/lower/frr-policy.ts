import type { Span } from '../../../core/span.js';
import { byDefault, explicit, type Fact, knownValue, unknown } from '../../../model/fact.js';
import type { Policy, PolicyPart, PolicyTerm } from '../../../model/policy.js';
import type { Family } from '../../../net/address.js';
import { parsePrefix } from '../../../net/prefix.js';
import { PrefixSet } from '../../../net/prefix-set.js';
import type { FrrNeighbor, FrrRouter } from '../resources/types.js';

/** What is let through: a list of prefixes with their places. */
interface Listed {
  readonly terms: readonly PolicyTerm[];
  readonly damaged: boolean;
}

/** The prefixes that a router of frr-k8s originates. */
export function originated({ prefixes }: FrrRouter, family: Family): Listed {
  return listOf(prefixes, family);
}

function listOf(list: Fact<readonly Fact<string>[]>, family: Family): Listed {
  if (list.kind === 'unknown') return { terms: [], damaged: true };
  const terms: PolicyTerm[] = [];
  let damaged = false;
  for (const item of knownValue(list) ?? []) {
    const prefix = item.kind === 'known' ? parsePrefix(item.value) : undefined;
    if (!prefix || item.kind !== 'known' || !item.valueAt) damaged = true;
    else if (prefix.address.family === family) {
      const set = PrefixSet.of(prefix);
      terms.push({ at: item.valueAt, may: set, must: set });
    }
  }
  return { terms, damaged };
}

/** What a neighbour is told, and the list that says so: that of its router, or its own. */
interface Exported extends Listed {
  readonly parts: readonly PolicyPart[];
}

/** What a neighbour is told: by default nothing (frr-k8s's `toAdvertise`). */
export function exported(
  router: FrrRouter,
  { fields, toAdvertise }: FrrNeighbor,
  family: Family,
): Exported | undefined {
  const { is, mode, prefixes } = toAdvertise;
  if (is.kind === 'absent') return undefined;
  if (is.kind === 'unknown' || mode.kind === 'unknown') return { terms: [], damaged: true, parts: [] };
  const isAll = knownValue(mode) === 'all';
  const listed = isAll ? originated(router, family) : listOf(prefixes, family);
  const listing = isAll ? router.fields : fields.fields('toAdvertise').fields('allowed');
  const header = listing.entry('prefixes')?.keySpan;
  // Of a list without prefixes of the family, or one that is not known, there is nothing to say.
  if (!header || listed.damaged || listed.terms.length === 0) return { ...listed, parts: [] };
  const accepts = () => policy('list', header, family, listed.terms);
  return { ...listed, parts: [{ header, role: 'share', accepts }] };
}

/** What is taken from a neighbour: by default nothing (frr-k8s's `toReceive`). */
export function imported({ toReceive }: FrrNeighbor, family: Family): Fact<Policy> | undefined {
  const { is, mode, prefixes } = toReceive;
  if (is.kind === 'absent') return undefined;
  if (is.kind === 'unknown' || mode.kind === 'unknown' || prefixes.kind === 'unknown')
    return unknown('a part of it is not known', is.kind === 'known' ? is.at : undefined);
  const at = is.at ?? toReceive.span;
  if (mode.kind === 'known' && mode.value === 'all') {
    const set = PrefixSet.all(family);
    return explicit<Policy>(policy('all', mode.at ?? at, family, [{ at, may: set, must: set }]), mode.at ?? at);
  }
  const terms: PolicyTerm[] = [];
  let damaged = false;
  for (const { span, prefix, ge, le } of knownValue(prefixes) ?? []) {
    const parsed = prefix.kind === 'known' ? parsePrefix(prefix.value) : undefined;
    if (!parsed || ge.kind === 'unknown' || le.kind === 'unknown') damaged = true;
    else if (parsed.address.family === family) {
      const set = PrefixSet.geLe(parsed, knownValue(ge), knownValue(le));
      terms.push({ at: span, may: set, must: set });
    }
  }
  return explicit<Policy>(policy('list', at, family, terms, damaged), at);
}

/** Nothing goes through: what is so without a word. */
export function nothing(at: Span, family: Family): Fact<Policy> {
  return byDefault<Policy>(policy('none', at, family, []));
}

export function policy(
  form: Policy['form'],
  at: Span,
  family: Family,
  terms: readonly PolicyTerm[],
  damaged = false,
): Policy {
  const union = (pick: (term: PolicyTerm) => PrefixSet) => PrefixSet.unionAll(family, terms.map(pick));
  return { form, at, may: union(({ may }) => may), must: union(({ must }) => must), terms, compares: [], damaged };
}
