// Which routes count as dropping what is sent to NREC's routers. The pages show the plain cases, the lab what comes of them.
import { describe, expect, test } from 'vitest';
import { lint } from './block.js';
import type { Block } from './page.js';

const RULE = 'nrec/peer-discarded';

async function told(language: 'bird' | 'frr', text: string): Promise<readonly string[]> {
  const block: Block = { kind: 'good', language, words: [], text, line: 1, marks: [], profile: undefined, files: {} };
  const found = (await lint(block)).filter(({ rule }) => rule === RULE);
  return found.map(({ span }) => text.slice(span.start, span.end));
}

const SESSIONS = ['10.255.255.1', '10.255.255.2']
  .map(
    (peer, index) => `protocol bgp nrec_peer${index + 1} {
  local 10.0.240.156 as 4200000000;
  neighbor ${peer} as 65535;
  multihop;
  ipv4 { import none; export where net ~ 192.168.0.16/31; };
}
`,
  )
  .join('');

describe('BIRD', () => {
  const bird = (routes: string, kernel = 'ipv4 { export all; };', more = '') =>
    told(
      'bird',
      `protocol device {}\nprotocol static { ipv4; ${routes} }\nprotocol kernel { ${kernel} }\n${SESSIONS}${more}`,
    );
  const PRIVATE = 'route 10.0.0.0/8 blackhole;';
  const HIT = [PRIVATE.slice(0, -1)];

  test.each([
    ['a filter that asks for more than the prefix', 'ipv4 { export where source = RTS_STATIC && net.len = 8; };', []],
    [
      'a filter that lets all static prefixes out',
      'ipv4 { export filter { if net = 10.0.0.0/8 then accept; reject; }; };',
      HIT,
    ],
    ['nothing exported', 'ipv4 { export none; };', []],
    ['no word of an export', 'ipv4 { import all; };', []],
    ['another table of the system', 'kernel table 100; ipv4 { export all; };', []],
    ['switched off', 'disabled; ipv4 { export all; };', []],
    ['the other family', 'ipv6 { export all; };', []],
    ['another table of BIRD', 'ipv4 { table other; export all; };', []],
  ])('a kernel protocol with %s', async (_, kernel, expected) => {
    expect(await bird(PRIVATE, kernel, 'ipv4 table other;\n')).toEqual(expected);
  });

  test.each([
    ['route 10.255.255.2/32 reject;', ['route 10.255.255.2/32 reject']],
    ['route 0.0.0.0/0 blackhole;', []],
    ['route 10.255.254.0/24 blackhole;', []],
    ['route 10.0.0.0/8 via 10.0.240.1;', []],
    [`${PRIVATE} route 10.255.255.0/24 via 10.0.240.1;`, []],
    [`${PRIVATE} route 10.255.255.1/32 via 10.0.240.1;`, HIT],
    [`${PRIVATE} route 10.0.0.0/8 via 10.0.240.1;`, []],
    [`route 10.0.0.0/8 via 10.0.240.1; route 10.255.0.0/16 prohibit;`, ['route 10.255.0.0/16 prohibit']],
    [`disabled; ${PRIVATE}`, []],
  ])('%s', async (routes, expected) => {
    expect(await bird(routes)).toEqual(expected);
  });

  test.each([
    ['protocol ospf v2 { area 0 { interface "eth0" {}; }; }', []],
    ['protocol bgp tor { local as 4200000000; neighbor 10.0.240.1 as 64512; ipv4 { import all; export none; }; }', []],
    [
      'protocol bgp tor { local as 4200000000; neighbor 10.0.240.1 as 64512; ipv4 { import where net ~ 172.16.0.0/12; export none; }; }',
      HIT,
    ],
  ])('beside %s', async (more, expected) => {
    expect(await bird(PRIVATE, undefined, more)).toEqual(expected);
  });
});

describe('FRR', () => {
  const frr = (before: string, family = 'network 192.168.0.16/32') =>
    told(
      'frr',
      `${before}
ip prefix-list OURS seq 10 permit 192.168.0.16/31 le 32
route-map OUT permit 10
 match ip address prefix-list OURS
exit
route-map IN deny 10
exit
router bgp 4200000000
 bgp router-id 10.0.240.156
 neighbor NREC peer-group
 neighbor NREC remote-as 65535
 neighbor NREC ebgp-multihop
 neighbor 10.255.255.1 peer-group NREC
 neighbor 10.255.255.2 peer-group NREC
 address-family ipv4 unicast
  ${family}
  neighbor NREC route-map IN in
  neighbor NREC route-map OUT out
 exit-address-family
exit
`,
    );

  test.each([
    ['ip route 10.0.0.0/8 Null0 254', ['ip route 10.0.0.0/8 Null0 254']],
    ['ip route 10.0.0.0 255.0.0.0 blackhole', ['ip route 10.0.0.0 255.0.0.0 blackhole']],
    ['ip route 10.255.255.2/32 reject', ['ip route 10.255.255.2/32 reject']],
    ['ip route 0.0.0.0/0 Null0', []],
    ['ip route 10.0.0.0/8 10.0.240.1', []],
    ['ip route 10.0.0.0/8 Null0\nip route 10.255.255.0/24 10.0.240.1', []],
    ['ip route 10.0.0.0/8 Null0 254\nip route 10.0.0.0/8 10.0.240.1', []],
    ['ip route 10.0.0.0/8 Null0\nno ip route 10.0.0.0/8 Null0', []],
    ['ip route 10.0.0.0/8 Null0 vrf other', []],
    ['ip route 10.0.0.0/8 Null0 table 100', []],
    ['ip route 10.0.0.0/8 Null0\nrouter ospf\n network 10.0.240.0/24 area 0\nexit', []],
  ])('%s', async (before, expected) => {
    expect(await frr(before)).toEqual(expected);
  });

  const AGGREGATE = 'aggregate-address 10.0.0.0/8 summary-only';
  test.each([
    ['nothing within it', 'network 192.168.0.16/32', []],
    ['a network within it', 'network 10.0.240.0/24', [AGGREGATE]],
    ['what the system is connected to', 'redistribute connected', [AGGREGATE]],
    ['what a route-map lets in of that', 'redistribute connected route-map OUT', []],
  ])('an aggregate with %s', async (_, source, expected) => {
    expect(await frr('', `${AGGREGATE}\n  ${source}`)).toEqual(expected);
  });
});
