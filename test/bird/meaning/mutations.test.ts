import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../../server/src/core/source.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';
import { memoryHost } from '../memory-host.js';
import { expectedLine, MUTATIONS, mutate } from './mutations.js';
import { REFERENCE, REFERENCE_PASSWORD, REFERENCE_PROFILE } from './reference.js';

async function findings(text: string) {
  const host = memoryHost({ 'bird.conf': text, '.nrec.yaml': REFERENCE_PROFILE }, REFERENCE_PASSWORD);
  const { diagnostics } = await new Workspace(host).lint('bird.conf', {});
  const lines = new LineIndex(text);
  return diagnostics
    .filter(diagnostic => diagnostic.severity !== 'info')
    .map(diagnostic => `${diagnostic.rule}:${lines.position(diagnostic.span.start).line + 1}`);
}

describe('the reference configuration', () => {
  it('is without a finding', async () => {
    expect(await findings(REFERENCE)).toEqual([]);
  });

  it.each(MUTATIONS)('broken once is wrong in one place: $name', async mutation => {
    const edited = mutate(REFERENCE, mutation);
    expect(await findings(edited)).toEqual([`${mutation.rule}:${expectedLine(edited, mutation) + 1}`]);
  });
});
