import { knownValue, placeOf } from '../../model/fact.js';
import type { RouteChange } from '../../model/policy.js';
import type { AllocationContext, AllocationRule, Finding } from '../../model/rule.js';
import type { AddressFamily, Session } from '../../model/session.js';
import { formatAddress } from '../../net/address.js';
import { isOwnAddress } from '../aspects.js';
import { actsOn, byPlace } from '../findings.js';

interface Change {
  readonly session: Session;
  readonly carried: AddressFamily;
  readonly change: RouteChange;
}

export const pathChange: AllocationRule = {
  id: 'nrec/path-change',
  severity: 'warning',
  summary: 'Routes are announced with a foreign AS number, a longer path or a next hop that is not the instance',
  *check(context) {
    const changes = context.sessions.flatMap(({ session }) =>
      session.families.flatMap(carried => written(session, carried)),
    );
    for (const { place, members } of byPlace(changes, ({ change }) => change.at)) {
      const finding = judge(context, members[0]);
      if (finding)
        yield {
          ...finding,
          span: place,
          related: actsOn(
            place,
            members.map(({ session }) => session),
          ),
        };
    }
    const lenient = context.sessions.filter(({ session }) => knownValue(session.ownAsAllowed ?? { kind: 'absent' }));
    for (const { place, members } of byPlace(lenient, ({ session }) =>
      placeOf(session.ownAsAllowed ?? { kind: 'absent' }, session.header),
    ))
      yield {
        span: place,
        message:
          'This takes in routes that our own AS announced, which NREC would send back in a circle. Nothing is to be imported from NREC at all. Remove it.',
        related: actsOn(
          place,
          members.map(({ session }) => session),
        ),
        fixes: removal(
          context,
          members.map(({ session }) => session),
        ),
      };
  },
};

function written(session: Session, carried: AddressFamily): Change[] {
  const policy = knownValue(carried.export);
  if (!policy || policy.damaged || policy.may.isEmpty()) return [];
  const changes = (policy.changes ?? []).filter(({ kind }) => kind === 'as-path' || kind === 'next-hop');
  const { nextHop } = carried;
  const fixed: RouteChange[] =
    nextHop?.kind === 'known' && nextHop.at
      ? [{ kind: 'next-hop', value: formatAddress(nextHop.value), at: placeOf(nextHop, carried.header) }]
      : [];
  return [...changes, ...fixed].map(change => ({ session, carried, change }));
}

function judge(
  { allocation, instance }: AllocationContext,
  { session, change }: Change,
): Omit<Finding, 'span'> | undefined {
  const { kind, value } = change;
  if (kind === 'next-hop') {
    if (value === undefined || isOwnAddress(change, session)) return undefined;
    const isInstance = instance && formatAddress(instance.address) === value;
    if (isInstance) return undefined;
    const isPeer = allocation.peers.some(peer => formatAddress(peer) === value);
    return {
      message: `NREC sends traffic for your addresses to ${value} because of this${isPeer ? ', its own router' : ''}, not to this instance. Announce the instance's own address, as is the default.`,
    };
  }
  const numbers = (value ?? '').split(/[\s,]+/).filter(word => /^\d+$/.test(word));
  const foreign = numbers.find(number => Number(number) !== allocation.localAs && Number(number) > 255);
  if (foreign)
    return {
      message: `AS ${foreign} in the path is not yours: NREC refuses paths with other AS numbers in them, or drops them as a loop. Leave the path alone.`,
    };
  return {
    severity: 'info',
    message:
      'A longer path makes NREC prefer the other instances: traffic comes here only when they are gone. Leave the path alone if all are to share it.',
  };
}

function removal({ edits, speaker }: AllocationContext, sessions: readonly Session[]) {
  const [session] = sessions;
  const fact = session?.ownAsAllowed;
  if (sessions.length !== 1 || fact?.kind !== 'known' || fact.origin !== 'explicit' || !fact.at) return [];
  const statement = edits.removeStatement(speaker, fact.at);
  return statement ? [{ title: 'Remove it', safe: false, edits: statement }] : [];
}
