import { sameSpan } from '../../core/span.js';
import type { AllocationContext, AllocationRule, Finding } from '../../model/rule.js';
import type { Session } from '../../model/session.js';
import { type Address, equalAddress, formatAddress } from '../../net/address.js';
import { formatPrefix } from '../../net/prefix.js';
import { actsOn, byPlace, fix } from '../findings.js';
import { isAllocated, likelyAddress, mayBeInstance, ownAddresses } from '../own-addresses.js';
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

/** All places name one address, and it cannot be the instance's. Where they disagree, nrec/address-agreement speaks first. */
function explainForeign(context: AllocationContext): Finding | undefined {
  const own = ownAddresses(context).filter(({ address }) => !isAllocated(context, address));
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
  return {
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
          own.some(({ session }) => !session) ? edits.setRouterId(speaker, instance.address) : [],
        )
      : [],
  };
}

function objection(context: AllocationContext, address: Address): string | undefined {
  const { allocation, instance } = context;
  if (allocation.peers.some(peer => equalAddress(peer, address))) return "is the address of one of NREC's routers";
  if (mayBeInstance(context, address)) return undefined;
  return instance
    ? `is not the address of ${instance.name} (${formatAddress(instance.address)})`
    : `is not in the network of the instances (${listed(allocation.instanceNetwork.map(formatPrefix), 'or')})`;
}
