// Whole FRR configurations that mean little: random sources and policies around sessions with NREC.
import type { Random } from '../fuzz/random.js';
import { PAGES } from './projects.js';

const PREFIXES = {
  4: [
    '0.0.0.0/0',
    '10.0.0.0/8',
    '192.168.0.0/24',
    '192.168.0.16/31',
    '192.168.0.16/32',
    '192.168.0.17/32',
    '203.0.113.9/32',
  ],
  6: ['2001:db8::/32', '2001:db8:dead::1/128', 'fda4:5ff2:8477:1755::/127', 'fda4:5ff2:8477:1755::1/128'],
} as const;
type Bits = keyof typeof PREFIXES;

const LISTS = ['ONE', 'TWO', 'THREE'];
const MAPS = ['RED', 'BLUE', 'GREEN'];
const LENGTHS = { 4: 32, 6: 128 };

/** Lists and route-maps of a family. */
function definitions(random: Random, family: Bits): readonly string[] {
  const ip = family === 4 ? 'ip' : 'ipv6';
  const lists = LISTS.flatMap(name =>
    [5, 10].map(seq => {
      const range = random.once(2) ? ` le ${LENGTHS[family]}` : '';
      return `${ip} prefix-list ${name}${family} seq ${seq} ${random.of(['permit', 'permit', 'deny'])} ${random.of(PREFIXES[family])}${/[/](?:32|128)$/.test(range) ? '' : range}`;
    }),
  );
  const matches = [
    ...LISTS.map(name => `match ${ip} address prefix-list ${name}${family}`),
    'match metric 5',
    `match source-protocol ${random.of(['static', 'connected', 'kernel'])}`,
    `match ${ip} address prefix-len ${random.of([24, 31, 32])}`,
  ];
  const sets = [
    'set metric 5',
    'set community no-export',
    'set community 65000:1 additive',
    'set as-path prepend 4200000000',
    'set local-preference 200',
  ];
  const maps = MAPS.flatMap((name, index) =>
    [10, 20].flatMap(seq => [
      `route-map ${name}${family} ${random.of(['permit', 'permit', 'deny'])} ${seq}`,
      ...(random.once(4) ? [] : [` ${random.of(matches)}`]),
      ...(random.once(3) ? [` ${random.of(sets)}`] : []),
      ...(random.once(6) && index > 0 ? [` call ${MAPS[index - 1]}${family}`] : []),
      ...(random.once(6)
        ? [` ${random.of(['on-match next', 'continue 20'])}`.replace(seq === 20 ? /.*/ : /$^/, '')]
        : []),
      'exit',
    ]),
  );
  return [...lists, ...maps].filter(line => line.trim() !== '');
}

/** What the family of an address has in `router bgp`. */
function family(random: Random, bits: Bits): readonly string[] {
  const map = () => `route-map ${random.of(MAPS)}${bits}`;
  const maybe = () => (random.once(2) ? ` ${map()}` : '');
  const prefix = () => random.of(PREFIXES[bits]);
  const some = (often: number, line: () => string) => (random.once(often) ? [`  ${line()}`] : []);
  const policy = (who: string) => [
    ...(random.once(2) ? [`  neighbor ${who} ${map()} out`] : []),
    ...(random.once(3) ? [`  neighbor ${who} prefix-list ${random.of(LISTS)}${bits} out`] : []),
  ];
  return [
    ` address-family ipv${bits} unicast`,
    ...['static', 'connected', 'kernel'].flatMap(what => some(2, () => `redistribute ${what}${maybe()}`)),
    ...some(2, () => `network ${prefix()}${maybe()}`),
    ...some(2, () => `network ${prefix()}${maybe()}`),
    ...some(
      4,
      () =>
        `aggregate-address ${prefix()}${random.of(['', ' summary-only', ` suppress-map ${random.of(MAPS)}${bits}`])}`,
    ),
    '  neighbor NREC activate',
    `  neighbor NREC route-map IN in`,
    ...policy('NREC'),
    ...policy(PAGES.peers[1]),
    ...some(6, () => `neighbor NREC default-originate${maybe()}`),
    ...some(6, () => `neighbor NREC unsuppress-map ${random.of(MAPS)}${bits}`),
    ...some(9, () => 'neighbor NREC maximum-prefix-out 2'),
    ' exit-address-family',
  ];
}

/** One configuration, to be read by daemons that were just started. */
export function randomFrr(random: Random): string {
  const statics = PREFIXES[4].flatMap(one => (random.once(2) ? [`ip route ${one} blackhole`] : []));
  const others = PREFIXES[6].flatMap(one => (random.once(2) ? [`ipv6 route ${one} blackhole`] : []));
  return [
    'frr defaults traditional',
    'ip nht resolve-via-default',
    // The instance needs the way to NREC's routers.
    ...[...statics, ...others].filter(line => !line.includes(' 0.0.0.0/0 ') && !line.includes(' 10.0.0.0/8 ')),
    ...definitions(random, 4),
    ...definitions(random, 6),
    'route-map IN deny 10',
    'exit',
    `router bgp ${PAGES.localAs}`,
    ` bgp router-id ${PAGES.instance}`,
    ' no bgp default ipv4-unicast',
    ...(random.once(2) ? [' no bgp ebgp-requires-policy'] : []),
    ...(random.once(2) ? [' no bgp network import-check'] : []),
    ' neighbor NREC peer-group',
    ` neighbor NREC remote-as ${PAGES.peerAs}`,
    ` neighbor NREC password ${PAGES.password}`,
    ' neighbor NREC ebgp-multihop',
    ` neighbor NREC update-source ${PAGES.instance}`,
    ' neighbor NREC bfd',
    ...PAGES.peers.map(peer => ` neighbor ${peer} peer-group NREC`),
    ...family(random, 4),
    ...family(random, 6),
    'exit',
    '',
  ].join('\n');
}
