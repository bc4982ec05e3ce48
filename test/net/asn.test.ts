import { expect, test } from 'vitest';
import { formatAsdot, formatAsn, isPrivateAsn, isReservedAsn, MAX_ASN, parseAsn } from '../../server/src/net/asn.js';
import fc from '../fast-check.js';

test.each([
  ['0', 0],
  ['65000', 65000],
  ['4294967295', MAX_ASN],
  ['0.65000', 65000],
  ['1.0', 65536],
  ['64086.59904', 4_200_000_000],
  ['65535.65535', MAX_ASN],
])('reads %s', (text, asn) => {
  expect(parseAsn(text)).toBe(asn);
});

test.each([
  '',
  '-1',
  '4294967296',
  '65536.0',
  '0.65536',
  '1.',
  '.1',
  '1.2.3',
  'AS1',
  ' 1',
  '1e3',
  '99999999999999999999',
])('refuses %j', text => {
  expect(parseAsn(text)).toBeUndefined();
});

test('both spellings are read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MAX_ASN }), asn => {
      expect(parseAsn(formatAsn(asn))).toBe(asn);
      expect(parseAsn(formatAsdot(asn))).toBe(asn);
    }),
  );
  expect([formatAsdot(65_535), formatAsdot(65_536), formatAsdot(4_200_000_000)]).toEqual([
    '65535',
    '1.0',
    '64086.59904',
  ]);
});

test('private numbers begin and end where RFC 6996 says', () => {
  const edges = [64_511, 64_512, 65_534, 65_535, 4_199_999_999, 4_200_000_000, 4_294_967_294, 4_294_967_295];
  expect(edges.map(isPrivateAsn)).toEqual([false, true, true, false, false, true, true, false]);
});

test('reserved numbers', () => {
  expect([0, 23_456, 65_535, 4_294_967_295].every(isReservedAsn)).toBe(true);
  expect([1, 65_000, 64_512, 4_200_000_000].some(isReservedAsn)).toBe(false);
});
