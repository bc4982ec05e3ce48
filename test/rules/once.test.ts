/** One mistake, one finding, across the dialects: what two rules, two families or two places once told of together. */

import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../server/src/core/diagnostic.js';
import { applyEdits } from '../../server/src/core/edit.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { listFiles, memoryHost } from '../bird/memory-host.js';
import { birdPrograms } from '../oracle/bird.js';
import { agreesWithBird } from './block.js';

const PASSWORD = 'c1ecd7f662e6ff6ce03ab33626f92cfe';

const PROFILE = `
allocations:
  - name: page
    localAs: 4200000000
    peerAs: 65535
    peers: [10.255.255.1, 10.255.255.2]
    ipv4: [192.168.0.16/31]
    bfd: optional
    password: { env: NREC_MD5 }
`;

const INSTANCES = `    instances:
      - { name: lb1, address: 10.0.240.156, files: [bird.conf] }
      - { name: lb2, address: 10.0.240.157, files: [lb2.conf] }
`;

async function lint(path: string, files: Readonly<Record<string, string>>): Promise<readonly Diagnostic[]> {
  const all = { '.nrec.yaml': PROFILE, ...files };
  const host = { ...memoryHost(all, PASSWORD), list: async (folder: string) => listFiles(Object.keys(all), folder) };
  return (await new Workspace(host).lint(path)).diagnostics;
}

const rules = (found: readonly Diagnostic[]) => found.map(({ rule }) => rule);

interface Bird {
  readonly source?: string;
  readonly session?: string;
  readonly channel?: string;
  readonly address?: string;
}

const FINE = 'import none; export where net ~ 192.168.0.16/31;';

/** A configuration without a mistake, but for what is written instead. */
function bird({
  source = 'kernel { learn; ipv4 { import all; }; }',
  session = 'multihop;',
  channel = FINE,
  address = '10.0.240.156',
}: Bird): string {
  const peers = [1, 2].map(
    number => `protocol bgp nrec_peer${number} {
  local ${address} as 4200000000;
  neighbor 10.255.255.${number} as 65535;
  password "${PASSWORD}";
  ${session}
  ipv4 { ${channel} };
}
`,
  );
  return `router id ${address};
protocol device { }
protocol ${source}
${peers.join('')}`;
}

/** FRR's, with what is written for the policies of each peer. */
function frr(policies: (number: number) => string, lists = ''): string {
  const peers = [1, 2].map(
    number => ` neighbor 10.255.255.${number} remote-as 65535
 neighbor 10.255.255.${number} ebgp-multihop
 neighbor 10.255.255.${number} update-source 10.0.240.156
 neighbor 10.255.255.${number} password ${PASSWORD}
`,
  );
  return `! bgplint: frr@8.4
ip nht resolve-via-default
ip prefix-list mine permit 192.168.0.16/31 le 32
${lists}route-map OUT permit 10
 match ip address prefix-list mine
exit
router bgp 4200000000
 bgp router-id 10.0.240.156
${peers.join('')} address-family ipv4 unicast
  redistribute kernel
${policies(1)}${policies(2)} exit-address-family
exit
`;
}

describe('an export of everything', () => {
  const messages = async (source: string) =>
    (await lint('bird.conf', { 'bird.conf': bird({ source, channel: 'import none; export all;' }) })).map(
      ({ severity, message }) => `${severity}: ${message}`,
    );

  test('leaks what nobody knows, a default route if there is one', async () => {
    const [first] = await messages('kernel { learn; ipv4 { import all; }; }');
    expect(first).toMatch(/^error: .* also a default route if it is among them\. NREC drops/);
  });

  test('speaks of no default route that no source brings', async () => {
    const [first] = await messages('static { ipv4; route 203.0.113.0/24 blackhole; }');
    expect(first).toMatch(/^error: This announces every IPv4 route there is to NREC\. NREC drops/);
  });

  test('leaks nothing where the sources bring the allocation alone', async () => {
    const [first] = await messages('static { ipv4; route 192.168.0.16/32 blackhole; }');
    expect(first).toMatch(/^warning: .* nothing keeps back what is added/);
  });
});

