// Configurations that may announce more than the allocation, or that bgplint cannot see through: what it says of each is held against
// what NREC receives. Each is what `bgplint new` writes, with edits.
import type { Dialect } from './judge.js';

export interface Announced {
  readonly name: string;
  readonly dialect: Dialect;
  /** Each with what takes its place. */
  readonly edits: readonly (readonly [string | RegExp, string])[];
}

const OWN4 = '192.168.0.16/31';

/** Behind the sessions' own lines of IPv4 in BIRD's template. */
const bird4 = (by: string) => ['export filter nrec_export_v4;', by] as const;
const birdTop = (text: string) => ['# Tells BIRD which', `${text}\n$&`] as const;

const STATICS = `protocol static lab4 {
  ipv4;
  route ${OWN4} blackhole;
  route 192.168.0.17/32 unreachable;
  route 198.51.100.0/24 blackhole;
  route 203.0.113.9/32 prohibit;
}
protocol static lab6 {
  ipv6;
  route fda4:5ff2:8477:1755::/127 blackhole;
  route 2001:db8:beef::/48 unreachable;
}`;

const BIRD: Readonly<Record<string, Announced['edits']>> = {
  'kernel routes learned, all exported': [bird4('export all;')],
  'export where source = RTS_STATIC': [birdTop(STATICS), bird4('export where source = RTS_STATIC;')],
  'export where source ~ [RTS_INHERIT, RTS_DEVICE]': [
    birdTop(`${STATICS}\nprotocol direct { ipv4; ipv6; interface "lo", "eth*"; }`),
    bird4('export where source ~ [ RTS_INHERIT, RTS_DEVICE ];'),
  ],
  'export where proto = "lab4"': [birdTop(STATICS), bird4('export where proto = "lab4";')],
  'protocol direct, all exported': [
    birdTop('protocol direct { ipv4; ipv6; interface "-eth*", "*"; }'),
    [/export filter nrec_export_v\d/g, 'export all'],
  ],
  'a pipe between tables': [
    birdTop(`ipv4 table other4;
protocol static lab4 { ipv4 { table other4; }; route ${OWN4} blackhole; route 198.51.100.0/24 blackhole; route 10.0.0.0/8 blackhole; }
protocol pipe { table master4; peer table other4; import where net ~ [ 192.168.0.0/16+, 198.51.100.0/24 ]; export none; }`),
    bird4('export where source = RTS_STATIC;'),
  ],
  'sessions that announce from a table of their own': [
    birdTop(`ipv4 table other4;
protocol static lab4 { ipv4 { table other4; }; route ${OWN4} blackhole; route 198.51.100.0/24 blackhole; }
protocol pipe { table master4; peer table other4; import none; export where net.len = 32; }`),
    bird4('table other4;\n    export all;'),
  ],
  'the import filter of a source': [
    ['import all;', 'import filter { if net ~ [ 192.168.0.0/24+ ] then accept; reject; };'],
    bird4('export all;'),
  ],
  'limits of what is exported': [bird4('export all;\n    export limit 2 action block;')],
  'a template over a template': [
    ['template bgp nrec {', `template bgp common {\n  ipv4 { export all; };\n}\n\ntemplate bgp nrec from common {`],
    bird4('next hop self;'),
  ],
  'a session over its template': [['neighbor 10.255.255.2 as 65535;', '$&\n  ipv4 { export where net.len > 24; };']],
  'the default route': [
    birdTop('protocol static lab4 { ipv4; route 0.0.0.0/0 blackhole; }'),
    bird4('export where net = 0.0.0.0/0;'),
  ],
  'communities that keep a route within the AS': [
    birdTop(
      `protocol static lab4 { ipv4; route ${OWN4} blackhole { bgp_community.add((65535, 65281)); }; route 192.168.0.17/32 blackhole { bgp_community.add((65535, 65282)); }; }`,
    ),
    bird4('export all;'),
  ],
  'communities added on the way out': [
    bird4('export filter { bgp_community.add((65535, 65281)); bgp_med = 5; bgp_path.prepend(4200000000); accept; };'),
  ],
  'all paths announced': [bird4('add paths tx;\n    export all;')],
};

const PREFIX = 'ip prefix-list NREC-V4 seq 10';
const OUT4 = 'neighbor NREC route-map NREC-OUT-V4 out\n';
/** Lines of FRR's IPv4 family, and what stands before its BGP. */
const inFrr4 = (lines: string) => [' redistribute connected route-map NREC-OUT-V4\n', `$&${lines}`] as const;
const frrTop = (text: string) => [PREFIX, `${text}\n$&`] as const;
const NO_POLICY = [
  [/ {2}neighbor NREC route-map NREC-OUT-V\d out\n/g, ''],
  [' no bgp default ipv4-unicast\n', '$& no bgp ebgp-requires-policy\n'],
] as const;
const CHECK = [' no bgp default ipv4-unicast\n', '$& no bgp network import-check\n'] as const;

