import type { Span } from '../core/span.js';
import { knownValue, placeOf } from '../model/fact.js';
import type { Accepted } from '../model/policy.js';
import type { AddressFamily, Session } from '../model/session.js';
import type { Speaker } from '../model/speaker.js';
import type { Family } from '../net/address.js';
import type { Prefix } from '../net/prefix.js';
import { PrefixSet } from '../net/prefix-set.js';
import type { Allocation } from '../profile/allocation.js';
import { allocationSet } from '../profile/allocation-set.js';
import { leakOf, offered } from './export-verdict.js';
import { nrecSessions } from './nrec-session.js';
import type { Announced } from './route-reach.js';
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
  /** The policy lets out more than the allocation, and only the routes that there can be keep within it. */
  readonly isKeptByRoutes: boolean;
  /** Why nothing is known of what is announced, so that it may be anything: as the end of "that is not known, because …". */
  readonly unknown: string | undefined;
}

export interface SessionAnnouncement {
  readonly session: Session;
  readonly isNrec: boolean;
  readonly families: readonly FamilyAnnouncement[];
}

/** What each session of a speaker that is switched on announces, in the file's order. */
export function announcementsOf(speaker: Speaker, allocation: Allocation | undefined): readonly SessionAnnouncement[] {
  return announcersOf(speaker, allocation).map(({ session, allocation: judgedBy, families }) => ({
    session,
    isNrec: judgedBy !== undefined,
    families: families.map(({ announcement }) => announcement()),
  }));
}

/** A session that announces something, before anybody asked what. */
export interface Announcer {
  readonly session: Session;
  /** What it is held against; absent for sessions that are not NREC's. */
  readonly allocation: Allocation | undefined;
  readonly families: readonly {
    readonly family: Family;
    /** Absent for what could not be read and may carry this family. */
    readonly carried: AddressFamily | undefined;
    readonly announcement: () => FamilyAnnouncement;
  }[];
}

/** The sessions of a speaker that are switched on, in the file's order. No policy is interpreted for that. */
export function announcersOf(speaker: Speaker, allocation: Allocation | undefined): readonly Announcer[] {
  const nrec = new Set(allocation ? nrecSessions(speaker, allocation).map(({ session }) => session) : []);
  return speaker.sessions
    .filter(({ disabled }) => knownValue(disabled) !== true)
    .map(session => {
      const judgedBy = nrec.has(session) ? allocation : undefined;
      const families: Announcer['families'] = session.families.map(carried => ({
        family: carried.family,
        carried,
        announcement: () => announcement(speaker, carried, judgedBy),
      }));
      if (!session.incomplete && !speaker.incomplete) return { session, allocation: judgedBy, families };
      // What could not be read may carry another family, and announce anything in it.
      const unread = FAMILIES.filter(family => !session.families.some(known => known.family === family));
      const others = unread.map(family => ({
        family,
        carried: undefined,
        announcement: () =>
          unknownFamily(family, session.header, judgedBy, 'part of the configuration could not be read'),
      }));
      return { session, allocation: judgedBy, families: [...families, ...others] };
    });
}

function announcement(
  speaker: Speaker,
  carried: AddressFamily,
  allocation: Allocation | undefined,
): FamilyAnnouncement {
  const { family, header, export: policy } = carried;
  const place = placeOf(policy, header);
  if (policy.kind !== 'known') {
    const why = policy.kind === 'unknown' ? policy.why : 'no export policy is written';
    return unknownFamily(family, place, allocation, why);
  }
  const judged = judgeAccepted(speaker, carried, policy.value, place, allocation);
  const withheld = carried.withheld?.();
  // What the policy lets out for certain leaves the allocation by it, whatever else the daemon does with it.
  return withheld ? { ...judged, must: judged.must.minus(withheld) } : judged;
}

/**
 * Holds what is let out against an allocation.
 * @param place where that is applied.
 */
export function judgeAccepted(
  speaker: Speaker,
  carried: Announced,
  accepted: Accepted,
  place: Span,
  allocation: Allocation | undefined,
): FamilyAnnouncement {
  const { family } = carried;
  if (accepted.damaged) return unknownFamily(family, place, allocation, 'part of the policy could not be read');
  const { may, must } = accepted;
  const found = (verdict: Verdict | undefined, leak?: Pick<FamilyAnnouncement, 'witness' | 'because'>) => {
    return {
      family,
      may,
      must,
      verdict,
      witness: undefined,
      because: place,
      isKeptByRoutes: false,
      unknown: undefined,
      ...leak,
    };
  };
  if (!allocation) return found(undefined);
  const allowed = allocationSet(allocation, family);
  const certain = must.minus(allowed);
  if (!certain.isEmpty()) return found('outside', leakOf(accepted, 'must', certain, place));
  const beyond = may.minus(allowed);
  const possible = beyond.isEmpty() ? beyond : beyond.intersect(offered(speaker, carried));
  if (possible.isEmpty()) return { ...found('inside'), isKeptByRoutes: !beyond.isEmpty() };
  return found('may leave', leakOf(accepted, 'may', possible, place));
}

function unknownFamily(
  family: Family,
  because: Span,
  allocation: Allocation | undefined,
  why: string,
): FamilyAnnouncement {
  const may = PrefixSet.all(family);
  const beyond = allocation && may.minus(allocationSet(allocation, family));
  return {
    family,
    may,
    must: PrefixSet.empty(family),
    verdict: allocation && 'may leave',
    witness: beyond?.witness({ avoidMartians: true }),
    because,
    isKeptByRoutes: false,
    unknown: why,
  };
}
