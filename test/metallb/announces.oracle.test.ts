/**
 * What peers hear, against MetalLB's own reading of random manifests. The sets must be the same on the nodes that the manifests speak
 * of: `may` is what is heard on some node that speaks to the peer, and `must` what is heard on each.
 */

import { expect, test } from 'vitest';
import { knownValue } from '../../server/src/model/fact.js';
import type { Family } from '../../server/src/net/address.js';
import { parsePrefix } from '../../server/src/net/prefix.js';
import { PrefixSet } from '../../server/src/net/prefix-set.js';
import fc from '../fast-check.js';
import { askAnnounced, metallbOracle } from '../oracle/metallb.js';
import { judge } from './page.js';

const labels = fc.constantFrom('{}', '{rack: a}', '{rack: b}', '{zone: n, rack: a}', '{zone: s}');
const selector = fc.oneof(
  labels.map(one => `{matchLabels: ${one}}`),
  fc
    .record({
      key: fc.constantFrom('rack', 'zone'),
      operator: fc.constantFrom('In', 'Exists'),
      values: fc.constantFrom('a', 'b', 'a, b', 'n'),
    })
    .map(({ key, operator, values }) =>
      operator === 'In'
        ? `{matchExpressions: [{key: ${key}, operator: In, values: [${values}]}]}`
        : `{matchExpressions: [{key: ${key}, operator: Exists}]}`,
    ),
);
const list = <T>(items: fc.Arbitrary<T>, maxLength = 2) =>
  fc.uniqueArray(items, { maxLength, selector: one => String(one) });

/** Pools do not overlap: each has a part of the addresses of its own. */
const POOLS = ['front', 'back', 'other'].map((name, index) => ({
  name,
  addresses: [
    `10.${index}.0.0/24`,
    `10.${index}.1.4-10.${index}.1.${9 + index}`,
    `10.${index}.2.1/32`,
    `2001:db8:${index}::/64`,
    `2001:db8:${index}:1::3-2001:db8:${index}:1::12`,
  ],
}));

const manifest = fc
  .record({
    pools: fc.tuple(
      ...POOLS.map(({ name, addresses }) =>
        fc.record({
          name: fc.constant(name),
          addresses: fc.uniqueArray(fc.constantFrom(...addresses), { minLength: 1, maxLength: 4 }),
          labels,
          isThere: fc.boolean(),
        }),
      ),
    ),
    peers: fc.tuple(
      ...['one', 'two'].map((name, index) =>
        fc.record({ name: fc.constant(name), address: fc.constant(`192.0.2.${index + 1}`), nodes: list(selector) }),
      ),
    ),
    advertisements: fc.array(
      fc.record({
        pools: list(fc.constantFrom('front', 'back', 'other')),
        poolSelectors: list(selector),
        nodes: list(selector),
        peers: list(fc.constantFrom('one', 'two')),
        v4: fc.constantFrom(undefined, 32, 32, 30, 24),
        v6: fc.constantFrom(undefined, 128, 128, 125, 64),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ pools, peers, advertisements }) => {
    const there = pools.filter(({ isThere }) => isThere);
    const names = new Set(there.map(({ name }) => name));
    const field = (key: string, items: readonly unknown[]) =>
      items.length > 0 ? `  ${key}: [${items.join(', ')}]\n` : '';
    const object = (kind: string, name: string, spec: string, more = '') =>
      `apiVersion: metallb.io/${kind === 'BGPPeer' ? 'v1beta2' : 'v1beta1'}\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: metallb-system\n${more}spec:${spec === '' ? ' {}\n' : `\n${spec}`}`;
    return [
      ...there.map(({ name, addresses, labels: own }) =>
        object(
          'IPAddressPool',
          name,
          field(
            'addresses',
            addresses.map(one => `"${one}"`),
          ),
          `  labels: ${own}\n`,
        ),
      ),
      ...peers.map(({ name, address, nodes }) =>
        object(
          'BGPPeer',
          name,
          `  myASN: 64512\n  peerASN: 64513\n  peerAddress: ${address}\n  dualStackAddressFamily: true\n${field('nodeSelectors', nodes)}`,
        ),
      ),
      ...advertisements.map((one, index) =>
        object(
          'BGPAdvertisement',
          `adv${index}`,
          // A name that nobody has could mean a pool in another file: then nothing is known.
          field(
            'ipAddressPools',
            one.pools.filter(name => names.has(name)),
          ) +
            field('ipAddressPoolSelectors', one.poolSelectors) +
            field('nodeSelectors', one.nodes) +
            field('peers', one.peers) +
            (one.v4 === undefined ? '' : `  aggregationLength: ${one.v4}\n`) +
            (one.v6 === undefined ? '' : `  aggregationLengthV6: ${one.v6}\n`),
        ),
      ),
    ].join('---\n');
  });

function setOf(texts: readonly string[], family: Family): PrefixSet {
  return PrefixSet.unionAll(
    family,
    texts.flatMap(text => {
      const [cidr = '', length] = text.split(' ');
      const prefix = parsePrefix(cidr);
      return prefix?.address.family === family ? [PrefixSet.pattern(prefix, Number(length), Number(length))] : [];
    }),
  );
}

const oracle = metallbOracle();
const COUNT = 300;

test('what peers hear is what MetalLB makes of the manifest', async () => {
  const texts = fc.sample(manifest, COUNT);
  const answers = askAnnounced(
    oracle as string,
    '0.16',
    texts.map((text, index) => ({ name: String(index), text })),
  );
  if (answers.every(answer => !answer)) throw new Error('the oracle is an older one: build it again');
  let compared = 0;
  for (const [index, text] of texts.entries()) {
    const heard = answers[index];
    // What MetalLB refuses announces nothing.
    if (!heard) continue;
    const { speakers } = await judge(text);
    for (const [name, nodes] of Object.entries(heard)) {
      const sessions = speakers.flatMap(speaker => speaker.sessions.filter(session => session.name === name));
      for (const family of ['ipv4', 'ipv6'] as const) {
        const none = PrefixSet.empty(family);
        const policies = sessions.map(session => {
          const fact = session.families.find(one => one.family === family)?.export;
          return fact ? knownValue(fact) : { may: none, must: none, damaged: false };
        });
        // With peers alone, and where nothing is announced at all, nothing is said of a second family.
        if (policies.includes(undefined) || policies.some(policy => policy?.damaged)) continue;
        const onNodes = Object.values(nodes).map(texts_ => setOf(texts_, family));
        if (onNodes.length === 0) continue;
        const context = `${name} ${family}\n${text}\n${JSON.stringify(nodes)}`;
        const some = PrefixSet.unionAll(family, onNodes);
        const each = onNodes.reduce((a, b) => a.intersect(b));
        for (const policy of policies) {
          expect(some.isSubsetOf(policy?.may ?? none), `may\n${context}`).toBe(true);
          expect(policy?.must.isSubsetOf(each), `must\n${context}`).toBe(true);
          // Where nodes are not chosen there is nothing that only other nodes could do.
          if (!text.includes('nodeSelectors')) expect(policy?.may.equals(some), `may\n${context}`).toBe(true);
          compared++;
        }
      }
    }
  }
  expect(compared).toBeGreaterThan(COUNT / 2);
});
