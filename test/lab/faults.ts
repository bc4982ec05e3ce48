// One mistake each in what bgplint writes: the rule that predicts what comes of it, and what NREC then sees.
import type { Dialect } from './judge.js';
import { PAGES, type Project } from './projects.js';
import type { Symptom } from './symptoms.js';

export interface Fault {
  readonly rule: string;
  readonly dialect: Dialect;
  /** Each with what takes its place. */
  readonly edits: readonly (readonly [string | RegExp, string])[];
  /** What it is judged by, where that is not the project as it is. */
  readonly judgedAs?: Project;
  /** Files beside it. */
  readonly files?: Readonly<Record<string, string>>;
  readonly sees: readonly Symptom[];
  /** Other rules that have to say something of the very same mistake. */
  readonly also?: readonly string[];
  /** Versions from which on, and below which, it is a mistake at all. */
  readonly from?: string;
  readonly below?: string;
}

const BOTH_FAMILIES: readonly Symptom[] = ['IPv4 not received', 'IPv6 not received'];
const ELSEWHERE = '203.0.113.0/24';
const [OWN_PREFIX] = ['192.168.0.16/31'];
const [PEER1, PEER2] = PAGES.peers;
const SERVICE = '192.168.0.16';

/** A route to all addresses of a private network, the routers' among them. */
const OVER_ALL = 'protocol static { ipv4; route 10.0.0.0/8 unreachable; }\n';

/** The project with an allocation at another site as well. */
const TWO_SITES: Project = {
  ...PAGES,
  profile: `${PAGES.profile}  - name: elsewhere
    localAs: 4200000001
    peerAs: 65535
    peers: [10.254.255.1, 10.254.255.2]
    ipv4: [192.168.1.16/31]
    bfd: required
`,
};

