import type { Diagnostic } from '../core/diagnostic.js';
import { knownValue } from '../model/fact.js';
import type { Firewall } from '../model/firewall.js';
import type { NrecSession, RuleInfo } from '../model/rule.js';
import type { Session } from '../model/session.js';
import type { Speaker } from '../model/speaker.js';
import { type Address, addressDistance, equalAddress } from '../net/address.js';
import type { Allocation } from '../profile/allocation.js';
import { allocationSet } from '../profile/allocation-set.js';
import { isForPeers } from './security-groups.js';
import { FAMILIES, listed } from './words.js';

/** The most slips of a typist by which a neighbour may differ from a peer of the profile and still be meant for it. */
const NEAR = 2;

/**
 * The sessions with NREC routers that are switched on, in the file's order: those whose neighbour is one of the
 * allocation's peers, and those whose neighbour is nearly one and whose peer AS is NREC's. Each peer that has no session
 * of its own is the one meant by at most one near neighbour, the nearest.
 */
export function nrecSessions(speaker: Speaker, allocation: Allocation): readonly NrecSession[] {
  const found = new Map<Session, NrecSession>();
  const enabled = speaker.sessions.filter(session => knownValue(session.disabled) !== true);
  for (const session of enabled) {
    const peer = exactPeer(session, allocation);
    if (peer) found.set(session, { session, peer, exact: true });
  }
  const free = peersWithout([...found.values()], allocation);
  const pairs = enabled
    .filter(session => !found.has(session))
    .flatMap(session => nearPeers(session, allocation, free).map(near => ({ session, ...near })))
    .toSorted((a, b) => a.distance - b.distance);
  const meant = new Set<Address>();
  for (const { session, peer } of pairs) {
    if (found.has(session) || meant.has(peer)) continue;
    meant.add(peer);
    found.set(session, { session, peer, exact: false });
  }
  return speaker.sessions.flatMap(session => found.get(session) ?? []);
}

/** The peers of the allocation that none of these sessions goes to. */
export function peersWithout(sessions: readonly NrecSession[], allocation: Allocation): readonly Address[] {
  return allocation.peers.filter(peer => !sessions.some(session => equalAddress(session.peer, peer)));
}

/** The peer that the session's neighbour is. */
export function exactPeer(session: Session, allocation: Allocation): Address | undefined {
  const address = knownValue(session.peerAddress);
  return address && allocation.peers.find(peer => equalAddress(peer, address));
}

/** The peers among `peers` that the session's neighbour nearly is, nearest first; none when its peer AS is not NREC's. */
export function nearPeers(
  session: Session,
  allocation: Allocation,
  peers: readonly Address[],
): readonly { readonly peer: Address; readonly distance: number }[] {
  const address = knownValue(session.peerAddress);
  if (!address || knownValue(session.peerAs) !== allocation.peerAs) return [];
  return peers
    .map(peer => ({ peer, distance: addressDistance(address, peer) }))
    .filter(({ distance }) => distance <= NEAR)
    .toSorted((a, b) => a.distance - b.distance);
}

export const ambiguousAllocation: RuleInfo = {
  id: 'nrec/ambiguous-allocation',
  severity: 'info',
  summary: 'The file fits several allocations of the profile equally well',
};

/**
 * The allocation among the candidates that a speaker belongs to: the only one, or the one that has the most in common
 * with it, of which the peers' addresses count most, then the local AS, then the prefixes. None when it has nothing in
 * common with any of several; a finding when two fit equally.
 */
export function chooseAllocation(
  speaker: Speaker,
  candidates: readonly Allocation[],
): { readonly allocation: Allocation | undefined; readonly diagnostics: readonly Diagnostic[] } {
  if (candidates.length <= 1) return { allocation: candidates[0], diagnostics: [] };
  const ranked = candidates
    .map(allocation => ({ allocation, score: resemblance(speaker, allocation) }))
    .toSorted((a, b) => compareScores(b.score, a.score));
  const best = ranked[0] as (typeof ranked)[number];
  if (best.score.every(part => part === 0)) return { allocation: undefined, diagnostics: [] };
  const equals = ranked.filter(({ score }) => compareScores(score, best.score) === 0);
  if (equals.length === 1) return { allocation: best.allocation, diagnostics: [] };
  const names = listed(
    equals.map(({ allocation }) => allocation.name),
    'and',
  );
  return {
    allocation: undefined,
    diagnostics: [
      {
        rule: ambiguousAllocation.id,
        severity: ambiguousAllocation.severity,
        message: `This file fits the allocations ${names} of the profile equally well, so it is checked against none. Bind it to one of them under "bindings" in the profile.`,
        span: speaker.sessions[0]?.header ?? speaker.span,
        rejects: false,
        related: equals.map(({ allocation: { name, span } }) => ({ span, message: `Allocation ${name}.` })),
        fixes: [],
      },
    ],
  };
}

/** The allocation among the candidates whose routers a firewall names: the only one, or the only one that it names any of. */
export function firewallAllocation({ rules }: Firewall, candidates: readonly Allocation[]): Allocation | undefined {
  const [only, second] = candidates;
  if (!second) return only;
  const named = candidates.filter(candidate => rules.some(rule => isForPeers(rule, candidate)));
  return named.length === 1 ? named[0] : undefined;
}

/** Peers met exactly, peers nearly met, sessions with the local AS, families with a prefix in common. */
function resemblance(speaker: Speaker, allocation: Allocation): readonly number[] {
  const sessions = nrecSessions(speaker, allocation);
  const localAs = speaker.sessions.filter(session => knownValue(session.localAs) === allocation.localAs);
  const prefixes = FAMILIES.filter(family => {
    const allocated = allocationSet(allocation, family);
    return speaker.sessions.some(session =>
      session.families.some(carried => {
        const policy = carried.family === family ? knownValue(carried.export) : undefined;
        // A policy that accepts everything says nothing about where it belongs.
        return policy && policy.form !== 'all' && !policy.may.intersect(allocated).isEmpty();
      }),
    );
  });
  return [
    sessions.filter(({ exact }) => exact).length,
    sessions.filter(({ exact }) => !exact).length,
    localAs.length,
    prefixes.length,
  ];
}

function compareScores(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}
