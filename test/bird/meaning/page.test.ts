import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { VERSIONS } from '../../../server/src/dialects/bird/versions.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';
import { memoryHost } from '../memory-host.js';
import { REFERENCE, REFERENCE_PASSWORD, REFERENCE_PROFILE } from './reference.js';

// The service's own page, where a copy lies beside the project; it is not ours to keep here.
const PAGE = fileURLToPath(new URL('../../../../shared/nrec-elastic-ip.txt', import.meta.url));

/** The first configuration on the page: the indented block that begins with a router id. */
function configurationOf(page: string): string {
  const block = /^ {2}router id .*\n(?:(?: {2}.*)?\n)*/m.exec(page)?.[0] ?? '';
  return block.replace(/^ {2}/gm, '');
}

/** Ours, and the page's where there is one: nothing that could be installed would bring it, so its absence skips nothing. */
const CONFIGURATIONS = [
  { name: 'the reference', text: REFERENCE },
  ...(existsSync(PAGE) ? [{ name: 'the NREC page', text: configurationOf(readFileSync(PAGE, 'utf8')) }] : []),
];

describe.each(CONFIGURATIONS)('the configuration of $name', ({ text }) => {
  const lint = async (version?: string) => {
    const host = memoryHost({ 'bird.conf': text, '.nrec.yaml': REFERENCE_PROFILE }, REFERENCE_PASSWORD);
    const targets = version === undefined ? [] : [{ dialect: 'bird', version }];
    return (await new Workspace(host).lint('bird.conf', { targets })).diagnostics;
  };

  it('has two sessions', () => {
    expect(text.match(/^protocol bgp /gm)).toHaveLength(2);
  });

  it('is without a finding', async () => {
    expect(await lint()).toEqual([]);
  });

  it.each(VERSIONS)('is without a finding for BIRD %s', async version => {
    expect(await lint(version)).toEqual([]);
  });
});
