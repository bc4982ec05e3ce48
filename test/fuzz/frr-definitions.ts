import type { Family } from '../../server/src/net/address.js';
import type { Loading } from '../oracle/bgpd.js';
import type { Random } from './random.js';

/** Few addresses and lengths, so that prefixes often contain each other. */
const ADDRESSES: Readonly<Record<Family, readonly string[]>> = {
  ipv4: ['0.0.0.0', '10.0.0.0', '10.1.0.0', '10.1.1.0', '10.1.1.128', '10.128.0.0', '192.168.0.16', '192.168.0.17'],
  ipv6: ['::', '2001:db8::', '2001:db8:0:1::', '2001:db8:8000::', 'fda4:5ff2:8477:1755::', 'fda4:5ff2:8477:1755::1'],
};
const LENGTHS: Readonly<Record<Family, readonly number[]>> = {
  ipv4: [0, 1, 8, 9, 15, 16, 17, 24, 25, 30, 31, 32],
  ipv6: [0, 3, 31, 32, 33, 48, 64, 126, 127, 128],
};

/** Every prefix that routes are made for; FRR clears the host bits. */
export function probes(family: Family): readonly string[] {
  return ADDRESSES[family].flatMap(address => LENGTHS[family].map(length => `${address}/${length}`));
}

/** How many lists and route-maps of each kind there are. */
export const LISTS = 8;
export const MAPS = 60;

/** Definitions that mean little and come across everything that decides: statements of a line or a block each. */
export function definitions(random: Random, loading: Loading): readonly string[] {
  const lines: string[] = [];
  const range = (count: number) => [...new Array(count).keys()];
  // Most definitions are free of what bgpd refuses, but for a few lines: each costs those around it when vtysh loads them.
  const isCareful = !random.once(3);
  const sequence = (index: number, numbers: readonly number[]) =>
    isCareful ? `seq ${5 * (index + 1)} ` : random.once(2) ? `seq ${random.of(numbers)} ` : '';
  for (const family of ['ipv4', 'ipv6'] as const) {
    const ip = family === 'ipv4' ? 'ip' : 'ipv6';
    for (const list of range(LISTS)) {
      for (const index of range(1 + random.below(4))) {
        const number = sequence(index, [5, 10, 15, 20]);
        lines.push(`${ip} prefix-list P${list} ${number}${prefixEntry(random, family, isCareful)}`);
      }
      for (const index of range(1 + random.below(3)))
        lines.push(accessEntry(random, family, `A${list}`, sequence(index, [5, 10, 15])));
    }
    if (random.once(2)) lines.push(`no ${ip} prefix-list P${random.below(LISTS)} seq 10`);
    // No entry at all: `match` takes nothing then.
    lines.push(`${ip} prefix-list EMPTY description of nothing`);
  }
  lines.push('bgp community-list 1 permit 65000:1', 'bgp as-path access-list 1 permit ^$');
  for (const map of range(MAPS)) {
    for (const index of range(1 + random.below(4))) {
      const number = isCareful ? 10 * (index + 1) : random.of([10, 20, 30, 40]);
      lines.push(mapEntry(random, map, number, isCareful).join('\n'));
    }
  }
  for (let i = random.below(4); i > 0; i--) lines.splice(random.below(lines.length), 0, refused(random));
  // Lines of other kinds, where a batch of lines that are taken together may end.
  for (let i = random.below(12); i > 0; i--)
    lines.splice(random.below(lines.length), 0, random.of(loading === 'vtysh' ? [...BETWEEN, ...OF_OTHERS] : BETWEEN));
  for (let i = random.below(4); i > 0; i--)
    lines.push(`no route-map M${random.below(MAPS)} ${verdict(random)} ${random.of([10, 20, 30])}`);
  return lines;
}

/** Ends a batch of lines that vtysh hands over, or not, or only in one of the versions. */
const BETWEEN: readonly string[] = [
  'bgp as-path access-list 1 permit ^$',
  'bgp community-list 1 permit 65000:1',
  'log syslog informational',
  'debug bgp updates',
  '! a comment',
  'hostname fuzz',
];

/** Lines of other daemons, which bgpd never sees when vtysh hands lines out. */
const OF_OTHERS: readonly string[] = [
  'ip route 198.51.100.0/24 blackhole',
  'router ospf\nexit',
  'bfd\n profile x\n exit\nexit',
  'ip router-id 192.0.2.1',
  'vrf red\nexit-vrf',
];

function verdict(random: Random): string {
  return random.once(3) ? 'deny' : 'permit';
}

function prefix(random: Random, family: Family): { readonly text: string; readonly length: number } {
  const length = random.of(LENGTHS[family]);
  return { text: `${random.of(ADDRESSES[family])}/${length}`, length };
}

