import { describe, expect, it } from 'vitest';
import { bgp, found, mended } from './advise.js';

const PEER = 'neighbor 198.51.100.1 remote-as 64513';
const MULTIHOP = 'neighbor 198.51.100.1 ebgp-multihop';

describe('what bgpd refuses', () => {
  it('is a line above the remote-as', () => {
    const text = bgp('neighbor 198.51.100.1 description x', PEER, 'neighbor 198.51.100.1 passive');
    expect(found('neighbor-order', text)).toEqual(['error 3 neighbor 198.51.100.1 description x']);
  });

  it('is one finding for all lines of a neighbor', () => {
    const text = bgp('neighbor 2001:db8::1 passive', 'neighbor 2001:DB8:0::1 description x');
    expect(found('neighbor-order', text)).toEqual(['error 3 neighbor 2001:db8::1 passive']);
  });

  it('is a member of a group that is defined below', () => {
    const below = bgp(PEER, 'neighbor 198.51.100.1 peer-group G', 'neighbor G peer-group');
    expect(found('neighbor-order', below)).toEqual(['error 4 neighbor 198.51.100.1 peer-group G']);
  });

  it('is no member of a group without a number, which it may get later', () => {
    const members = ['neighbor 198.51.100.1 peer-group G', 'neighbor 198.51.100.2 peer-group G'];
    const group = bgp('neighbor G peer-group', ...members);
    expect(found('neighbor-order', group)).toEqual([]);
    expect(found('no-remote-as', group)).toEqual([`warning 4 ${members[0]}`]);
    const late = bgp('neighbor G peer-group', ...members, 'neighbor G remote-as 64513');
    expect([...found('neighbor-order', late), ...found('no-remote-as', late)]).toEqual([]);
    const early = bgp('neighbor G remote-as 64513', 'neighbor G peer-group', ...members);
    expect(found('neighbor-order', early)).toEqual(['error 3 neighbor G remote-as 64513']);
    expect(found('no-remote-as', early)).toEqual([]);
  });

  it('is no member of a group with remote-as, no interface, and nothing taken back', () => {
    const text = bgp(
      'neighbor G peer-group',
      'neighbor G remote-as 64513',
      'neighbor 198.51.100.1 peer-group G',
      'neighbor 198.51.100.1 passive',
      'neighbor eth0 interface remote-as external',
      'neighbor eth0 description x',
      'no neighbor 198.51.100.9 description',
    );
    expect(found('neighbor-order', text)).toEqual([]);
  });

  it('is a second AS number in one VRF, as a whole', () => {
    const text = `${bgp()}router bgp 64513\n neighbor 198.51.100.1 description x\nexit\n`;
    expect(found('second-bgp', text)).toEqual(['error 4 router bgp 64513']);
    expect(found('neighbor-order', text)).toEqual([]);
  });

  it('is no second block with the same number, however it is written', () => {
    expect(found('second-bgp', 'router bgp 1.1\nexit\nrouter bgp 65537\nexit\nrouter bgp 2 vrf a\nexit\n')).toEqual([]);
  });

  it('is multihop together with ttl-security, in either order, also by way of the group', () => {
    const text = bgp(PEER, 'neighbor 198.51.100.1 ttl-security hops 2', MULTIHOP);
    expect(found('ttl-conflict', text)).toEqual([`warning 5 ${MULTIHOP}`]);
    expect(found('ttl-conflict', text.replace(MULTIHOP, `${MULTIHOP} 4`))).toEqual([`error 5 ${MULTIHOP} 4`]);
    const group = bgp('neighbor G peer-group', 'neighbor G ebgp-multihop', PEER, 'neighbor 198.51.100.1 peer-group G');
    expect(found('ttl-conflict', group)).toEqual([]);
    const both = group.replace('exit\n', ' neighbor 198.51.100.1 ttl-security hops 2\nexit\n');
    expect(found('ttl-conflict', both)).toEqual(['error 7 neighbor 198.51.100.1 ttl-security hops 2']);
    const joining = bgp(
      'neighbor G peer-group',
      'neighbor G ebgp-multihop',
      PEER,
      'neighbor 198.51.100.1 ttl-security hops 2',
      'neighbor 198.51.100.1 peer-group G',
    );
    expect(found('ttl-conflict', joining)).toEqual([]);
    const taken = bgp('neighbor G peer-group', 'neighbor G ttl-security hops 2', 'neighbor G ebgp-multihop');
    expect(found('ttl-conflict', taken)).toEqual(['warning 5 neighbor G ebgp-multihop']);
    expect(found('ttl-conflict', bgp(PEER, `${MULTIHOP} 1`, 'neighbor 198.51.100.1 ttl-security hops 2'))).toEqual([]);
    const back = bgp(PEER, MULTIHOP, `no ${MULTIHOP}`, 'neighbor 198.51.100.1 ttl-security hops 2');
    expect(found('ttl-conflict', back)).toEqual([]);
  });
});

