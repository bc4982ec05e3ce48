import { PROTOCOLS } from '../../../server/src/dialects/bird/catalogue/index.js';
import type { BlockSchema, OptionSpec } from '../../../server/src/dialects/bird/catalogue/spec.js';
import { compile, type Slot, type State } from '../../../server/src/dialects/bird/phrases.js';

/** A value for each kind of place in a phrase. */
const VALUES: Readonly<Record<string, (slot: Slot) => string>> = {
  num: ({ detail }) => /^(\d+)\.\./.exec(detail.split('|').at(-1) ?? '')?.[1]?.replace(/^0$/, '1') ?? '10',
  switch: () => 'on',
  time: () => '10 s',
  ip: () => '192.0.2.7',
  scoped: () => '192.0.2.7',
  id: () => '192.0.2.9',
  text: () => '"text"',
  literal: () => '"text"',
  'text or ip': () => '"host"',
  key: () => '"key"',
  bytes: () => 'hex:0102',
  rd: () => '65000:1',
  net: () => '10.0.0.0/8',
  term: () => '1',
  condition: () => 'true',
  name: () => 'fresh',
  attribute: () => 'fresh',
  symbol: ({ detail }) => NAMED[detail] ?? 'master4',
  filter: () => 'none',
  flags: () => 'all',
  list: ({ detail }) => `{ ${detail.split('|').slice(0, 2).join(', ')} }`,
  interfaces: () => '"eth0"',
  types: () => 'int',
  targets: () => '(rt, 10, 20)',
  operand: () => 'net',
  body: () => '{ accept; }',
  merge: () => '{ accept; }',
  labels: () => '100/200',
};

const NAMED: Readonly<Record<string, string>> = {
  function: 'fn',
  'mpls domain': 'dom',
  'mpls range': 'ran',
  'thread group': 'grp',
};

/** Values that some statements need instead. */
const SPECIAL: readonly (readonly [key: RegExp, slot: string, value: string])[] = [
  [/^radv.*(prefix|trigger)$|^radv\.trigger/, 'prefix', '2001:db8::/64'],
  [/^radv\.trigger/, 'net', '2001:db8::/64'],
  [/rdnss|^radv rdnss/, 'server', '2001:db8::1'],
  [/babel.*next hop ipv6/, 'address', '2001:db8::1'],
  [/^password\.(generate|accept|from|to)/, 'time', '"2030-01-01"'],
  [/^top\.attribute/, 'type', 'bytestring'],
  [/^ospf stubnet|^ospf networks|^ospf area.stubnet/, 'net', '10.0.0.0/8'],
  [/^top\.log/, 'size', '20000'],
  [/^table\.(export|route|digest)|^channel\.export settle/, 'max', '20 s'],
  [/^static\.igp table|^channel\.igp table/, 'table', 'master4'],
  [/^pipe\.peer table|^aggregator\.peer table/, 'table', 'other4'],
];

const FILLINGS: Readonly<Record<string, string>> = {
  'rpki ssh': 'user "u";',
  'rpki tcp': 'authentication md5; password "x";',
  'bgp keys': 'key { id 1; secret "s"; };',
  'bgp key': 'id 2; secret "s";',
  'radv rdnss': 'ns 2001:db8::1;',
  'radv dnssl': 'domain "example.org";',
  'mpls range': 'start 5000; length 10;',
  passwords: 'password "x";',
};

/** Statements that make use of every way through an option's phrase, up to `most` of them. */
export function samplesOf(option: OptionSpec, most = 30): string[] {
  const samples = new Set<string>();
  const walk = (state: State, text: string, used: ReadonlySet<string>): void => {
    if (samples.size >= most) return;
    if (state.accepts.length > 0) samples.add(text.trim());
    const go = (name: string, next: State, piece: string) => {
      if (!used.has(name)) walk(next, `${text} ${piece}`, new Set([...used, name]));
    };
    for (const [word, way] of state.words) go(`w${word}`, way.state, word);
    for (const { slot, way } of state.slots) {
      const special = SPECIAL.find(([key, name]) => key.test(option.key) && name === slot.name);
      go(`s${slot.name}`, way.state, special?.[2] ?? (VALUES[slot.kind]?.(slot) as string));
    }
    if (state.block) go('block', state.block.way.state, `{ ${FILLINGS[state.block.schema] ?? ''} }`);
  };
  walk(compile([option]), '', new Set());
  return [...samples];
}

const PREAMBLE = 'roa4 table r4; ipv4 table other4; function fn() { print "x"; }';
const TAIL = 'protocol device zz {}';

