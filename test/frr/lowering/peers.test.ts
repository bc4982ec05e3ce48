import { describe, expect, it } from 'vitest';
import { lowerFrr } from '../../../server/src/dialects/frr/lower.js';
import type { Session } from '../../../server/src/model/session.js';
import { facts, sessionOf, speakerOf, speakersOf, textAt, unitOf } from './build.js';

/** What `router bgp 65000` with these lines says of 192.0.2.1, apart from the numbers of its AS and its address. */
function said(...lines: readonly string[]): Readonly<Record<string, string>> {
  const { localAs: _localAs, peerAddress: _peerAddress, ...rest } = facts(sessionOf(bgp(...lines)));
  return rest;
}

function bgp(...lines: readonly string[]): string {
  return `router bgp 65000\n${lines.map(line => ` ${line}\n`).join('')}`;
}

/** A neighbour outside our AS. */
const PEER = 'neighbor 192.0.2.1 remote-as 65001';

// What follows was seen in `show running-config` of bgpd 8.4.4.
describe('settings', () => {
  it.each([
    ['ebgp-multihop', { multihop: '255' }],
    ['ebgp-multihop 5', { multihop: '5' }],
    ['ttl-security hops 5', { ttlSecurity: 'true' }],
    ['disable-connected-check', { multihop: '0' }],
    ['password word', { password: '••••' }],
    ['update-source 192.0.2.9', { localAddress: '192.0.2.9' }],
    ['update-source eth0', { localAddress: '?' }],
    ['port 1179', { peerPort: '1179' }],
    ['passive', { passive: 'true' }],
    ['shutdown', { disabled: 'true' }],
    ['shutdown message gone fishing', { disabled: 'true' }],
    ['bfd', { bfd: 'on' }],
    ['bfd profile fast', { bfd: 'on' }],
    ['timers 5 15', { keepaliveTime: '5', holdTime: '15' }],
    ['dont-capability-negotiate', { as4: 'false' }],
  ])('neighbor … %s', (line, expected) => {
    expect(said(PEER, `neighbor 192.0.2.1 ${line}`)).toEqual({ peerAs: '65001', ...expected });
    const [keyword] = line.split(' ');
    const back = keyword === 'ttl-security' ? line : keyword;
    expect(said(PEER, `neighbor 192.0.2.1 ${line}`, `no neighbor 192.0.2.1 ${back}`)).toEqual({ peerAs: '65001' });
  });

  it('keep BFD without its profile', () => {
    const lines = [PEER, 'neighbor 192.0.2.1 bfd profile x', 'no neighbor 192.0.2.1 bfd profile x'];
    expect(said(...lines)).toEqual({ peerAs: '65001', bfd: 'on' });
  });

  it('are lost before there is a neighbour, which is incomplete then', () => {
    const session = sessionOf(bgp('neighbor 192.0.2.1 ebgp-multihop', PEER));
    expect(facts(session).multihop).toBeUndefined();
    expect(session.incomplete).toBe(true);
  });

  it('stand where they are written', () => {
    const text = bgp(PEER, 'neighbor 192.0.2.1 ebgp-multihop 5');
    const { multihop, peerAs, localAs, peerAddress } = sessionOf(text);
    const places = [multihop, peerAs, localAs, peerAddress].map(fact =>
      fact.kind === 'known' && fact.valueAt ? textAt(text, fact.valueAt) : undefined,
    );
    expect(places).toEqual(['5', '65001', '65000', '192.0.2.1']);
  });

  it('of all neighbours count where the neighbour has none', () => {
    expect(said('timers bgp 1 3', PEER)).toEqual({ peerAs: '65001', holdTime: '~3', keepaliveTime: '~1' });
    expect(said('timers bgp 1 3', PEER, 'neighbor 192.0.2.1 timers 2 6').holdTime).toBe('6');
    expect(said('bgp shutdown', PEER).disabled).toBe('~true');
  });
});

describe('hops', () => {
  const hops = (...lines: readonly string[]) => {
    const { multihop, ttlSecurity } = sessionOf(bgp(PEER, ...lines.map(line => `neighbor 192.0.2.1 ${line}`)));
    return [multihop, ttlSecurity].map(fact => (fact.kind === 'known' ? fact.value : fact.kind));
  };

  it('are none by default, and as many as there are within an AS', () => {
    expect(hops()).toEqual([0, false]);
    const internal = sessionOf(bgp('neighbor 192.0.2.1 remote-as internal', 'neighbor 192.0.2.1 ebgp-multihop 3'));
    expect(internal.multihop).toMatchObject({ value: 255, origin: 'default' });
  });

  it('are what the first of two lines says that exclude each other', () => {
    expect(hops('ebgp-multihop 5', 'ttl-security hops 3')).toEqual([5, false]);
    expect(hops('ttl-security hops 3', 'ebgp-multihop 5')).toEqual([3, true]);
    expect(hops('ttl-security hops 3', 'ebgp-multihop')).toEqual([3, true]);
  });
});

