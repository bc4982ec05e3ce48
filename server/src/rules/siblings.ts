import type { AllocationContext, Finding, Sibling } from '../model/rule.js';
import type { Session } from '../model/session.js';
import type { Speaker } from '../model/speaker.js';
import { equalAddress } from '../net/address.js';
import type { Reading } from './aspects.js';

/** What one instance has of something, ours or another's. */
export interface Holder<T extends Reading = Reading> {
  readonly name: string;
  readonly order: number;
  readonly root: string;
  readonly reading: T;
}

/** Another instance whose file says something else, and whether that one's file tells of it too. */
export interface Dissent {
  readonly own: Holder;
  readonly other: Holder;
  readonly toldAt: string | undefined;
}

/**
 * Who differs from whom. The instances that are the fewest are wrong; where as many have one as have another, all that the profile
 * names behind the first are, and the first is told as well: somebody may be looking at its file alone.
 */
export function dissent(own: Holder, others: readonly Holder[]): Dissent | undefined {
  const all = [own, ...others].toSorted((a, b) => a.order - b.order);
  const count = (key: string) => all.filter(({ reading }) => reading.key === key).length;
  const [usual] = all.toSorted((a, b) => count(b.reading.key) - count(a.reading.key)) as [Holder];
  if (own.reading.key !== usual.reading.key) return { own, other: usual, toldAt: undefined };
  const rival = all.find(({ reading }) => reading.key !== usual.reading.key);
  if (!rival || count(rival.reading.key) < count(usual.reading.key)) return undefined;
  return { own, other: rival, toldAt: rival.root };
}

/** One's own place among the instances; undefined where the profile does not say which instance a file is. */
export function ownPlace({ allocation, instance, speaker }: AllocationContext): Omit<Holder, 'reading'> | undefined {
  if (!instance) return undefined;
  return { name: instance.name, order: allocation.instances.indexOf(instance), root: speaker.root };
}

export function placeOfSibling({ instance, order, root }: Sibling): Omit<Holder, 'reading'> {
  return { name: instance.name, order, root };
}

/** The sibling's session with the router that a session is for. */
export function sameSession({ sessions }: Sibling, peer: AllocationContext['sessions'][number]): Session | undefined {
  return sessions.find(other => other.exact && equalAddress(other.peer, peer.peer))?.session;
}

/** What a rule asks of its own unit, asked of another instance's. */
export function contextOf(context: AllocationContext, sibling: Sibling): AllocationContext {
  const speaker: Speaker = sibling.speaker;
  return {
    ...context,
    speaker,
    sessions: sibling.sessions,
    instance: sibling.instance,
    siblings: [],
    // Whether its password is the allocation's is asked where its own file is judged.
    secretVerdict: () => 'unavailable',
  };
}

/** The parts of a finding that are the same for all differences. */
export function told({ own, other, toldAt }: Dissent): Pick<Finding, 'span' | 'related' | 'toldAt'> {
  return {
    span: own.reading.place,
    related: [{ span: other.reading.place, message: `Instance ${other.name} has ${other.reading.shown}.` }],
    ...(toldAt !== undefined && { toldAt }),
  };
}
