import { describe, expect, test } from 'vitest';
import { type Address, parseAddress } from '../../server/src/net/address.js';
import { formatPrefix, type Prefix, parsePrefix } from '../../server/src/net/prefix.js';
import { PrefixSet, type WitnessOptions } from '../../server/src/net/prefix-set.js';
import { parseSet } from './parse-set.js';

const p = (text: string): Prefix => parsePrefix(text) as Prefix;
const a = (text: string): Address => parseAddress(text) as Address;
const members = (set: PrefixSet, texts: string[]): string[] => texts.filter(text => set.has(p(text)));

describe('constructors', () => {
  test('of: exactly the prefix, host bits cleared', () => {
    const set = PrefixSet.of(p('192.0.2.1/24'));
    expect(members(set, ['192.0.2.0/24', '192.0.2.99/24', '192.0.2.0/25', '192.0.0.0/23', '192.0.3.0/24'])).toEqual([
      '192.0.2.0/24',
      '192.0.2.99/24',
    ]);
    expect(set.size()).toBe(1n);
  });

  test('ofAll: duplicates and nested prefixes count once each', () => {
    const set = PrefixSet.ofAll(
      'ipv4',
      ['10.1.0.0/16', '10.0.0.0/8', '10.0.0.0/16', '10.1.2.3/16', '0.0.0.0/0'].map(p),
    );
    expect(set.size()).toBe(4n);
    expect(set.toString()).toBe('0.0.0.0/0, 10.0.0.0/8, 10.0.0.0/15{16,16}');
  });

  test('pattern: parts from the length on, single ancestors before it', () => {
    const set = PrefixSet.pattern(p('192.168.0.0/16'), 15, 17);
    const all = [
      '192.168.0.0/15',
      '192.170.0.0/15',
      '192.168.0.0/16',
      '192.168.128.0/17',
      '192.168.0.0/18',
      '192.168.0.0/14',
    ];
    expect(members(set, all)).toEqual(['192.168.0.0/15', '192.168.0.0/16', '192.168.128.0/17']);
    expect(set.size()).toBe(4n);
    expect(PrefixSet.pattern(p('10.0.0.0/8'), 9, 8).isEmpty()).toBe(true);
    expect(PrefixSet.pattern(p('10.0.0.0/8'), -5, 99).equals(PrefixSet.pattern(p('10.0.0.0/8'), 0, 32))).toBe(true);
  });

  test('orLonger and orShorter', () => {
    expect(PrefixSet.orLonger(p('192.168.0.16/31')).size()).toBe(3n);
    expect(PrefixSet.orLonger(p('fda4::/127')).size()).toBe(3n);
    expect(PrefixSet.orShorter(p('192.168.0.16/31')).size()).toBe(32n);
    expect(PrefixSet.orShorter(p('::/0')).toString()).toBe('::/0');
    expect(PrefixSet.orLonger(p('0.0.0.0/0')).equals(PrefixSet.all('ipv4'))).toBe(true);
  });

  test.each([
    [undefined, undefined, '10.0.0.0/8'],
    [24, undefined, '10.0.0.0/8{24,32}'],
    [undefined, 24, '10.0.0.0/8{8,24}'],
    [16, 24, '10.0.0.0/8{16,24}'],
    [undefined, 32, '10.0.0.0/8+'],
  ])('geLe: ge %s le %s', (ge, le, printed) => {
    expect(PrefixSet.geLe(p('10.0.0.0/8'), ge, le).toString()).toBe(printed);
  });

  test('lengths', () => {
    expect(PrefixSet.lengths('ipv4', 0, 2).size()).toBe(7n);
    expect(PrefixSet.lengths('ipv6', 128, 128).size()).toBe(1n << 128n);
  });

  test('addressRange', () => {
    const range = PrefixSet.addressRange(a('10.0.0.1'), a('10.0.0.6'));
    expect(range.toString()).toBe('10.0.0.1/32, 10.0.0.2/31{32,32}, 10.0.0.4/31{32,32}, 10.0.0.6/32');
    expect(PrefixSet.addressRange(a('10.0.0.6'), a('10.0.0.1')).isEmpty()).toBe(true);
    expect(PrefixSet.addressRange(a('0.0.0.0'), a('255.255.255.255')).equals(PrefixSet.lengths('ipv4', 32, 32))).toBe(
      true,
    );
    // 10.0.0.0/24 begins before the range, 10.0.2.0/24 begins in it and reaches beyond.
    expect(PrefixSet.addressRange(a('10.0.0.1'), a('10.0.2.0'), 24).toString()).toBe('10.0.1.0/24, 10.0.2.0/24');
    expect(PrefixSet.addressRange(a('255.255.255.1'), a('255.255.255.255'), 24).isEmpty()).toBe(true);
    expect(PrefixSet.addressRange(a('::'), a('::ffff')).toString()).toBe('::/112{128,128}');
  });

  test('unionAll', () => {
    expect(PrefixSet.unionAll('ipv6', []).equals(PrefixSet.empty('ipv6'))).toBe(true);
    const one = PrefixSet.of(p('10.0.0.0/8'));
    expect(PrefixSet.unionAll('ipv4', [one]).equals(one)).toBe(true);
    expect(PrefixSet.unionAll('ipv4', [one, one, PrefixSet.empty('ipv4')]).equals(one)).toBe(true);
  });

  test('families do not mix', () => {
    const four = PrefixSet.all('ipv4');
    const six = PrefixSet.all('ipv6');
    expect(() => four.union(six)).toThrow(new TypeError('A set of ipv4 prefixes cannot be used with ipv6'));
    expect(() => four.equals(six)).toThrow(TypeError);
    expect(() => four.isSubsetOf(six)).toThrow(TypeError);
    expect(() => four.has(p('::/0'))).toThrow(TypeError);
    expect(() => PrefixSet.addressRange(a('10.0.0.1'), a('::1'))).toThrow(TypeError);
    expect(() => PrefixSet.unionAll('ipv6', [four])).toThrow(TypeError);
    expect(() => PrefixSet.ofAll('ipv6', [p('10.0.0.0/8')])).toThrow(TypeError);
  });
});

