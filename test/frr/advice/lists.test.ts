import { describe, expect, it } from 'vitest';
import { expectLinear } from '../../processor-time.js';
import { bgp, found, mended, unitOf } from './advise.js';

describe('sequence numbers', () => {
  it('name one entry of each list', () => {
    const one = 'ip prefix-list A seq 5 permit 10.0.0.0/8\n';
    expect(found('duplicate-sequence', `${one}${one}ip prefix-list B seq 5 permit any\n`)).toEqual([]);
    expect(found('duplicate-sequence', `${one}ipv6 prefix-list A seq 5 permit any\n`)).toEqual([]);
    expect(found('duplicate-sequence', `${one}ip prefix-list A seq 5 deny 10.0.0.0/8\n`)).toEqual([
      'warning 2 ip prefix-list A seq 5 deny 10.0.0.0/8',
    ]);
  });

  it('of route-maps may be opened again', () => {
    expect(found('duplicate-sequence', 'route-map A permit 10\nexit\nroute-map A permit 10\n')).toEqual([]);
    expect(found('duplicate-sequence', 'route-map A permit 10\nexit\nroute-map A deny 10\n')).toHaveLength(1);
  });
});

describe('entries that nothing reaches', () => {
  const reached = (text: string) => found('unreachable-entry', text).map(line => line.slice(0, line.indexOf(' ip')));

  it('are in an earlier prefix of all their lengths', () => {
    const list = (...entries: readonly string[]) =>
      entries.map((entry, index) => `ip prefix-list A seq ${(index + 1) * 5} ${entry}\n`).join('');
    expect(reached(list('permit 10.0.0.0/8 le 32', 'deny 10.1.0.0/16'))).toEqual(['warning 2']);
    expect(reached(list('permit 10.0.0.0/8 le 32', 'permit 10.1.0.0/16'))).toEqual(['info 2']);
    expect(reached(list('permit 10.0.0.0/8 le 24', 'deny 10.1.0.0/16 le 25'))).toEqual([]);
    expect(reached(list('permit 10.0.0.0/8', 'deny 10.1.0.0/16'))).toEqual([]);
    expect(reached(list('permit any', 'deny 10.1.0.0/16'))).toEqual(['warning 2']);
    expect(reached(list('permit any', 'deny any'))).toEqual(['info 2']);
  });

  it('are counted in the order of their numbers', () => {
    const text = 'ip prefix-list A seq 20 deny 10.1.0.0/16\nip prefix-list A seq 10 permit 10.0.0.0/8 le 32\n';
    expect(reached(text)).toEqual(['warning 1']);
    const without = 'ip prefix-list A permit 10.0.0.0/8 le 32\nip prefix-list A deny 10.1.0.0/16\n';
    expect(reached(without)).toEqual(['warning 2']);
  });

  it('are none behind what the daemons refuse', () => {
    expect(
      reached('ip prefix-list A seq 5 permit 10.0.0.0/8 ge 30 le 9\nip prefix-list A seq 6 deny 10.0.0.0/8\n'),
    ).toEqual([]);
  });

  it('of a route-map stand behind one without conditions', () => {
    const tail = 'route-map A permit 20\n';
    expect(found('unreachable-entry', `route-map A deny 10\n${tail}`)).toEqual(['warning 2 route-map A permit 20']);
    expect(found('unreachable-entry', `route-map A permit 10\n${tail}`)).toEqual(['info 2 route-map A permit 20']);
    expect(found('unreachable-entry', `route-map A permit 10\n on-match next\n${tail}`)).toEqual([]);
    expect(found('unreachable-entry', `route-map A permit 10\n match metric 5\n${tail}`)).toEqual([]);
  });
});