describe('a member’s own AS number', () => {
  const group = ['neighbor G peer-group', 'neighbor G remote-as 64514'];
  const joins = 'neighbor 198.51.100.1 peer-group G';

  it('is overridden above, and refused below', () => {
    expect(found('group-remote-as', bgp(...group, PEER, joins))).toEqual([`warning 5 ${PEER}`]);
    expect(found('group-remote-as', bgp(...group, joins, PEER))).toEqual([`error 6 ${PEER}`]);
  });

  it('may be the group’s', () => {
    expect(found('group-remote-as', bgp(...group, PEER.replace('64513', '64514'), joins))).toEqual([]);
  });
});

describe('a family without neighbors', () => {
  const ipv6 = ['address-family ipv6 unicast', ' network 2001:db8::/32'];

  it('is told at the policy, and mended there', () => {
    const text = bgp(PEER, ...ipv6, ' neighbor 198.51.100.1 route-map A out', 'exit-address-family');
    expect(found('inactive-family', text)).toEqual(['warning 6 neighbor 198.51.100.1 route-map A out']);
    expect(found('inactive-family', mended('inactive-family', text))).toEqual([]);
  });

  it('is none where a default, or the author, says so', () => {
    expect(found('inactive-family', bgp('bgp default ipv6-unicast', PEER, ...ipv6))).toEqual([]);
    const off = bgp(PEER, ...ipv6, ' no neighbor 198.51.100.1 activate');
    expect(found('inactive-family', off)).toEqual([]);
  });

  it('is IPv4 unicast only when that is switched off', () => {
    const ipv4 = ['address-family ipv4 unicast', ' network 192.0.2.0/24'];
    expect(found('inactive-family', bgp(PEER, ...ipv4))).toEqual([]);
    expect(found('inactive-family', bgp('no bgp default ipv4-unicast', PEER, ...ipv4))).toEqual([
      'warning 6 network 192.0.2.0/24',
    ]);
  });

  it('is none where routes leave it for labels or VRFs', () => {
    const off = 'no bgp default ipv4-unicast';
    const ipv4 = ['address-family ipv4 unicast', ' network 192.0.2.0/24', 'exit-address-family'];
    const labeled = ['address-family ipv4 labeled-unicast', ' neighbor 198.51.100.1 activate'];
    expect(found('inactive-family', bgp(off, PEER, ...ipv4, ...labeled))).toEqual([]);
    expect(
      found('inactive-family', bgp(off, PEER, 'address-family ipv4', ' network 192.0.2.0/24', ' export vpn')),
    ).toEqual([]);
  });
});

describe('policies', () => {
  const network = ['address-family ipv4 unicast', ' network 192.0.2.0/24'];
  const policy = (direction: string) => ` neighbor 198.51.100.1 route-map A ${direction}`;

  it('are missing for both directions, for the outgoing one, or only for the incoming one', () => {
    expect(found('missing-policy', bgp(PEER, ...network))).toEqual([`warning 3 ${PEER}`]);
    expect(found('missing-policy', bgp(PEER, ...network, policy('in')))).toEqual([`warning 3 ${PEER}`]);
    expect(found('missing-policy', bgp(PEER, ...network, policy('out')))).toEqual([`info 3 ${PEER}`]);
    expect(found('missing-policy', bgp(PEER, ...network, policy('in'), policy('out')))).toEqual([]);
  });

  it('are told once for a group, which may have them', () => {
    const group = ['neighbor G peer-group', 'neighbor G remote-as 64513'];
    const members = ['neighbor 198.51.100.1 peer-group G', 'neighbor 198.51.100.2 peer-group G'];
    expect(found('missing-policy', bgp(...group, ...members, ...network))).toEqual([`warning 5 ${members[0]}`]);
    const both = [' neighbor G route-map A in', ' neighbor G route-map A out'];
    expect(found('missing-policy', bgp(...group, ...members, ...network, ...both))).toEqual([]);
  });

  it('are not asked for inside an AS, nor by old versions and data centres', () => {
    expect(found('missing-policy', bgp(PEER.replace('64513', 'internal'), ...network))).toEqual([]);
    expect(found('missing-policy', `frr version 7.3\n${bgp(PEER, ...network)}`)).toEqual([]);
    expect(found('missing-policy', `frr defaults datacenter\n${bgp(PEER, ...network)}`)).toEqual([]);
    expect(found('missing-policy', bgp('bgp confederation identifier 1', PEER, ...network))).toEqual([]);
  });

  it('let everything pass where they are not asked for', () => {
    const open = ['no bgp ebgp-requires-policy', PEER, 'address-family ipv4 unicast'];
    expect(found('open-session', bgp(...open, ' redistribute connected'))).toEqual([`info 4 ${PEER}`]);
    expect(found('open-session', bgp(...open, ' redistribute connected route-map A'))).toEqual([]);
    expect(found('open-session', bgp(...open, ' redistribute connected', policy('out')))).toEqual([]);
    const worldwide = bgp('no bgp ebgp-requires-policy', 'neighbor 9.9.9.9 remote-as 19281', 'redistribute connected');
    expect(found('open-session', worldwide)).toEqual(['warning 4 neighbor 9.9.9.9 remote-as 19281']);
  });
});