describe('witness', () => {
  const witness = (set: PrefixSet, options?: WitnessOptions): string | undefined => {
    const found = set.witness(options);
    return found && formatPrefix(found);
  };
  const allocation = PrefixSet.orLonger(p('192.168.0.16/31'));

  test('the default route, then the shortest, then the lowest', () => {
    expect(witness(PrefixSet.empty('ipv4'))).toBeUndefined();
    expect(witness(allocation.complement())).toBe('0.0.0.0/0');
    expect(witness(PrefixSet.all('ipv6'))).toBe('::/0');
    expect(witness(parseSet('ipv4', '10.0.0.0/24, 9.0.0.0/25, 11.0.0.0/24'))).toBe('10.0.0.0/24');
  });

  test('not a martian if there is another', () => {
    const avoidMartians = { avoidMartians: true };
    expect(witness(allocation.complement(), avoidMartians)).toBe('0.0.0.0/0');
    expect(witness(parseSet('ipv4', '0.0.0.0/0{1,32}'), avoidMartians)).toBe('128.0.0.0/1');
    expect(witness(parseSet('ipv4', '0.0.0.0/0{8,8}'), avoidMartians)).toBe('1.0.0.0/8');
    expect(witness(parseSet('ipv4', '127.0.0.0/8+, 224.0.0.0/3+, 198.51.100.0/24'), avoidMartians)).toBe(
      '198.51.100.0/24',
    );
    expect(witness(parseSet('ipv4', '127.0.0.0/8+'), avoidMartians)).toBe('127.0.0.0/8');
    expect(witness(parseSet('ipv6', '::/0{128,128}'), avoidMartians)).toBe('100::/128');
    expect(witness(parseSet('ipv6', 'fe80::/10+, ff00::/8+, 2001:db8::/64'), avoidMartians)).toBe('2001:db8::/64');
    expect(witness(PrefixSet.empty('ipv6'), avoidMartians)).toBeUndefined();
  });
});