test('a prepend that makes instances differ is told once', async () => {
  const prepend =
    'import none; export filter { if net ~ 192.168.0.16/31 then { bgp_path.prepend(4200000000); accept; } reject; };';
  const files = {
    '.nrec.yaml': PROFILE + INSTANCES,
    'bird.conf': bird({ channel: prepend }),
    'lb2.conf': bird({ address: '10.0.240.157' }),
  };
  expect(new Set(rules(await lint('bird.conf', files)))).toEqual(new Set(['nrec/instance-path']));
});

test('a prepend of the only instance is told of, too', async () => {
  const prepend =
    'import none; export filter { if net ~ 192.168.0.16/31 then { bgp_path.prepend(4200000000); accept; } reject; };';
  expect(new Set(rules(await lint('bird.conf', { 'bird.conf': bird({ channel: prepend }) })))).toEqual(
    new Set(['nrec/path-change']),
  );
});

test('sessions that differ in both families differ once', async () => {
  const profile = `${PROFILE}    ipv6: ['fda4:5ff2:8477:1755::/127']\n`;
  const lists = `ipv6 prefix-list mine permit fda4:5ff2:8477:1755::/127 le 128
route-map OUT6 permit 10
 match ipv6 address prefix-list mine
exit
route-map LESS permit 10
 match ip address prefix-list mine
 match metric 3
exit
route-map LESS6 permit 10
 match ipv6 address prefix-list mine
 match metric 3
exit
route-map IN deny 10
exit
`;
  const policies = (less: string, more: string) => (number: number) =>
    `  neighbor 10.255.255.${number} activate
  neighbor 10.255.255.${number} route-map IN in
  neighbor 10.255.255.${number} route-map ${number === 1 ? more : less} out
`;
  const six = policies('LESS6', 'OUT6');
  const text = frr(policies('LESS', 'OUT'), lists).replace(
    ' exit-address-family\n',
    ` exit-address-family\n address-family ipv6 unicast\n  redistribute kernel\n${six(1)}${six(2)} exit-address-family\n`,
  );
  const found = await lint('frr.conf', { '.nrec.yaml': profile, 'frr.conf': text });
  expect(rules(found)).toEqual(['nrec/peer-difference']);
  expect(found[0]?.message).toMatch(/ an IPv4 export of .* and an IPv6 export of /);
  expect(found[0]?.related.map(({ message }) => message)).toContain('It differs here too.');
  const mended = applyEdits(text, found[0]?.fixes[0]?.edits ?? []);
  expect(rules(await lint('frr.conf', { '.nrec.yaml': profile, 'frr.conf': mended }))).not.toContain(
    'nrec/peer-difference',
  );
});

test('a route-map by which both sessions import is told of once', async () => {
  const text = frr(
    number => `  neighbor 10.255.255.${number} route-map IN in
  neighbor 10.255.255.${number} route-map OUT out
`,
    'route-map IN permit 10\nexit\n',
  );
  const found = await lint('frr.conf', { 'frr.conf': text });
  expect(rules(found)).toEqual(['nrec/import-not-none']);
  expect(text.slice(found[0]?.span.start, found[0]?.span.end)).toBe('route-map IN permit 10');
  expect(found[0]?.related).toHaveLength(2);
  const mended = applyEdits(text, found[0]?.fixes[0]?.edits ?? []);
  expect(rules(await lint('frr.conf', { 'frr.conf': mended }))).not.toContain('nrec/import-not-none');
});

test.each(['direct;', ''])('multihop instead of %j takes next hops on the link with it', async session => {
  const text = bird({ session, channel: `gateway direct; ${FINE}` });
  const fixes = (await lint('bird.conf', { 'bird.conf': text }))
    .filter(({ rule }) => rule === 'nrec/direct-session' || rule === 'nrec/multihop')
    .flatMap(finding => finding.fixes);
  expect(fixes).toHaveLength(2);
  const mended = fixes.reduceRight((before, { edits }) => applyEdits(before, edits), text);
  expect(rules(await lint('bird.conf', { 'bird.conf': mended }))).toEqual([]);
  const block = {
    kind: 'good',
    language: 'bird',
    words: [],
    text: mended,
    files: {},
    line: 1,
    profile: PROFILE,
  } as never;
  for (const program of birdPrograms()) await agreesWithBird(block, program);
});

