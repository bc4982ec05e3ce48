import { describe, expect, test } from 'vitest';
import type { Speaker } from '../../server/src/model/speaker.js';
import { formatAddress } from '../../server/src/net/address.js';
import type { Allocation } from '../../server/src/profile/allocation.js';
import { chooseAllocation, nrecSessions } from '../../server/src/rules/nrec-session.js';
import { ALLOCATION, at, ip, labelOf, net, session, speaker } from './build.js';

const meant = (...neighbors: string[]) =>
  nrecSessions(speaker({ sessions: neighbors.map((address, index) => session(`s${index}`, address)) }), ALLOCATION).map(
    ({ session: { name }, peer, exact }) => `${name} ${exact ? '=' : '~'} ${formatAddress(peer)}`,
  );

describe('NREC sessions', () => {
  test('have an NREC router as neighbour, in the file’s order', () => {
    expect(meant('10.255.255.2', '192.0.2.1', '10.255.255.1')).toEqual(['s0 = 10.255.255.2', 's2 = 10.255.255.1']);
  });

  test('each near neighbour is meant for one peer, the nearest first', () => {
    expect(meant('10.255.255.12', '10.255.255.2')).toEqual(['s0 ~ 10.255.255.1', 's1 = 10.255.255.2']);
    expect(meant('10.255.225.2', '10.255.255.11')).toEqual(['s0 ~ 10.255.255.2', 's1 ~ 10.255.255.1']);
    expect(meant('10.255.255.3', '10.255.255.4', '10.255.255.5')).toEqual(['s0 ~ 10.255.255.1', 's1 ~ 10.255.255.2']);
  });

  test('are more than two slips away from none', () => {
    expect(meant('10.255.255.123', '10.25.25.211')).toEqual(['s0 ~ 10.255.255.1']);
  });
});

const osl: Allocation = { ...ALLOCATION, name: 'osl' };
const bgo: Allocation = {
  ...ALLOCATION,
  name: 'bgo',
  localAs: 4200000001,
  peers: [ip('10.254.255.11'), ip('10.254.255.12')],
  ipv4: [{ prefix: net('198.51.100.0/31'), maxLength: 32 }],
  ipv6: [],
};

describe('the allocation of a file', () => {
  const chosen = (of: Speaker, ...candidates: Allocation[]) => {
    const { allocation, diagnostics } = chooseAllocation(of, candidates);
    return [allocation?.name, ...diagnostics.map(({ rule, span }) => `${rule} @ ${labelOf(span)}`)];
  };
  const stranger = session('stranger', '192.0.2.1', {
    localAs: at('stranger local as', 64500),
    peerAs: at('stranger as', 64501),
    families: [],
  });

  test('is the only candidate', () => {
    expect(chosen(speaker({ sessions: [stranger] }), osl)).toEqual(['osl']);
    expect(chosen(speaker())).toEqual([undefined]);
  });

  test('has the peers', () => {
    expect(chosen(speaker(), bgo, osl)).toEqual(['osl']);
    const moved = session('s', '10.254.255.11');
    expect(chosen(speaker({ sessions: [moved] }), osl, bgo)).toEqual(['bgo']);
  });

  test('has the local AS, or else the prefixes, when the peers are no help', () => {
    const sessions = [session('s', '192.0.2.1', { peerAs: at('as', 64501) })];
    expect(chosen(speaker({ sessions }), bgo, osl)).toEqual(['osl']);
    const neither = [{ ...sessions[0], localAs: at('local as', 64500) } as (typeof sessions)[number]];
    expect(chosen(speaker({ sessions: neither }), bgo, osl)).toEqual(['osl']);
  });

  test('is none when nothing fits', () => {
    expect(chosen(speaker({ sessions: [stranger] }), osl, bgo)).toEqual([undefined]);
  });

  test('is left open when two fit equally', () => {
    expect(chosen(speaker(), osl, { ...ALLOCATION, name: 'other' })).toEqual([
      undefined,
      'nrec/ambiguous-allocation @ nrec_peer1',
    ]);
  });
});