/** A template that both sessions take everything from, and two statements that are only in it. */
const BIRD: readonly Omit<Fault, 'dialect'>[] = [
  {
    rule: 'nrec/site-mixed',
    edits: [['as 4200000000', 'as 4200000001']],
    judgedAs: TWO_SITES,
    sees: ['no session'],
  },
  {
    rule: 'nrec/allocation-never-announced',
    edits: [[`if net ~ ${OWN_PREFIX} then accept;`, `if net = ${OWN_PREFIX} then reject;`]],
    sees: ['IPv4 not received'],
  },
  { rule: 'nrec/anycast-own-address', edits: [['local 10.0.240.156', `local ${SERVICE}`]], sees: ['no session'] },
  { rule: 'nrec/as4-disabled', edits: [['  multihop;\n', '  multihop;\n  enable as4 off;\n']], sees: ['no session'] },
  { rule: 'nrec/bfd-protocol', edits: [['ipv4 multihop', 'ipv4 direct']], sees: ['no BFD'] },
  { rule: 'nrec/bfd-required', edits: [['  bfd graceful;\n', '']], sees: ['no BFD'] },
  { rule: 'nrec/direct-session', edits: [['  multihop;', '  direct;']], sees: ['no session'] },
  { rule: 'nrec/duplicate-session', edits: [[PEER2, PEER1]], sees: ['one session'] },
  {
    rule: 'nrec/export-other-family',
    edits: [['export filter nrec_export_v4', 'export filter nrec_export_v6']],
    sees: ['IPv4 not received'],
  },
  {
    rule: 'nrec/export-outside-allocation',
    edits: [['  reject;\n', `  if net ~ ${ELSEWHERE} then accept;\n  reject;\n`]],
    sees: ['leak'],
  },
  { rule: 'nrec/export-unlimited', edits: [['export filter nrec_export_v4', 'export all']], sees: ['leak'] },
  {
    rule: 'nrec/family-missing',
    edits: [
      [/ {2}ipv6 \{\n {4}import none;[^}]*\};\n/, ''],
      [`neighbor ${PEER1} as 65535;`, '$&\n  ipv6 { import none; export filter nrec_export_v6; };'],
    ],
    sees: ['IPv6 not received'],
  },
  {
    rule: 'nrec/gateway-direct',
    edits: [
      ['  multihop;\n', ''],
      ['export filter nrec_export_v4;', '$&\n    gateway direct;'],
    ],
    also: ['nrec/multihop'],
    sees: ['no session'],
  },
  { rule: 'bird/number-range', edits: [['  multihop;\n', '  multihop;\n  hold time 2;\n']], sees: ['refused'] },
  { rule: 'nrec/import-not-none', edits: [['import none', 'import all']], sees: [] },
  { rule: 'nrec/kernel-learn', edits: [[/ {2}learn;\n/g, '']], sees: BOTH_FAMILIES },
  { rule: 'nrec/local-as', edits: [['as 4200000000', 'as 4200000001']], sees: ['no session'] },
  { rule: 'nrec/missing-peer', edits: [[/protocol bgp nrec_peer2 .*?\n\}\n/s, '']], sees: ['one session'] },
  { rule: 'nrec/missing-peer', edits: [[/(protocol bgp nrec_peer.*)\n/g, '$1\n  disabled;\n']], sees: ['no session'] },
  { rule: 'nrec/multihop', edits: [['  multihop;\n', '']], sees: ['no session'] },
  { rule: 'nrec/multihop-hops', edits: [['  multihop;\n', '  multihop 1;\n']], sees: ['no session'] },
  { rule: 'nrec/neighbor-typo', edits: [[PEER2, '10.255.25.2']], sees: ['one session'] },
  { rule: 'nrec/passive-session', edits: [['  multihop;\n', '  multihop;\n  passive;\n']], sees: ['no session'] },
  { rule: 'nrec/password-length', edits: [[PAGES.password, PAGES.password.repeat(3)]], sees: ['no session'] },
  { rule: 'nrec/password-mismatch', edits: [[PAGES.password, 'correct horse battery staple']], sees: ['no session'] },
  { rule: 'nrec/password-missing', edits: [[/ *password .*\n/, '']], sees: ['no session'] },
  { rule: 'nrec/password-placeholder', edits: [[PAGES.password, 'changeme']], sees: ['no session'] },
  { rule: 'nrec/peer-as', edits: [[/as 65535/g, 'as 65534']], sees: ['no session'] },
  {
    rule: 'nrec/peer-discarded',
    edits: [
      [/(?<=kernel_ipv4 \{[^}]*)export none;/, 'export all;'],
      [/$/, OVER_ALL],
    ],
    sees: ['no session'],
  },
  {
    rule: 'nrec/peer-discarded',
    edits: [
      [/(?<=kernel_ipv4 \{[^}]*)export none;/, 'export all;'],
      [/$/, `protocol static { ipv4; route ${PEER2}/32 blackhole; }\n`],
    ],
    sees: ['one session'],
  },
  { rule: 'nrec/peer-port', edits: [[`${PEER2} as`, `${PEER2} port 1790 as`]], sees: ['one session'] },
  { rule: 'nrec/address-agreement', edits: [['local 10.0.240.156', 'local 203.0.113.9']], sees: ['no session'] },
  { rule: 'nrec/source-address', edits: [[/10\.0\.240\.156/g, '203.0.113.9']], sees: ['no session'] },
  {
    // BIRD limits the TTL once it has begun to connect. A greeting of NREC's may come before that: the router then counts a session until
    // the hold time is over, while BIRD waits in OpenSent or OpenConfirm and announces nothing (2.0 and 3.4).
    rule: 'nrec/ttl-security',
    edits: [['  multihop;\n', '  multihop;\n  ttl security on;\n']],
    sees: ['nothing received'],
  },
];

