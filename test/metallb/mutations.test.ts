/** One mistake, one finding, in its place: the NREC page's manifest with one edit at a time, through the whole pipeline. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { judge, mutated, PAGE, PASSWORD, peer, shown } from './page.js';

function commentsOf(text: string): string[] {
  return text.match(/#.*/g) ?? [];
}

test('the page has no finding', async () => {
  const { diagnostics } = await judge(PAGE);
  expect(diagnostics.map(one => `${shown(PAGE, one)} ${one.message}`)).toEqual([]);
});

test('the example has no finding, and its password is the one of the BIRD example', async () => {
  const read = (name: string) => readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8');
  const text = read('metallb/nrec.yaml');
  const { diagnostics } = await judge(text, '0.16', read('.nrec.yaml'));
  expect(diagnostics.map(({ rule }) => rule)).toEqual(['nrec/password-mismatch']);
  const [password] = /(?<=password: )\S+/.exec(text) ?? [];
  expect(read('bird/good.conf')).toContain(`password "${password}"`);
});

// what is replaced (a number picks its occurrence, from 0), by what, and the one finding
const MUTATIONS: readonly (readonly [string, number, string, string])[] = [
  ['myASN: 4200000000', 0, 'myASN: 4200000001', 'nrec/local-as error 25 "4200000001"'],
  ['peerASN: 65535', 1, 'peerASN: 65534', 'nrec/peer-as error 44 "65534"'],
  ['10.255.255.2', 0, '10.255.255.1', 'metallb/peer-conflict error 45 "10.255.255.1"'],
  ['10.255.255.2', 0, '10.255.255.3', 'nrec/neighbor-typo warning 45 "10.255.255.3"'],
  ['10.255.255.2', 0, '192.0.2.99', 'nrec/missing-peer warning 45 "192.0.2.99"'],
  [peer(2), 0, '', 'nrec/missing-peer warning 22 "nrec-peer1"'],
  ['    ebgpMultiHop: true\n', 0, '', 'nrec/multihop error 22 "nrec-peer1"'],
  ['ebgpMultiHop: true', 1, 'ebgpMultiHop: false', 'nrec/direct-session error 49 "false"'],
  ['    bfdProfile: bfdprofile\n', 1, '', 'nrec/bfd-required error 40 "nrec-peer2"'],
  ['    passwordSecret:\n        name: nrec-bgp\n', 0, '', 'nrec/password-missing error 22 "nrec-peer1"'],
  [
    `password: ${PASSWORD}`,
    0,
    `password: |\n        ${PASSWORD}`,
    `metallb/secret warning 17 "|\n        ${PASSWORD}\n"`,
  ],
  ['peerAddress:', 0, 'peerPort: 1790\n    peerAddress:', 'nrec/peer-port warning 27 "1790"'],
  ['peerAddress:', 0, 'holdTime: 0s\n    peerAddress:', 'nrec/hold-time warning 27 "0s"'],
  ['- 192.168.0.16/31', 0, '- 192.168.0.0/24', 'nrec/export-outside-allocation error 62 "192.168.0.0/24"'],
  [
    '- 192.168.0.16/31',
    0,
    '- 192.168.0.15-192.168.0.17',
    'nrec/export-outside-allocation error 62 "192.168.0.15-192.168.0.17"',
  ],
  ['1755::/127', 0, '1755::/64', 'nrec/export-outside-allocation error 63 "fda4:5ff2:8477:1755::/64"'],
  ['        - fda4:5ff2:8477:1755::/127\n', 0, '', 'nrec/allocation-never-announced error 67 "elastic"'],
  ['        - 192.168.0.16/31\n', 0, '', 'nrec/family-missing warning 22 "nrec-peer1"'],
  ['    dualStackAddressFamily: true\n', 0, '', 'nrec/family-missing error 22 "nrec-peer1"'],
];

test('BFD that wants a nearer router is said to be so, where it is written', async () => {
  const text = PAGE.replace('receiveInterval: 380', 'receiveInterval: 380\n    minimumTtl: 250');
  const { diagnostics } = await judge(text);
  expect(diagnostics.map(one => shown(text, one))).toEqual(['nrec/bfd-ttl error 8 "250"']);
});

