// Whole BIRD configurations that mean little: random sources, policies, tables and templates around sessions with NREC that stay the same.
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
    '192.168.0.18/32',
    '203.0.113.9/32',
  ],
  6: [
    '::/0',
    '2001:db8::/32',
    '2001:db8:dead::1/128',
    'fda4:5ff2:8477:1755::/127',
    'fda4:5ff2:8477:1755::1/128',
    'fda4:5ff2:8477:1755::2/128',
  ],
} as const;
type Bits = keyof typeof PREFIXES;

/** Something that a filter may ask. */
function condition(random: Random, family: Bits, depth = 2): string {
  const prefix = () => random.of(PREFIXES[family]);
  const inner = () => condition(random, family, depth - 1);
  const asked = [
    () => `net ~ [ ${prefix()}${random.of(['', '+', '-'])}, ${prefix()}${random.of(['', '+'])} ]`,
    () => `net ~ ${prefix()}`,
    () => `net = ${prefix()}`,
    () => `net.len ${random.of(['<', '>', '>='])} ${random.of([8, 24, 31, 32, 64, 127])}`,
    () => `source ${random.of(['=', '!='])} ${random.of(['RTS_STATIC', 'RTS_DEVICE', 'RTS_INHERIT'])}`,
    () => `proto = "${random.of(['lab', 'kernel', 'more'])}${family}"`,
    () => `ifname = "${random.of(['lo', 'eth0'])}"`,
    () => `dest = ${random.of(['RTD_BLACKHOLE', 'RTD_UNREACHABLE', 'RTD_UNICAST'])}`,
    () => `preference > ${random.of([5, 150, 250])}`,
    () => `ours${family}()`,
    () => `(65000, 1) ~ bgp_community`,
  ];
  const combined = [() => `(${inner()} && ${inner()})`, () => `(${inner()} || ${inner()})`, () => `! (${inner()})`];
  return random.of(depth > 0 ? [...asked, ...combined] : asked)();
}

function body(random: Random, family: Bits): string {
  const statements: string[] = [];
  for (let i = random.below(4); i > 0; i--) {
    const then = random.of([
      'accept;',
      'reject;',
      'bgp_med = 5;',
      'bgp_community.add((65535, 65281));',
      'preference = 160;',
      '{ bgp_path.prepend(65001); accept; }',
    ]);
    const otherwise = random.once(4) ? ` else ${random.of(['accept;', 'reject;'])}` : '';
    statements.push(`  if ${condition(random, family)} then ${then}${otherwise}`);
  }
  return `${statements.join('\n')}\n  ${random.of(['accept;', 'reject;', 'reject;'])}`;
}

/** What an `import` or `export` is followed by. */
function policy(random: Random, family: Bits): string {
  return random.of([
    () => 'all',
    () => `filter some${family}`,
    () => `filter other${family}`,
    () => `where ${condition(random, family)}`,
    () => `filter {\n${body(random, family)}\n}`,
  ])();
}

function statics(random: Random, family: Bits, name: string, table: string): string {
  const routes = PREFIXES[family].filter(() => random.once(2));
  const lines = routes.map(route => {
    const marked = random.once(4) ? ` { bgp_community.add(${random.of(['(65535, 65281)', '(65000, 1)'])}); }` : '';
    return `  route ${route} ${random.of(['blackhole', 'unreachable', 'prohibit'])}${marked};`;
  });
  const preference = random.once(3) ? ` preference ${random.of([10, 180, 240])};` : '';
  return `protocol static ${name}${family} {\n  ipv${family} { table ${table};${preference} import ${random.once(3) ? 'all' : policy(random, family)}; };\n${lines.join('\n')}\n}`;
}

/**
 * One configuration; the sessions of all of them are the same, so that they stay up from one to the next. None has a limit: what BIRD kept
 * back for it, it keeps back when the limit is taken away (2.0 and 3.4, measured), so that the configuration is not all that counts.
 */
export function randomBird(random: Random): string {
  const parts = ([4, 6] as const).flatMap(family => [
    `ipv${family} table more_t${family};`,
    `function ours${family}() { return ${condition(random, family, 0).replace(`ours${family}()`, 'true')}; }`,
    `filter some${family} {\n${body(random, family)}\n}`,
    `filter other${family} {\n${body(random, family)}\n}`,
    statics(random, family, 'lab', `master${family}`),
    statics(random, family, 'more', `more_t${family}`),
    `protocol kernel kernel${family} {\n  ${random.once(3) ? '' : 'learn;'}\n  ipv${family} { import ${policy(random, family)}; export none; };\n}`,
    random.once(2)
      ? `protocol direct direct${family} { ipv${family} { import ${policy(random, family)}; }; interface "${random.of(['lo', '*', 'eth*'])}"; }`
      : '',
    random.once(2)
      ? `protocol pipe pipe${family} { table master${family}; peer table more_t${family}; import ${policy(random, family)}; export none; }`
      : '',
  ]);
  const channel = (family: Bits) => {
    return `  ipv${family} { import none; export ${random.once(9) ? 'none' : policy(random, family)}; };`;
  };
  const own = random.once(2) ? channel(random.of([4, 6])) : '';
  return `router id ${PAGES.instance};
protocol device { }
protocol bfd { accept ipv4 multihop; }
${parts.join('\n')}
template bgp nrec {
  local ${PAGES.instance} as ${PAGES.localAs};
  multihop;
  password "${PAGES.password}";
  bfd graceful;
${channel(4)}
${channel(6)}
}
protocol bgp nrec_peer1 from nrec { neighbor ${PAGES.peers[0]} as ${PAGES.peerAs}; }
protocol bgp nrec_peer2 from nrec {
  neighbor ${PAGES.peers[1]} as ${PAGES.peerAs};
${own}
}
`;
}
