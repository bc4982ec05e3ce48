import { type Address, addressBits, type Family } from '../../server/src/net/address.js';
import type { Prefix } from '../../server/src/net/prefix.js';
import fc from '../fast-check.js';

export const anyFamily = fc.constantFrom<Family>('ipv4', 'ipv6');

export const anyAddress: fc.Arbitrary<Address> = anyFamily.chain(addressOf);

export const anyPrefix: fc.Arbitrary<Prefix> = anyAddress.chain(address =>
  fc.nat({ max: addressBits(address.family) }).map(length => ({ address, length })),
);

/** Any address of the family; many zeros, so that IPv6 has something to elide. */
function addressOf(family: Family): fc.Arbitrary<Address> {
  const group = fc.oneof(fc.constantFrom(0n, 1n, 0xffffn), fc.bigInt({ min: 0n, max: 0xffffn }));
  const groups = addressBits(family) / 16;
  return fc
    .array(group, { minLength: groups, maxLength: groups })
    .map(all => ({ family, value: all.reduce((value, one) => (value << 16n) | one, 0n) }));
}
