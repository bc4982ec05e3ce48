/** One mistake, one finding, in its place: the NREC page's configuration with one edit at a time, through the whole pipeline. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../server/src/core/diagnostic.js';
import { applyEdits } from '../../server/src/core/edit.js';
import { LineIndex } from '../../server/src/core/source.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';
import { birdCheck, birdProgram } from '../oracle/bird.js';

const PASSWORD = 'b1ecd7f662e6ff6ce03ab33626f92cfe';

const PROFILE = `
allocations:
  - name: page
    localAs: 4200000000
    peerAs: 65535
    peers: [10.255.255.1, 10.255.255.2]
    ipv4: [192.168.0.16/31]
    ipv6: ['fda4:5ff2:8477:1755::/127']
    bfd: required
    password: { env: NREC_MD5 }
    instanceNetwork: [10.0.240.0/24]
`;

const peer = (number: number) => `protocol bgp nrec_peer${number} {
  neighbor 10.255.255.${number} port 179 as 65535;
  local 10.0.240.156 as 4200000000;
  multihop;
  password "${PASSWORD}";
  bfd graceful;
  ipv4 {
    import none;
    export filter export_bgp_v4;
    gateway recursive;
  };
  ipv6 {
    import none;
    export filter export_bgp_v6;
    gateway recursive;
  };
  source address 10.0.240.156;
}
`;

/** What the service page configures. */
const PAGE = `router id 10.0.240.156;

filter export_bgp_v4 {
  if net ~ 192.168.0.16/31 then accept;
  else { reject; }
}

filter export_bgp_v6 {
  if net ~ fda4:5ff2:8477:1755::/127 then accept;
  else { reject; }
}

protocol device { scan time 5; }

protocol direct { disabled; }

protocol kernel {
  learn;
  scan time 2;
  ipv4 { import all; export all; };
}

protocol kernel {
  learn;
  scan time 2;
  ipv6 { import all; export all; };
}

protocol bfd {
  accept ipv4 multihop;
}

${peer(1)}
${peer(2)}`;

async function lint(text: string): Promise<readonly Diagnostic[]> {
  const host = memoryHost({ '.nrec.yaml': PROFILE, 'bird.conf': text }, PASSWORD);
  return (await new Workspace(host).lint('bird.conf')).diagnostics;
}

/** A finding as `rule severity line "text"`, 1-based. */
function shown(text: string, { rule, severity, span }: Diagnostic): string {
  const line = new LineIndex(text).position(span.start).line + 1;
  return `${rule} ${severity} ${line} "${text.slice(span.start, span.end).replace(/^"(.*)"$/, '$1')}"`;
}

test('the page has no finding', async () => {
  expect(await lint(PAGE)).toEqual([]);
});

