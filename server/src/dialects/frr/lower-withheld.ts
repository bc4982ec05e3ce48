import { addressBits, type Family } from '../../net/address.js';
import { PrefixSet } from '../../net/prefix-set.js';
import type { Instance, Origination, Peer } from './lower-peers.js';
import type { Policies } from './lower-policy.js';
import { originatedPrefix } from './lower-routes.js';

/** Communities that keep a route within the AS (RFC 1997), as names and as numbers. */
const WITHIN_THE_AS = /\b(?:no-export|no-advertise|local-AS|65535:6528[1-3])\b/i;

/**
 * What bgpd may keep back although a peer's policy lets it out: the parts of aggregates that stand for them, all that exceeds a number, and
 * routes that are made with a community that keeps them within the AS (bgpd/bgp_route.c, `subgroup_announce_check`; 8.4 and 10.3).
 * @returns undefined where there is nothing of the kind.
 */
export function withheld(
  peer: Peer,
  family: Family,
  instance: Instance,
  policies: Policies,
): (() => PrefixSet) | undefined {
  const limit = [peer, peer.group].some(one => one?.policies[family].has('maximum-prefix-out'));
  if (limit) return () => PrefixSet.all(family);
  const own = instance.originations.filter(
    one => one.family === family && (isSummary(one) || one.statement.has('route-map')),
  );
  if (own.length === 0) return undefined;
  return () =>
    PrefixSet.unionAll(
      family,
      own.flatMap(one => [...(isSummary(one) ? [partsOf(one)] : []), marked(one, policies)]),
    );
}

function isSummary({ statement }: Origination): boolean {
  return statement.has('summary-only') || statement.has('suppress-map');
}

/** What is more specific than an aggregate. */
function partsOf({ family, statement }: Origination): PrefixSet {
  const prefix = originatedPrefix(statement, 'aggregate-address', family);
  if (!prefix) return PrefixSet.all(family);
  const bits = addressBits(family);
  return prefix.length < bits ? PrefixSet.pattern(prefix, prefix.length + 1, bits) : PrefixSet.empty(family);
}

/** What a route-map makes routes of that stay within the AS. */
function marked({ family, statement }: Origination, policies: Policies): PrefixSet {
  const { yes, changes } = policies.routeMap(statement, family);
  const isMarked = changes.some(({ kind, value }) => kind === 'community' && WITHIN_THE_AS.test(value ?? ''));
  return isMarked ? yes : PrefixSet.empty(family);
}
