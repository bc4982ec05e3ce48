import { describe, expect, it } from 'vitest';
import type { Family } from '../../../server/src/net/address.js';
import { exported, sessionOf, speakerOf, textAt } from './build.js';

const LISTS = `ip prefix-list OURS seq 10 permit 192.0.2.0/24 le 32
ip prefix-list THEIRS seq 10 permit 198.51.100.0/24
ipv6 prefix-list OURS6 seq 10 permit 2001:db8::/32 le 128
access-list ACL permit 192.0.2.0/25
bgp as-path access-list PATHS permit ^$
bgp as-path access-list CLOSED seq 5 deny ^65001_
bgp as-path access-list CLOSED seq 10 deny .*
bgp as-path access-list REOPENED deny .*
no bgp as-path access-list REOPENED deny .*
bgp as-path access-list REOPENED deny ^65001$
route-map MAP permit 10
 match ip address prefix-list OURS
exit
route-map MAP permit 20
 match metric 5
 match ip address prefix-list THEIRS
exit
route-map WRONG permit 10
 match ipv6 address prefix-list OURS6
exit
route-map NAMELESS permit 10
 match ip address prefix-list NONE
exit
`;

/** The definitions, and a session with these lines about its IPv4 routes. */
function peering(...lines: readonly string[]): string {
  const said = lines.map(line => `  neighbor 192.0.2.1 ${line}\n`).join('');
  return `${LISTS}router bgp 65000\n neighbor 192.0.2.1 remote-as 65001\n address-family ipv4 unicast\n${said}`;
}

/** What is let out for certain, and what besides perhaps. */
function lets(...lines: readonly string[]): readonly string[] {
  const { may, must } = exported(peering(...lines));
  return [must.toString(), may.minus(must).toString()];
}