const FRR: Readonly<Record<string, Announced['edits']>> = {
  'redistribute connected without a policy': [
    ...NO_POLICY,
    [' redistribute connected route-map NREC-OUT-V4', ' redistribute connected'],
  ],
  'redistribute kernel without a policy': [
    ...NO_POLICY,
    [' redistribute connected route-map NREC-OUT-V4', ' redistribute kernel'],
  ],
  'redistribute static': [
    ...NO_POLICY,
    frrTop(`ip route 198.51.100.0/24 blackhole\nip route ${OWN4} blackhole`),
    inFrr4('  redistribute static\n'),
  ],
  'aggregate-address': [...NO_POLICY, inFrr4('  aggregate-address 192.168.0.0/24\n')],
  'aggregate-address, summary-only': [...NO_POLICY, inFrr4('  aggregate-address 192.168.0.0/24 summary-only\n')],
  'aggregate-address behind the policy': [inFrr4('  aggregate-address 192.168.0.0/24 summary-only\n')],
  'aggregate-address with a suppress-map': [
    ...NO_POLICY,
    inFrr4('  aggregate-address 192.168.0.0/24 suppress-map NREC-OUT-V4\n'),
  ],
  'unsuppress-map': [
    inFrr4('  aggregate-address 192.168.0.16/31 summary-only\n  neighbor NREC unsuppress-map NREC-OUT-V4\n'),
  ],
  'unsuppress-map beyond the policy': [
    frrTop('route-map ALL permit 10\nexit'),
    [
      ' redistribute connected route-map NREC-OUT-V4\n',
      ' redistribute connected\n  aggregate-address 203.0.113.0/24 summary-only\n  neighbor NREC unsuppress-map ALL\n',
    ],
  ],
  'default-originate': [inFrr4('  neighbor NREC default-originate\n')],
  'default-originate with a route-map': [
    frrTop('route-map DEF permit 10\n match ip address prefix-list NREC-V4\nexit'),
    inFrr4('  neighbor NREC default-originate route-map DEF\n'),
  ],
  'conditional advertisement': [
    frrTop('route-map ADV permit 10\nexit'),
    [' redistribute connected route-map NREC-OUT-V4', ' redistribute connected'],
    [OUT4, '$&  neighbor NREC advertise-map ADV non-exist-map NREC-OUT-V4\n'],
  ],
  'network with a route-map': [
    CHECK,
    frrTop('route-map NET permit 10\n set metric 7\nexit\nroute-map NONE deny 10\nexit'),
    inFrr4(
      `  network ${OWN4} route-map NET\n  network 192.168.0.17/32 route-map NONE\n  network 198.51.100.0/24 route-map NET\n`,
    ),
  ],
  'network without a policy': [CHECK, ...NO_POLICY, inFrr4(`  network ${OWN4}\n  network 198.51.100.0/24\n`)],
  'network with no route to it': [...NO_POLICY, inFrr4('  network 198.51.100.0/24\n')],
  'network of the default route': [CHECK, ...NO_POLICY, inFrr4('  network 0.0.0.0/0\n')],
  'soft-reconfiguration': [inFrr4('  neighbor NREC soft-reconfiguration inbound\n')],
  'maximum-prefix-out': [
    ...NO_POLICY,
    [' redistribute connected route-map NREC-OUT-V4', ' redistribute connected'],
    ['  neighbor NREC activate\n', '$&  neighbor NREC maximum-prefix-out 2\n'],
  ],
  'a neighbour over its group': [
    frrTop(
      'ip prefix-list MORE seq 5 permit 192.168.0.0/16 le 32\nroute-map MORE permit 10\n match ip address prefix-list MORE\nexit',
    ),
    [' redistribute connected route-map NREC-OUT-V4', ' redistribute connected'],
    [OUT4, '$&  neighbor 10.255.255.2 route-map MORE out\n'],
  ],
  'prefix-list and distribute-list of the neighbour': [
    frrTop('access-list OUR seq 5 permit 192.168.0.0/24'),
    [' redistribute connected route-map NREC-OUT-V4', ' redistribute connected'],
    [OUT4, 'neighbor NREC prefix-list NREC-V4 out\n  neighbor 10.255.255.2 distribute-list OUR out\n'],
  ],
  'communities that keep a route within the AS': [
    ...NO_POLICY,
    frrTop(
      'route-map KEEP permit 10\n match ip address prefix-list NREC-V4\n set community no-export\nexit\nroute-map KEEP permit 20\nexit',
    ),
    [' redistribute connected route-map NREC-OUT-V4', ' redistribute connected route-map KEEP'],
  ],
  'communities set on the way out': [
    ['route-map NREC-OUT-V4 permit 10\n', '$& set community no-export no-advertise\n set metric 5\n'],
  ],
  'another instance that is leaked from': [
    [
      /exit\n$/,
      `exit\nrouter bgp 4200000000 vrf red\n bgp router-id 10.0.240.157\n no bgp network import-check\n address-family ipv4 unicast\n  network 198.51.100.0/24\n  network 192.168.0.17/32\n exit-address-family\nexit\n`,
    ],
    ...NO_POLICY,
    inFrr4('  import vrf red\n'),
  ],
};

export const ANNOUNCED: readonly Announced[] = [
  ...Object.entries(BIRD).map(([name, edits]) => ({ name, dialect: 'bird' as const, edits })),
  ...Object.entries(FRR).map(([name, edits]) => ({ name, dialect: 'frr' as const, edits })),
];