describe('toString', () => {
  test.each([
    'nothing',
    'everything',
    '0.0.0.0/0',
    '192.168.0.16/31+',
    '10.0.0.0/8+',
    '10.0.0.0/8{16,24}',
    '0.0.0.0/0{8,24}',
    '0.0.0.0/0{1,32}',
    '192.168.0.16/31-',
    '192.168.0.0/16{8,24}',
    '192.160.0.0/12{8,12}',
    '10.0.0.0/8+, 172.16.0.0/12+, 192.168.0.0/16+',
    '10.0.0.0/23, 10.0.0.0/24',
    'everything except 192.168.0.16/31+',
    'everything except 10.0.0.0/8+, 192.168.0.0/16+',
  ])('%s', text => {
    expect(parseSet('ipv4', text).toString()).toBe(text);
  });

  test.each(['::/0', 'fda4:5ff2:8477:1755::/64+', '2001:db8::/32{48,64}', '2001:db8::1/128', '2001:db8::/48-'])(
    '%s',
    text => {
      expect(parseSet('ipv6', text).toString()).toBe(text);
    },
  );

  test('joins neighbours', () => {
    expect(parseSet('ipv4', '10.0.0.0/9+, 10.128.0.0/9+, 10.0.0.0/8').toString()).toBe('10.0.0.0/8+');
    expect(parseSet('ipv4', '10.0.0.0/24, 10.0.1.0/24').toString()).toBe('10.0.0.0/23{24,24}');
    expect(parseSet('ipv4', '10.0.0.0/8{8,16}, 10.0.0.0/8{17,20}').toString()).toBe('10.0.0.0/8{8,20}');
  });

  test('max counts what it leaves out', () => {
    const set = parseSet('ipv4', '10.0.0.0/8+, 11.1.0.0/16, 12.0.0.0/8, 13.1.0.0/16');
    expect(set.toString({ max: 2 })).toBe('10.0.0.0/8+, 11.1.0.0/16 and 2 more');
    expect(set.toString({ max: 4 })).toBe(set.toString());
  });
});

describe.each(['ipv4', 'ipv6'] as const)('100,000 ranges of %s', family => {
  const bits = family === 'ipv4' ? 32 : 128;
  // Every second /24 (or /120), with its parts, in an order that is neither sorted nor reversed.
  const count = 100_000;
  const prefix = (i: number): Prefix => ({
    address: { family, value: BigInt(((i * 7919) % count) * 512) },
    length: bits - 8,
  });
  const prefixes = Array.from({ length: count }, (_, i) => prefix(i));

  test('are united, compared and counted', () => {
    const ranges = prefixes.map(PrefixSet.orLonger);
    const united = PrefixSet.unionAll(family, ranges);
    expect(united.size()).toBe(BigInt(count) * 511n);
    expect(united.equals(PrefixSet.unionAll(family, ranges.toReversed()))).toBe(true);
    expect(united.isSubsetOf(PrefixSet.lengths(family, bits - 8, bits))).toBe(true);
    expect(PrefixSet.lengths(family, bits - 8, bits).isSubsetOf(united)).toBe(false);
    expect(united.minus(united.complement()).equals(united)).toBe(true);
    expect(united.has(prefix(12_345))).toBe(true);
    expect(united.patterns()).toHaveLength(count);
    expect(
      united.intersect(PrefixSet.lengths(family, bits - 8, bits - 8)).equals(PrefixSet.ofAll(family, prefixes)),
    ).toBe(true);
    expect(united.toString({ max: 1 })).toMatch(/^\S+ and 99999 more$/);
    expect(united.complement().toString({ max: 1 })).toMatch(/^everything except \S+ and 99999 more$/);
  });
});
