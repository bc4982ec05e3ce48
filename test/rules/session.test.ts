import { describe, expect, test } from 'vitest';
import { ABSENT, byDefault, unknown } from '../../server/src/model/fact.js';
import type { Session } from '../../server/src/model/session.js';
import { ALLOCATION, at, findings, fixOf, session, speaker, spot, withBoth, withPeer1 } from './build.js';

test('the page has no finding', () => {
  expect(findings(speaker())).toEqual([]);
});

const p = 'nrec_peer1';

// setting, its value, the one finding, its fix
const MISTAKES: readonly (readonly [string, Partial<Session>, string, string])[] = [
  [
    'another local AS',
    { localAs: at(`${p} local as`, 4200000001) },
    `nrec/local-as error @ ${p} local as`,
    `safe: setLocalAs(${p}, 4200000000)`,
  ],
  [
    'another peer AS',
    { peerAs: at(`${p} peer as`, 65534) },
    `nrec/peer-as error @ ${p} peer as`,
    `safe: setPeerAs(${p}, 65535)`,
  ],
  [
    'an internal peer',
    { peerAs: at(`${p} peer as`, 'internal') },
    `nrec/peer-as error @ ${p} peer as`,
    `safe: setPeerAs(${p}, 65535)`,
  ],
  [
    'another port',
    { peerPort: at(`${p} port`, 1790) },
    `nrec/peer-port warning @ ${p} port`,
    `safe: setDefaultPeerPort(${p})`,
  ],
  ['no multihop', { multihop: byDefault(0) }, `nrec/multihop error @ ${p}`, `safe: enableMultihop(${p})`],
  ['no word of multihop', { multihop: ABSENT }, `nrec/multihop error @ ${p}`, `safe: enableMultihop(${p})`],
  [
    'direct',
    { multihop: at(`${p} direct`, 0) },
    `nrec/direct-session error @ ${p} direct`,
    `safe: enableMultihop(${p})`,
  ],
  [
    'one hop',
    { multihop: at(`${p} multihop`, 1) },
    `nrec/multihop-hops error @ ${p} multihop`,
    `safe: enableMultihop(${p})`,
  ],
  [
    'two hops',
    { multihop: at(`${p} multihop`, 2) },
    `nrec/multihop-hops warning @ ${p} multihop`,
    `unsafe: enableMultihop(${p})`,
  ],
  [
    'ttl security',
    { ttlSecurity: at(`${p} ttl`, true) },
    `nrec/ttl-security error @ ${p} ttl`,
    `safe: removeStatement(${p} ttl)`,
  ],
  [
    'passive',
    { passive: at(`${p} passive`, true) },
    `nrec/passive-session error @ ${p} passive`,
    `safe: makeActive(${p})`,
  ],
  ['2-byte AS numbers', { as4: at(`${p} as4`, false) }, `nrec/as4-disabled error @ ${p} as4`, `safe: enableAs4(${p})`],
  [
    'a hold time of 2',
    { holdTime: at(`${p} hold`, 2) },
    `nrec/hold-time error @ ${p} hold`,
    `unsafe: setDefaultHoldTime(${p})`,
  ],
  [
    'a hold time of 0',
    { holdTime: at(`${p} hold`, 0) },
    `nrec/hold-time warning @ ${p} hold`,
    `unsafe: setDefaultHoldTime(${p})`,
  ],
  ['no BFD', { bfd: byDefault('off') }, `nrec/bfd-required error @ ${p}`, `safe: enableBfd(${p})`],
  ['BFD off', { bfd: at(`${p} bfd`, 'off') }, `nrec/bfd-required error @ ${p} bfd`, `safe: enableBfd(${p})`],
];

describe.each(MISTAKES)('%s', (_, changes, finding, fix) => {
  test('is found once, in its place, and mended', () => {
    expect(findings(withPeer1(changes))).toEqual([finding]);
    expect(fixOf(withPeer1(changes))).toBe(fix);
  });

  test('is found once when both sessions take it from one place', () => {
    const [setting, fact] = Object.entries(changes)[0] as [string, Session['localAs']];
    if (fact.kind !== 'known' || !fact.at) return;
    const [rule, severity] = finding.split(' ');
    expect(findings(withBoth({ [setting]: { ...fact, origin: 'inherited', valueAt: spot('template') } }))).toEqual([
      `${rule} ${severity} @ template`,
    ]);
  });

  test('is no business of ours in another session', () => {
    const other = session('upstream', '192.0.2.1', { peerAs: at('upstream as', 64500), ...changes });
    expect(findings(speaker({ sessions: [...speaker().sessions, other] }))).toEqual([]);
  });
});

test.each([
  'localAs',
  'peerAs',
  'peerPort',
  'multihop',
  'ttlSecurity',
  'passive',
  'as4',
  'holdTime',
  'bfd',
  'password',
  'localAddress',
] as const)('an unknown %s is not judged', setting => {
  const localAddresses = setting === 'localAddress' ? { localAddresses: [] } : {};
  expect(findings(withPeer1({ [setting]: unknown('it is a template hole'), ...localAddresses }))).toEqual([]);
});

test.each(['multihop', 'bfd', 'password'] as const)('a missing %s may stand in text that was not read', setting => {
  expect(findings(withPeer1({ [setting]: ABSENT, incomplete: true }))).toEqual([]);
});

test('a peer AS of "external" fits NREC', () => {
  expect(findings(withPeer1({ peerAs: at('as', 'external') }))).toEqual([]);
});

test('BFD is a matter of the allocation', () => {
  const optional = { allocation: { ...ALLOCATION, bfd: 'optional' as const } };
  const disabled = { allocation: { ...ALLOCATION, bfd: 'disabled' as const } };
  expect(findings(withBoth({ bfd: byDefault('off') }), optional)).toEqual(['nrec/bfd-unused warning @ bfd']);
  expect(findings(withPeer1({ bfd: byDefault('off') }), optional)).toEqual([
    'nrec/peer-difference warning @ nrec_peer2 bfd',
  ]);
  expect(findings(withBoth({ bfd: byDefault('off') }), disabled)).toEqual([]);
  expect(findings(withPeer1({ bfd: byDefault('off') }), disabled)).toEqual(['nrec/bfd-disabled info @ nrec_peer2 bfd']);
});

test('the allocation may have whatever AS numbers it has', () => {
  const allocation = { ...ALLOCATION, localAs: 64512, peerAs: 64513 };
  const numbers = { localAs: at('local as', 64512), peerAs: at('peer as', 64513) };
  expect(findings(withBoth(numbers), { allocation })).toEqual([]);
});
