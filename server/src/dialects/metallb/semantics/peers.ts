import { knownValue } from '../../../model/fact.js';
import type { Family } from '../../../net/address.js';
import { type BgpAdvertisement, type BgpPeer, mayShareNamespace, named } from '../resources.js';
import { parseIp } from '../values/addresses.js';
import { isEmpty, isWhole, knownItems, type Scope } from './scope.js';

/** The peers that an advertisement is for; undefined where nobody can say. */
export function peersOf(advertisement: BgpAdvertisement, all: readonly BgpPeer[]): readonly BgpPeer[] | undefined {
  if (isEmpty(advertisement.peers)) return all.filter(peer => mayShareNamespace(advertisement, peer));
  if (!isWhole(advertisement.peers)) return undefined;
  if (all.some(peer => peer.name.kind === 'unknown' && mayShareNamespace(advertisement, peer))) return undefined;
  const names = new Set(knownItems(advertisement.peers).map(({ value }) => value));
  return [...names].flatMap(name => named(advertisement, name, all));
}

/** The families that a session carries; undefined where nobody can say. */
export function familiesOf(peer: BgpPeer, scope: Scope): readonly Family[] | undefined {
  const { peerAddress, interface: link, dualStackAddressFamily, disableMP } = peer;
  const both: readonly Family[] = ['ipv4', 'ipv6'];
  if (link.kind === 'known' && link.value !== '') return both;
  const family = peerAddress.kind === 'known' ? parseIp(peerAddress.value)?.family : undefined;
  if (!family) return undefined;
  // Until 0.14 a session carried both, unless the peer was told not to.
  const own = scope.since('0.15') ? negated(knownOr(dualStackAddressFamily)) : knownOr(disableMP);
  return own === undefined ? undefined : own ? [family] : both;
}

function knownOr(fact: BgpPeer['disableMP']): boolean | undefined {
  return fact.kind === 'absent' ? false : knownValue(fact);
}

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}
