/**
 * PrefixSet against a model that cannot be wrong: a predicate, asked about every prefix of a small universe. The
 * universe holds the five shortest lengths and all parts of one small block, so that both ends of the address, both
 * ends of the lengths and ancestors count.
 */

import { describe, expect, test } from 'vitest';
import { type Address, addressBits, type Family } from '../../server/src/net/address.js';
import { formatPrefix, type Prefix } from '../../server/src/net/prefix.js';
import { PrefixSet } from '../../server/src/net/prefix-set.js';
import fc from '../fast-check.js';
import { parseSet } from './parse-set.js';

/** A set made twice: by PrefixSet, and as a predicate on prefixes without host bits. `text` is for counterexamples. */
interface Twin {
  readonly set: PrefixSet;
  readonly has: (prefix: Prefix) => boolean;
  readonly text: string;
}

describe.each([
  { family: 'ipv4', block: { address: { family: 'ipv4', value: 0xc0a80010n }, length: 28 } },
  { family: 'ipv6', block: { address: { family: 'ipv6', value: (0xfda45ff2n << 96n) + 0x10n }, length: 124 } },
] as const)('laws of $family', ({ family, block }) => {
  const bits = addressBits(family);
  const universe: Prefix[] = [];
  for (let length = 0; length <= 4; length++) {
    for (let i = 0n; i < 1n << BigInt(length); i++) universe.push(prefixOf(family, i << BigInt(bits - length), length));
  }
  for (let length = block.length; length <= bits; length++) {
    for (let i = 0n; i < 1n << BigInt(length - block.length); i++) {
      universe.push(prefixOf(family, block.address.value + (i << BigInt(bits - length)), length));
    }
  }
  const inUniverse = PrefixSet.lengths(family, 0, 4).union(PrefixSet.orLonger(block));

  // Lengths and addresses that meet in the universe; the last ones reach its edges and beyond.
  const length = fc.oneof(fc.nat({ max: 5 }), fc.integer({ min: block.length - 2, max: bits }), fc.nat({ max: bits }));
  const value = fc.oneof(
    fc.nat({ max: 20 }).map(offset => block.address.value - 2n + BigInt(offset)),
    fc.nat({ max: 31 }).map(top => BigInt(top) << BigInt(bits - 5)),
    fc.constantFrom(0n, (1n << BigInt(bits)) - 1n),
    fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n }),
  );
  const address: fc.Arbitrary<Address> = value.map(value => ({ family, value }));
  const prefix = fc.tuple(address, length).map(([address, length]) => ({ address, length }));

  const pattern = (set: PrefixSet, of: Prefix, lo: number, hi: number, text: string): Twin => ({
    set,
    has: q => q.length >= lo && q.length <= hi && agree(of, q, Math.min(of.length, q.length)),
    text,
  });
  const leaf: fc.Arbitrary<Twin> = fc.oneof(
    fc.constant({ set: PrefixSet.empty(family), has: () => false, text: 'empty' }),
    fc.constant({ set: PrefixSet.all(family), has: () => true, text: 'all' }),
    prefix.map(p => pattern(PrefixSet.of(p), p, p.length, p.length, formatPrefix(p))),
    prefix.map(p => pattern(PrefixSet.orLonger(p), p, p.length, bits, `${formatPrefix(p)}+`)),
    prefix.map(p => pattern(PrefixSet.orShorter(p), p, 0, p.length, `${formatPrefix(p)}-`)),
    fc
      .tuple(prefix, length, length)
      .map(([p, lo, hi]) => pattern(PrefixSet.pattern(p, lo, hi), p, lo, hi, `${formatPrefix(p)}{${lo},${hi}}`)),
    fc
      .tuple(prefix, length, length)
      .map(([p, ge, le]) =>
        pattern(PrefixSet.geLe(p, ge, le), p, Math.max(ge, p.length), le, `${formatPrefix(p)} ge ${ge} le ${le}`),
      ),
    fc.tuple(length, length).map(([lo, hi]) => ({
      set: PrefixSet.lengths(family, lo, hi),
      has: (q: Prefix) => q.length >= lo && q.length <= hi,
      text: `lengths ${lo} to ${hi}`,
    })),
    fc.tuple(address, address, length).map(([from, to, l]) => ({
      set: PrefixSet.addressRange(from, to, l),
      has: (q: Prefix) => q.length === l && q.address.value >= from.value && q.address.value <= to.value,
      text: `range ${from.value} to ${to.value} of length ${l}`,
    })),
    fc.array(prefix, { maxLength: 8 }).map(ps => ({
      set: PrefixSet.ofAll(family, ps),
      has: (q: Prefix) => ps.some(p => p.length === q.length && agree(p, q, p.length)),
      text: `ofAll ${ps.map(formatPrefix)}`,
    })),
  );
  const { twin } = fc.letrec<{ twin: Twin }>(tie => ({
    twin: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.tuple(tie('twin'), tie('twin')).map(([a, b]) => union(a, b)),
      fc.tuple(tie('twin'), tie('twin')).map(([a, b]) => ({
        set: a.set.intersect(b.set),
        has: (q: Prefix) => a.has(q) && b.has(q),
        text: `(${a.text} ∩ ${b.text})`,
      })),
      fc.tuple(tie('twin'), tie('twin')).map(([a, b]) => ({
        set: a.set.minus(b.set),
        has: (q: Prefix) => a.has(q) && !b.has(q),
        text: `(${a.text} ∖ ${b.text})`,
      })),
      tie('twin').map(a => ({ set: a.set.complement(), has: (q: Prefix) => !a.has(q), text: `¬${a.text}` })),
      fc.array(tie('twin'), { maxLength: 5 }).map(twins => ({
        set: PrefixSet.unionAll(
          family,
          twins.map(one => one.set),
        ),
        has: (q: Prefix) => twins.some(one => one.has(q)),
        text: `⋃(${twins.map(one => one.text)})`,
      })),
    ),
  }));
  const twins = twin.map(one => Object.assign(one, { [fc.toStringMethod]: () => one.text }));

  /** The members that lie in the universe, by the predicate. */
  const enumerate = (one: Twin): Prefix[] => universe.filter(one.has);
  const check = (law: (a: Twin, b: Twin, c: Twin) => void, numRuns = 1000): void =>
    fc.assert(fc.property(twins, twins, twins, law), { numRuns });

  test('has is what the predicate says, whatever the host bits', () => {
    check(a => {
      const wrong = universe.filter(q => {
        const hostBits = (1n << BigInt(bits - q.length)) - 1n;
        const withHostBits = { address: { family, value: q.address.value | hostBits }, length: q.length };
        return a.set.has(q) !== a.has(q) || a.set.has(withHostBits) !== a.has(q);
      });
      expect(wrong.map(formatPrefix)).toEqual([]);
    });
  });

  test('has is what the predicate says outside the universe too', () => {
    fc.assert(
      fc.property(twins, prefix, (a, q) => {
        const hostBits = BigInt(bits - q.length);
        const network = prefixOf(family, (q.address.value >> hostBits) << hostBits, q.length);
        expect(a.set.has(q)).toBe(a.has(network));
      }),
      { numRuns: 2000 },
    );
  });

  test('size, isEmpty, equals, isSubsetOf and witness are what enumeration says', () => {
    check((a, b) => {
      const [set, other] = [a.set.intersect(inUniverse), b.set.intersect(inUniverse)];
      const [members, others] = [enumerate(a), enumerate(b)];
      const names = new Set(others.map(formatPrefix));
      const included = members.every(q => names.has(formatPrefix(q)));
      expect(set.size()).toBe(BigInt(members.length));
      expect(set.isEmpty()).toBe(members.length === 0);
      expect(set.isSubsetOf(other)).toBe(included);
      expect(set.equals(other)).toBe(included && members.length === others.length);
      // The universe is listed by length and then by address.
      expect(set.witness()).toEqual(members[0]);
    });
  });

  test('a witness is a member, and the first of its kind', () => {
    check(a => {
      const witness = a.set.witness();
      const convincing = a.set.witness({ avoidMartians: true });
      expect(witness === undefined).toBe(a.set.isEmpty());
      expect(convincing === undefined).toBe(a.set.isEmpty());
      if (!witness || !convincing) return;
      expect(a.has(witness)).toBe(true);
      expect(a.has(convincing)).toBe(true);
      expect(a.set.intersect(PrefixSet.lengths(family, 0, witness.length - 1)).isEmpty()).toBe(true);
    });
  });

  test('the algebra of sets', () => {
    const same = (x: PrefixSet, y: PrefixSet): void => expect(x.equals(y)).toBe(true);
    const all = PrefixSet.all(family);
    const none = PrefixSet.empty(family);
    check(({ set: a }, { set: b }, { set: c }) => {
      same(a.union(b), b.union(a));
      same(a.intersect(b), b.intersect(a));
      same(a.union(b.union(c)), a.union(b).union(c));
      same(a.intersect(b.union(c)), a.intersect(b).union(a.intersect(c)));
      same(a.union(b).complement(), a.complement().intersect(b.complement()));
      same(a.minus(b), a.intersect(b.complement()));
      same(a.complement().complement(), a);
      same(a.union(a.complement()), all);
      same(a.minus(a), none);
      same(a.union(none), a);
      same(a.intersect(all), a);
      expect(a.intersect(b).isSubsetOf(a)).toBe(true);
      expect(a.isSubsetOf(a.union(b))).toBe(true);
      expect(a.union(b).size() + a.intersect(b).size()).toBe(a.size() + b.size());
    });
  });

  test('the printed form is read back as the same set', () => {
    check(a => {
      expect(parseSet(family, a.set.toString()).equals(a.set)).toBe(true);
    });
  });

  test('patterns are disjoint', () => {
    check(a => {
      let sum = 0n;
      for (const { prefix, lo, hi } of a.set.patterns()) sum += PrefixSet.pattern(prefix, lo, hi).size();
      expect(sum).toBe(a.set.size());
    });
  });
});

function union(a: Twin, b: Twin): Twin {
  return { set: a.set.union(b.set), has: q => a.has(q) || b.has(q), text: `(${a.text} ∪ ${b.text})` };
}

function prefixOf(family: Family, value: bigint, length: number): Prefix {
  return { address: { family, value }, length };
}

/** Whether the first `length` bits of two prefixes are the same. */
function agree(a: Prefix, b: Prefix, length: number): boolean {
  const rest = BigInt(addressBits(a.address.family) - length);
  return a.address.value >> rest === b.address.value >> rest;
}
