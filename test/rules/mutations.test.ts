/**
 * One mistake, one finding, in its place: the NREC page's configuration with one edit at a time, through the whole pipeline.
 * The plain ones are in test/bird/meaning; these are where several rules could speak.
 */

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
  ['router id 10.0.240.156', 0, 'router id 192.168.0.16', 'nrec/anycast-own-address error 1 "192.168.0.16"'],
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
  ['1755::/127', 0, '1755::/64', 'nrec/export-outside-allocation error 9 "net ~ fda4:5ff2:8477:1755::/64"'],
  ['ipv4 { import all;', 0, 'ipv4 { import none;', 'nrec/kernel-learn warning 20 "import none"'],
  ['accept ipv4 multihop;', 0, 'disabled;', 'nrec/bfd-protocol error 30 "disabled"'],
  ['neighbor 10.255.255.2', 0, 'neighbor 192.0.2.99', 'nrec/missing-peer warning 53 "192.0.2.99"'],
  ['local 10.0.240.156', 0, 'local 10.0.240.165', 'nrec/address-agreement warning 35 "10.0.240.165"'],
  ['local 10.0.240.156', 0, 'local 192.168.0.17', 'nrec/anycast-own-address error 35 "192.168.0.17"'],
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
  ['bfd graceful;', 0, 'bfd graceful; hold time 0;', 'nrec/hold-time warning 38 "0"'],
  [peer(1), 0, '', 'nrec/missing-peer warning 34 "protocol bgp nrec_peer2"'],
  [peer(2), 0, '', 'nrec/missing-peer warning 33 "protocol bgp nrec_peer1"'],
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
    // A filter that the fix replaces is left over, which is worth a word and no mistake.
    const mistakes = left.filter(({ rule }) => rule !== 'bird/unused-definition');
    if (fix.safe) expect(mistakes.map(diagnostic => shown(mended, diagnostic))).toEqual([]);
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