/** @param isCareful whether lengths are such that bgpd takes them. */
function prefixEntry(random: Random, family: Family, isCareful: boolean): string {
  if (random.once(8)) return `${verdict(random)} any`;
  const { text, length } = prefix(random, family);
  const lengths = LENGTHS[family].filter(each => !isCareful || each >= length);
  const lowest = random.once(3) ? random.of(lengths) : undefined;
  const highest = random.of(lengths.filter(each => !isCareful || each >= (lowest ?? length)));
  const ge = lowest === undefined ? '' : ` ge ${lowest}`;
  const le = random.once(2) ? ` le ${highest}` : '';
  return `${verdict(random)} ${text}${ge}${le}`;
}

/** What vtysh takes and bgpd refuses. */
function refused(random: Random): string {
  const map = `route-map M${random.below(MAPS)}`;
  return random.of([
    `ip prefix-list P${random.below(LISTS)} permit 10.0.0.0/16 ge 8`,
    `ipv6 prefix-list P${random.below(LISTS)} seq 10 deny 2001:db8::/32 ge 64 le 48`,
    `${map} permit 20\n on-match goto 10\nexit`,
    `${map} permit 20\n match metric 5\n continue 20`,
    `${map} deny 30\n on-match next`,
    `${map} permit 20\n call ${map.slice('route-map '.length)}\nexit`,
    `${map} permit 20\n set ip next-hop 224.0.0.1`,
    `${map} permit 20\n set ipv6 next-hop global fe80::1\nexit`,
    `${map} permit 20\n set ipv6 next-hop local 2001:db8::1`,
  ]);
}

/** @param sequence with its keyword, or nothing. */
function accessEntry(random: Random, family: Family, name: string, sequence: string): string {
  const start = `${family === 'ipv4' ? '' : 'ipv6 '}access-list ${name} ${sequence}${verdict(random)}`;
  const zebra = `${start} ${prefix(random, family).text}${random.once(3) ? ' exact-match' : ''}`;
  if (family === 'ipv6') return random.once(6) ? `${start} any` : zebra;
  const address = random.of(ADDRESSES.ipv4);
  const wildcard = random.of(['0.0.0.255', '0.0.255.255', '0.255.0.255', '0.0.0.0', '255.255.255.255']);
  return random.of([
    zebra,
    zebra,
    `${start} any`,
    `${start} host ${address}`,
    `${start} ${address}`,
    `${start} ${address} ${wildcard}`,
    `${start} ip ${address} ${wildcard} host ${random.of(['255.255.255.0', '255.255.255.255'])}`,
  ]);
}

/** One list more than there are, so that some names stand for nothing. */
function condition(random: Random): string {
  const list = random.below(LISTS + 1);
  return random.of([
    `match ip address prefix-list P${list}`,
    `match ip address prefix-list P${list}`,
    `match ipv6 address prefix-list P${list}`,
    `match ip address A${list}`,
    `match ipv6 address A${list}`,
    `match ip address prefix-list EMPTY`,
    'match metric 5',
    'match origin igp',
    'match community 1',
    'match community 2',
    'match as-path NONE',
    'match as-path 1',
    'match local-preference 100',
    'match tag 7',
    'match peer 192.0.2.9',
    `match ip next-hop prefix-list P${list}`,
    `match ip next-hop A${list}`,
    `match ip route-source prefix-list P${list}`,
    'match probability 50',
    'match source-protocol static',
  ]);
}

/** Calls lead onward only: route-maps that call each other in a circle crash bgpd 8.4. */
function mapEntry(random: Random, map: number, sequence: number, isCareful: boolean): readonly string[] {
  const does = verdict(random);
  const conditions = [...new Array(random.of([0, 1, 1, 1, 2])).keys()].map(() => ` ${condition(random)}`);
  const onward = [10, 20, 30, 40, 50].filter(target => target > sequence);
  const rest = [
    ...(random.once(10) ? [` no ${random.of(conditions) ?? 'match metric'}`.replace('no  ', 'no ')] : []),
    ...(random.once(8) ? [random.of([' set metric 5', ' set local-preference 50', ' set community 65000:1'])] : []),
    ...(random.once(6) ? [` call M${map + 1 + random.below(MAPS)}`] : []),
    ...(random.once(4) && !(isCareful && does === 'deny')
      ? [
          random.of([
            ' on-match next',
            ` on-match goto ${random.of(onward)}`,
            ` continue ${random.of(onward)}`,
            ' continue',
          ]),
        ]
      : []),
  ];
  const end = random.once(3) ? [] : ['exit'];
  return [`route-map M${map} ${does} ${sequence}`, ...conditions, ...rest, ...end];
}
