import { describe, expect, it } from 'vitest';
import { frr } from '../../../server/src/dialects/frr/index.js';
import { lowerFrr } from '../../../server/src/dialects/frr/lower.js';
import { type Fact, knownValue } from '../../../server/src/model/fact.js';
import type { BfdTimers } from '../../../server/src/model/session.js';
import { givenSources } from '../../../server/src/model/snapshot.js';
import type { Speaker } from '../../../server/src/model/speaker.js';
import { formatAddress } from '../../../server/src/net/address.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';
import { REFERENCE_PASSWORD, REFERENCE_PROFILE } from '../../bird/meaning/reference.js';
import { memoryHost } from '../../bird/memory-host.js';
import { REFERENCE } from './reference.js';

const BGP = `router bgp 64512
 neighbor 192.0.2.1 remote-as 64513
 neighbor 192.0.2.1 ebgp-multihop
 neighbor 192.0.2.1 update-source 198.51.100.1
 neighbor 192.0.2.1 bfd
`;

function speakerOf(files: Readonly<Record<string, string>>, root = 'frr.conf'): Speaker {
  const sources = new Map(Object.entries(files).map(([path, text]) => [path, { path, text }]));
  const [speaker] = lowerFrr(frr.parse(root, givenSources(sources), '8.4'));
  if (!speaker) throw new Error('no speaker');
  return speaker;
}

const numbers = (timers: BfdTimers | undefined) =>
  timers &&
  [timers.transmitInterval, timers.receiveInterval, timers.multiplier].map((fact: Fact<number>) =>
    fact.kind === 'known' ? fact.value : fact.kind,
  );

/** Transmit and receive interval and multiplier of the session. */
const timers = (text: string) => numbers(speakerOf({ 'frr.conf': text }).sessions[0]?.bfdTimers);

const PROFILE = 'bfd\n profile slow\n  transmit-interval 500\n  detect-multiplier 5\n exit\n';
const PEER = ' peer 192.0.2.1 multihop local-address 198.51.100.1\n';

describe('timers of BFD', () => {
  it.each<readonly [string, string, readonly unknown[]]>([
    ['are bfdd’s own', BGP, [300, 300, 3]],
    ['are those of the profile', `${BGP} neighbor 192.0.2.1 bfd profile slow\nexit\n${PROFILE}`, [500, 300, 5]],
    ['are bfdd’s own where there is no such profile', `${BGP} neighbor 192.0.2.1 bfd profile x\n`, [300, 300, 3]],
    ['stand in the line of old', `${BGP} neighbor 192.0.2.1 bfd 4 600 700\n`, [700, 600, 4]],
    ['are those of a peer that is the same session', `${BGP}exit\nbfd\n${PEER}  receive-interval 900\n`, [300, 900, 3]],
    [
      'are first the peer’s own, then those of the profile that BGP names',
      `${BGP} neighbor 192.0.2.1 bfd profile slow\nexit\n${PROFILE}${PEER}  transmit-interval 900\n`,
      [900, 300, 5],
    ],
    [
      'are not those of a peer on the same link',
      `${BGP}exit\nbfd\n peer 192.0.2.1\n  receive-interval 900\n`,
      [300, 300, 3],
    ],
    [
      'are not those of a peer that was taken back',
      `${BGP}exit\nbfd\n${PEER}  receive-interval 900\n exit\n no${PEER}`,
      [300, 300, 3],
    ],
  ])('%s', (_what, text, expected) => {
    expect(timers(text)).toEqual(expected);
  });

  it('are not known where bfdd has a file that is not there', () => {
    const speaker = speakerOf({ 'bgpd.conf': BGP }, 'bgpd.conf');
    expect(numbers(speaker.sessions[0]?.bfdTimers)).toEqual(['unknown', 'unknown', 'unknown']);
    const seen = speakerOf(
      { 'bgpd.conf': `${BGP} neighbor 192.0.2.1 bfd profile slow\n`, 'bfdd.conf': PROFILE },
      'bgpd.conf',
    );
    expect(numbers(seen.sessions[0]?.bfdTimers)).toEqual([500, 300, 5]);
  });

  it('are absent without BFD', () => {
    expect(speakerOf({ 'frr.conf': BGP.replace(/.*bfd\n/, '') }).sessions[0]?.bfdTimers).toBeUndefined();
  });
});

