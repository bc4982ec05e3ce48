import type { AllocationRule } from '../../model/rule.js';
import { formatAddress } from '../../net/address.js';
import { byPlace, fix } from '../findings.js';
import { isAllocated, likelyAddress, ownAddresses, writeOwnAddress } from '../own-addresses.js';

export const anycastOwnAddress: AllocationRule = {
  id: 'nrec/anycast-own-address',
  severity: 'error',
  summary: 'An address of the allocation is used as router id or local address',
  *check(context) {
    const { instance } = context;
    const own = ownAddresses(context);
    const wrong = own.filter(({ address }) => isAllocated(context, address));
    const [first, ...others] = byPlace(wrong, ({ place }) => place);
    if (!first) return;
    const [{ address }] = first.members;
    const right = instance?.address ?? likelyAddress(context, own);
    yield {
      span: first.place,
      message: `${formatAddress(address)} belongs to your allocation: it is announced, and other instances may announce it too, so no session can be kept from it and no router be told by it. Use the instance's own address.`,
      related: others.map(({ place }) => ({ span: place, message: 'An address of the allocation stands here too.' })),
      fixes: right
        ? fix(
            `Use ${formatAddress(right)}, the instance's own address`,
            instance !== undefined,
            ...wrong.map(place => writeOwnAddress(context, place, right)),
          )
        : [],
    };
  },
};
