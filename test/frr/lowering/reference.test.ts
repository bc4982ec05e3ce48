import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findings } from './build.js';
import { REFERENCE } from './reference.js';

// A reference of the service, where a copy lies beside the project; it is not ours to keep here.
const SHARED = fileURLToPath(new URL('../../../../shared/lab/reference.frr.conf', import.meta.url));

/** The line of the reference, counted from one. */
function lineOf(text: string): number {
  return REFERENCE.split('\n').indexOf(text) + 1;
}

describe.each([
  { name: 'ours', text: REFERENCE },
  ...(existsSync(SHARED) ? [{ name: 'the service’s', text: readFileSync(SHARED, 'utf8') }] : []),
])('the reference: $name', ({ text }) => {
  it('is without a finding', async () => {
    expect(await findings(text)).toEqual([]);
  });

  it('is without a finding for 10.3', async () => {
    expect(await findings(text.replace('frr version 8.4', 'frr version 10.3'))).toEqual([]);
  });
});

/** A line of the reference, what it becomes, and what is said on which line of the reference. */
const MISTAKES: readonly (readonly [string, string, string, string | undefined])[] = [
  [' neighbor nrec remote-as 65535', ' neighbor nrec remote-as 65536', 'nrec/peer-as', undefined],
  ['router bgp 4200000000', 'router bgp 4200000001', 'nrec/local-as', undefined],
  [' neighbor nrec ebgp-multihop', ' neighbor nrec disable-connected-check', 'nrec/direct-session', undefined],
  [' neighbor nrec ebgp-multihop', ' neighbor nrec ttl-security hops 5', 'nrec/ttl-security', undefined],
  [' neighbor nrec ebgp-multihop', ' neighbor nrec ebgp-multihop 1', 'nrec/multihop-hops', undefined],
  [
    ' neighbor nrec password b1ecd7f662e6ff6ce03ab33626f92cfe',
    ' neighbor nrec password b1ecd7f662e6ff6ce03ab33626f92cff',
    'nrec/password-mismatch',
    undefined,
  ],
  [
    ' neighbor nrec update-source 10.0.240.156',
    ' neighbor nrec update-source 10.0.240.157',
    'nrec/address-agreement',
    undefined,
  ],
  [
    ' neighbor nrec update-source 10.0.240.156',
    ' neighbor nrec update-source 192.168.0.16',
    'nrec/anycast-own-address',
    undefined,
  ],
  [' neighbor 10.255.255.2 peer-group nrec', ' neighbor 10.255.255.3 peer-group nrec', 'nrec/neighbor-typo', undefined],
  [' neighbor nrec ebgp-multihop', ' neighbor nrec ebgp-multihop 5', 'nrec/bfd-ttl', undefined],
  [' neighbor nrec bfd', ' neighbor nrec passive', 'nrec/passive-session', undefined],
  [
    'ip prefix-list OURS seq 10 permit 192.168.0.16/31 le 32',
    'ip prefix-list OURS seq 10 permit 192.168.0.16/31',
    'nrec/allocation-never-announced',
    undefined,
  ],
  [
    'ip prefix-list OURS seq 10 permit 192.168.0.16/31 le 32',
    'ip prefix-list OURS seq 10 permit 192.168.0.16/30 le 32',
    'nrec/export-outside-allocation',
    undefined,
  ],
  [
    '  neighbor nrec route-map OUT6 out',
    '',
    'nrec/allocation-never-announced',
    // The line that activates the family.
    '  neighbor nrec activate',
  ],
  ['  neighbor nrec route-map OUT4 out', '  neighbor nrec route-map OUT6 out', 'nrec/export-other-family', undefined],
  ['  neighbor nrec route-map NOTHING in', '  neighbor nrec route-map OUT4 in', 'nrec/import-not-none', undefined],
];

describe('one mistake in the reference is one finding where it stands', () => {
  it.each(MISTAKES)('%s → %s', async (before, after, rule, place) => {
    const text = REFERENCE.replace(`${before}\n`, `${after}\n`);
    expect(text).not.toBe(REFERENCE);
    const found = await findings(text);
    expect(found.map(one => one.split(' ')[1])).toEqual([rule]);
    const at = Number(found[0]?.split(' ')[0]);
    if (place === undefined) expect(at).toBe(lineOf(before));
    else expect(REFERENCE.split('\n')[at - 1]).toBe(place);
  });

  it.each([
    [/ neighbor nrec password .*\n/, 'nrec/password-missing'],
    [/ neighbor nrec ebgp-multihop\n/, 'nrec/multihop'],
    [/ neighbor nrec update-source .*\n/, 'nrec/source-address'],
    [/ neighbor 10\.255\.255\.2 .*\n/, 'nrec/missing-peer'],
  ])('what a group lacks is said once: %s', async (line, rule) => {
    const text = REFERENCE.replace(line, '');
    expect(await findings(text)).toEqual([`${lineOf(' neighbor nrec peer-group')} ${rule}`]);
  });

  it.each([
    [
      'a group that is not there',
      ' neighbor 10.255.255.1 peer-group nrec',
      ' neighbor 10.255.255.1 peer-group nerc',
      'frr/undefined-name',
    ],
    [
      'a group that is made under another name',
      ' neighbor nrec peer-group',
      ' neighbor ncre peer-group',
      'frr/neighbor-order',
    ],
    ['a group without a number', ' neighbor nrec remote-as 65535\n', '', 'frr/no-remote-as'],
    [
      'another AS number before',
      'router bgp 4200000000\n',
      'router bgp 64512\nexit\nrouter bgp 4200000000\n',
      'frr/second-bgp',
    ],
    [
      'a policy for nobody',
      '  neighbor nrec route-map OUT4 out',
      '  neighbor ncre route-map OUT4 out',
      'frr/neighbor-order',
    ],
    [
      'a number that is taken by what is not ours',
      'permit 192.168.0.16/31 le 32\n',
      'permit 192.168.0.16/31 le 32\nip prefix-list OURS seq 10 permit 10.0.0.0/8 le 32\n',
      'nrec/export-outside-allocation',
    ],
    [
      'few hops, by TTL security',
      ' neighbor nrec ebgp-multihop',
      ' neighbor nrec ttl-security hops 2',
      'nrec/ttl-security',
    ],
  ])('what follows from %s is not said as well', async (_what, before, after, rule) => {
    const text = REFERENCE.replace(before, after);
    expect(text).not.toBe(REFERENCE);
    expect((await findings(text)).map(one => one.split(' ')[1])).toEqual([rule]);
  });

  it('leaves the sessions of other VRFs alone', async () => {
    const other =
      'router bgp 4200000000 vrf blue\n no bgp ebgp-requires-policy\n neighbor 192.0.2.9 remote-as 65001\nexit\n';
    expect(await findings(REFERENCE + other)).toEqual([]);
    expect(await findings(other + REFERENCE)).toEqual([]);
  });
});