// what is replaced (a number picks its occurrence, from 0), by what, and the one finding
const MUTATIONS: readonly (readonly [string, number, string, string])[] = [
  ['router id 10.0.240.156', 0, 'router id 10.0.240.157', 'nrec/address-agreement warning 1 "10.0.240.157"'],
  ['router id 10.0.240.156', 0, 'router id 192.168.0.16', 'nrec/anycast-own-address error 1 "192.168.0.16"'],
  ['net ~ 192.168.0.16/31', 0, 'net ~ 192.168.0.0/16', 'nrec/export-outside-allocation error 4 "net ~ 192.168.0.0/16"'],
  [
    'net ~ 192.168.0.16/31',
    0,
    'net ~ 192.168.0.18/31',
    'nrec/export-outside-allocation error 4 "net ~ 192.168.0.18/31"',
  ],
  ['net ~ 192.168.0.16/31', 0, 'net ~ 0.0.0.0/0', 'nrec/export-unlimited error 4 "net ~ 0.0.0.0/0"'],
  [
    'net ~ 192.168.0.16/31',
    0,
    'net = 192.168.0.16/31',
    'nrec/allocation-never-announced warning 4 "net = 192.168.0.16/31"',
  ],
  [
    'net ~ 192.168.0.16/31',
    0,
    'net !~ 192.168.0.16/31',
    'nrec/export-outside-allocation error 4 "net !~ 192.168.0.16/31"',
  ],
  [
    'net ~ 192.168.0.16/31',
    0,
    'net ~ fda4:5ff2:8477:1755::/127',
    'nrec/export-other-family error 3 "filter export_bgp_v4"',
  ],
  ['then accept', 0, 'then reject', 'nrec/allocation-never-announced error 3 "filter export_bgp_v4"'],
  ['else { reject; }', 0, 'else { accept; }', 'nrec/export-unlimited error 5 "accept;"'],
  ['1755::/127', 0, '1755::/64', 'nrec/export-outside-allocation error 9 "net ~ fda4:5ff2:8477:1755::/64"'],
  ['  learn;\n', 0, '', 'nrec/kernel-learn warning 17 "protocol kernel"'],
  ['  learn;\n', 1, '', 'nrec/kernel-learn warning 23 "protocol kernel"'],
  ['ipv4 { import all;', 0, 'ipv4 { import none;', 'nrec/kernel-learn warning 20 "import none"'],
  ['protocol bfd {\n  accept ipv4 multihop;\n}\n', 0, '', 'nrec/bfd-protocol error 35 "bfd graceful"'],
  ['accept ipv4 multihop', 0, 'accept ipv4 direct', 'nrec/bfd-protocol error 30 "accept ipv4 direct"'],
  ['accept ipv4 multihop', 0, 'accept ipv6 multihop', 'nrec/bfd-protocol error 30 "accept ipv6 multihop"'],
  ['accept ipv4 multihop;', 0, 'disabled;', 'nrec/bfd-protocol error 30 "disabled"'],
  ['neighbor 10.255.255.1', 0, 'neighbor 10.255.255.3', 'nrec/neighbor-typo warning 34 "10.255.255.3"'],
  ['neighbor 10.255.255.1', 0, 'neighbor 10.255.255.2', 'nrec/duplicate-session error 34 "10.255.255.2"'],
  ['neighbor 10.255.255.2', 0, 'neighbor 10.255.255.1', 'nrec/duplicate-session error 53 "10.255.255.1"'],
  ['neighbor 10.255.255.2', 0, 'neighbor 192.0.2.99', 'nrec/missing-peer warning 53 "192.0.2.99"'],
  ['port 179', 1, 'port 1790', 'nrec/peer-port warning 53 "1790"'],
  ['as 65535', 0, 'as 65534', 'nrec/peer-as error 34 "65534"'],
  ['as 4200000000', 1, 'as 4200000001', 'nrec/local-as error 54 "4200000001"'],
  ['local 10.0.240.156', 0, 'local 10.0.240.165', 'nrec/address-agreement warning 35 "10.0.240.165"'],
  ['local 10.0.240.156', 0, 'local 192.168.0.17', 'nrec/anycast-own-address error 35 "192.168.0.17"'],
  ['source address 10.0.240.156', 1, 'source address 10.1.240.156', 'nrec/address-agreement warning 68 "10.1.240.156"'],
  ['  multihop;\n', 0, '', 'nrec/multihop error 33 "protocol bgp nrec_peer1"'],
  ['multihop;\n  password', 0, 'multihop 1;\n  password', 'nrec/multihop-hops error 36 "1"'],
  ['multihop;\n  password', 1, 'multihop 2;\n  password', 'nrec/multihop-hops warning 55 "2"'],
  [`  password "${PASSWORD}";\n`, 0, '', 'nrec/password-missing error 33 "protocol bgp nrec_peer1"'],
  [
    PASSWORD,
    1,
    'b1ecd7f662e6ff6ce03ab33626f92cff',
    'nrec/password-mismatch error 56 "b1ecd7f662e6ff6ce03ab33626f92cff"',
  ],
  [PASSWORD, 0, 'changeme', 'nrec/password-placeholder error 37 "changeme"'],
  ['  bfd graceful;\n', 0, '', 'nrec/bfd-required error 33 "protocol bgp nrec_peer1"'],
  ['bfd graceful', 1, 'bfd off', 'nrec/bfd-required error 57 "off"'],
  ['import none', 0, 'import all', 'nrec/import-not-none warning 40 "import all"'],
  ['export filter export_bgp_v4', 0, 'export all', 'nrec/export-unlimited error 41 "export all"'],
  ['export filter export_bgp_v4', 1, 'export none', 'nrec/allocation-never-announced error 60 "export none"'],
  [
    'export filter export_bgp_v4',
    0,
    'export filter export_bgp_v6',
    'nrec/export-other-family error 41 "export filter export_bgp_v6"',
  ],
  [
    'export filter export_bgp_v6',
    1,
    'export filter export_bgp_v4',
    'nrec/export-other-family error 65 "export filter export_bgp_v4"',
  ],
  ['bfd graceful;', 0, 'bfd graceful; passive;', 'nrec/passive-session error 38 "passive"'],
  ['bfd graceful;', 0, 'bfd graceful; ttl security on;', 'nrec/ttl-security error 38 "on"'],
  ['bfd graceful;', 0, 'bfd graceful; enable as4 off;', 'nrec/as4-disabled error 38 "off"'],
  ['bfd graceful;', 0, 'bfd graceful; hold time 0;', 'nrec/hold-time warning 38 "0"'],
  ['bfd graceful;', 0, 'bfd graceful; disabled;', 'nrec/missing-peer warning 38 "disabled"'],
  [peer(1), 0, '', 'nrec/missing-peer warning 34 "protocol bgp nrec_peer2"'],
  [peer(2), 0, '', 'nrec/missing-peer warning 33 "protocol bgp nrec_peer1"'],
  [
    '  ipv6 {\n    import none;\n    export filter export_bgp_v6;\n    gateway recursive;\n  };\n',
    1,
    '',
    'nrec/family-missing error 52 "protocol bgp nrec_peer2"',
  ],
];