const FRR: readonly Omit<Fault, 'dialect'>[] = [
  {
    rule: 'nrec/site-mixed',
    edits: [['permit 192.168.0.16/31', 'permit 192.168.1.16/31']],
    judgedAs: TWO_SITES,
    sees: ['IPv4 not received'],
  },
  {
    rule: 'nrec/allocation-never-announced',
    edits: [[`permit ${OWN_PREFIX} le 32`, `deny ${OWN_PREFIX} le 32`]],
    sees: ['IPv4 not received'],
  },
  {
    rule: 'nrec/allocation-never-announced',
    edits: [[`permit ${OWN_PREFIX} le 32`, `permit ${OWN_PREFIX}`]],
    sees: ['IPv4 not received'],
  },
  {
    rule: 'nrec/anycast-own-address',
    edits: [['update-source 10.0.240.156', `update-source ${SERVICE}`]],
    sees: ['no session'],
  },
  {
    rule: 'nrec/as4-disabled',
    edits: [[/ neighbor NREC ebgp-multihop\n/, '$& neighbor NREC dont-capability-negotiate\n']],
    sees: ['no session'],
  },
  { rule: 'nrec/bfd-required', edits: [[/ neighbor NREC bfd.*\n/g, '']], sees: ['no BFD'] },
  { rule: 'nrec/bfd-ttl', edits: [['NREC ebgp-multihop', 'NREC ebgp-multihop 5']], sees: ['no BFD'], below: '9.0' },
  { rule: 'nrec/bfd-ttl', edits: [['NREC ebgp-multihop', 'NREC ebgp-multihop 5']], sees: ['no session'], from: '9.0' },
  {
    rule: 'nrec/export-other-family',
    edits: [['neighbor NREC route-map NREC-OUT-V4 out', 'neighbor NREC route-map NREC-OUT-V6 out']],
    sees: ['IPv4 not received'],
  },
  {
    rule: 'nrec/export-outside-allocation',
    edits: [[`permit ${OWN_PREFIX} le 32\n`, `$&ip prefix-list NREC-V4 seq 20 permit ${ELSEWHERE} le 32\n`]],
    sees: ['leak'],
  },
  {
    rule: 'nrec/export-unlimited',
    edits: [[' match ip address prefix-list NREC-V4\n', '']],
    sees: ['leak'],
  },
  {
    rule: 'nrec/family-missing',
    edits: [[/( address-family ipv6 unicast\n.*\n) {2}neighbor NREC activate\n/, `$1  neighbor ${PEER1} activate\n`]],
    sees: ['IPv6 not received'],
  },
  { rule: 'nrec/hold-time', edits: [[/ neighbor NREC ebgp-multihop\n/, '$& neighbor NREC timers 1 2\n']], sees: [] },
  { rule: 'nrec/import-not-none', edits: [['route-map NREC-IN deny', 'route-map NREC-IN permit']], sees: [] },
  { rule: 'nrec/kernel-learn', edits: [[/ {2}redistribute .*\n/g, '']], sees: BOTH_FAMILIES },
  { rule: 'nrec/local-as', edits: [['router bgp 4200000000', 'router bgp 4200000001']], sees: ['no session'] },
  { rule: 'nrec/missing-peer', edits: [[` neighbor ${PEER2} peer-group NREC\n`, '']], sees: ['one session'] },
  { rule: 'nrec/missing-peer', edits: [[/ neighbor NREC bfd\n/, '$& neighbor NREC shutdown\n']], sees: ['no session'] },
  { rule: 'nrec/multihop', edits: [[' neighbor NREC ebgp-multihop\n', '']], sees: ['no session'] },
  { rule: 'nrec/multihop-hops', edits: [['NREC ebgp-multihop', 'NREC ebgp-multihop 1']], sees: ['no session'] },
  { rule: 'nrec/neighbor-typo', edits: [[PEER2, '10.255.25.2']], sees: ['one session'] },
  {
    rule: 'nrec/passive-session',
    edits: [[/ neighbor NREC ebgp-multihop\n/, '$& neighbor NREC passive\n']],
    sees: ['no session'],
  },
  { rule: 'nrec/password-length', edits: [[PAGES.password, PAGES.password.repeat(3)]], sees: ['no session'] },
  { rule: 'nrec/password-mismatch', edits: [[PAGES.password, 'correct-horse-battery-staple']], sees: ['no session'] },
  { rule: 'nrec/password-missing', edits: [[/ neighbor NREC password .*\n/, '']], sees: ['no session'] },
  { rule: 'nrec/password-placeholder', edits: [[PAGES.password, 'changeme']], sees: ['no session'] },
  { rule: 'nrec/peer-as', edits: [['remote-as 65535', 'remote-as 65534']], sees: ['no session'] },
  { rule: 'nrec/peer-discarded', edits: [[/^/, 'ip route 10.0.0.0/8 Null0 254\n']], sees: ['no session'] },
  { rule: 'nrec/peer-discarded', edits: [[/^/, `ip route ${PEER2}/32 reject\n`]], sees: ['one session'] },
  {
    rule: 'nrec/peer-discarded',
    edits: [[/address-family ipv4 unicast\n/, '$&  aggregate-address 10.0.0.0/8\n  network 10.0.240.0/24\n']],
    sees: ['no session'],
  },
  {
    rule: 'nrec/peer-port',
    edits: [[` neighbor ${PEER2} peer-group NREC\n`, `$& neighbor ${PEER2} port 1790\n`]],
    sees: ['one session'],
  },
  {
    rule: 'nrec/address-agreement',
    edits: [['update-source 10.0.240.156', 'update-source 203.0.113.9']],
    sees: ['no session'],
  },
  { rule: 'nrec/source-address', edits: [[/10\.0\.240\.156/g, '203.0.113.9']], sees: ['no session'] },
  { rule: 'nrec/ttl-security', edits: [['NREC ebgp-multihop', 'NREC ttl-security hops 10']], sees: ['no session'] },

  {
    rule: 'frr/ambiguous-command',
    edits: [['neighbor NREC password', 'neighbor NREC p']],
    also: [],
    sees: ['no session'],
  },
  {
    rule: 'frr/early-exit',
    edits: [['!\nroute-map NREC-OUT-V6', 'exit\nexit\n!\nroute-map NREC-OUT-V6']],
    sees: ['no session'],
  },
  { rule: 'frr/incomplete-command', edits: [[`password ${PAGES.password}`, 'password']], sees: ['no session'] },
  {
    rule: 'frr/neighbor-order',
    edits: [
      [/ neighbor NREC password .*\n/, ''],
      [' neighbor NREC peer-group\n', ` neighbor NREC password ${PAGES.password}\n$&`],
    ],
    sees: ['no session'],
  },
  {
    rule: 'frr/prefix-lengths',
    edits: [[`permit ${OWN_PREFIX} le 32`, `permit ${OWN_PREFIX} ge 32 le 31`]],
    sees: BOTH_FAMILIES,
  },
  {
    rule: 'frr/refused-entry',
    // Above it stand the prefix-lists, which are lost with it.
    edits: [['route-map NREC-IN deny 10\n', '$& on-match next\n']],
    sees: BOTH_FAMILIES,
  },
  {
    rule: 'frr/second-bgp',
    edits: [['! The password is', 'router bgp 64512\n bgp router-id 10.0.240.156\nexit\n!\n$&']],
    sees: ['no session'],
  },
  {
    rule: 'frr/ttl-conflict',
    edits: [
      [' neighbor NREC ebgp-multihop\n', ' neighbor NREC ttl-security hops 10\n neighbor NREC ebgp-multihop 5\n'],
    ],
    also: ['nrec/ttl-security'],
    sees: ['no session'],
  },
  { rule: 'frr/unknown-command', edits: [['neighbor NREC password', 'neighbor NREC pasword']], sees: ['no session'] },
  { rule: 'frr/unknown-command', edits: [['router bgp', 'ruter bgp']], sees: ['no session'], below: '9.0' },
  { rule: 'frr/nht-default-route', edits: [['ip nht resolve-via-default\n', '']], sees: ['no session'], below: '9.1' },
  { rule: 'nrec/direct-session', edits: [['ebgp-multihop', 'disable-connected-check']], sees: ['no session'] },
  {
    rule: 'frr/undefined-name',
    edits: [['neighbor NREC route-map NREC-OUT-V4 out', 'neighbor NREC route-map NREC-OUT out']],
    sees: ['IPv4 not received'],
  },
  {
    rule: 'frr/inactive-family',
    edits: [[/(ipv6 unicast\n.*\n) {2}neighbor NREC activate\n/, '$1']],
    sees: ['IPv6 not received'],
  },
  {
    rule: 'nrec/allocation-never-announced',
    edits: [['  neighbor NREC route-map NREC-OUT-V4 out\n', '']],
    sees: ['IPv4 not received'],
  },
  { rule: 'frr/daemon-off', edits: [], files: { daemons: 'bgpd=no\nbfdd=yes\n' }, sees: ['no session'] },
  { rule: 'nrec/bfd-protocol', edits: [], files: { daemons: 'bgpd=yes\nbfdd=no\n' }, sees: ['no BFD'] },
  { rule: 'frr/daemons-file', edits: [], files: { daemons: 'bgpd = yes\nbfdd=yes\n' }, sees: ['no session'] },
  {
    rule: 'frr/missing-module',
    edits: [['frr defaults traditional\n', '$&rpki\n rpki polling_period 300\nexit\n']],
    files: { daemons: 'bgpd=yes\nbfdd=yes\nbgpd_options="-A 127.0.0.1"\n' },
    sees: ['no session'],
  },
];

/** Rules of severity error about which there is nothing to be seen, by rule and dialect, and why. */
export const WITHOUT_FAULT: Readonly<Record<string, string>> = {
  'nrec/duplicate-session frr': 'FRR knows one neighbor of an address; a second line about it changes the first',
  'nrec/gateway-direct frr': 'FRR has no such option',
  'nrec/hold-time bird': 'BIRD refuses the file: bird/number-range',
  'frr/wrong-daemon frr': 'it is about the files of single daemons; the lab has FRR read one for all',
};

/** All of severity error that BIRD's own rules say is that it refuses the file: their pages are held to that by `bird -p`. */
export const BIRD_REFUSES = /^bird\//;

export const FAULTS: readonly Fault[] = [
  ...BIRD.map(fault => ({ ...fault, dialect: 'bird' as const })),
  ...FRR.map(fault => ({ ...fault, dialect: 'frr' as const })),
];

/** What the edits of a fault make of a configuration. */
export function broken(good: string, { edits }: Pick<Fault, 'edits'>): string {
  let text = good;
  for (const [old, by] of edits) {
    const next = text.replace(old, by);
    if (next === text) throw new Error(`nothing to replace: ${old}`);
    text = next;
  }
  return text;
}
