import { knownValue } from '../../../model/fact.js';
import type { Family } from '../../../net/address.js';
import type { BgpPeer } from '../resources.js';
import { parseIp } from '../values/addresses.js';
import type { Scope } from './scope.js';

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
