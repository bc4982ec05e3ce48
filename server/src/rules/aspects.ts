/** What sessions with NREC's routers, and the instances that have them, are to have in common. */

import { revealSecret } from '../core/secret.js';
import { type Span, sameSpan } from '../core/span.js';
import type { Edits } from '../model/edits.js';
import { type Fact, knownValue, placeOf } from '../model/fact.js';
import type { RouteChange } from '../model/policy.js';
import type { AllocationContext } from '../model/rule.js';
import type { Session } from '../model/session.js';
import { equalAddress, parseAddress } from '../net/address.js';
import { allocationSet } from '../profile/allocation-set.js';
import { FAMILIES, familyName } from './words.js';

/** What one session has of an aspect. */
export interface Reading {
  /** Equal exactly where nothing differs. It may hold a password: never shown. */
  readonly key: string;
  /** As a message says it, behind "has". */
  readonly shown: string;
  readonly place: Span;
}

/** Of two of which one is as likely to be meant as the other, what stands in a header is what nobody wrote. */
export function isUnwritten({ place }: Reading, { header }: Session): boolean {
  return sameSpan(place, header);
}

/** One thing that can differ between sessions. */
export interface Aspect {
  /** What differs of one subject between the same two is one mistake: both families of what is exported. */
  readonly subject?: string;
  /** undefined: it is not known, or another rule has the word. */
  read(session: Session, context: AllocationContext): Reading | undefined;
  /** Makes a session have what another one has. */
  align?(context: AllocationContext, session: Session, like: Session): Edits;
}

/** Fewer hops are nrec/multihop's and nrec/multihop-hops's. */
const FEWEST_HOPS = 3;

const timers: Aspect = {
  read({ holdTime, keepaliveTime, header }) {
    const hold = knownValue(holdTime);
    if (hold === undefined || keepaliveTime.kind === 'unknown') return undefined;
    const keepalive = knownValue(keepaliveTime);
    const place = isWritten(holdTime) || !isWritten(keepaliveTime) ? holdTime : keepaliveTime;
    return {
      key: `${hold} ${keepalive}`,
      shown: `a hold time of ${hold} s${keepalive === undefined ? '' : ` with keepalives every ${keepalive} s`}`,
      place: placeOf(place, header),
    };
  },
  align({ edits, speaker }, session, { holdTime }) {
    return isWritten(holdTime) ? undefined : edits.setDefaultHoldTime(speaker, session);
  },
};

const hops: Aspect = {
  read({ multihop, header }) {
    if (multihop.kind !== 'known' || multihop.value < FEWEST_HOPS) return undefined;
    return {
      key: String(multihop.value),
      shown: `a limit of ${multihop.value} hops`,
      place: placeOf(multihop, header),
    };
  },
  align({ edits, speaker }, session, { multihop }) {
    const value = knownValue(multihop);
    return value === undefined ? undefined : edits.enableMultihop(speaker, session, value);
  },
};

const bfd: Aspect = {
  read({ bfd: use, header }, { allocation }) {
    if (allocation.bfd !== 'optional' || use.kind !== 'known') return undefined;
    const isOff = use.value === 'off';
    return { key: String(isOff), shown: isOff ? 'no BFD' : 'BFD', place: placeOf(use, header) };
  },
  align({ edits, speaker }, session, like) {
    const isOff = knownValue(like.bfd) === 'off';
    return isOff ? edits.disableBfd(speaker, session) : edits.enableBfd(speaker, session);
  },
};

const bfdTimers: Aspect = {
  read({ bfd: use, bfdTimers: timers, header }) {
    if (!timers || (knownValue(use) ?? 'off') === 'off') return undefined;
    const { transmitInterval, receiveInterval, multiplier } = timers;
    const values = [transmitInterval, receiveInterval, multiplier].map(knownValue);
    if (values.some(value => value === undefined)) return undefined;
    const [send, receive, count] = values;
    return {
      key: values.join(),
      shown: `BFD every ${send === receive ? send : `${send} and ${receive}`} ms, ${count} times`,
      place: placeOf([transmitInterval, receiveInterval, multiplier].find(isWritten) ?? transmitInterval, header),
    };
  },
};

