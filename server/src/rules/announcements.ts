import type { Span } from '../core/span.js';
import { knownValue, placeOf } from '../model/fact.js';
import type { AddressFamily, Session } from '../model/session.js';
import type { Speaker } from '../model/speaker.js';
import type { Family } from '../net/address.js';
import type { Prefix } from '../net/prefix.js';
import { PrefixSet } from '../net/prefix-set.js';
import type { Allocation } from '../profile/allocation.js';
import { allocationSet } from '../profile/allocation-set.js';
import { leakingTerm, offered } from './export-verdict.js';
import { nrecSessions } from './nrec-session.js';
import { FAMILIES } from './words.js';

/** Whether what a session announces stays within the allocation: that is proven, or open, or disproven. */
export type Verdict = 'inside' | 'may leave' | 'outside';

/** What a session announces in one address family. */
export interface FamilyAnnouncement {
  readonly family: Family;
  /** No other prefix than these is announced, whatever routes there are. */
  readonly may: PrefixSet;
  /** Each of these is announced if there is a route to it. */
  readonly must: PrefixSet;
  /** Absent for sessions that are not NREC's: nothing says what they may announce. */
  readonly verdict: Verdict | undefined;
  /** A prefix outside of the allocation that gets out, or may. */
  readonly witness: Prefix | undefined;
  /** What lets it out, or may; without a witness, where the policy is applied. */
  readonly because: Span;
}

export interface SessionAnnouncement {
  readonly session: Session;
  readonly isNrec: boolean;
  readonly families: readonly FamilyAnnouncement[];
}

/** What each session of a speaker that is switched on announces, in the file's order. */
export function announcementsOf(speaker: Speaker, allocation: Allocation | undefined): readonly SessionAnnouncement[] {
  const nrec = new Set(allocation ? nrecSessions(speaker, allocation).map(({ session }) => session) : []);
  return speaker.sessions
    .filter(({ disabled }) => knownValue(disabled) !== true)
    .map(session => {
      const judgedBy = nrec.has(session) ? allocation : undefined;
      return { session, isNrec: judgedBy !== undefined, families: familiesOf(speaker, session, judgedBy) };
    });
}

function familiesOf(speaker: Speaker, session: Session, allocation: Allocation | undefined): FamilyAnnouncement[] {
  const carried = session.families.map(family => announcement(speaker, family, allocation));
  if (!session.incomplete && !speaker.incomplete) return carried;
  // What could not be read may carry another family, and announce anything in it.
  const unread = FAMILIES.filter(family => !session.families.some(known => known.family === family));
  return [...carried, ...unread.map(family => unknownFamily(family, session.header, allocation))];
}

function announcement(
  speaker: Speaker,
  carried: AddressFamily,
  allocation: Allocation | undefined,
): FamilyAnnouncement {
  const { family, header } = carried;
  const place = placeOf(carried.export, header);
  const policy = knownValue(carried.export);
  if (!policy || policy.damaged) return unknownFamily(family, place, allocation);
  const { may, must } = policy;
  const found = (verdict: Verdict | undefined, leak?: PrefixSet, because = place): FamilyAnnouncement => {
    return { family, may, must, verdict, witness: leak?.witness({ avoidMartians: true }), because };
  };
  if (!allocation) return found(undefined);
  const allowed = allocationSet(allocation, family);
  const certain = must.minus(allowed);
  if (!certain.isEmpty()) return found('outside', certain, leakingTerm(policy, allowed));
  const beyond = may.minus(allowed);
  const possible = beyond.isEmpty() ? beyond : beyond.intersect(offered(speaker, family));
  return possible.isEmpty() ? found('inside') : found('may leave', possible, leakingTerm(policy, allowed));
}

function unknownFamily(family: Family, because: Span, allocation: Allocation | undefined): FamilyAnnouncement {
  const may = PrefixSet.all(family);
  const beyond = allocation && may.minus(allocationSet(allocation, family));
  return {
    family,
    may,
    must: PrefixSet.empty(family),
    verdict: allocation && 'may leave',
    witness: beyond?.witness({ avoidMartians: true }),
    because,
  };
}
