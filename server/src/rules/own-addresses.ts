import type { Span } from '../core/span.js';
import type { Edits } from '../model/edits.js';
import { placeOf } from '../model/fact.js';
import type { AllocationContext } from '../model/rule.js';
import type { Session } from '../model/session.js';
import { type Address, addressBits, equalAddress } from '../net/address.js';
import { containsAddress } from '../net/prefix.js';
import { allocationSet } from '../profile/allocation-set.js';
import { byPlace } from './findings.js';

/** A place where the configuration names the instance's own address. */
export interface OwnAddress {
  readonly address: Address;
  readonly place: Span;
  /** The session it is the local address of; undefined for the router id. */
  readonly session: Session | undefined;
  /** The session whose own router id it is. */
  readonly isRouterIdOf?: Session;
}

/** Every such place: the router id, then those of single sessions and the local addresses of the NREC sessions, each as often as sessions use it. */
export function ownAddresses({ sessions, speaker }: AllocationContext): readonly OwnAddress[] {
  const { routerId } = speaker;
  const own: OwnAddress[] = [];
  if (routerId.kind === 'known' && routerId.origin !== 'default')
    own.push({ address: routerId.value, place: placeOf(routerId, speaker.span), session: undefined });
  for (const { session } of sessions) {
    const { routerId: of } = session;
    if (of?.kind === 'known' && of.at)
      own.push({
        address: of.value,
        place: placeOf(of, session.header),
        session: undefined,
        isRouterIdOf: session,
      });
    for (const local of session.localAddresses)
      own.push({ address: local.value, place: placeOf(local, session.header), session });
  }
  return own;
}

/** Whether the address is one that may be announced, and so belongs to a service rather than to an instance. */
export function isAllocated({ allocation }: AllocationContext, address: Address): boolean {
  return allocationSet(allocation, address.family).has({ address, length: addressBits(address.family) });
}

/** Whether the profile lets an instance have this address; it may not say anything about that. */
export function mayBeInstance({ allocation, instance }: AllocationContext, address: Address): boolean {
  if (instance && instance.address.family === address.family) return equalAddress(instance.address, address);
  const networks = allocation.instanceNetwork.filter(prefix => prefix.address.family === address.family);
  return networks.length === 0 || networks.some(prefix => containsAddress(prefix, address));
}

/**
 * The address the instance most probably has: the profile's; else, of those that the profile does not rule out (if any
 * is left), the one that most places name, in doubt as a local address rather than as router id, in doubt the last one, which
 * is what daemons use. Where a router id stands against one place alone, it is the router id: a wrong one of these harms little,
 * and a wrong local address keeps sessions down. Undefined without any.
 */
export function likelyAddress(context: AllocationContext, own: readonly OwnAddress[]): Address | undefined {
  const usable = byPlace(
    own.filter(({ address }) => !isAllocated(context, address)),
    ({ place }) => place,
  ).map(({ members: [first] }) => first);
  const possible = usable.filter(({ address }) => mayBeInstance(context, address));
  const candidates = possible.length > 0 ? possible : usable;
  const votes = (address: Address, among: readonly OwnAddress[] = candidates) =>
    among.filter(other => equalAddress(other.address, address)).length;
  const local = candidates.filter(({ session }) => session);
  const routerIds = candidates.filter(({ session }) => !session);
  const deciding = local.length === 1 ? routerIds : local;
  const [best] = candidates.toReversed().toSorted((a, b) => {
    return votes(b.address) - votes(a.address) || votes(b.address, deciding) - votes(a.address, deciding);
  });
  return best?.address;
}

/** Makes such a place name another address. */
export function writeOwnAddress(
  { edits, speaker }: AllocationContext,
  { session, isRouterIdOf }: OwnAddress,
  address: Address,
): Edits {
  if (session) return edits.setLocalAddress(speaker, session, address);
  return isRouterIdOf ? edits.setRouterId(speaker, address, isRouterIdOf) : edits.setRouterId(speaker, address);
}