function isWritten(fact: Fact<unknown>): boolean {
  return fact.kind === 'known' && fact.at !== undefined;
}

/** Only where it could not be compared with the allocation's. */
const password: Aspect = {
  read(session, context) {
    const fact = session.password;
    const verdict = context.secretVerdict(session);
    const isOpen = verdict === 'unavailable' || (verdict === undefined && !context.allocation.password);
    if (!isOpen || fact.kind !== 'known') return undefined;
    return { key: revealSecret(fact.value), shown: 'a password of its own', place: placeOf(fact, session.header) };
  },
};

const exported: readonly Aspect[] = FAMILIES.map(family => ({
  subject: 'export',
  read(session, { allocation }) {
    const carried = session.families.find(one => one.family === family);
    const policy = carried && knownValue(carried.export);
    if (!carried || !policy || policy.damaged) return undefined;
    const allowed = allocationSet(allocation, family);
    const [may, must] = [policy.may.intersect(allowed), policy.must.intersect(allowed)];
    // What lets nothing through, or other prefixes, has findings of its own.
    if (may.isEmpty() || !policy.must.isSubsetOf(allowed)) return undefined;
    const perhaps = may.equals(must) ? '' : ' (on conditions)';
    return {
      key: `${may.toString()} ${must.toString()}`,
      shown: `an ${familyName(family)} export of ${may.toString({ max: 3 })}${perhaps}`,
      place: placeOf(carried.export, carried.header),
    };
  },
  align({ allocation, edits, speaker }, session, like) {
    const policy = knownValue(like.families.find(one => one.family === family)?.export ?? { kind: 'absent' });
    const isWhole = policy?.must.equals(allocationSet(allocation, family));
    return isWhole ? edits.restrictExport(speaker, session, family, allocation[family]) : undefined;
  },
}));

/** What both sessions of an instance, and all instances, are to have in common. */
export const ASPECTS: readonly Aspect[] = [timers, hops, bfd, bfdTimers, password, ...exported];

const CHANGED: Readonly<Record<RouteChange['kind'], string>> = {
  'as-path': 'AS path',
  'next-hop': 'next hop',
  med: 'MED',
  community: 'communities',
};

/** What is written into the routes of a family: routers that compare it prefer one instance to the others. */
export const PATH_ASPECTS: readonly Aspect[] = FAMILIES.flatMap(family =>
  (['as-path', 'next-hop', 'med'] as const).map(kind => ({
    subject: kind,
    read(session: Session): Reading | undefined {
      const carried = session.families.find(one => one.family === family);
      const policy = carried && knownValue(carried.export);
      if (!carried || !policy?.changes || policy.damaged) return undefined;
      const changes = policy.changes.filter(change => change.kind === kind && !isOwnAddress(change, session));
      const values = changes.map(({ value }) => value);
      if (values.some(value => value === undefined)) return undefined;
      const what = `${CHANGED[kind]} for ${familyName(family)}`;
      return {
        key: values.join('; '),
        shown: values.length === 0 ? `nothing of its own in the ${what}` : `${values.join(', ')} in the ${what}`,
        place: changes[0]?.at ?? placeOf(carried.export, carried.header),
      };
    },
  })),
);

/** A next hop that is the instance's own differs on purpose, and says what is so anyway. */
export function isOwnAddress({ kind, value }: RouteChange, { localAddress }: Session): boolean {
  const own = knownValue(localAddress);
  const address = kind === 'next-hop' ? parseAddress(value ?? '') : undefined;
  return own !== undefined && address !== undefined && equalAddress(own, address);
}

/** Puts together what differs of one subject between the same ones; what has no subject stays by itself. */
export function bySubject<T extends { readonly aspect: Aspect }>(
  differences: Iterable<T>,
  between: (difference: T) => string,
): Iterable<readonly [T, ...T[]]> {
  const groups = new Map<unknown, [T, ...T[]]>();
  for (const one of differences) {
    const key = one.aspect.subject === undefined ? one : `${one.aspect.subject}\0${between(one)}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups.values();
}