test.each([
  ['', '10.0.240.156'],
  [INSTANCES, '10.0.240.156'],
])('addresses that disagree in several places agree once mended%s', async (instances, right) => {
  const text = bird({})
    .replace('router id 10.0.240.156', 'router id 10.0.240.158')
    .replace('multihop;', 'multihop; source address 10.0.240.159;');
  const files = { '.nrec.yaml': PROFILE + instances, 'bird.conf': text };
  const [finding] = await lint('bird.conf', files);
  expect(finding).toMatchObject({ rule: 'nrec/address-agreement', fixes: [{ title: `Write ${right} everywhere` }] });
  const mended = applyEdits(text, finding?.fixes[0]?.edits ?? []);
  expect(rules(await lint('bird.conf', { ...files, 'bird.conf': mended }))).toEqual([]);
});

describe('peers of one address on different nodes', () => {
  const peer = (name: string, address: string, nodes: string) => `apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata: { name: ${name}, namespace: metallb-system }
spec:
  myASN: 4200000000
  peerASN: 65535
  peerAddress: ${address}
  passwordSecret: { name: nrec-bgp }
  ebgpMultiHop: true
${nodes}---
`;
  const rack = (...racks: readonly number[]) =>
    `  nodeSelectors: [${racks.map(one => `{ matchLabels: { rack: r${one} } }`).join(', ')}]\n`;
  const found = async (...peers: readonly string[]) =>
    rules(await lint('peers.yaml', { 'peers.yaml': peers.join('') }));

  test('are on the nodes of all of them together', async () => {
    const [one, two] = [peer('a1', '10.255.255.1', rack(1)), peer('a2', '10.255.255.1', rack(2))];
    expect(await found(one, two, peer('b', '10.255.255.2', rack(1, 2)))).not.toContain('nrec/same-nodes');
    expect(await found(one, two, peer('b', '10.255.255.2', ''))).not.toContain('nrec/same-nodes');
  });

  test('while one peer alone is on its own nodes', async () => {
    const one = peer('a1', '10.255.255.1', rack(1));
    expect(await found(one, peer('b', '10.255.255.2', rack(1, 2)))).toContain('nrec/same-nodes');
  });
});

test('a comparison of wrong types lets nothing through, so nothing is said to leave', async () => {
  const channel =
    'import none; export filter { if net ~ [ 192.168.0.16/31+ ] then accept; if net ~ 10.1.1.1 then accept; reject; };';
  const found = await lint('bird.conf', { 'bird.conf': bird({ channel }) });
  expect(new Set(rules(found))).toEqual(new Set(['bird/match-types']));
});

test('sessions that share a peer-group are named at it together', async () => {
  const lines = [1, 2].map(number => ` neighbor 10.255.255.${number} peer-group NREC\n`).join('');
  const text = `router bgp 4200000000
 neighbor NREC peer-group
 neighbor NREC remote-as 65534
${lines}exit
`;
  const found = await lint('frr.conf', { 'frr.conf': text });
  expect(found.find(({ rule }) => rule === 'nrec/peer-as')?.related.map(({ message }) => message)).toEqual([
    'It acts on sessions 10.255.255.1 and 10.255.255.2.',
  ]);
});

