import { describe, expect, it } from 'vitest';
import { bgp, findings, found, mended } from './advise.js';

const PEER = 'neighbor 192.0.2.9 remote-as 64512';

describe('an undefined name', () => {
  it('is told once, where it is used first', () => {
    const text = bgp(PEER, 'neighbor 192.0.2.9 route-map IN in', 'neighbor 192.0.2.9 route-map IN out');
    expect(found('undefined-name', text)).toEqual(['warning 4 IN']);
  });

  it('may be defined below', () => {
    const text = `${bgp(PEER, 'neighbor 192.0.2.9 route-map IN in')}route-map IN permit 10\n`;
    expect(found('undefined-name', text)).toEqual([]);
  });

  it('is none where it is only taken back', () => {
    expect(found('undefined-name', bgp(PEER, 'no neighbor 192.0.2.9 route-map IN in'))).toEqual([]);
  });

  it('of a peer-group is an error, since bgpd refuses the line, and the only one about its member', () => {
    const text = bgp('neighbor 192.0.2.9 peer-group G', 'neighbor 192.0.2.9 description x');
    expect(found('undefined-name', text)).toEqual(['error 3 G']);
    expect(found('neighbor-order', text)).toEqual([]);
  });

  it('of a peer-group does not exist in another VRF', () => {
    const text = `${bgp('neighbor G peer-group')}router bgp 64512 vrf red\n neighbor 192.0.2.9 peer-group G\nexit\n`;
    expect(found('undefined-name', text)).toEqual(['error 6 G']);
  });

  it('of a BFD profile is looked for only where bfdd’s lines stand too', () => {
    const text = bgp(PEER, 'neighbor 192.0.2.9 bfd profile slow');
    expect(found('undefined-name', text)).toEqual(['warning 4 slow']);
    expect(found('undefined-name', text, '10.3', '/etc/frr/bgpd.conf')).toEqual([]);
  });

  it.each([
    ['router rip\n redistribute static route-map A\n', 'warning 2 A', /everything is redistributed/],
    ['router ripng\n redistribute static route-map A\n', 'warning 2 A', /everything is redistributed/],
    ['router isis x\n redistribute ipv4 static level-2 route-map A\n', 'warning 2 A', /nothing is redistributed/],
    ['router ospf\n distribute-list A out static\n', 'warning 2 A', /everything is redistributed/],
    ['ip protocol static route-map A\n', 'warning 1 A', /no route of this protocol/],
    ['line vty\n access-class A\n', 'warning 2 A', /keeps nobody out/],
    [
      'router bgp 1\n address-family ipv4\n  aggregate-address 192.0.2.0/24 suppress-map A\n',
      'warning 3 A',
      /suppressed/,
    ],
    ['interface eth0\n ip rip authentication key-chain A\n', 'warning 2 A', /no key/],
    ['interface eth0\n ipv6 ospf6 authentication keychain A\n', 'warning 2 A', /no key/],
    ['interface eth0\n pbr-policy A\n', 'warning 2 A', /nothing that comes in/],
    ['pbr-map M seq 10\n set nexthop-group A\n', 'warning 2 A', /does not install/],
    [
      'segment-routing\n traffic-eng\n  policy color 1 endpoint 192.0.2.1\n   candidate-path preference 1 name x explicit segment-list A\n',
      'error 4 A',
      /refuses/,
    ],
  ])('of other protocols: %j', (text, expected, happens) => {
    expect(found('undefined-name', text)).toEqual([expected]);
    expect(findings('undefined-name', text)[0]?.message).toMatch(happens);
    const name = expected.slice(-1);
    const definitions = `route-map ${name} permit 1\nexit\naccess-list ${name} permit any\nkey chain ${name}\nexit\nnexthop-group ${name}\nexit\npbr-map ${name} seq 1\nexit\n`;
    const traffic = text.replace(' traffic-eng\n', ` traffic-eng\n  segment-list ${name}\n  exit\n`);
    expect(found('undefined-name', definitions + traffic)).toEqual([]);
  });

  it('may be defined by a line that could not be read', () => {
    const text = `route-map IN deny\n${bgp(PEER, 'neighbor 192.0.2.9 route-map IN in')}`;
    expect(found('undefined-name', text)).toEqual([]);
  });

  it('is looked for by number and abbreviated just the same', () => {
    const text =
      'bgp community-list 50 permit 1:2\nroute-map A permit 10\n match community 50\n match community 51\n ma ip addr prefi P\n';
    expect(found('undefined-name', text)).toEqual(['warning 4 51', 'warning 5 P']);
  });

  it('is corrected to what is near, or to the only one that nothing uses', () => {
    const far = `ip prefix-list SOMETHING permit any\nroute-map A permit 10\n match ip address prefix-list X\n`;
    expect(mended('undefined-name', far)).toContain('prefix-list SOMETHING\n');
    const text = `route-map EXPORT permit 10\n${bgp(PEER, 'neighbor 192.0.2.9 route-map EXPROT out')}`;
    expect(mended('undefined-name', text)).toContain('route-map EXPORT out');
  });

  it('of an access-list may be meant for a prefix-list', () => {
    const text = 'ip prefix-list P permit any\nroute-map A permit 10\n match ip address P\n';
    expect(mended('undefined-name', text)).toContain(' match ip address prefix-list P\n');
  });

  it('is nothing that a list of the other family is told for', () => {
    const text = `ip prefix-list P permit any\n${bgp(
      PEER,
      'address-family ipv6 unicast',
      'neighbor 192.0.2.9 activate',
      'neighbor 192.0.2.9 prefix-list P in',
    )}`;
    expect(found('undefined-name', text)).toEqual([]);
    expect(found('wrong-family', text)).toEqual(['warning 7 P']);
  });

  it('is not told of templates, where lines may be left out', () => {
    const text = `{% if x %}\n${bgp(PEER, 'neighbor 192.0.2.9 route-map IN in')}{% endif %}\n`;
    expect(found('undefined-name', text, '10.3', 'frr.conf.j2')).toEqual([]);
  });
});

