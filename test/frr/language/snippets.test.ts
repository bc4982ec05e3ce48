import { describe, expect, it } from 'vitest';
import { frrFormat } from '../../../server/src/dialects/frr/language-format.js';
import { parseFrr } from '../../../server/src/dialects/frr/parse.js';
import { frrSnippets } from '../../../server/src/dialects/frr/snippets.js';
import { allocationTexts } from '../../../server/src/features/allocation-texts.js';
import type { AllocationTexts, SnippetKind } from '../../../server/src/model/language.js';
import { givenSources } from '../../../server/src/model/snapshot.js';
import { readProfile } from '../../../server/src/profile/read.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';
import { memoryHost } from '../../bird/memory-host.js';
import { PASSWORD } from '../../features/judged.js';
import { vtyshComplaints, vtyshProgram } from '../../oracle/vtysh.js';
import { FRR_PROFILE } from './judged.js';

const PROFILES: Readonly<Record<string, string>> = {
  'the page’s allocation': FRR_PROFILE,
  'no BFD': FRR_PROFILE.replace('bfd: required', 'bfd: disabled'),
  'IPv4 alone': FRR_PROFILE.replace(/ *ipv6:.*\n/, ''),
  'IPv6 alone': FRR_PROFILE.replace(/ *ipv4:.*\n/, ''),
  'several prefixes with limits': FRR_PROFILE.replace(
    'ipv4: 192.168.0.16/31',
    'ipv4: [{ prefix: 192.168.0.0/24, maxLength: 28 }, 192.168.7.7/32]',
  ),
};
const KINDS: readonly SnippetKind[] = ['peer', 'peers', 'filters', 'configuration'];
const CASES = Object.entries(PROFILES).flatMap(([name, profile]) => KINDS.map(kind => [name, kind, profile] as const));

function texts(profileText: string): AllocationTexts {
  const { profile } = readProfile({ path: '.nrec.yaml', text: profileText });
  const [allocation] = profile?.allocations ?? [];
  if (!profile || !allocation) throw new Error('the profile cannot be used');
  return allocationTexts(allocation, profile, 'frr.conf', []);
}

function body(kind: SnippetKind, allocation: AllocationTexts): string {
  return frrSnippets(allocation).find(snippet => snippet.kind === kind)?.body ?? '';
}

/** A snippet with its places filled in as a user would. */
function filled(snippet: string): string {
  return snippet
    .replace(/\$\{1:[^}]*\}/g, '10.0.240.156')
    .replace(/\$\{2:[^}]*\}/g, PASSWORD)
    .replace('$0', '');
}

function unit(text: string, version: string) {
  const path = 'frr.conf';
  return parseFrr(path, givenSources(new Map([[path, { path, text }]])), version);
}

async function findings(text: string, profile: string): Promise<string[]> {
  const workspace = new Workspace(memoryHost({ '.nrec.yaml': profile, 'frr.conf': text }, PASSWORD));
  return (await workspace.lint('frr.conf')).diagnostics.map(({ rule, message }) => `${rule}: ${message}`);
}

describe.each(CASES)('for %s, %s', (_, kind, profile) => {
  const text = filled(body(kind, texts(profile)));

  it('is what both versions take, laid out as FRR writes', () => {
    for (const version of ['8.4', '10.3']) {
      const read = unit(text, version);
      expect(read.diagnostics.map(({ message }) => message)).toEqual([]);
      expect(frrFormat(read, 'frr.conf')).toEqual([]);
    }
  });

  const vtysh = vtyshProgram();
  it.skipIf(!vtysh)('is accepted by vtysh', () => {
    expect(vtyshComplaints(vtysh as string, text)).toEqual([]);
  });
});

describe.each(Object.entries(PROFILES))('a configuration for %s', (_, profile) => {
  it('has no finding', async () => {
    expect(await findings(filled(body('configuration', texts(profile))), profile)).toEqual([]);
  });

  it('has none either when peers and filters were written one after the other', async () => {
    const allocation = texts(profile);
    const rest = 'ip nht resolve-via-default\nrouter bgp 4200000000\n bgp router-id 10.0.240.156\nexit\n';
    expect(
      await findings(rest + filled(body('filters', allocation)) + filled(body('peers', allocation)), profile),
    ).toEqual([]);
  });
});

describe('snippets', () => {
  it('hold places for address and password, and no password', () => {
    for (const { body } of frrSnippets(texts(FRR_PROFILE))) expect(body).not.toContain(PASSWORD);
    expect(body('peer', texts(FRR_PROFILE))).toContain(`password \${2:<MD5-password>}`);
    const { instance: _, ...unknown } = texts(FRR_PROFILE);
    expect(body('peer', unknown)).toContain(`update-source \${1:<IPv4 address of this instance>}`);
  });

  it('take the peer that has no session yet', () => {
    const allocation = texts(FRR_PROFILE);
    const missing = { ...allocation, missingPeers: allocation.peers.slice(1) };
    expect(body('peer', missing)).toContain('neighbor 10.255.255.2 remote-as 65535');
    expect(body('peers', missing)).not.toContain('10.255.255.1');
  });

  it('announce the addresses inside a prefix, and no longer ones than the allocation has', () => {
    const profile = PROFILES['several prefixes with limits'] as string;
    expect(body('filters', texts(profile))).toMatch(/permit 192\.168\.0\.0\/24 le 28\n.*permit 192\.168\.7\.7\/32\n/);
  });
});
