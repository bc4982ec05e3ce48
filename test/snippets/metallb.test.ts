import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';
import { PASSWORD, PROFILE } from '../metallb/page.js';
import { fill } from './fill.js';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const file = new URL('../../snippets/metallb.json', import.meta.url);
const snippets = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Snippet>);
const objects = snippets.filter(([, { body }]) => body[0]?.startsWith('apiVersion:'));

async function findings(text: string, profile?: string): Promise<readonly string[]> {
  const files = { 'a.yaml': text, ...(profile !== undefined && { '.nrec.yaml': profile }) };
  const { diagnostics } = await new Workspace(memoryHost(files, PASSWORD)).lint('a.yaml', {
    dialect: 'metallb',
    targets: [{ dialect: 'metallb', version: '0.16' }],
  });
  // Without a profile there is one hint to write one.
  return diagnostics
    .filter(({ rule }) => rule !== 'bgplint/no-profile')
    .map(({ rule, message }) => `${rule}: ${message}`);
}

describe('snippets', () => {
  it('have prefixes of their own, which say what they are for in any YAML', () => {
    const prefixes = snippets.map(([, { prefix }]) => prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    for (const [, { prefix, description }] of snippets) {
      expect(prefix).toMatch(/^metallb-/);
      expect(description).not.toBe('');
    }
  });

  it.each(objects)('%s with its defaults is a manifest without mistakes', async (_, { body }) => {
    expect(await findings(fill(body.join('\n')))).toEqual([]);
  });

  it('make a manifest that fits the allocation of NREC’s page, once the password is filled in', async () => {
    const body = snippets.find(([, { prefix }]) => prefix === 'metallb-nrec-manifest')?.[1].body ?? [];
    const text = fill(body.join('\n'));
    expect(await findings(text, PROFILE)).toEqual([expect.stringMatching(/^nrec\/password-mismatch: /)]);
    expect(await findings(text.replace('password-from-NREC', PASSWORD), PROFILE)).toEqual([]);
  });
});
