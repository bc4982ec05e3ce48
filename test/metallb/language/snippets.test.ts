import { describe, expect, it } from 'vitest';
import type { Target } from '../../../server/src/core/version.js';
import { metallbSnippets } from '../../../server/src/dialects/metallb/language-objects.js';
import { allocationTexts } from '../../../server/src/features/allocation-texts.js';
import { withoutPlaces } from '../../../server/src/features/snippet.js';
import type { AllocationTexts, SnippetKind } from '../../../server/src/model/language.js';
import { readProfile } from '../../../server/src/profile/read.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';
import { memoryHost } from '../../bird/memory-host.js';
import { PASSWORD } from '../../features/judged.js';
import { METALLB_PROFILE } from './judged.js';

const PROFILES: Readonly<Record<string, string>> = {
  'the page’s allocation': METALLB_PROFILE,
  'no BFD': METALLB_PROFILE.replace('bfd: required', 'bfd: disabled'),
  'IPv4 alone': METALLB_PROFILE.replace(/ *ipv6:.*\n/, ''),
  'IPv6 alone': METALLB_PROFILE.replace(/ *ipv4:.*\n/, ''),
  'prefixes with limits': METALLB_PROFILE.replace(
    'ipv4: 192.168.0.16/31',
    'ipv4: [{ prefix: 192.168.0.0/24, maxLength: 28 }, 192.168.7.7/32]',
  ),
  'several prefixes': METALLB_PROFILE.replace('ipv4: 192.168.0.16/31', 'ipv4: [192.168.0.0/28, 192.168.7.7/32]'),
};
const KINDS: readonly SnippetKind[] = ['peer', 'peers', 'filters', 'configuration'];
const CASES = Object.entries(PROFILES).flatMap(([name, profile]) => KINDS.map(kind => [name, kind, profile] as const));

function texts(profileText: string): AllocationTexts {
  const { profile } = readProfile({ path: '.nrec.yaml', text: profileText });
  const [allocation] = profile?.allocations ?? [];
  if (!profile || !allocation) throw new Error('the profile cannot be used');
  return allocationTexts(allocation, profile, 'metallb.yaml', []);
}

/** A snippet with its places filled in as a user would. */
function filled(kind: SnippetKind, allocation: AllocationTexts, version?: string): string {
  const body = metallbSnippets(allocation, version).find(snippet => snippet.kind === kind)?.body ?? '';
  return withoutPlaces(body.replace(/\$\{2:[^}]*\}/, PASSWORD));
}

async function findings(text: string, profile: string, version = '0.16'): Promise<string[]> {
  return findingsFor(text, profile, [{ dialect: 'metallb', version }]);
}

/** By what the text says of its version, where none is given. */
async function findingsFor(text: string, profile: string, targets: readonly Target[]): Promise<string[]> {
  const workspace = new Workspace(memoryHost({ '.nrec.yaml': profile, 'metallb.yaml': text }, PASSWORD));
  const { diagnostics } = await workspace.lint('metallb.yaml', { targets });
  return diagnostics.map(({ rule, severity, message }) => `${rule} ${severity}: ${message}`);
}

describe.each(CASES)('for %s, %s', (_, kind, profile) => {
  it('is what every version takes', async () => {
    for (const version of ['0.13', '0.14', '0.15', '0.16']) {
      const found = await findings(filled(kind, texts(profile), version), profile, version);
      expect(found.filter(one => / error/.test(one))).toEqual([]);
    }
  });
});

describe.each(Object.entries(PROFILES))('all objects for %s', (_, profile) => {
  it('have no finding', async () => {
    expect(await findings(filled('configuration', texts(profile)), profile)).toEqual([]);
  });

  it('have none where nobody names the version, as when they were just made', async () => {
    expect(await findingsFor(filled('configuration', texts(profile)), profile, [])).toEqual([]);
  });

  it('have none either when peers and pools were written one after the other', async () => {
    const allocation = texts(profile);
    expect(await findings(`${filled('peers', allocation)}---\n${filled('filters', allocation)}`, profile)).toEqual([]);
  });
});

it('the flag for both families is written only where it is known and needed', () => {
  const allocation = texts(METALLB_PROFILE);
  expect(filled('peer', allocation, '0.14')).not.toContain('dualStackAddressFamily');
  expect(filled('peer', allocation, '0.15')).toContain('dualStackAddressFamily: true');
  expect(filled('peer', texts(PROFILES['IPv4 alone'] as string), '0.15')).not.toContain('dualStackAddressFamily');
});

it('a password is only a place to fill in', () => {
  expect(JSON.stringify(metallbSnippets(texts(METALLB_PROFILE)))).not.toContain(PASSWORD);
});