describe('what a session lets out', () => {
  it.each([
    [['prefix-list OURS out'], ['192.0.2.0/24+', 'nothing']],
    [['distribute-list ACL out'], ['192.0.2.0/25+', 'nothing']],
    [['route-map MAP out'], ['192.0.2.0/24+', '198.51.100.0/24']],
    [['filter-list PATHS out'], ['nothing', 'everything']],
    [['filter-list CLOSED out'], ['nothing', 'nothing']],
    [['filter-list REOPENED out'], ['nothing', 'everything']],
    [
      ['prefix-list OURS out', 'distribute-list ACL out'],
      ['192.0.2.0/24+', 'nothing'],
    ],
    [
      ['prefix-list THEIRS out', 'route-map MAP out'],
      ['nothing', '198.51.100.0/24'],
    ],
    [
      ['prefix-list OURS out', 'no neighbor'],
      ['192.0.2.0/24+', 'nothing'],
    ],
    [
      ['prefix-list OURS out', 'default-originate'],
      ['192.0.2.0/24+', '0.0.0.0/0'],
    ],
    [
      ['route-map MAP out', 'advertise-map MAP exist-map MAP'],
      ['nothing', '192.0.2.0/24+, 198.51.100.0/24'],
    ],
  ])('%j', (lines, expected) => {
    expect(lets(...lines)).toEqual(expected);
  });

  it.each([
    // "Prefix/distribute list can not co-exist" (bgpd 8.4, 10.3); the other way round they can.
    [
      'the group has its rival already',
      ['G prefix-list OURS out', '192.0.2.1 distribute-list ACL out'],
      '192.0.2.0/24+',
    ],
    [
      'the group gets its rival later',
      ['192.0.2.1 distribute-list ACL out', 'G prefix-list OURS out'],
      '192.0.2.0/25+',
    ],
    [
      'it is in a group and cannot join another',
      ['G prefix-list OURS out', 'H prefix-list THEIRS out', '192.0.2.1 peer-group H'],
      '192.0.2.0/24+',
    ],
    [
      'what the group applies is said again, and the group changes',
      ['G route-map MAP out', '192.0.2.1 route-map MAP out', 'G route-map WRONG out'],
      'nothing',
    ],
    ['the group has another', ['G prefix-list THEIRS out', '192.0.2.1 prefix-list OURS out'], '192.0.2.0/24+'],
  ])('of a member: %s', (_, lines, expected) => {
    const group =
      ' neighbor G peer-group\n neighbor G remote-as 65001\n neighbor 192.0.2.1 peer-group G\n neighbor H peer-group\n neighbor H remote-as 65001\n';
    const said = lines.map(line => `  neighbor ${line}\n`).join('');
    const { may } = exported(`${LISTS}router bgp 65000\n${group} address-family ipv4 unicast\n${said}`);
    expect(may.toString()).toBe(expected);
  });

  it('is open where bgpd 8.4 looks for entries in the wrong place: `any` written over another, or another over it', () => {
    for (const [first, second] of [
      ['192.0.2.0/24', 'any'],
      ['any', '192.0.2.0/24'],
    ]) {
      const list = `ip prefix-list OVER seq 5 permit ${first}\nip prefix-list OVER seq 5 permit ${second}\n`;
      const { may, must } = exported(list + peering('prefix-list OVER out'));
      expect([may.toString(), must.toString()]).toEqual(['everything', 'nothing']);
    }
  });

  it('is open where the daemons refuse a line of a list', () => {
    for (const lines of [
      'ip prefix-list OVER seq 5 permit 192.0.0.0/8 ge 16\nip prefix-list OVER seq 5 permit 192.0.2.0/31 ge 16\n',
      'ip prefix-list OVER seq 5 permit 192.0.2.0/24 le 8\nip prefix-list OVER seq 10 permit 192.0.2.0/24\n',
    ]) {
      const { may, must } = exported(lines + peering('prefix-list OVER out'));
      expect([may.toString(), must.toString()]).toEqual(['everything', 'nothing']);
    }
  });

  it('is nothing where lists do not exist, which is not judged', () => {
    for (const line of [
      'prefix-list NONE out',
      'distribute-list NONE out',
      'filter-list NONE out',
      'route-map NONE out',
      'route-map NAMELESS out',
    ]) {
      const policy = exported(peering(line));
      expect([line, policy.may.isEmpty(), policy.damaged]).toEqual([line, true, true]);
    }
  });

  it('is nothing where only the other family is compared with', () => {
    const policy = exported(peering('route-map WRONG out'));
    expect([policy.may.isEmpty(), policy.damaged, policy.compares]).toEqual([true, false, ['ipv6']]);
  });

  it('is found at the entry that lets it out', () => {
    const text = peering('route-map MAP out');
    const { terms } = exported(text);
    expect(terms.map(({ at, may, must }) => [textAt(text, at), may.toString(), must.toString()])).toEqual([
      ['ip prefix-list OURS seq 10 permit 192.0.2.0/24 le 32', '192.0.2.0/24+', '192.0.2.0/24+'],
      ['ip prefix-list THEIRS seq 10 permit 198.51.100.0/24', '198.51.100.0/24', 'nothing'],
    ]);
  });

  it('is not judged where a line of it could not be read', () => {
    const spoilt = (text: string) =>
      exported(text.replace('exit\nroute-map MAP permit 20', ' mtach tag 5\n$&')).damaged;
    expect(spoilt(peering('route-map MAP out'))).toBe(true);
    expect(spoilt(peering('prefix-list OURS out'))).toBe(false);
    const list = `ip prefix-list OURS seq 5 dney any\n${peering('prefix-list OURS out')}`;
    expect(exported(list).damaged).toBe(true);
  });

  it('is that of the group, unless the member says otherwise', () => {
    const group = `${LISTS}router bgp 65000\n neighbor g peer-group\n neighbor g remote-as 65001\n neighbor 192.0.2.1 peer-group g\n address-family ipv4 unicast\n  neighbor g prefix-list OURS out\n`;
    expect(exported(group).may.toString()).toBe('192.0.2.0/24+');
    const own = `${group}  neighbor 192.0.2.1 prefix-list THEIRS out\n`;
    expect(exported(own).may.toString()).toBe('198.51.100.0/24');
    expect(exported(`${own}  no neighbor 192.0.2.1 prefix-list THEIRS out\n`).may.toString()).toBe('192.0.2.0/24+');
  });
});

