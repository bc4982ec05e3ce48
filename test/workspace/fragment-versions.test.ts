import { describe, expect, it } from 'vitest';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';

const USE = 'filter f {\n  if net ~ OURS then accept;\n  reject;\n}\n';

async function found(text: string): Promise<string[]> {
  const { diagnostics } = await new Workspace(memoryHost({ 'part.conf': text })).lint('part.conf', { dialect: 'bird' });
  return diagnostics.map(({ rule, severity }) => `${severity} ${rule}`);
}

describe('a fragment without a version', () => {
  it('is judged by one that accepts what it knows, and others are told', async () => {
    expect(await found(USE)).toEqual(['info bird/undefined-symbol']);
    // From 3.0 on.
    expect((await found(`${USE}threads 4;\n`)).toSorted()).toEqual([
      'info bgplint/version',
      'info bird/undefined-symbol',
    ]);
    expect(await found(`${USE}thraeds 4;\n`)).toContain('error bird/unknown-option');
  });
});
