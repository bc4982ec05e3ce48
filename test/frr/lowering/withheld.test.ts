// What the lab showed that bgpd keeps back although the policy lets it out (test/lab/announced.ts).
import { expect, it } from 'vitest';
import { type Prefix, parsePrefix } from '../../../server/src/net/prefix.js';
import { PrefixSet } from '../../../server/src/net/prefix-set.js';
import { announcementsOf } from '../../../server/src/rules/announcements.js';
import { speakerOf } from './build.js';

const DEFINITIONS = `route-map ALL permit 10
exit
route-map KEEP permit 10
 match ip address prefix-list SOME
 set community no-export
exit
ip prefix-list SOME seq 5 permit 192.0.2.0/25
`;

/** What is certainly announced where everything is let out. */
function certain(...lines: readonly string[]): string | undefined {
  const said = ['neighbor 192.0.2.1 route-map ALL out', ...lines].map(line => `  ${line}\n`).join('');
  const text = `${DEFINITIONS}router bgp 65000\n neighbor 192.0.2.1 remote-as 65001\n address-family ipv4 unicast\n${said}`;
  return announcementsOf(speakerOf(text), undefined)[0]?.families[0]?.must.toString();
}

it.each<readonly [string, ...string[]]>([
  ['everything'],
  ['everything', 'aggregate-address 192.0.2.0/24'],
  ['everything', 'redistribute connected route-map ALL'],
  ['nothing', 'neighbor 192.0.2.1 maximum-prefix-out 2'],
])('%s is certainly announced with %s', (must, ...lines) => {
  expect(certain(...lines)).toBe(must);
});

it.each<readonly [string, string]>([
  ['192.0.2.0/24{25,32}', 'aggregate-address 192.0.2.0/24 summary-only'],
  ['192.0.2.0/24{25,32}', 'aggregate-address 192.0.2.0/24 suppress-map ALL'],
  ['192.0.2.0/25', 'redistribute connected route-map KEEP'],
  ['192.0.2.0/25', 'network 192.0.2.0/25 route-map KEEP'],
])('%s is not, with %s', (kept, line) => {
  expect(certain(line)).not.toBe('everything');
  expect(certain(line)).toBe(without(kept));
});

function without(pattern: string): string {
  const [, text = '', low, high] = /^([^{]*)(?:\{(\d+),(\d+)\})?$/.exec(pattern) ?? [];
  const prefix = parsePrefix(text) as Prefix;
  const [from, to] = low === undefined ? [prefix.length, prefix.length] : [Number(low), Number(high)];
  return PrefixSet.all('ipv4')
    .minus(PrefixSet.pattern(prefix, from, to))
    .toString();
}
