import { describe, expect, test } from 'vitest';
import { formatAddress } from '../../server/src/net/address.js';
import { firstAddress, hasHostBits, lastAddress, type Prefix, parsePrefix } from '../../server/src/net/prefix.js';
import { PrefixScan } from '../../server/src/net/prefix-scan.js';
import fc from '../fast-check.js';
import { anyPrefix } from './arbitraries.js';

/** A prefix in one of its spellings. */
const spelled = anyPrefix.chain(({ address, length }) => {
  const text = formatAddress(address);
  const groups = address.value.toString(16).padStart(32, '0').match(/.{4}/g) ?? [];
  const spellings = address.family === 'ipv4' ? [text] : [text, text.toUpperCase(), groups.join(':')];
  return fc.constantFrom(...spellings).map(spelling => `${spelling}/${length}`);
});

describe('a scan of prefixes', () => {
  test('reads what parsePrefix reads, and sees host bits', () => {
    fc.assert(
      fc.property(spelled, text => {
        const prefix = parsePrefix(text) as Prefix;
        const scan = new PrefixScan();
        scan.read(prefix.address.family, `x ${text} y`, 2, 2 + text.length);
        expect([scan.length, scan.hasHostBits, scan.isBehind]).toEqual([prefix.length, hasHostBits(prefix), true]);
      }),
    );
  });

  test('compares each prefix with the one before', () => {
    fc.assert(
      fc.property(spelled, spelled, (one, other) => {
        const [a, b] = [parsePrefix(one) as Prefix, parsePrefix(other) as Prefix];
        if (a.address.family !== b.address.family) return;
        const scan = new PrefixScan();
        scan.read(a.address.family, one, 0, one.length);
        scan.read(b.address.family, other, 0, other.length);
        expect(scan.isBehind).toBe(firstAddress(b).value > lastAddress(a).value);
      }),
    );
  });

  test.each([
    '',
    '/',
    '1.2.3.4',
    '1.2.3/8',
    '1.2.3.4.5/8',
    '1.2.3.4/',
    '1.2.3.4/33',
    '1.2.3.4/08',
    '01.2.3.4/8',
    '256.1.1.1/8',
    '::/8',
  ])('refuses %j as IPv4', text => {
    const scan = new PrefixScan();
    scan.read('ipv4', text, 0, text.length);
    expect(scan.length).toBe(-1);
  });

  test.each([
    ':/8',
    '1:2/8',
    '1::2::3/8',
    '12345::/8',
    '1:2:3:4:5:6:7:8:9/8',
    '::/129',
    '::g/8',
    '1.2.3.4/8',
    '1:2:3:4:5:6:7:/8',
  ])('refuses %j as IPv6', text => {
    const scan = new PrefixScan();
    scan.read('ipv6', text, 0, text.length);
    expect(scan.length).toBe(-1);
  });
});
