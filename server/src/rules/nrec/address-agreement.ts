import { sameSpan } from '../../core/span.js';
import type { AllocationRule } from '../../model/rule.js';
import { equalAddress, formatAddress } from '../../net/address.js';
import { byPlace, fix } from '../findings.js';
import { isAllocated, likelyAddress, type OwnAddress, ownAddresses, writeOwnAddress } from '../own-addresses.js';

export const addressAgreement: AllocationRule = {
  id: 'nrec/address-agreement',
  severity: 'warning',
  summary: "The places that name the instance's own address disagree",
  *check(context) {
    // An address of another family is another matter, and an allocated one is nrec/anycast-own-address's.
    const family = context.allocation.peers[0]?.family;
    const own = ownAddresses(context).filter(
      ({ address }) => address.family === family && !isAllocated(context, address),
    );
    const address = likelyAddress(context, own);
    if (!address) return;
    const agreeing = own.filter(other => equalAddress(other.address, address));
    const [odd, ...others] = byPlace(
      own.filter(other => !equalAddress(other.address, address)),
      ({ place }) => place,
    );
    // When none is right, nrec/source-address says so.
    if (!odd || agreeing.length === 0) return;
    const [first] = odd.members;
    // All of them at once: mended one by one, each would be reported for the next.
    const named = context.instance?.address;
    const right = named && named.family === family ? named : address;
    const wrong = own.filter(other => !equalAddress(other.address, right));
    const isAlone = wrong.every(other => sameSpan(other.place, odd.place));
    const owner = context.allocation.instances.find(other => equalAddress(other.address, first.address));
    yield {
      // With the address or router id of another instance this one takes its sessions away.
      ...(owner && { severity: 'error' as const }),
      span: odd.place,
      message: `This says ${formatAddress(first.address)}${owner ? `, which is instance ${owner.name}` : ''}, but ${count(agreeing)} ${formatAddress(address)}. An instance has one address; with a wrong one the session stays down or its routes lead nowhere. Use the instance's own address everywhere.`,
      related: [
        ...others.map(({ members: [other] }) => other),
        ...byPlace(agreeing, ({ place }) => place).map(g => g.members[0]),
      ].map(other => ({ span: other.place, message: `${name(other)} is ${formatAddress(other.address)}.` })),
      fixes: fix(
        isAlone ? `Change it to ${formatAddress(right)}` : `Write ${formatAddress(right)} everywhere`,
        context.instance !== undefined,
        ...wrong.map(member => writeOwnAddress(context, member, right)),
      ),
    };
  },
};

function count(agreeing: readonly OwnAddress[]): string {
  const places = byPlace(agreeing, ({ place }) => place);
  return places.length === 1 ? `${name(agreeing[0] as OwnAddress)} is` : `${places.length} other places say`;
}

function name({ session, isRouterIdOf }: OwnAddress): string {
  if (isRouterIdOf) return `the router id of ${isRouterIdOf.name}`;
  return session ? `the local address of ${session.name}` : 'the router id';
}
