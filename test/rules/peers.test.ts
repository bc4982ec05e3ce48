import { describe, expect, test } from 'vitest';
import { ABSENT, unknown } from '../../server/src/model/fact.js';
import type { Session } from '../../server/src/model/session.js';
import { ALLOCATION, at, diagnostics, findings, fixOf, ip, PEER1, PEER2, sentFrom, session, speaker } from './build.js';

const pair = (first: string, second: string, changes: Partial<Session> = {}) =>
  speaker({ sessions: [session('nrec_peer1', first, changes), session('nrec_peer2', second, changes)] });

describe('a neighbour that is nearly a peer', () => {
  test.each(['10.255.255.11', '10.255.25.1', '10.255.255.3', '100.255.255.1', '10.225.255.1'])('%s', typo => {
    const mistaken = pair(typo, '10.255.255.2');
    expect(findings(mistaken)).toEqual(['nrec/neighbor-typo warning @ nrec_peer1 neighbor']);
    expect(fixOf(mistaken)).toBe('safe: setPeerAddress(nrec_peer1, 10.255.255.1)');
  });

  test('is not certain when both peers are in reach', () => {
    const mistaken = pair('10.255.255.3', '10.255.255.4');
    expect(findings(mistaken)).toEqual([
      'nrec/neighbor-typo warning @ nrec_peer1 neighbor',
      'nrec/neighbor-typo warning @ nrec_peer2 neighbor',
    ]);
    expect(fixOf(mistaken)).toBe('unsafe: setPeerAddress(nrec_peer1, 10.255.255.1)');
  });

  test('with another peer AS is none of ours', () => {
    const other = session('other', '10.255.255.3', { peerAs: at('other as', 64500), password: ABSENT });
    expect(findings(speaker({ sessions: [PEER1, PEER2, other] }))).toEqual([]);
  });

  test('is a session of its own when every peer has one', () => {
    const third = session('third', '10.255.255.3', { password: ABSENT });
    expect(findings(speaker({ sessions: [PEER1, PEER2, third] }))).toEqual([]);
  });

  test('is judged by the other rules too', () => {
    const mistaken = speaker({ sessions: [session('nrec_peer1', '10.255.255.3', { password: ABSENT }), PEER2] });
    expect(findings(mistaken)).toEqual([
      'nrec/neighbor-typo warning @ nrec_peer1 neighbor',
      'nrec/password-missing error @ nrec_peer1',
    ]);
  });
});

describe('the same peer twice', () => {
  test('is reported where the order breaks, and mended', () => {
    expect(findings(pair('10.255.255.1', '10.255.255.1'))).toEqual([
      'nrec/duplicate-session error @ nrec_peer2 neighbor',
    ]);
    expect(findings(pair('10.255.255.2', '10.255.255.2'))).toEqual([
      'nrec/duplicate-session error @ nrec_peer1 neighbor',
    ]);
    expect(fixOf(pair('10.255.255.2', '10.255.255.2'))).toBe('safe: setPeerAddress(nrec_peer1, 10.255.255.1)');
  });

  test('is one too many beside the other peer', () => {
    const extra = speaker({ sessions: [PEER1, PEER2, session('nrec_peer3', '10.255.255.2')] });
    expect(findings(extra)).toEqual(['nrec/duplicate-session error @ nrec_peer3 neighbor']);
    expect(fixOf(extra)).toBeUndefined();
  });

  test('from different addresses are two sessions', () => {
    const second = session('nrec_peer3', '10.255.255.2', sentFrom('nrec_peer3', undefined, '10.0.240.200'));
    const rules = findings(speaker({ sessions: [PEER1, PEER2, second] }));
    expect(rules).not.toContain('nrec/duplicate-session error @ nrec_peer3 neighbor');
  });

  test('one of them switched off is no duplicate', () => {
    const off = session('old', '10.255.255.2', { disabled: at('old disabled', true) });
    expect(findings(speaker({ sessions: [PEER1, PEER2, off] }))).toEqual([]);
  });
});

describe('a missing peer', () => {
  test('is a warning on the session that is there', () => {
    const half = speaker({ sessions: [PEER2] });
    expect(findings(half)).toEqual(['nrec/missing-peer warning @ nrec_peer2']);
    expect(fixOf(half)).toBe('unsafe: addSession(to 10.255.255.1, nrec_peer2)');
  });

  test('is an error when there is none, on a session that has to do with NREC', () => {
    const upstream = session('upstream', '192.0.2.1', { peerAs: at('upstream as', 64500) });
    const none = speaker({ sessions: [upstream] });
    expect(findings(none)).toEqual(['nrec/missing-peer error @ upstream']);
    expect(fixOf(none)).toBe('unsafe: addSession(to 10.255.255.1, undefined)');
  });

  test('is not missed where nothing has to do with NREC', () => {
    const stranger = session('stranger', '192.0.2.1', { peerAs: at('s as', 64500), localAs: at('s local', 64501) });
    expect(findings(speaker({ sessions: [stranger] }))).toEqual([]);
    expect(findings(speaker({ sessions: [] }))).toEqual([]);
  });

  test('is missed in a file that the profile names as an instance’s', () => {
    const instance = { name: 'lb1', address: ip('10.0.240.156'), files: ['bird.conf'] };
    expect(findings(speaker({ sessions: [] }), { instance })).toEqual(['nrec/missing-peer error @ file']);
  });

  test('is said of the session that goes astray', () => {
    const astray = pair('10.255.255.1', '192.0.2.77');
    expect(findings(astray)).toEqual(['nrec/missing-peer warning @ nrec_peer2 neighbor']);
    expect(fixOf(astray)).toBe('unsafe: setPeerAddress(nrec_peer2, 10.255.255.2)');
  });

  test('may be switched off', () => {
    const off = session('nrec_peer2', '10.255.255.2', { disabled: at('nrec_peer2 disabled', true) });
    expect(findings(speaker({ sessions: [PEER1, off] }))).toEqual(['nrec/missing-peer warning @ nrec_peer2 disabled']);
    expect(fixOf(speaker({ sessions: [PEER1, off] }))).toBe('unsafe: removeStatement(nrec_peer2 disabled)');
  });

  test('is not missed while something was not read', () => {
    const unread = session('half', '192.0.2.1', { peerAddress: unknown('it is a template hole') });
    expect(findings(speaker({ sessions: [PEER1, unread] }))).toEqual([]);
    expect(findings(speaker({ sessions: [PEER1], incomplete: true }))).toEqual([]);
  });

  test('of three is one finding', () => {
    const allocation = { ...ALLOCATION, peers: [...ALLOCATION.peers, ip('10.255.254.9')] };
    expect(findings(speaker(), { allocation })).toEqual(['nrec/missing-peer warning @ nrec_peer1']);
    expect(diagnostics(speaker(), { allocation })[0]?.message).toContain('10.255.254.9');
  });
});