describe('what only follows is not told', () => {
  test('of a session that is there twice: the name is', async () => {
    const text = bird({});
    const twice = `${text}${text.slice(text.indexOf('protocol bgp nrec_peer2'))}`;
    expect(rules(await lint('bird.conf', { 'bird.conf': twice }))).toEqual(['bird/duplicate-symbol']);
  });

  test('of a session without its own AS number: that is', async () => {
    const text = bird({}).replaceAll(/^ {2}local .*\n/gm, '');
    expect(new Set(rules(await lint('bird.conf', { 'bird.conf': text })))).toEqual(
      new Set(['bird/incomplete-session']),
    );
  });

  test('of what is used no more: the export without limits is', async () => {
    const text = frr(
      number => `  neighbor 10.255.255.${number} route-map OUT out\n  neighbor 10.255.255.${number} route-map IN in\n`,
      'route-map IN deny 10\nexit\n',
    );
    const open = text.replace(' match ip address prefix-list mine\n', '');
    expect(rules(await lint('frr.conf', { 'frr.conf': text }))).toEqual([]);
    expect(rules(await lint('frr.conf', { 'frr.conf': open }))).toEqual(['nrec/export-unlimited']);
  });

  test('of an object without apiVersion: it is', async () => {
    const peer = (number: number, version = 'apiVersion: metallb.io/v1beta2\n') => `${version}kind: BGPPeer
metadata: { name: peer${number}, namespace: metallb-system }
spec: { myASN: 4200000000, peerASN: 65535, peerAddress: 10.255.255.${number}, ebgpMultiHop: true }
---
`;
    const found = rules(await lint('peers.yaml', { 'peers.yaml': peer(1) + peer(2, '') }));
    expect(found).toContain('metallb/missing-field');
    expect(found).not.toContain('nrec/missing-peer');
  });

  test('of what is redistributed by a route-map that does not exist: that is', async () => {
    const text = frr(
      number => `  neighbor 10.255.255.${number} route-map OUT out\n  neighbor 10.255.255.${number} route-map IN in\n`,
      'route-map IN deny 10\nexit\n',
    ).replace(/^ {2}(?:network|redistribute) .*$/gm, '  redistribute connected route-map NOWHERE');
    expect(text).toContain('NOWHERE');
    expect(new Set(rules(await lint('frr.conf', { 'frr.conf': text })))).toEqual(new Set(['frr/undefined-name']));
  });

  describe('of peers with different AS numbers of their own, one of which is wrong', () => {
    const peer = (number: number, as: number, mark = '') => `apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata: { name: peer${number}, namespace: metallb-system }
spec:
${mark}  myASN: ${as}
  peerASN: 65535
  peerAddress: 10.255.255.${number}
  ebgpMultiHop: true
---
`;
    const told = async (text: string, everyRejection = false) => {
      const files = { '.nrec.yaml': PROFILE, 'peers.yaml': text };
      const host = { ...memoryHost(files, PASSWORD), list: async () => [] };
      const { diagnostics } = await new Workspace(host).lint('peers.yaml', { everyRejection });
      return diagnostics.map(({ rule }) => rule).filter(rule => /local-as|peer-conflict/.test(rule));
    };

    // Where both speak of one place, MetalLB has the word.
    test.each([
      [1, 'nrec/local-as'],
      [2, 'metallb/peer-conflict'],
    ])('peer %i: %s', async (wrong, rule) => {
      const text = [1, 2].map(number => peer(number, number === wrong ? 4200000001 : 4200000000)).join('');
      expect(await told(text)).toEqual([rule]);
      expect(await told(text, true)).toContain('metallb/peer-conflict');
    });

    test('MetalLB refuses them also where nobody wants to hear of the number', async () => {
      const silent = '  # bgplint-disable-next-line nrec/local-as -- a trial\n';
      expect(await told(peer(1, 4200000001, silent) + peer(2, 4200000000))).toEqual(['metallb/peer-conflict']);
    });
  });
});

describe('a filter that lets out nothing is told once, with the reason', () => {
  const ALLOCATION = 'net ~ [ 192.168.0.16/31{32,32} ]';
  const told = async (body: string, before = '') => {
    const channel = before === '' ? `import none; export filter { ${body} };` : 'import none; export filter ours;';
    const found = await lint('bird.conf', { 'bird.conf': before.replace('BODY', body) + bird({ channel }) });
    const reasons = found.flatMap(({ related }) => related.map(({ message }) => message));
    return { rules: [...new Set(rules(found))], reasons };
  };

  test.each([
    [`reject; if ${ALLOCATION} then accept;`, 'BIRD never runs this'],
    [`if ${ALLOCATION} && bgp_path ~ 65000 then accept; reject;`, '“~” cannot look for a path in a number'],
  ])('%s', async (body, reason) => {
    for (const before of ['', 'filter ours { BODY }\n']) {
      const { rules: names, reasons } = await told(body, before);
      expect(names).toEqual(['nrec/allocation-never-announced']);
      expect(reasons).toContainEqual(expect.stringContaining(reason));
    }
  });

  test('what is wrong in one that lets something out is told by itself', async () => {
    const { rules: names } = await told(`if ${ALLOCATION} then accept; reject; accept;`);
    expect(names).toEqual(['bird/unreachable-code']);
  });
});
