import type { Fix } from '../../../core/diagnostic.js';
import { knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import type { Family } from '../../../net/address.js';
import { carryBothFamilies } from '../edits/objects.js';
import type { BgpPeer } from '../resources.js';
import { coverageOf, peersOf } from './coverage.js';
import { familiesOf } from './peers.js';
import { entryOfFamily, type PoolEntry } from './pools.js';
import type { SemanticRule } from './rule.js';
import { at, type Scope } from './scope.js';

const NAMES: Readonly<Record<Family, string>> = { ipv4: 'IPv4', ipv6: 'IPv6' };

/** Addresses of a family that no session carries. */
export const dualStack: SemanticRule = {
  id: 'metallb/dual-stack',
  severity: 'warning',
  summary: 'Addresses of a pool that no session announces, for being of the other family',
  *check(scope) {
    if (scope.isNative) return;
    const found = new Map<BgpPeer, PoolEntry>();
    const carried = new Map<BgpPeer, ReturnType<typeof familiesOf>>();
    const carriedBy = (peer: BgpPeer) => {
      if (!carried.has(peer)) carried.set(peer, familiesOf(peer, scope));
      return carried.get(peer);
    };
    for (const advertisement of scope.resources.bgpAdvertisements) {
      const peers = peersOf(advertisement, scope);
      if (!peers || peers.length === 0) continue;
      const families = peers.map(carriedBy);
      for (const family of ['ipv4', 'ipv6'] as const) {
        // One session that carries it, or may, is enough: many have one for each family.
        if (families.some(some => some === undefined || some.includes(family))) continue;
        const pool = coverageOf(advertisement, scope).pools.find(each => entryOfFamily(each, family));
        const entry = pool && entryOfFamily(pool, family);
        if (entry) for (const peer of peers) if (!found.has(peer)) found.set(peer, entry);
      }
    }
    for (const [peer, entry] of found) yield report(peer, entry, scope);
  },
};

function report(peer: BgpPeer, { text, pool, span: place, parsed }: PoolEntry, scope: Scope): Finding {
  const family = (parsed.kind === 'problem' ? undefined : parsed.family) ?? 'ipv6';
  const [lost, own] = [NAMES[family], NAMES[family === 'ipv6' ? 'ipv4' : 'ipv6']];
  const { peerAddress, header } = peer;
  const span = peerAddress.kind === 'known' ? at(peerAddress, header) : header;
  const related = [{ span: place, message: `These ${lost} addresses are announced to nobody.` }];
  const what = `“${text}” of pool “${knownValue(pool.name) ?? ''}” is never announced`;
  if (!scope.since('0.15')) {
    const message = `With disableMP a session carries only the family of its own address: ${what} to this ${own} peer. Delete disableMP.`;
    return { span, message, related };
  }
  const message = `Since MetalLB 0.15.0 a session carries only the family of its own address: ${what} to this ${own} peer. Add dualStackAddressFamily: true.`;
  return { span, message, related, fixes: fixesOf(peer, scope) };
}

function fixesOf(peer: BgpPeer, scope: Scope): readonly Fix[] {
  const title = 'Let the session carry both families';
  const { dualStackAddressFamily: fact, header } = peer;
  if (fact.kind === 'known') return [{ title, safe: false, edits: [scope.rewrite(at(fact, header), 'true')] }];
  const edits = carryBothFamilies(scope.manifests, peer, peer.spec);
  return edits ? [{ title, safe: false, edits }] : [];
}
