import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../server/src/model/policy.js';
import { type Prefix, parsePrefix } from '../../../server/src/net/prefix.js';
import { exported } from './build.js';

const REFUSED = 'ip prefix-list BAD permit 10.0.0.0/8 ge 4';

/** What a session lets out by the lists in these lines. */
function exportedBy(lines: readonly string[], by: string, version: string): Policy {
  const text = `${lines.join('\n')}
router bgp 65000
 neighbor 192.0.2.1 remote-as 65001
 address-family ipv4 unicast
  neighbor 192.0.2.1 ${by} out
`;
  return exported(text, 'ipv4', version);
}

/** What it lets out for certain, and what perhaps. */
function lets(lines: readonly string[], by = 'prefix-list A', version = '8.4'): string {
  const { may, must } = exportedBy(lines, by, version);
  return must.equals(may) ? `${may}` : must.isEmpty() ? `perhaps ${may}` : `${must}, perhaps ${may.minus(must)}`;
}

const A = 'ip prefix-list A permit 192.0.2.0/24';
const IS_THERE = '192.0.2.0/24';
const MAY_BE_LOST = 'perhaps 192.0.2.0/24';
const IS_UNKNOWN = 'perhaps everything';

// As bgpd 8.4 and 10.3 did, loaded by `vtysh -f` and by `-f`.
describe('what a line that bgpd refuses costs', () => {
  it.each([
    ['in front of it', [A, REFUSED]],
    ['behind it', [REFUSED, A]],
    ['behind comments', [REFUSED, '!', '', A]],
    ['past lines of other daemons', [REFUSED, 'ip route 198.51.100.0/24 blackhole', 'ip router-id 192.0.2.9', A]],
    ['past other lists', [REFUSED, 'ipv6 access-list X permit any', 'route-map M permit 10', ' set metric 5', A]],
  ])('is a list %s', (_, lines) => {
    for (const version of ['8.4', '10.3']) expect(lets(lines, undefined, version)).toBe(MAY_BE_LOST);
  });

  it.each([
    'bgp community-list 1 permit 65000:1',
    'bgp as-path access-list P permit ^$',
    'router bgp 65000',
    'debug bgp updates',
  ])('ends at %j', line => {
    for (const lines of [
      [A, line, REFUSED],
      [REFUSED, line, A],
    ])
      expect(lets(lines)).toBe(IS_THERE);
  });

  it('ends where a block is left, up to 8.4', () => {
    const lines = [A, 'route-map M permit 10', 'exit', REFUSED];
    expect(lets(lines)).toBe(IS_THERE);
    expect(lets(lines, undefined, '10.3')).toBe(MAY_BE_LOST);
  });

  it('is not known past a line that every daemon gets', () => {
    expect(lets([A, 'hostname r1', REFUSED])).toBe(IS_UNKNOWN);
  });

  it('ends at an interface, but where that fails with it', () => {
    expect(lets([A, 'interface eth0', REFUSED])).toBe(IS_THERE);
    // vtysh then leaves the file at the next `exit`.
    expect(lets([REFUSED, 'interface eth0', 'exit', 'bgp community-list 1 permit 65000:1', A])).toBe(IS_UNKNOWN);
  });

  it('may let out more, where what denies is lost', () => {
    const lines = [
      A,
      'bgp community-list 1 permit 65000:1',
      'route-map M deny 10',
      ' match ip address prefix-list A',
      REFUSED,
    ];
    const rest = ['bgp community-list 2 permit 65000:1', 'route-map M permit 20'];
    const lost = exportedBy([...lines, ...rest], 'route-map M', '8.4');
    expect(lost.may.toString()).toBe('everything');
    expect(lost.must.has(parsePrefix('192.0.2.0/24') as Prefix)).toBe(false);
    expect(lost.must.has(parsePrefix('192.0.2.0/25') as Prefix)).toBe(true);
  });

  it.each([
    'ip prefix-list BAD permit 10.0.0.0/8 le 4',
    'ip prefix-list BAD permit 10.0.0.0/8 ge 24 le 16',
    'ipv6 prefix-list BAD permit 2001:db8::/32 ge 16',
    'route-map M permit 10\n on-match goto 10',
    'route-map M permit 10\n continue 5',
    'route-map M deny 10\n on-match next',
    'route-map M permit 10\n call M',
    'route-map M permit 10\n set ip next-hop 0.0.0.0',
    'route-map M permit 10\n set ip next-hop 224.0.0.1',
    'route-map M permit 10\n set ipv6 next-hop local 2001:db8::1',
    'route-map M permit 10\n set ipv6 next-hop global fe80::1',
  ])('is what stands beside %j', line => {
    expect(lets([A, line])).toBe(MAY_BE_LOST);
  });

  it.each([
    'ip prefix-list X seq 5 permit 10.0.0.0/8\nip prefix-list X seq 5 permit any',
    'access-list X seq 5 permit any\naccess-list X seq 5 permit host 10.0.0.1',
    'access-list X permit 10.0.0.0/8\naccess-list X permit 10.0.0.1/8',
    'route-map M permit 10\n on-match next\nroute-map M deny 10',
    'route-map M permit 10\n set ip next-hop 127.0.0.1',
  ])('is not known beside %j, which is refused or not', line => {
    expect(lets([A, line])).toBe(IS_UNKNOWN);
  });

  it.each([
    'ip prefix-list X permit 10.0.0.0/8 ge 8 le 24',
    'ip prefix-list X seq 5 permit 10.0.0.0/8\nip prefix-list X seq 5 permit 172.16.0.0/12',
    'no ip prefix-list X permit 10.0.0.0/8 ge 4',
    'access-list X permit 10.0.0.0/8\naccess-list X permit 10.0.0.0/8',
    'route-map M permit 10\n on-match goto 20\n set ip next-hop 192.0.2.9\n set ipv6 next-hop local fe80::1',
    'route-map M deny 10\n no on-match next\n call OTHER',
    'route-map M permit 10\nroute-map M deny 10',
  ])('is nothing beside %j', line => {
    expect(lets([A, line])).toBe(IS_THERE);
  });
});

describe('entries that are written twice', () => {
  it('do not matter in the order of their numbers', () => {
    expect(lets(['ip prefix-list A seq 5 permit 192.0.2.0/24', 'ip prefix-list A seq 10 permit 192.0.2.0/24'])).toBe(
      IS_THERE,
    );
  });

  it('are there twice or not (10.3, 8.4)', () => {
    const lines = ['seq 10 permit 192.0.2.0/24', 'seq 7 deny 192.0.2.0/24', 'seq 5 permit 192.0.2.0/24'];
    expect(lets(lines.map(line => `ip prefix-list A ${line}`))).toBe(IS_UNKNOWN);
  });
});

describe('a route-map that is called', () => {
  const caller = ['route-map M permit 10', ' call CALLED', 'exit', 'route-map CALLED permit 10', 'exit'];

  it('denies where its entries were taken away, and is passed over where it was', () => {
    expect(lets([...caller, 'no route-map CALLED permit 10'], 'route-map M')).toBe('nothing');
    expect(lets([...caller, 'no route-map CALLED'], 'route-map M')).toBe('everything');
  });
});

describe('an entry that is to lead back', () => {
  it('goes where it was told before', () => {
    const map = [
      'route-map M permit 10',
      ' match ip address prefix-list A',
      ' on-match next',
      ' on-match goto 5',
      'exit',
    ];
    expect(lets([A, 'bgp community-list 1 permit 65000:1', ...map, 'route-map M deny 20'], 'route-map M')).toBe(
      'nothing',
    );
  });
});