describe('an unused name', () => {
  it('is told where a router is', () => {
    expect(found('unused-name', `route-map A permit 10\nroute-map A deny 20\n${bgp()}`)).toEqual(['info 1 A']);
    expect(found('unused-name', 'route-map A permit 10\n')).toEqual([]);
  });

  it('of a peer-group is one without members', () => {
    expect(found('unused-name', bgp('neighbor G peer-group', 'neighbor G remote-as 64512'))).toEqual(['info 3 G']);
    const listening = bgp('neighbor G peer-group', 'bgp listen range 192.0.2.0/24 peer-group G');
    expect(found('unused-name', listening)).toEqual([]);
  });

  it('is not told where a use of its kind is misspelt', () => {
    const text = `route-map A permit 10\n${bgp(PEER, 'neighbor 192.0.2.9 route-map B in')}`;
    expect(found('unused-name', text)).toEqual([]);
  });
});

describe('a route-map of the other family', () => {
  const map = (...entries: readonly string[]) =>
    `ip prefix-list P permit any\nipv6 prefix-list P permit any\n${entries.join('\n')}\n${bgp(
      PEER,
      'address-family ipv6 unicast',
      'neighbor 192.0.2.9 activate',
      'neighbor 192.0.2.9 route-map A out',
    )}`;

  it('is told when no entry lets anything through', () => {
    const text = map('route-map A permit 10', ' match ip address prefix-list P', 'route-map A deny 20');
    expect(found('wrong-family', text)).toEqual(['warning 11 A']);
  });

  it('is told once, and not where its list is told already', () => {
    const twice = map('route-map A permit 10', ' match ip address prefix-list P').replace(
      'A out\n',
      'A out\n neighbor 192.0.2.9 route-map A in\n',
    );
    expect(found('wrong-family', twice)).toHaveLength(1);
    const list = map('ipv6 prefix-list Q permit any', 'route-map A permit 10', ' match ip address prefix-list Q');
    expect(found('wrong-family', list)).toEqual(['warning 5 Q']);
  });

  it('is none when an entry lets through what others do not name', () => {
    const other = ['route-map A permit 20', ' match ipv6 address prefix-list P'];
    const all = ['route-map A permit 20'];
    for (const more of [other, all]) {
      const text = map('route-map A permit 10', ' match ip address prefix-list P', ...more);
      expect(found('wrong-family', text)).toEqual([]);
    }
  });
});