describe('prefixes', () => {
  it('want their lengths in order', () => {
    const lengths = (text: string) => found('prefix-lengths', `ip prefix-list A permit ${text}\n`).length;
    expect(['10.0.0.0/8 ge 8 le 8', '10.0.0.0/8 le 32', '10.0.0.0/8 le 24 ge 16'].map(lengths)).toEqual([0, 0, 0]);
    expect(['10.0.0.0/8 ge 7', '10.0.0.0/8 le 7', '10.0.0.0/8 le 16 ge 24'].map(lengths)).toEqual([1, 1, 1]);
  });

  it('lose their host bits, except of interfaces', () => {
    expect(found('host-bits', 'interface eth0\n ip address 10.0.0.1/8\nexit\n')).toEqual([]);
    expect(found('host-bits', 'ip route 10.0.0.1/8 192.0.2.1\n')).toEqual(['info 1 10.0.0.1/8']);
    const text = bgp('address-family ipv6 unicast', ' network 2001:db8::1/32');
    expect(mended('host-bits', text)).toContain('network 2001:db8::/32\n');
  });

  it('without a mask have that of their class', () => {
    expect(found('classful-network', bgp('network 192.168.0.16'))).toEqual(['warning 3 192.168.0.16']);
    expect(mended('classful-network', bgp('network 172.16.0.0'))).toContain('network 172.16.0.0/16\n');
    expect(found('classful-network', bgp('network 192.168.0.16 mask 255.255.255.240'))).toEqual([]);
    expect(found('classful-network', 'router ospf\n network 192.168.0.16/28 area 0\n')).toEqual([]);
  });

  it('are announced only with a route of their own', () => {
    const text = bgp('network 192.0.2.0/24', 'network 192.0.2.1/32');
    expect(found('import-check', text)).toEqual(['info 3 network 192.0.2.0/24']);
    expect(found('import-check', `interface eth0\n ip address 192.0.2.9/24\nexit\n${text}`)).toEqual([]);
    expect(found('import-check', `ip route 192.0.2.0/24 blackhole\n${text}`)).toEqual([]);
    expect(found('import-check', `ip route 192.0.2.0/23 blackhole\n${text}`)).toHaveLength(1);
    expect(found('import-check', bgp('no bgp network import-check', 'network 192.0.2.0/24'))).toEqual([]);
    expect(found('import-check', text, '10.3', 'bgpd.conf')).toEqual([]);
  });

  it('of IPv6 make an IPv6 list of any', () => {
    expect(mended('implicit-ipv6', 'ip prefix-list A permit 2001:db8::/32\n')).toBe(
      'ipv6 prefix-list A permit 2001:db8::/32\n',
    );
    expect(found('implicit-ipv6', 'ip prefix-list A permit any\nipv6 prefix-list A permit any\n')).toEqual([]);
  });
});

describe('what is taken for old files', () => {
  it('is told once for each command', () => {
    const text = bgp(
      'neighbor 192.0.2.9 remote-as 64512',
      'neighbor 192.0.2.9 activate',
      'neighbor 192.0.2.9 activate',
    );
    expect(found('deprecated', text)).toEqual(['info 4 neighbor 192.0.2.9 activate']);
  });

  it('of a template is told as far as it stands there', () => {
    const text = bgp('neighbor {{ peer }} activate', 'neighbor 192.0.2.9 activate');
    expect(found('deprecated', text, '10.3', 'frr.conf.j2')).toEqual(['info 4 neighbor 192.0.2.9 activate']);
  });
});

it('is linear in the length of lists and of neighbors', () => {
  const judged = (size: number) => {
    const entries = Array.from(
      { length: 4 * size },
      (_, i) => `ip prefix-list A permit 10.${i >> 8}.${i & 255}.0/24 le 32\n`,
    );
    const peers = Array.from({ length: size }, (_, i) => `neighbor 10.9.${i >> 8}.${i & 255} peer-group G`);
    const text = entries.join('') + bgp('neighbor G peer-group', 'neighbor G remote-as 64512', ...peers);
    expect(found('unreachable-entry', text)).toEqual([]);
  };
  expectLinear(1_250, judged);
});

describe('multicast outside of its block', () => {
  const text = 'ip pim rp 192.0.2.1\nip pim spt-sw infinity-and-beyond\nhostname a\nipv6 pim packets 5\nip ssmpingd\n';

  it('is told once for each family', () => {
    expect(found('deprecated', text)).toEqual(['info 1 ip pim rp 192.0.2.1', 'info 4 ipv6 pim packets 5']);
    expect(found('deprecated', text, '8.4')).toEqual([]);
  });

  it('is moved into it', () => {
    const once = mended('deprecated', text);
    expect(once).toBe(
      'router pim\n rp 192.0.2.1\n spt-switchover infinity-and-beyond\n ssmpingd\nexit\nhostname a\nipv6 pim packets 5\n',
    );
    const twice = mended('deprecated', once);
    expect(twice).toContain('router pim6\n packets 5\nexit\n');
    expect(unitOf(twice).diagnostics).toEqual([]);
  });
});
