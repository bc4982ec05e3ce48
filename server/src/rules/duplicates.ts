import { knownValue } from '../model/fact.js';
import type { AllocationContext, NrecSession } from '../model/rule.js';
import { type Address, equalAddress } from '../net/address.js';
import { peersWithout } from './nrec-session.js';

/** A session to a peer that another session goes to already. */
export interface Duplicate {
  readonly nrec: NrecSession;
  readonly original: NrecSession;
  /** The peer without a session that this one was certainly meant for, when there is just one of each. */
  readonly meant: Address | undefined;
}

/**
 * Sessions that repeat another one's peer from the same local address. Configurations name the peers in the profile's
 * order, so of several sessions with one peer the one that stands in its place is the original, else the first.
 */
export function duplicateSessions({ allocation, sessions }: AllocationContext): readonly Duplicate[] {
  const free = peersWithout(sessions, allocation);
  return allocation.peers.flatMap((peer, order) => {
    const same = sessions.filter(nrec => equalAddress(nrec.peer, peer));
    const original = same.find(nrec => sessions.indexOf(nrec) === order) ?? same[0];
    if (!original) return [];
    const repeats = same.filter(nrec => nrec !== original && mayShareLocalAddress(nrec, original));
    const meant = repeats.length === 1 && free.length === 1 ? free[0] : undefined;
    return repeats.map(nrec => ({ nrec, original, meant }));
  });
}

/** False when both are known to be sent from addresses of their own: then they are two sessions to the router too. */
function mayShareLocalAddress(a: NrecSession, b: NrecSession): boolean {
  const [left, right] = [knownValue(a.session.localAddress), knownValue(b.session.localAddress)];
  return !left || !right || equalAddress(left, right);
}