describe('groups', () => {
  const GROUP = 'neighbor g peer-group';

  it('give their settings to members that have none of their own', () => {
    const lines = [GROUP, 'neighbor g remote-as 65002', 'neighbor g password a', 'neighbor 192.0.2.1 peer-group g'];
    expect(said(...lines)).toEqual({ peerAs: '~65002', password: '~••••' });
    expect(said(...lines, 'neighbor 192.0.2.1 password b').password).toBe('••••');
    expect(said(...lines, 'neighbor 192.0.2.1 password b', 'no neighbor 192.0.2.1 password').password).toBe('~••••');
  });

  it('replace the AS number of members, and refuse one of their own', () => {
    const own = ['neighbor 192.0.2.1 remote-as 65009', GROUP, 'neighbor g remote-as 65002'];
    expect(said(...own, 'neighbor 192.0.2.1 peer-group g').peerAs).toBe('~65002');
    const late = [GROUP, 'neighbor g remote-as 65002', 'neighbor 192.0.2.1 peer-group g'];
    expect(said(...late, 'neighbor 192.0.2.1 remote-as 65009').peerAs).toBe('~65002');
  });

  it('replace the hops of those who join, who may say otherwise later', () => {
    const before = [PEER, 'neighbor 192.0.2.1 ebgp-multihop 7', GROUP, 'neighbor g ebgp-multihop 5'];
    expect(said(...before, 'neighbor 192.0.2.1 peer-group g').multihop).toBe('~5');
    expect(said(...before, 'neighbor 192.0.2.1 peer-group g', 'neighbor 192.0.2.1 ebgp-multihop 9').multihop).toBe('9');
  });

  it('have no members without an AS number anywhere', () => {
    expect(speakerOf(bgp(GROUP, 'neighbor 192.0.2.1 peer-group g')).sessions).toEqual([]);
    expect(speakerOf(bgp('neighbor 192.0.2.1 peer-group nobody')).sessions).toEqual([]);
  });

  it('take their members with them', () => {
    const lines = [GROUP, 'neighbor g remote-as 65002', 'neighbor 192.0.2.1 peer-group g', 'no neighbor g peer-group'];
    expect(speakerOf(bgp(...lines)).sessions).toEqual([]);
  });
});

describe('address families', () => {
  const families = (...lines: readonly string[]) =>
    sessionOf(bgp(...lines)).families.map(({ family, header }) => [family, header.start > 0]);
  const carried = (...lines: readonly string[]) => families(...lines).map(([family]) => family);

  it('are IPv4 unless neighbours are made without', () => {
    expect(carried(PEER)).toEqual(['ipv4']);
    expect(carried('no bgp default ipv4-unicast', PEER)).toEqual([]);
    expect(carried(PEER, 'no bgp default ipv4-unicast')).toEqual(['ipv4']);
    expect(carried('bgp default ipv6-unicast', PEER)).toEqual(['ipv4', 'ipv6']);
  });

  it('are those of the group', () => {
    const group = ['no bgp default ipv4-unicast', 'neighbor g peer-group', 'neighbor g remote-as 65001'];
    const member = 'neighbor 192.0.2.1 peer-group g';
    const v6 = 'address-family ipv6 unicast';
    expect(carried(...group, member, v6, 'neighbor g activate')).toEqual(['ipv6']);
    expect(carried(...group, member, v6, 'neighbor g activate', 'no neighbor 192.0.2.1 activate')).toEqual([]);
    expect(carried(PEER, 'neighbor g peer-group', 'no neighbor g activate', member)).toEqual([]);
  });
});

describe('speakers', () => {
  it('are one for each VRF, with its own router id', () => {
    const text = `ip router-id 192.0.2.7\n${bgp('bgp router-id 192.0.2.8')}exit\nrouter bgp 65000 vrf blue\n${PEER}\nexit\n`;
    const speakers = speakersOf(text);
    expect(speakers.map(({ sessions }) => sessions.length)).toEqual([0, 1]);
    expect(speakers[0]?.routerId).toMatchObject({ value: { value: 0xc0000208n } });
    expect(speakers[1]?.routerId).toEqual({ kind: 'absent' });
  });

  it('are gone on with where they are named again, unless with another number', () => {
    const again = (asn: string) =>
      speakersOf(`${bgp(PEER)}exit\nrouter bgp ${asn}\n neighbor 192.0.2.2 remote-as 65001\n`);
    expect(again('65000').map(({ sessions }) => sessions.length)).toEqual([2]);
    expect(again('65009').map(({ sessions }) => sessions.length)).toEqual([1]);
  });

  it('say their number as dotted, as another one, or as a confederation', () => {
    const localAs = (text: string) => facts(sessionOf(text, '192.0.2.1', '10.3')).localAs;
    expect(localAs(`router bgp 64086.59904\n ${PEER}\n`)).toBe('4200000000');
    expect(localAs(bgp(PEER, 'neighbor 192.0.2.1 local-as 65007 no-prepend'))).toBe('65007');
    expect(localAs(bgp('bgp confederation identifier 65010', PEER))).toBe('65010');
  });

  it('leave open who comes from a range or an interface', () => {
    const { sessions } = speakerOf(
      bgp(
        'neighbor g peer-group',
        'neighbor g remote-as 65001',
        'bgp listen range 192.0.2.0/24 peer-group g',
        'neighbor eth0 interface remote-as external',
      ),
    );
    expect(sessions.map(({ name, peerAddress }) => [name, peerAddress.kind])).toEqual([
      ['eth0', 'unknown'],
      ['192.0.2.0/24', 'unknown'],
    ]);
  });
});

describe('templates', () => {
  const text = `router bgp 65000\n neighbor 192.0.2.1 remote-as {{ asn }}\n{% if fast %}\n neighbor 192.0.2.1 timers 1 3\n{% endif %}\n neighbor 192.0.2.1 ebgp-multihop\n`;

  it('leave open what they fill in, and what they may say beyond', () => {
    const session = lowerFrr(unitOf(text, '8.4', 'frr.conf.j2'))[0]?.sessions[0] as Session;
    expect(facts(session)).toMatchObject({ peerAs: '?', holdTime: '?', password: '?', multihop: '255' });
    expect(session.incomplete).toBe(true);
  });
});
