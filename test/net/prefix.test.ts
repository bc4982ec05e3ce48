import { expect, test } from 'vitest';
import { formatAddress, parseAddress } from '../../server/src/net/address.js';
import {
  containsAddress,
  containsPrefix,
  equalPrefix,
  firstAddress,
  formatPrefix,
  hasHostBits,
  lastAddress,
  network,
  type Prefix,
  parsePrefix,
} from '../../server/src/net/prefix.js';
import fc from '../fast-check.js';
import { anyAddress, anyPrefix } from './arbitraries.js';

const parsed = (text: string): Prefix => {
  const prefix = parsePrefix(text);
  if (!prefix) throw new Error(`${text} does not parse`);
  return prefix;
};

test.each(['0.0.0.0/0', '192.168.0.17/31', '10.0.0.0/32', '::/0', '2001:db8::1/127', '::/128'])('reads %s', text => {
  expect(formatPrefix(parsed(text))).toBe(text);
});

test.each([
  '10.0.0.0',
  '10.0.0.0/',
  '10.0.0.0/33',
  '::/129',
  '10.0.0.0/-1',
  '10.0.0.0/08',
  '10.0.0.0/8 ',
  '10/8',
  '/8',
  '::/1/2',
  '',
])('refuses %j', text => {
  expect(parsePrefix(text)).toBeUndefined();
});

test('leading zeros of the address only on demand', () => {
  expect(parsePrefix('010.0.0.0/8')).toBeUndefined();
  expect(parsePrefix('010.0.0.0/8', { leadingZeros: true })).toEqual(parsed('10.0.0.0/8'));
});

test.each([
  ['192.0.2.1/24', true, '192.0.2.0/24', '192.0.2.0', '192.0.2.255'],
  ['192.0.2.0/24', false, '192.0.2.0/24', '192.0.2.0', '192.0.2.255'],
  ['128.0.0.0/0', true, '0.0.0.0/0', '0.0.0.0', '255.255.255.255'],
  ['10.0.0.1/32', false, '10.0.0.1/32', '10.0.0.1', '10.0.0.1'],
  ['2001:db8::3f65/125', true, '2001:db8::3f60/125', '2001:db8::3f60', '2001:db8::3f67'],
])('%s: host bits and bounds', (text, host, net, first, last) => {
  const prefix = parsed(text);
  expect(hasHostBits(prefix)).toBe(host);
  expect(formatPrefix(network(prefix))).toBe(net);
  expect(formatAddress(firstAddress(prefix))).toBe(first);
  expect(formatAddress(lastAddress(prefix))).toBe(last);
});

test.each([
  ['10.0.0.0/8', '10.1.0.0/16', true],
  ['10.9.9.9/8', '10.1.0.0/16', true],
  ['10.0.0.0/8', '10.0.0.0/8', true],
  ['10.1.0.0/16', '10.0.0.0/8', false],
  ['10.0.0.0/8', '11.0.0.0/16', false],
  ['0.0.0.0/0', '203.0.113.0/24', true],
  ['::/0', '203.0.113.0/24', false],
])('%s contains %s: %s', (outer, inner, expected) => {
  expect(containsPrefix(parsed(outer), parsed(inner))).toBe(expected);
});

test('containing an address is lying between the first and the last', () => {
  fc.assert(
    fc.property(anyPrefix, anyAddress, (prefix, address) => {
      const between = firstAddress(prefix).value <= address.value && address.value <= lastAddress(prefix).value;
      expect(containsAddress(prefix, address)).toBe(prefix.address.family === address.family && between);
      expect(containsAddress(prefix, prefix.address)).toBe(true);
    }),
  );
});

test('equality counts host bits and the length', () => {
  expect(equalPrefix(parsed('10.0.0.0/8'), parsed('10.0.0.0/8'))).toBe(true);
  expect(equalPrefix(parsed('10.0.0.1/8'), parsed('10.0.0.0/8'))).toBe(false);
  expect(equalPrefix(parsed('10.0.0.0/9'), parsed('10.0.0.0/8'))).toBe(false);
  expect(parseAddress('::')).toEqual(parsed('::/8').address);
});

test('printing and reading give the same prefix', () => {
  fc.assert(fc.property(anyPrefix, prefix => void expect(parsePrefix(formatPrefix(prefix))).toEqual(prefix)));
});