/** The page with one occurrence of a text replaced. */
function mutate(before: string, occurrence: number, after: string): string {
  const parts = PAGE.split(before);
  if (parts.length <= occurrence + 1) return PAGE;
  return parts.slice(0, occurrence + 1).join(before) + after + parts.slice(occurrence + 1).join(before);
}

describe.each(MUTATIONS)('%j (%i) → %j', (before, occurrence, after, finding) => {
  const mutated = mutate(before, occurrence, after);

  test('has one finding, in its place', async () => {
    expect(mutated).not.toBe(PAGE);
    expect((await lint(mutated)).map(diagnostic => shown(mutated, diagnostic))).toEqual([finding]);
  });

  test('is mended by the fix, and wholly by a safe one', async () => {
    const found = await lint(mutated);
    const [fix] = found.flatMap(({ fixes }) => fixes);
    if (!fix) return;
    const mended = applyEdits(mutated, fix.edits);
    const left = await lint(mended);
    expect(left.map(({ rule }) => rule)).not.toContain(found[0]?.rule);
    if (fix.safe) expect(left.map(diagnostic => shown(mended, diagnostic))).toEqual([]);
  });
});

/** A file that BIRD can read, for the time of a test. */
function withFile<T>(text: string, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'bgplint-mutation-'));
  try {
    writeFileSync(join(folder, 'bird.conf'), text);
    return use(join(folder, 'bird.conf'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.skipIf(!birdProgram('bird'))(
  'bird -p takes the page, every mutation of it, and what fixes make of them',
  async () => {
    const refused: string[] = [];
    const check = (text: string, what: string) =>
      withFile(text, path => {
        const { accepted, message } = birdCheck(path);
        if (!accepted) refused.push(`${what}: ${message}`);
      });
    check(PAGE, 'the page');
    for (const [before, occurrence, after] of MUTATIONS) {
      const mutated = mutate(before, occurrence, after);
      check(mutated, `${before} → ${after}`);
      for (const fix of (await lint(mutated)).flatMap(({ fixes }) => fixes))
        check(applyEdits(mutated, fix.edits), `${before} → ${after}, then ${fix.title}`);
    }
    expect(refused).toEqual([]);
  },
);