describe('the way to a neighbor', () => {
  it('is not the default route before 9.1', () => {
    const text = bgp(PEER, MULTIHOP);
    expect(found('nht-default-route', text, '8.4')).toEqual([`warning 4 ${MULTIHOP}`]);
    expect(found('nht-default-route', text, '9.0')).toEqual([`warning 4 ${MULTIHOP}`]);
    expect(found('nht-default-route', text, '10.3')).toEqual([]);
    expect(found('nht-default-route', `frr defaults datacenter\n${text}`, '10.3')).toEqual([`warning 5 ${MULTIHOP}`]);
    expect(found('nht-default-route', `no ip nht resolve-via-default\n${text}`, '10.3')).toHaveLength(1);
    expect(found('nht-default-route', `ip nht resolve-via-default\n${text}`, '8.4')).toEqual([]);
  });

  it('is looked for where it may come from', () => {
    const text = bgp(PEER, MULTIHOP);
    for (const route of [
      'ip route 198.51.100.0/24 192.0.2.2\n',
      'interface eth0\n ip address 198.51.100.2/24\nexit\n',
      'router ospf\nexit\n',
    ]) {
      expect(found('nht-default-route', route + text, '8.4')).toEqual([]);
    }
    expect(found('nht-default-route', `ip route 0.0.0.0/0 192.0.2.2\n${text}`, '8.4')).toHaveLength(1);
    expect(found('nht-default-route', text, '8.4', 'bgpd.conf')).toEqual([]);
    expect(found('nht-default-route', text.replace('192.0.2.1', '198.51.100.2'), '8.4')).toEqual([]);
  });

  it('of IPv6 is another command', () => {
    const text = `ip nht resolve-via-default\n${bgp(
      'neighbor 2001:db8::1 remote-as 64513',
      'neighbor 2001:db8::1 ebgp-multihop',
    )}`;
    expect(found('nht-default-route', text, '8.4')).toEqual(['info 5 neighbor 2001:db8::1 ebgp-multihop']);
  });

  it('is not opened by disable-connected-check', () => {
    const text = bgp(PEER, 'neighbor 198.51.100.1 disable-connected-check');
    expect(found('connected-check', text)).toEqual(['info 4 neighbor 198.51.100.1 disable-connected-check']);
    expect(found('connected-check', `ip nht resolve-via-default\n${text}`)[0]).toMatch(/^warning/);
    expect(mended('connected-check', text)).toContain('neighbor 198.51.100.1 ebgp-multihop\n');
    expect(found('connected-check', text.replace('exit\n', ` ${MULTIHOP}\nexit\n`))).toEqual([]);
  });

  it('has one BFD session, which is multihop', () => {
    const session = bgp(PEER, MULTIHOP, 'neighbor 198.51.100.1 bfd');
    expect(found('bfd-single-hop', `${session}bfd\n peer 198.51.100.1\n`)).toEqual(['warning 8 peer 198.51.100.1']);
    const local = `${session}bfd\n peer 198.51.100.1 multihop local-address 192.0.2.1\n`;
    expect(found('bfd-single-hop', local)).toEqual([]);
    expect(found('bfd-single-hop', `${bgp(PEER, 'neighbor 198.51.100.1 bfd')}bfd\n peer 198.51.100.1\n`)).toEqual([]);
  });
});
