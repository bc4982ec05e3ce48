import { sameSpan } from '../../core/span.js';
import { placeOf } from '../../model/fact.js';
import type { AllocationContext, AllocationRule, Finding } from '../../model/rule.js';
import type { Session } from '../../model/session.js';
import { type Address, equalAddress, formatAddress } from '../../net/address.js';
import { formatPrefix } from '../../net/prefix.js';
import { actsOn, byPlace, fix } from '../findings.js';
import { isAllocated, likelyAddress, mayBeInstance, ownAddresses, writeOwnAddress } from '../own-addresses.js';
import { listed } from '../words.js';

export const sourceAddress: AllocationRule = {
  id: 'nrec/source-address',
  severity: 'warning',
  summary: "The session's local address is missing, or not the instance's",
  *check(context) {
    for (const { session } of context.sessions) {
      const missing = session.localAddress.kind === 'absent' && session.localAddresses.length === 0;
      if (missing && !session.incomplete) yield explainMissing(context, session);
    }
    yield* otherFamily(context);
    const foreign = explainForeign(context);
    if (foreign) yield foreign;
  },
};

function explainMissing(context: AllocationContext, session: Session): Finding {
  const { edits, instance, speaker } = context;
  const address = instance?.address ?? likelyAddress(context, ownAddresses(context));
  return {
    span: session.header,
    message:
      "Nothing says which address the session is sent from, so the system picks one; NREC only talks to the address the instance has in the Elastic IP network. Write the instance's own address.",
    fixes: address
      ? fix(
          `Send it from ${formatAddress(address)}`,
          instance !== undefined,
          edits.setLocalAddress(speaker, session, address),
        )
      : [],
  };
}

/** Packets to an IPv4 address cannot be sent from an IPv6 one; the daemons take it all the same. */
function* otherFamily(context: AllocationContext): Iterable<Finding> {
  const { edits, instance, sessions, speaker } = context;
  const wrong = sessions.flatMap(({ session, peer }) => {
    const { localAddress } = session;
    return localAddress.kind === 'known' && localAddress.value.family !== peer.family
      ? [{ session, localAddress }]
      : [];
  });
  const right = instance?.address ?? likelyAddress(context, ownAddresses(context).filter(fits(context)));
  for (const { place, members } of byPlace(wrong, ({ localAddress, session }) => placeOf(localAddress, session.header)))
    yield {
      severity: 'error',
      span: place,
      message: `${formatAddress(members[0].localAddress.value)} is an IPv6 address, and NREC's routers have IPv4 ones: the session cannot be opened. Write the address the instance has in the Elastic IP network.`,
      related: actsOn(
        place,
        members.map(({ session }) => session),
      ),
      fixes: right
        ? fix(
            `Send it from ${formatAddress(right)}`,
            instance !== undefined,
            ...members.map(({ session }) => edits.setLocalAddress(speaker, session, right)),
          )
        : [],
    };
}

/** An address of the family of NREC's routers. */
function fits({ allocation }: AllocationContext): (own: { readonly address: Address }) => boolean {
  return ({ address }) => address.family === allocation.peers[0]?.family;
}

/** All places name one address, and it cannot be the instance's. Where they disagree, nrec/address-agreement speaks first. */
function explainForeign(context: AllocationContext): Finding | undefined {
  const own = ownAddresses(context)
    .filter(fits(context))
    .filter(({ address }) => !isAllocated(context, address));
  const local = own.filter(({ session }) => session);
  const [first] = local;
  if (!first || own.some(({ address }) => !equalAddress(address, first.address))) return undefined;
  const { address } = first;
  const why = objection(context, address);
  if (!why) return undefined;
  const { edits, instance, speaker } = context;
  const { place } = first;
  const here = local.filter(other => sameSpan(other.place, place)).map(({ session }) => session as Session);
  const elsewhere = byPlace(own, other => other.place).filter(group => !sameSpan(group.place, place));
  const owner = context.allocation.instances.find(other => equalAddress(other.address, address));
  return {
    // Two instances with one address take each other's sessions away.
    ...(owner && { severity: 'error' as const }),
    span: place,
    message: `${formatAddress(address)} ${why}: NREC does not talk to it. Write the address the instance has in the Elastic IP network.`,
    related: [
      ...actsOn(place, here),
      ...elsewhere.map(group => ({ span: group.place, message: 'It is named here too.' })),
    ],
    fixes: instance
      ? fix(
          `Use ${formatAddress(instance.address)} everywhere`,
          true,
          ...local.map(({ session }) => edits.setLocalAddress(speaker, session as Session, instance.address)),
          ...own.filter(({ session }) => !session).map(one => writeOwnAddress(context, one, instance.address)),
        )
      : [],
  };
}

function objection(context: AllocationContext, address: Address): string | undefined {
  const { allocation, instance } = context;
  if (allocation.peers.some(peer => equalAddress(peer, address))) return "is the address of one of NREC's routers";
  if (mayBeInstance(context, address)) return undefined;
  const owner = allocation.instances.find(other => equalAddress(other.address, address));
  if (instance && owner)
    return `is the address of ${owner.name}, and this is ${instance.name} (${formatAddress(instance.address)})`;
  return instance
    ? `is not the address of ${instance.name} (${formatAddress(instance.address)})`
    : `is not in the network of the instances (${listed(allocation.instanceNetwork.map(formatPrefix), 'or')})`;
}
