import { Address6 } from 'ip-address';
import { describe, expect, test } from 'vitest';
import {
  type Address,
  addressBits,
  addressDistance,
  equalAddress,
  formatAddress,
  parseAddress,
} from '../../server/src/net/address.js';
import fc from '../fast-check.js';
import { anyAddress } from './arbitraries.js';

const parsed = (text: string): Address => {
  const address = parseAddress(text);
  if (!address) throw new Error(`${text} does not parse`);
  return address;
};

describe('parseAddress', () => {
  test.each([
    ['0.0.0.0', 'ipv4', 0n],
    ['10.255.255.1', 'ipv4', 0x0affff01n],
    ['255.255.255.255', 'ipv4', 0xffffffffn],
    ['::', 'ipv6', 0n],
    ['::1', 'ipv6', 1n],
    ['2001:DB8::0001', 'ipv6', (0x20010db8n << 96n) + 1n],
    ['1:2:3:4:5:6:7::', 'ipv6', 0x00010002000300040005000600070000n],
    ['::ffff:192.0.2.1', 'ipv6', 0xffffc0000201n],
    ['0:0:0:0:0:ffff:192.0.2.1', 'ipv6', 0xffffc0000201n],
  ])('%s', (text, family, value) => {
    expect(parseAddress(text)).toEqual({ family, value });
  });

  const notIpv4 = '1|1.2.3|1.2.3.4.5|256.1.1.1|1.2.3.1000|1.2.3.-4|010.1.1.1|0x10.1.1.1| 1.2.3.4|1.2.3.4/24|1.2.3.4\n';
  const notIpv6 =
    ':|:::|1::2::3|1:2:3:4:5:6:7|1:2:3:4:5:6:7:8:9|1:2:3:4::5:6:7:8|12345::|::g|:1::|1::2:|::1%eth0|::1/64|' +
    '::1.2.3|1.2.3.4::|::ffff:010.1.1.1';
  test.each(['', ...notIpv4.split('|'), ...notIpv6.split('|')])('refuses %j', text => {
    expect(parseAddress(text)).toBeUndefined();
  });

  test('reads leading zeros as decimal on demand, as BIRD does', () => {
    const options = { leadingZeros: true };
    expect(parseAddress('010.001.000.001', options)).toEqual(parsed('10.1.0.1'));
    expect(parseAddress('::ffff:010.000.0000.001', options)).toEqual(parsed('::ffff:10.0.0.1'));
    expect(parseAddress('0001::0', options)).toEqual(parsed('1::'));
    expect(parseAddress('010.001.000.256', options)).toBeUndefined();
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789abcF:.% /x') }), text => void parseAddress(text)),
    );
  });

  test('prints IPv6 as ip-address does', () => {
    fc.assert(
      fc.property(anyAddress, address => {
        if (address.family === 'ipv4' || address.value >> 32n === 0xffffn) return;
        expect(formatAddress(address)).toBe(Address6.fromBigInt(address.value).correctForm());
      }),
    );
  });

  test('agrees with ip-address about every IPv6 spelling', () => {
    const group = fc.oneof(
      { weight: 12, arbitrary: fc.stringMatching(/^[0-9a-fA-F]{1,4}$/) },
      { weight: 1, arbitrary: fc.constantFrom('', '12345', 'g', '1.2.3.4') },
    );
    const spelling = fc
      .tuple(fc.array(group, { maxLength: 9 }), fc.array(group, { maxLength: 9 }), fc.boolean())
      .map(([head, tail, elided]) => (elided ? `${head.join(':')}::${tail.join(':')}` : head.join(':')));
    fc.assert(
      fc.property(
        spelling.filter(text => text.includes(':')),
        text => {
          const expected = Address6.isValid(text) ? new Address6(text).bigInt() : undefined;
          expect(parseAddress(text)?.value).toBe(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('formatAddress', () => {
  test.each([
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0DB8::0', '2001:db8::'],
    ['::ffff:c000:201', '::ffff:192.0.2.1'],
    ['::c000:201', '::c000:201'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['192.168.0.16', '192.168.0.16'],
  ])('%s is %s', (text, canonical) => {
    expect(formatAddress(parsed(text))).toBe(canonical);
  });

  test('is read back as the same address', () => {
    fc.assert(fc.property(anyAddress, address => void expect(parseAddress(formatAddress(address))).toEqual(address)));
  });
});

test('addressBits', () => {
  expect([addressBits('ipv4'), addressBits('ipv6')]).toEqual([32, 128]);
});

test('equalAddress tells the families apart', () => {
  expect(equalAddress(parsed('::1'), parsed('0:0::1'))).toBe(true);
  expect(equalAddress(parsed('::1'), parsed('0.0.0.1'))).toBe(false);
});

test('addressDistance counts slips of a typist', () => {
  const distance = (a: string, b: string): number => addressDistance(parsed(a), parsed(b));
  expect(distance('10.255.255.1', '10.255.255.1')).toBe(0);
  expect(distance('10.255.255.1', '10.255.255.11')).toBe(1);
  expect(distance('10.255.255.1', '10.255.225.1')).toBe(1);
  expect(distance('10.255.255.1', '1.255.255.1')).toBe(1);
  expect(distance('10.254.255.1', '10.245.255.1')).toBe(1);
  expect(distance('1.1.1.1', '::1')).toBe(Number.POSITIVE_INFINITY);
});
