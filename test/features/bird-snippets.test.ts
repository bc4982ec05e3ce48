import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { birdSnippets } from '../../server/src/dialects/bird/snippets.js';
import { allocationTexts } from '../../server/src/features/allocation-texts.js';
import { PASSWORD_PLACEHOLDER } from '../../server/src/model/edits.js';
import type { AllocationTexts, SnippetKind } from '../../server/src/model/language.js';
import { readProfile } from '../../server/src/profile/read.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';
import { birdCheck, birdProgram } from '../oracle/bird.js';
import { PASSWORD, PROFILE } from './judged.js';

const PROFILES: Readonly<Record<string, string>> = {
  'the page’s allocation': PROFILE,
  'no BFD': PROFILE.replace('bfd: required', 'bfd: disabled'),
  'IPv4 alone': PROFILE.replace(/ *ipv6:.*\n/, ''),
  'IPv6 alone': PROFILE.replace(/ *ipv4:.*\n/, ''),
  'several prefixes with limits': PROFILE.replace(
    'ipv4: 192.168.0.16/31',
    'ipv4: [{ prefix: 192.168.0.0/24, maxLength: 28 }, 192.168.7.7/32]',
  ),
};

function texts(profileText: string): AllocationTexts {
  const { profile } = readProfile({ path: '.nrec.yaml', text: profileText });
  const [allocation] = profile?.allocations ?? [];
  if (!profile || !allocation) throw new Error('the profile cannot be used');
  return allocationTexts(allocation, profile, 'bird.conf', []);
}

function body(kind: SnippetKind, allocation: AllocationTexts): string {
  return birdSnippets(allocation).find(snippet => snippet.kind === kind)?.body ?? '';
}

/** A snippet with its places filled in as a user would. */
function filled(snippet: string): string {
  return snippet
    .replace(/\$\{1:[^}]*\}/g, '10.0.240.156')
    .replace(/\$\{2:[^}]*\}/g, PASSWORD)
    .replace('$0', '');
}

async function findings(text: string, profile: string): Promise<string[]> {
  const workspace = new Workspace(memoryHost({ '.nrec.yaml': profile, 'bird.conf': text }, PASSWORD));
  return (await workspace.lint('bird.conf')).diagnostics.map(({ rule, message }) => `${rule}: ${message}`);
}

describe.each(Object.entries(PROFILES))('a configuration for %s', (_, profile) => {
  it('has no finding', async () => {
    expect(await findings(filled(body('configuration', texts(profile))), profile)).toEqual([]);
  });

  it('says what is missing while its places are not filled in', async () => {
    const unfilled = body('configuration', texts(profile))
      .replace(/\$\{\d+:([^}]*)\}/g, '$1')
      .replace('$0', '');
    expect(await findings(unfilled, profile)).toEqual([expect.stringMatching(/^nrec\/password-placeholder: /)]);
  });
});

describe('snippets', () => {
  it('hold places for address and password, and no password', () => {
    for (const { body } of birdSnippets(texts(PROFILE))) expect(body).not.toContain(PASSWORD);
    expect(body('peer', texts(PROFILE))).toContain(`password "\${2:${PASSWORD_PLACEHOLDER}}"`);
    const { instance: _, ...unknown } = texts(PROFILE);
    expect(body('peer', unknown)).toContain(`local \${1:<IPv4 address of this instance>} as 4200000000;`);
  });

  it('take the peer that has no session yet', () => {
    const allocation = texts(PROFILE);
    const missing = { ...allocation, missingPeers: allocation.peers.slice(1) };
    expect(body('peer', missing)).toMatch(/protocol bgp nrec_peer2 \{\n {2}neighbor 10\.255\.255\.2 as 65535;/);
    expect(body('peers', missing).match(/protocol bgp/g)).toHaveLength(1);
  });

  it('complete what else a configuration needs: filters, then a session for each peer', async () => {
    const rest =
      'protocol device { }\nprotocol kernel { learn; ipv4 { import all; }; }\nprotocol kernel { learn; ipv6 { import all; }; }\nprotocol bfd { accept ipv4 multihop; }\n';
    const allocation = texts(PROFILE);
    const text = `router id 10.0.240.156;\n${rest}${filled(body('filters', allocation))}\n${filled(body('peers', allocation))}`;
    // The sessions say themselves what they export; the filters are for those who name them instead.
    const found = await findings(text, PROFILE);
    expect(found.filter(finding => !finding.startsWith('bird/unused-definition'))).toEqual([]);
  });
});

describe.skipIf(!birdProgram('bird'))('bird itself', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'bgplint-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(Object.entries(PROFILES))('accepts a configuration for %s', (_, profile) => {
    const file = join(folder, 'bird.conf');
    writeFileSync(file, filled(body('configuration', texts(profile))));
    expect(birdCheck(file)).toMatchObject({ accepted: true });
  });

  it('accepts filters and peers', () => {
    const file = join(folder, 'bird.conf');
    const allocation = texts(PROFILE);
    writeFileSync(
      file,
      `router id 10.0.240.156;\nprotocol device { }\n${filled(body('filters', allocation))}\n${filled(body('peers', allocation))}`,
    );
    expect(birdCheck(file)).toMatchObject({ accepted: true });
  });
});
