import { describe, expect, it } from 'vitest';
import { bgpdProgram, bgpdVersion } from '../../oracle/bgpd.js';
import { bgpdRefusals } from '../../oracle/bgpd-check.js';
import { bgp, unitOf } from './advise.js';

/** Lines of a `router bgp` block, in which every line that bgpd refuses is an error of its own. */
const BLOCKS: readonly (readonly [string, readonly string[]])[] = [
  ['a plain session', ['neighbor 192.0.2.9 remote-as 64513', 'neighbor 192.0.2.9 ebgp-multihop']],
  ['an option too early', ['neighbor 192.0.2.9 passive', 'neighbor 192.0.2.9 remote-as 64513']],
  ['an option of nobody', ['neighbor G description x']],
  ['a member of nothing', ['neighbor 192.0.2.9 peer-group G']],
  ['a range for nothing', ['bgp listen range 192.0.2.0/24 peer-group G']],
  ['a member without a number', ['neighbor G peer-group', 'neighbor 192.0.2.9 peer-group G']],
  ['a group with a number', ['neighbor G peer-group', 'neighbor G remote-as 64513', 'neighbor 192.0.2.9 peer-group G']],
  [
    'a number above the group’s',
    [
      'neighbor G peer-group',
      'neighbor G remote-as 64513',
      'neighbor 192.0.2.9 remote-as 64514',
      'neighbor 192.0.2.9 peer-group G',
    ],
  ],
  [
    'a number below the group’s',
    [
      'neighbor G peer-group',
      'neighbor G remote-as 64513',
      'neighbor 192.0.2.9 peer-group G',
      'neighbor 192.0.2.9 remote-as 64514',
    ],
  ],
  ['an interface', ['neighbor eth0 interface remote-as external', 'neighbor eth0 description x']],
  ['an interface that is none yet', ['neighbor eth0 remote-as external']],
  [
    'multihop, then ttl-security',
    [
      'neighbor 192.0.2.9 remote-as 64513',
      'neighbor 192.0.2.9 ebgp-multihop',
      'neighbor 192.0.2.9 ttl-security hops 2',
    ],
  ],
  [
    'ttl-security, then multihop',
    [
      'neighbor 192.0.2.9 remote-as 64513',
      'neighbor 192.0.2.9 ttl-security hops 2',
      'neighbor 192.0.2.9 ebgp-multihop',
    ],
  ],
  ['both in a group', ['neighbor G peer-group', 'neighbor G ttl-security hops 2', 'neighbor G ebgp-multihop']],
  [
    'one hop, then ttl-security',
    [
      'neighbor 192.0.2.9 remote-as 64513',
      'neighbor 192.0.2.9 ebgp-multihop 1',
      'neighbor 192.0.2.9 ttl-security hops 2',
    ],
  ],
];

const CASES: readonly (readonly [string, string])[] = [
  ...BLOCKS.map(([name, lines]) => [name, bgp(...lines)] as const),
  ['the same number twice', `${bgp()}router bgp 64512\n neighbor 192.0.2.9 remote-as 1\nexit\n`],
  ['another number', `${bgp()}router bgp 64513\n`],
  ['another number in a VRF', `${bgp()}router bgp 64513 vrf red\nexit\n`],
  ...['ge 8', 'ge 7', 'le 7', 'ge 24 le 16', 'ge 16 le 16'].map(
    lengths => [`lengths ${lengths}`, `ip prefix-list A seq 5 permit 10.0.0.0/8 ${lengths}\n`] as const,
  ),
  ...[
    'permit 20\n on-match goto 20',
    'permit 20\n continue 10',
    'permit 20\n on-match goto 30',
    'deny 20\n on-match next',
    'permit 20\n call R',
    'permit 20\n set ip next-hop 0.0.0.0',
    'permit 20\n set ip next-hop 224.0.0.1',
    'permit 20\n set ip next-hop 192.0.2.1',
    'permit 20\n set ipv6 next-hop local 2001:db8::1',
    'permit 20\n set ipv6 next-hop local fe80::1',
    'permit 20\n set ipv6 next-hop global fe80::1',
    'permit 20\n set ipv6 next-hop global 2001:db8::1',
  ].map(entry => [`a route-map, ${entry.replace('\n', '')}`, `route-map R ${entry}\nexit\n`] as const),
  ['a list twice', 'ip prefix-list A seq 5 permit any\nip prefix-list A seq 5 deny any\n'],
];

const bgpd = bgpdProgram();

describe.skipIf(!bgpd)('bgpd itself', () => {
  const version = bgpd ? bgpdVersion(bgpd) : '';

  it.each(CASES)('refuses what we call an error: %s', (_, text) => {
    const errors = unitOf(text, version).diagnostics.filter(({ severity }) => severity === 'error');
    const lines = errors.map(({ span }) => text.slice(0, span.start).split('\n').length);
    expect(lines).toEqual(bgpdRefusals(bgpd as string, text));
  });
});
