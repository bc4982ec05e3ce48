import { describe, expect, test } from 'vitest';
import { ABSENT } from '../../server/src/model/fact.js';
import { ALLOCATION, at, findings, fixOf, ip, sentFrom, session, speaker, spot } from './build.js';

const OWN = '10.0.240.156';
const INSTANCE = { name: 'lb1', address: ip(OWN), files: ['bird.conf'] };

const addressed = (routerId: string | undefined, ...sessions: readonly (readonly (string | undefined)[])[]) =>
  speaker({
    routerId: routerId ? at('router id', ip(routerId)) : ABSENT,
    sessions: sessions.map(([local, source], index) => {
      const name = `nrec_peer${index + 1}`;
      return session(name, `10.255.255.${index + 1}`, sentFrom(name, local, source));
    }),
  });

describe('places that name the instance’s address disagree', () => {
  test.each([
    ['router id', addressed('10.0.240.157', [OWN, OWN], [OWN, OWN]), 'router id'],
    ['local', addressed(OWN, ['10.0.240.157', OWN], [OWN, OWN]), 'nrec_peer1 local'],
    ['source', addressed(OWN, [OWN, OWN], [OWN, '10.0.240.157']), 'nrec_peer2 source'],
    ['an address outside the network', addressed(OWN, ['192.0.2.7', OWN], [OWN, OWN]), 'nrec_peer1 local'],
    ['router id against one source', addressed('10.0.240.157', [undefined, OWN], [undefined, OWN]), 'router id'],
    [
      'local against source, nothing else',
      addressed(undefined, ['10.0.240.157', OWN], [OWN, undefined]),
      'nrec_peer1 local',
    ],
    ['the network decides', addressed('192.0.2.1', [undefined, OWN], ['192.0.2.1', undefined]), 'router id'],
  ])('%s', (_, mistaken, place) => {
    expect(apartFromRouterId(mistaken)).toEqual([`nrec/address-agreement warning @ ${place}`]);
    // Every wrong place at once.
    expect(fixOf(mistaken)).toMatch(/^unsafe: (set(RouterId\(|LocalAddress\(nrec_peer., )10\.0\.240\.156\)(; |$))+$/);
  });

  test('a template’s address acts on both sessions', () => {
    const wrong = { ...at('template', ip('10.0.240.157')), origin: 'inherited' as const };
    if (wrong.kind !== 'known') throw new Error('written');
    const changes = { localAddresses: [wrong], localAddress: wrong };
    const mistaken = speaker({
      sessions: [session('nrec_peer1', '10.255.255.1', changes), session('nrec_peer2', '10.255.255.2', changes)],
    });
    // One place against the router id, however many sessions take it: the one that keeps sessions down.
    expect(findings(mistaken)).toEqual(['nrec/address-agreement warning @ template']);
    expect(findings(mistaken, { instance: INSTANCE })).toEqual(['nrec/address-agreement warning @ template']);
    expect(fixOf(mistaken, { instance: INSTANCE })).toBe(
      `safe: setLocalAddress(nrec_peer1, ${OWN}); setLocalAddress(nrec_peer2, ${OWN})`,
    );
    expect(spot('template')).toEqual(wrong.valueAt);
  });
});

describe('source address', () => {
  test('is missing', () => {
    const mistaken = addressed(OWN, [undefined, undefined], [OWN]);
    expect(findings(mistaken)).toEqual(['nrec/source-address warning @ nrec_peer1']);
    expect(fixOf(mistaken)).toBe(`unsafe: setLocalAddress(nrec_peer1, ${OWN})`);
    expect(fixOf(mistaken, { instance: INSTANCE })).toBe(`safe: setLocalAddress(nrec_peer1, ${OWN})`);
  });

  test.each([[[OWN]], [[undefined, OWN]]] as const)('one statement is enough: %j', names => {
    expect(findings(addressed(OWN, names, names))).toEqual([]);
  });

  test('is outside the instances’ network, said once', () => {
    const elsewhere = '192.0.2.7';
    const mistaken = addressed(elsewhere, [elsewhere, elsewhere], [elsewhere, elsewhere]);
    expect(findings(mistaken)).toEqual(['nrec/source-address warning @ nrec_peer1 local']);
    expect(findings(mistaken, { allocation: { ...ALLOCATION, instanceNetwork: [] } })).toEqual([]);
  });

  test('is another instance’s', () => {
    const other = '10.0.240.157';
    const mistaken = addressed(other, [other, other], [other, other]);
    expect(findings(mistaken)).toEqual([]);
    expect(findings(mistaken, { instance: INSTANCE })).toEqual(['nrec/source-address warning @ nrec_peer1 local']);
    expect(fixOf(mistaken, { instance: INSTANCE })).toBe(
      `safe: setLocalAddress(nrec_peer1, ${OWN}); setLocalAddress(nrec_peer2, ${OWN}); setRouterId(${OWN})`,
    );
  });

  test('is a router of NREC’s', () => {
    const allocation = { ...ALLOCATION, instanceNetwork: [] };
    const mistaken = addressed(undefined, ['10.255.255.1'], ['10.255.255.1']);
    expect(apartFromRouterId(mistaken, { allocation })).toEqual(['nrec/source-address warning @ nrec_peer1 local']);
  });
});

describe('an address of the allocation as own address', () => {
  test.each([
    ['router id', addressed('192.168.0.16', [OWN, OWN], [OWN, OWN]), 'router id'],
    ['source', addressed(OWN, [OWN, OWN], [OWN, '192.168.0.17']), 'nrec_peer2 source'],
  ])('%s', (_, mistaken, place) => {
    expect(findings(mistaken)).toEqual([`nrec/anycast-own-address error @ ${place}`]);
    expect(fixOf(mistaken)).toMatch(/^unsafe: set.*10\.0\.240\.156\)$/);
  });

  test('everywhere is one finding', () => {
    const one = '192.168.0.16';
    const mistaken = addressed(one, [one, one], [one, one]);
    expect(findings(mistaken)).toEqual(['nrec/anycast-own-address error @ router id']);
    expect(fixOf(mistaken)).toBeUndefined();
  });
});

test('a configuration without any own address in sight is left to the other rules', () => {
  expect(findings(addressed(undefined, [OWN], [OWN]))).toEqual(['nrec/router-id info @ nrec_peer1 local as']);
});

/** That there is no router id is a finding of its own. */
function apartFromRouterId(...of: Parameters<typeof findings>): string[] {
  return findings(...of).filter(finding => !finding.startsWith('nrec/router-id'));
}