describe('the lowest TTL of BFD', () => {
  const ttl = (text: string, version: string) => {
    const source = { path: 'frr.conf', text };
    const [speaker] = lowerFrr(frr.parse('frr.conf', givenSources(new Map([['frr.conf', source]])), version));
    const fact = speaker?.sessions[0]?.bfdTimers?.minimumTtl;
    return fact?.kind === 'known' ? fact.value : fact?.kind;
  };

  it.each<readonly [string, string, unknown, unknown]>([
    ['is that of the most hops', BGP, 1, 1],
    ['follows from the hops', BGP.replace('ebgp-multihop', 'ebgp-multihop 5'), 251, 251],
    ['is high for a peer that is written', `${BGP}exit\nbfd\n${PEER}`, 254, 'unknown'],
    ['is what the peer says', `${BGP}exit\nbfd\n${PEER}  minimum-ttl 7\n`, 7, 7],
  ])('%s', (_what, text, old, later) => {
    expect([ttl(text, '8.4'), ttl(text, '10.3')]).toEqual([old, later]);
  });
});

describe('peers of BFD', () => {
  it('are lowered with what they say', () => {
    const text = `${BGP}exit\n${PROFILE}${PEER}  profile slow\n  passive-mode\n exit\n peer 203.0.113.1 vrf red\n`;
    const { bfdPeers } = speakerOf({ 'frr.conf': text });
    expect(
      bfdPeers?.map(peer => ({
        address: peer.address.kind === 'known' && formatAddress(peer.address.value),
        local: peer.localAddress.kind === 'known' && formatAddress(peer.localAddress.value),
        multihop: knownValue(peer.multihop),
        passive: knownValue(peer.passive),
        disabled: knownValue(peer.disabled),
        profile: knownValue(peer.profile),
        timers: numbers(peer.timers),
      })),
    ).toEqual([
      {
        address: '192.0.2.1',
        local: '198.51.100.1',
        multihop: true,
        passive: true,
        disabled: false,
        profile: 'slow',
        timers: [500, 300, 5],
      },
    ]);
  });

  it.each([
    ['the profile', `${BGP} neighbor 192.0.2.1 bfd profile off\nexit\nbfd\n profile off\n  shutdown\n`],
    ['the peer', `${BGP}exit\nbfd\n${PEER}  shutdown\n`],
    ['the peer’s profile', `${BGP}exit\nbfd\n profile off\n  shutdown\n exit\n${PEER}  profile off\n`],
  ])('are switched off by %s', (_what, text) => {
    expect(knownValue(speakerOf({ 'frr.conf': text }).sessions[0]?.bfd as Fact<string>)).toBe('off');
    const on = text.replace('  shutdown', '  no shutdown');
    expect(knownValue(speakerOf({ 'frr.conf': on }).sessions[0]?.bfd as Fact<string>)).toBe('on');
  });
});

describe('the daemon that does BFD', () => {
  const bfd = (daemons: string) => speakerOf({ 'frr.conf': BGP, daemons }).bfd;

  it('runs where “daemons” says so', () => {
    expect(bfd('bgpd=yes\nbfdd=yes\n')).toMatchObject({ kind: 'known', value: [{ disabled: { value: false } }] });
    expect(bfd('bgpd=yes\nbfdd=no\n')).toMatchObject({ kind: 'known', value: [{ disabled: { value: true } }] });
    expect(bfd('bgpd=yes\n')).toMatchObject({ kind: 'known', value: [] });
    expect(bfd('. other\n').kind).toBe('unknown');
    expect(speakerOf({ 'frr.conf': BGP }).bfd.kind).toBe('unknown');
  });

  it.each([
    ['bgpd=yes\nbfdd=no\n', 'daemons', 'bgpd=yes\nbfdd=yes\n'],
    ['bgpd=yes\n', 'frr.conf', 'bfdd=yes\nbgpd=yes\n'],
  ])('is missed by NREC’s sessions, once: %j', async (daemons, path, mended) => {
    const files = { 'frr.conf': REFERENCE, '.nrec.yaml': REFERENCE_PROFILE, daemons };
    const lint = async (given: Record<string, string>) =>
      (await new Workspace(memoryHost(given, REFERENCE_PASSWORD)).lint('frr.conf')).diagnostics;
    const found = await lint(files);
    expect(found.map(({ rule, span }) => `${span.path} ${rule}`)).toEqual([`${path} nrec/bfd-protocol`]);
    const [edit] = found[0]?.fixes[0]?.edits ?? [];
    expect(edit?.span.path).toBe('daemons');
    const text = daemons.slice(0, edit?.span.start) + edit?.text + daemons.slice(edit?.span.end);
    expect(text).toBe(mended);
    expect(await lint({ ...files, daemons: text })).toEqual([]);
  });
});
