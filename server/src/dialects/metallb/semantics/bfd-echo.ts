import { knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import { type BfdProfile, type BgpPeer, named } from '../resources.js';
import { coverageOf, peersOf } from './coverage.js';
import { entryOfFamily, type PoolEntry } from './pools.js';
import type { SemanticRule } from './rule.js';
import { at, type Scope } from './scope.js';

/** BFD's echo function where there can be none. */
export const bfdEcho: SemanticRule = {
  id: 'metallb/bfd-echo',
  severity: 'error',
  summary: 'BFD’s echo mode where it cannot work',
  *check(scope) {
    for (const profile of scope.resources.bfdProfiles) {
      if (profile.echoMode.kind === 'known' && profile.echoMode.value) yield* judge(profile, scope);
    }
  },
};

function* judge(profile: BfdProfile, scope: Scope): Iterable<Finding> {
  const peers = scope.resources.peers.filter(({ bfdProfile }) => knownValue(bfdProfile) === knownValue(profile.name));
  const users = peers.filter(peer => named(peer, knownValue(profile.name) ?? '', [profile]).length > 0);
  const span = at(profile.echoMode as BgpPeer['ebgpMultiHop'] & { kind: 'known' }, profile.header);
  const fixes = [{ title: 'Write false', safe: false, edits: [scope.rewrite(span, 'false')] }];
  const found = announcedIpv6(users, scope);
  if (found) {
    const [entry, peer] = found;
    const message = `MetalLB refuses echo mode for a peer that IPv6 addresses are announced to: “${entry.text}” of pool “${knownValue(entry.pool.name) ?? ''}” to “${knownValue(peer.name) ?? ''}”. Write false, or give that peer a profile of its own.`;
    const related = [
      { span: peer.header, message: 'The peer uses this profile.' },
      { span: entry.span, message: 'The IPv6 addresses are here.' },
    ];
    const isNear = [peer.header, entry.span].every(({ path }) => path === span.path);
    yield isNear
      ? scope.refusal(span, message, { related, fixes })
      : { span, severity: 'warning', message, related, fixes };
    return;
  }
  const far = users.find(({ ebgpMultiHop }) => knownValue(ebgpMultiHop));
  if (!far) return;
  const message = `Peer “${knownValue(far.name) ?? ''}” is several hops away, where BFD has no echo function (RFC 5883): FRR ignores echo mode. Write false, and keep the intervals in mind that BFD then uses.`;
  yield {
    span,
    severity: 'warning',
    message,
    related: [{ span: far.header, message: 'The peer uses this profile.' }],
    fixes,
  };
}

/** IPv6 addresses that an advertisement announces to one of the peers. Those in the peer's own file come first. */
function announcedIpv6(users: readonly BgpPeer[], scope: Scope): readonly [PoolEntry, BgpPeer] | undefined {
  const found: (readonly [PoolEntry, BgpPeer])[] = [];
  for (const advertisement of scope.resources.bgpAdvertisements) {
    const told = (peersOf(advertisement, scope) ?? []).filter(peer => users.includes(peer));
    for (const pool of told.length > 0 ? coverageOf(advertisement, scope).pools : []) {
      const entry = entryOfFamily(pool, 'ipv6');
      if (entry) found.push(...told.map(peer => [entry, peer] as const));
    }
  }
  return found.find(([entry, peer]) => entry.span.path === peer.header.path) ?? found[0];
}