describe.each(MUTATIONS)('%j (%i) → %j', (before, occurrence, after, finding) => {
  const text = mutated(PAGE, before, occurrence, after);

  test('has one finding, in its place', async () => {
    const { diagnostics } = await judge(text);
    expect(diagnostics.map(one => shown(text, one))).toEqual([finding]);
  });

  test('is mended wholly by the fix', async () => {
    const { diagnostics } = await judge(text);
    const [fix] = diagnostics.flatMap(({ fixes }) => fixes);
    if (!fix) throw new Error('no fix');
    const mended = applyEdits(text, fix.edits);
    const left = (await judge(mended)).diagnostics;
    expect(left.map(one => shown(mended, one))).toEqual([]);
    expect(commentsOf(mended)).toEqual(expect.arrayContaining(commentsOf(text)));
    expect(fix.title).not.toContain(PASSWORD);
  });
});

const NEIGHBOR = (number: number, advertise: string) => `      - address: 10.255.255.${number}
        asn: 65535
        password: ${PASSWORD}
        ebgpMultiHop: true
        bfdProfile: nrec
        dualStackAddressFamily: true
        toAdvertise:
          allowed:
${advertise}`;

/** The same for frr-k8s alone, without MetalLB's own objects. */
const FRR = `apiVersion: frrk8s.metallb.io/v1beta1
kind: FRRConfiguration
metadata:
  name: nrec
  namespace: frr-k8s-system
spec:
  bgp:
    routers:
    - asn: 4200000000
      prefixes:
      - 192.168.0.16/32
      - fda4:5ff2:8477:1755::/128
      neighbors:
${NEIGHBOR(1, '            mode: all # both\n')}${NEIGHBOR(2, '            prefixes: [192.168.0.16/32, "fda4:5ff2:8477:1755::/128"]\n')}    bfdProfiles:
    - name: nrec
`;

const FRR_MUTATIONS: readonly (readonly [string, number, string, string])[] = [
  ['asn: 4200000000', 0, 'asn: 4200000001', 'nrec/local-as error 9 "4200000001"'],
  ['asn: 65535', 1, 'asn: 65534', 'nrec/peer-as error 24 "65534"'],
  ['        ebgpMultiHop: true\n', 0, '', 'nrec/multihop error 14 "10.255.255.1"'],
  ['        bfdProfile: nrec\n', 1, '', 'nrec/bfd-required error 23 "10.255.255.2"'],
  [
    '        bfdProfile: nrec\n',
    0,
    '        bfdProfile: nrec\n        holdTime: 0s\n        keepaliveTime: 0s\n',
    'nrec/hold-time warning 19 "0s"',
  ],
  [
    NEIGHBOR(2, '            prefixes: [192.168.0.16/32, "fda4:5ff2:8477:1755::/128"]\n'),
    0,
    '',
    'nrec/missing-peer warning 14 "10.255.255.1"',
  ],
  [
    '      - 192.168.0.16/32\n',
    0,
    '      - 192.168.0.16/32\n      - 192.168.0.0/24\n',
    'nrec/export-outside-allocation error 12 "192.168.0.0/24"',
  ],
  [
    'mode: all # both',
    0,
    'mode: all\n        toReceive: {allowed: {mode: all}}',
    'nrec/import-not-none warning 23 "mode: all"',
  ],
  ['        dualStackAddressFamily: true\n', 0, '', 'nrec/family-missing error 14 "10.255.255.1"'],
];

test('an FRRConfiguration that says the same has no finding', async () => {
  expect((await judge(FRR)).diagnostics).toEqual([]);
});

describe.each(FRR_MUTATIONS)('in an FRRConfiguration, %j (%i) → %j', (before, occurrence, after, finding) => {
  const text = mutated(FRR, before, occurrence, after);

  test('has one finding, which the fix takes away', async () => {
    const { diagnostics } = await judge(text);
    expect(diagnostics.map(one => shown(text, one))).toEqual([finding]);
    const [fix] = diagnostics.flatMap(({ fixes }) => fixes);
    if (!fix) throw new Error('no fix');
    const mended = applyEdits(text, fix.edits);
    expect(
      (await judge(mended)).diagnostics.map(one => shown(mended, one)),
      mended,
    ).toEqual([]);
  });
});
