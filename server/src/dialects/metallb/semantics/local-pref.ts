import { type Fact, knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import type { BgpAdvertisement, BgpPeer, IpAddressPool } from '../resources.js';
import { advertisementsByPool, coverageOf, peersOf } from './coverage.js';
import { meet } from './nodes.js';
import { entryOfFamily, isKnownPool, lengthOr } from './pools.js';
import type { SemanticRule } from './rule.js';
import { at, isBefore, isEmpty, knownItems, type Scope } from './scope.js';

/** Local preferences that contradict each other, or that nobody sees. */
export const localPref: SemanticRule = {
  id: 'metallb/local-pref',
  severity: 'error',
  summary: 'A local preference that another one contradicts, or that no peer sees',
  *check(scope) {
    const byPool = advertisementsByPool(scope);
    for (const advertisement of scope.resources.bgpAdvertisements) {
      yield* conflict(advertisement, rivalsOf(advertisement, byPool, scope), scope);
      yield* unseen(advertisement, scope);
    }
  },
};

type Rivals = ReadonlyMap<BgpAdvertisement, readonly IpAddressPool[]>;

/** The advertisements before one that say something else of the same pools. */
function rivalsOf(
  later: BgpAdvertisement,
  byPool: ReadonlyMap<IpAddressPool, readonly BgpAdvertisement[]>,
  scope: Scope,
): Rivals {
  const rivals = new Map<BgpAdvertisement, IpAddressPool[]>();
  const own = preference(later.localPref);
  for (const pool of own === undefined ? [] : coverageOf(later, scope).pools) {
    for (const other of byPool.get(pool) ?? []) {
      const theirs = preference(other.localPref);
      if (theirs === undefined || theirs === own || !isBefore(other.header, later.header)) continue;
      const shared = rivals.get(other);
      if (shared) shared.push(pool);
      else rivals.set(other, [pool]);
    }
  }
  return rivals;
}

function* conflict(later: BgpAdvertisement, rivals: Rivals, scope: Scope): Iterable<Finding> {
  let possible: Finding | undefined;
  for (const [earlier, pools] of rivals) {
    const found = clash(later, earlier, pools, scope);
    if (found?.rejects) {
      yield found;
      return;
    }
    possible ??= found;
  }
  if (possible) yield possible;
}

function clash(
  later: BgpAdvertisement,
  earlier: BgpAdvertisement,
  shared: readonly IpAddressPool[],
  scope: Scope,
): Finding | undefined {
  const [one, other] = [preference(later.localPref), preference(earlier.localPref)];
  if (isOneByService(later, scope) || isOneByService(earlier, scope) || !maySharePeer(later, earlier)) return undefined;
  const pools = shared.filter(each => isSameRoute(later, earlier, each, scope));
  const near = pools.find(({ header }) => header.path === later.header.path);
  const pool = near ?? pools[0];
  if (!pool) return undefined;
  const where = meet(later, earlier, scope);
  if (where === 'never') return undefined;
  const span = placeOf(later);
  const related = [
    { span: placeOf(earlier), message: `Here it is ${other}.` },
    { span: pool.header, message: 'The pool is here.' },
  ];
  const name = knownValue(pool.name) ?? '';
  const what = `of the addresses of pool “${name}”: ${one} here, ${other} in “${knownValue(earlier.name) ?? ''}”. Write the same localPref in both, or let them differ in their peers, nodes or aggregation lengths.`;
  if (where === 'certainly' && !near) {
    return { span, severity: 'warning', message: `MetalLB refuses two local preferences ${what}`, related };
  }
  return where === 'certainly'
    ? scope.conflict(span, placeOf(earlier), `MetalLB refuses two local preferences ${what}`, { related })
    : {
        span,
        severity: 'warning',
        message: `On a node that both select there would be two local preferences ${what}`,
        related,
      };
}

/** Advertisements for some services only are compared service by service, when there are any. */
function isOneByService({ serviceSelectors }: BgpAdvertisement, scope: Scope): boolean {
  return !isEmpty(serviceSelectors) && scope.since('0.16');
}

function maySharePeer(a: BgpAdvertisement, b: BgpAdvertisement): boolean {
  if (isEmpty(a.peers) || isEmpty(b.peers)) return true;
  const names = new Set(knownItems(a.peers).map(({ value }) => value));
  return knownItems(b.peers).some(({ value }) => names.has(value));
}

/** Whether both make the same routes of a pool: where the lengths differ, so do the routes. */
function isSameRoute(a: BgpAdvertisement, b: BgpAdvertisement, pool: IpAddressPool, scope: Scope): boolean {
  const differ = (field: 'aggregationLength' | 'aggregationLengthV6', byDefault: number) => {
    const [one, other] = [lengthOr(a[field], byDefault), lengthOr(b[field], byDefault)];
    return one === undefined || other === undefined || one !== other;
  };
  const [v4, v6] = [differ('aggregationLength', 32), differ('aggregationLengthV6', 128)];
  if (v4 && v6) return false;
  if (!v4 && !v6) return true;
  if (!scope.since('0.15')) return true;
  // Since 0.15 only the lengths of the families that the pool has are compared.
  const has = (family: 'ipv4' | 'ipv6') => entryOfFamily(pool, family) !== undefined || !isKnownPool(pool);
  return v4 ? has('ipv6') : has('ipv4');
}

/** A preference that only peers of other ASes would get, to whom BGP does not send it. */
function* unseen(advertisement: BgpAdvertisement, scope: Scope): Iterable<Finding> {
  const { localPref: fact, header } = advertisement;
  if (fact.kind !== 'known' || fact.value === 0) return;
  const peers = peersOf(advertisement, scope);
  if (!peers || peers.length === 0 || !peers.every(isExternal)) return;
  const related = peers.slice(0, 3).map(peer => ({ span: peer.header, message: 'This peer is in another AS.' }));
  const message =
    'BGP sends a local preference only within one AS, and all peers here are in others: it has no effect. Delete localPref, or tell the peers by communities.';
  yield { span: at(fact, header), severity: 'warning', message, related };
}

function isExternal({ myASN, peerASN, dynamicASN }: BgpPeer): boolean {
  const [mine, theirs] = [knownValue(myASN), knownValue(peerASN)];
  if (knownValue(dynamicASN) === 'external') return true;
  return mine !== undefined && theirs !== undefined && theirs !== 0 && mine !== theirs;
}

function preference(fact: Fact<number>): number | undefined {
  return fact.kind === 'absent' ? 0 : knownValue(fact);
}

function placeOf({ localPref: fact, header }: BgpAdvertisement): Finding['span'] {
  return fact.kind === 'known' ? at(fact, header) : header;
}