describe('without a policy', () => {
  const forms = (head: string, remoteAs = '65001', version = '8.4') => {
    const text = `${head}router bgp 65000\n neighbor 192.0.2.1 remote-as ${remoteAs}\n`;
    const [carried] = sessionOf(text, '192.0.2.1', version).families;
    return [carried?.import, carried?.export].map(fact => (fact?.kind === 'known' ? fact.value.form : fact?.kind));
  };

  it('nothing passes between different AS, since 7.4 and unless the profile is datacenter', () => {
    expect(forms('')).toEqual(['none', 'none']);
    expect(forms('frr version 7.3\n')).toEqual(['all', 'all']);
    expect(forms('frr version 7.5.1\n')).toEqual(['none', 'none']);
    expect(forms('frr defaults datacenter\n')).toEqual(['all', 'all']);
  });

  it('everything passes within an AS', () => {
    expect(forms('', 'internal')).toEqual(['all', 'all']);
    expect(forms('', '65000')).toEqual(['all', 'all']);
  });

  it('it is not known what passes to whoever answers', () => {
    expect(forms('', 'auto', '10.3')).toEqual(['unknown', 'unknown']);
  });

  it('everything passes where that is said', () => {
    const text = 'router bgp 65000\n no bgp ebgp-requires-policy\n neighbor 192.0.2.1 remote-as 65001\n';
    expect(exported(text).form).toBe('all');
  });
});

describe('sources of routes', () => {
  const sources = (text: string, family: Family = 'ipv4') =>
    speakerOf(text)
      .routeSources.filter(source => source.family === family)
      .map(({ kind, name, prefixes }) => `${kind} ${name} ${prefixes}`);
  const originating = (...lines: readonly string[]) =>
    `${LISTS}router bgp 65000\n address-family ipv4 unicast\n${lines.map(line => `  ${line}\n`).join('')}`;

  it.each([
    ['network 192.0.2.0/25', 'static network 192.0.2.0/25'],
    ['network 192.0.2.0 mask 255.255.255.128', 'static network 192.0.2.0/25'],
    ['network 192.0.2.9', 'static network 192.0.2.0/24'],
    ['network 192.0.2.0/25 route-map NONE', 'static network nothing'],
    ['redistribute connected', 'direct connected everything'],
    ['redistribute connected route-map MAP', 'direct connected 192.0.2.0/24+, 198.51.100.0/24'],
    ['redistribute kernel metric 5 route-map NONE', 'kernel kernel nothing'],
    ['redistribute ospf', 'other ospf everything'],
    ['aggregate-address 192.0.2.0/24 summary-only', 'other aggregate-address 192.0.2.0/24'],
    ['import vrf blue', 'other import vrf everything'],
  ])('%s', (line, expected) => {
    expect(sources(originating(line))).toEqual([expected]);
    expect(sources(originating(line, `no ${line}`))).toEqual([]);
    expect(sources(originating(line), 'ipv6')).toEqual([]);
  });

  it('redistribute the static routes that are there', () => {
    const text = `ip route 192.0.2.0/25 blackhole\nip route 203.0.113.0/24 192.0.2.9\n`;
    expect(sources(text + originating('redistribute static'))).toEqual(['static static 192.0.2.0/25, 203.0.113.0/24']);
    expect(sources(text + originating('redistribute static route-map MAP'))).toEqual(['static static 192.0.2.0/25']);
  });
});