/** What each type of protocol must have to be accepted. */
const PROTOCOL_NEEDS: Readonly<Record<string, string>> = {
  kernel: 'ipv4;',
  static: 'ipv4;',
  pipe: 'table master4; peer table other4;',
  bgp: 'local 192.0.2.1 as 65001; neighbor as 65002; ipv4 { import none; export none; };',
  ospf: 'area 0 { };',
  rpki: 'roa4; remote "host";',
  mrt: 'table "x"; filename "x"; period 10;',
  bmp: 'station address ip 192.0.2.3 port 1790;',
  aggregator: 'table master4; peer table other4; aggregate on net; merge by { accept; };',
  l3vpn: 'vpn4; ipv4; mpls; rd 65000:1; route target (rt, 10, 20);',
  evpn: 'eth; evpn; rd 65000:1; route target (rt, 10, 20); encapsulation vxlan { tunnel device "v"; router address 192.0.2.1; }; vni 10;',
  bridge: 'eth; bridge device "br0";',
  perf: 'ipv4;',
};

/** Statements around a block of some schema; `%` stands for what is in it. */
const AROUND: Readonly<Record<string, string>> = {
  top: '%',
  channel: 'protocol direct t { ipv4 { % }; }',
  'bgp channel':
    'protocol bgp t { local 192.0.2.1 as 65001; neighbor 192.0.2.2 as 65002; ipv4 { import none; export none; % }; }',
  'bgp keys':
    'protocol bgp t { local 192.0.2.1 as 65001; neighbor 192.0.2.2 as 65002; authentication ao; keys { % }; }',
  'bgp key':
    'protocol bgp t { local 192.0.2.1 as 65001; neighbor 192.0.2.2 as 65002; authentication ao; keys { key { id 1; secret "s"; % }; }; }',
  table: 'ipv4 table t { % }',
  'device interface': 'protocol device t { interface "eth0" { % }; }',
  'bfd interface': 'protocol bfd t { interface "eth0" { % }; }',
  'bfd options': 'protocol bgp t { local 192.0.2.1 as 65001; neighbor 192.0.2.2 as 65002; bfd { % }; }',
  password: 'protocol rip t { interface "eth0" { authentication cryptographic; password "x" { % }; }; }',
  passwords: 'protocol rip t { interface "eth0" { authentication cryptographic; passwords { % } }; }',
  cli: 'cli "s" { % };',
  'mpls domain': 'mpls domain t { % }',
  'mpls range': 'mpls domain t { label range x { start 5000; length 10; % }; }',
  'mpls channel':
    'mpls domain dom { label range ran { start 5000; length 10; }; } mpls table mt; protocol static t { ipv4; mpls { % }; }',
  'thread group': 'thread group t { % }',
  'ospf area': 'protocol ospf v2 t { area 1 { % }; area 0 { }; }',
  'ospf networks': 'protocol ospf v2 t { area 1 { networks { % }; }; }',
  'ospf stubnet': 'protocol ospf v2 t { area 1 { stubnet 10.0.0.0/8 { % }; }; }',
  'ospf interface': 'protocol ospf v2 t { area 1 { interface "eth0" { % }; }; }',
  'ospf virtual link': 'protocol ospf v2 t { area 0 { }; area 1 { virtual link 192.0.2.1 { % }; }; }',
  'ospf neighbors': 'protocol ospf v2 t { area 1 { interface "eth0" { neighbors { % }; }; }; }',
  'rip interface': 'protocol rip t { interface "eth0" { % }; }',
  'babel interface': 'protocol babel t { interface "eth0" { % }; }',
  'rpki tcp': 'protocol rpki t { roa4; remote "host"; transport tcp { % }; }',
  'rpki ssh': 'protocol rpki t { roa4; remote "host"; transport ssh { user "u"; % }; }',
  'radv interface': 'protocol radv t { interface "eth0" { % }; }',
  'radv prefix': 'protocol radv t { prefix 2001:db8::/64 { % }; }',
  'radv rdnss': 'protocol radv t { rdnss { ns 2001:db8::1; % }; }',
  'radv dnssl': 'protocol radv t { dnssl { domain "example.org"; % }; }',
  'evpn encapsulation': `eth table et; evpn table vt; protocol evpn t { eth; evpn; rd 65000:1; route target (rt, 10, 20); vni 10; encapsulation vxlan { tunnel device "v"; router address 192.0.2.1; % }; }`,
  'evpn vlan': `eth table et; evpn table vt; protocol evpn t { eth; evpn; rd 65000:1; route target (rt, 10, 20); vni 10; encapsulation vxlan { tunnel device "v"; router address 192.0.2.1; }; vlan 5 { % }; }`,
  route: 'protocol static t { ipv4; route 10.9.0.0/16 %; }',
};

/** A whole configuration around a statement of a block. */
export function configurationWith(schema: BlockSchema, statement: string): string {
  const protocol = PROTOCOLS.get(schema.name);
  const body = schema.name === 'route' ? statement : `${statement};`;
  const tables =
    { l3vpn: 'vpn4 table vt; mpls table mt;', evpn: 'eth table et; evpn table vt;', bridge: 'eth table et;' }[
      schema.name
    ] ?? '';
  const around = protocol
    ? `${tables} protocol ${schema.name} t { ${PROTOCOL_NEEDS[schema.name] ?? ''} % }`
    : (AROUND[schema.name] ?? '%');
  return [PREAMBLE, around.replace('%', () => body), TAIL, ''].join('\n');
}
