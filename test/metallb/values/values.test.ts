import { describe, expect, test } from 'vitest';
import {
  parseAddresses,
  parseIp,
  validateAddressesGrammar,
} from '../../../server/src/dialects/metallb/values/addresses.js';
import { parseCommunity, validateCommunityGrammar } from '../../../server/src/dialects/metallb/values/community.js';
import {
  parseDuration,
  validateDurationGrammar,
  wholeSeconds,
} from '../../../server/src/dialects/metallb/values/duration.js';
import { formatAddress } from '../../../server/src/net/address.js';
import { formatPrefix } from '../../../server/src/net/prefix.js';
import { provideGroupBy } from '../../group-by.js';

provideGroupBy();

test.each([
  ['addresses', validateAddressesGrammar],
  ['communities', validateCommunityGrammar],
  ['durations', validateDurationGrammar],
])('the grammar of %s has no ambiguity', (_, validate) => {
  expect(validate).not.toThrow();
});

// What MetalLB 0.16.1 makes of the same texts was looked up with its own parser (test/oracle/metallb).
describe('addresses of a pool', () => {
  test.each([
    ['192.0.2.0/28', ['192.0.2.0/28']],
    ['192.0.2.9/28', ['192.0.2.0/28']],
    ['192.0.2.9/00000000032', ['192.0.2.9/32']],
    ['2001:DB8::1/127', ['2001:db8::/127']],
    ['192.0.2.10-192.0.2.19', ['192.0.2.10/31', '192.0.2.12/30', '192.0.2.16/30']],
    [' 192.0.2.10 - 192.0.2.10 ', ['192.0.2.10/32']],
    ['0.0.0.0-255.255.255.255', ['0.0.0.0/0']],
    ['2001:db8::1-2001:db8::2', ['2001:db8::1/128', '2001:db8::2/128']],
    ['::ffff:192.0.2.1-192.0.2.2', ['192.0.2.1/32', '192.0.2.2/32']],
    ['192.0.2.1-2001:db8::1', []],
  ])('%s', (text, prefixes) => {
    const parsed = parseAddresses(text);
    expect(parsed.kind === 'problem' ? parsed.reason : parsed.prefixes.map(formatPrefix)).toEqual(prefixes);
  });

  test.each([
    ['192.0.2.1', '192.0.2.1/32', '192.0.2.1'],
    ['2001:db8::1', '2001:db8::1/128', '2001:db8::1'],
    ['192.0.2.9-192.0.2.1', '192.0.2.1-192.0.2.9', '192.0.2.9-192.0.2.1'],
    ['192.0.2.0 /28', '192.0.2.0/28', '192.0.2.0 /28'],
    ['192.0.2.0/33', undefined, '33'],
    ['192.0.2.0/-1', undefined, '192.0.2.0/-1'],
    ['192.0.02.0/28', undefined, '192.0.02.0'],
    ['192.0.2.1-9', undefined, '9'],
    ['192.0.2-192.0.2.9', undefined, '192.0.2'],
    ['fe80::1%eth0/64', undefined, 'fe80::1%eth0'],
    ['2001:db8::1-192.0.2.1', undefined, '2001:db8::1-192.0.2.1'],
    ['', undefined, ''],
  ])('%s is none', (text, instead, blamed) => {
    const parsed = parseAddresses(text);
    expect(parsed.kind).toBe('problem');
    if (parsed.kind !== 'problem') return;
    expect({ instead: parsed.instead, blamed: text.slice(parsed.start, parsed.end) }).toEqual({ instead, blamed });
  });

  test('an IPv4 address in an IPv6 one is the IPv4 address', () => {
    const address = parseIp('::ffff:192.0.2.1');
    expect(address && formatAddress(address)).toBe('192.0.2.1');
    expect(parseIp('192.0.2.1 ')).toBeUndefined();
  });
});

describe('communities', () => {
  test.each([
    ['64512:100', { kind: 'standard', parts: [64512, 100] }],
    ['0:00000065535', { kind: 'standard', parts: [0, 65535] }],
    ['large:4294967295:0:1', { kind: 'large', parts: [4294967295, 0, 1] }],
    ['no-export', { kind: 'alias', name: 'no-export' }],
    ['1:2:3', { kind: 'alias', name: '1:2:3' }],
    ['', { kind: 'alias', name: '' }],
  ])('%s', (text, value) => {
    expect(parseCommunity(text)).toEqual(value);
  });

  test.each([
    ['64512:65536', '65536'],
    ['64512:', ''],
    ['+1:2', '+1'],
    ['a:b', 'a'],
    ['big:1:2:3', 'big'],
    [':1:2:3', ''],
    ['large:1:4294967296:3', '4294967296'],
  ])('%s is none', (text, blamed) => {
    const parsed = parseCommunity(text);
    expect(parsed.kind === 'problem' && text.slice(parsed.start, parsed.end)).toBe(blamed);
  });
});

describe('durations', () => {
  test.each([
    ['90s', 90_000_000_000n],
    ['1m30s', 90_000_000_000n],
    ['1.5h', 5_400_000_000_000n],
    ['.5s', 500_000_000n],
    ['5.s', 5_000_000_000n],
    ['-3s', -3_000_000_000n],
    ['+0', 0n],
    ['10µs', 10_000n],
    ['2562047h47m16.854775807s', 9_223_372_036_854_775_807n],
  ])('%s', (text, nanoseconds) => {
    expect(parseDuration(text)).toEqual({ kind: 'duration', nanoseconds });
  });

  test.each(['', '90', '00', '1d', '1 s', 's', '1.2.3s', '1s-2s', '2562047h47m16.854775808s', '--1s', '1S'])(
    '“%s” is none',
    text => {
      expect(parseDuration(text).kind).toBe('problem');
    },
  );

  test('whole seconds are cut towards zero', () => {
    expect(wholeSeconds({ kind: 'duration', nanoseconds: 2_999_999_999n })).toBe(2);
    expect(wholeSeconds({ kind: 'duration', nanoseconds: -2_999_999_999n })).toBe(-2);
  });
});
