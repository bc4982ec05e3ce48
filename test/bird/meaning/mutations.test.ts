import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../server/src/core/diagnostic.js';
import { applyEdits } from '../../../server/src/core/edit.js';
import { LineIndex } from '../../../server/src/core/source.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';
import { birdCheck, birdProgram } from '../../oracle/bird.js';
import { memoryHost } from '../memory-host.js';
import { expectedLine, MUTATIONS, mutate } from './mutations.js';
import { REFERENCE, REFERENCE_PASSWORD, REFERENCE_PROFILE } from './reference.js';

async function lint(text: string): Promise<readonly Diagnostic[]> {
  const host = memoryHost({ 'bird.conf': text, '.nrec.yaml': REFERENCE_PROFILE }, REFERENCE_PASSWORD);
  const { diagnostics } = await new Workspace(host).lint('bird.conf', {});
  return diagnostics.filter(diagnostic => diagnostic.severity !== 'info');
}

async function findings(text: string): Promise<readonly string[]> {
  const lines = new LineIndex(text);
  return (await lint(text)).map(({ rule, span }) => `${rule}:${lines.position(span.start).line + 1}`);
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

describe('fixes', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'bgplint-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The texts that the fixes of the first finding make of a mutated reference. */
  async function fixed(edited: string): Promise<readonly { readonly title: string; readonly text: string }[]> {
    const [finding] = await lint(edited);
    return (finding?.fixes ?? []).map(({ title, edits }) => ({ title, text: applyEdits(edited, edits) }));
  }

  it.each(MUTATIONS)('mend what they are offered for and break nothing: $name', async mutation => {
    for (const { title, text } of await fixed(mutate(REFERENCE, mutation))) {
      const left = (await lint(text)).filter(({ rule }) => rule === mutation.rule).map(({ message }) => message);
      expect(left, title).toEqual([]);
    }
  });

  it.skipIf(!birdProgram('bird')).each(MUTATIONS)('leave what bird -p accepts (needs bird): $name', async mutation => {
    for (const { title, text } of await fixed(mutate(REFERENCE, mutation))) {
      const file = join(folder, 'bird.conf');
      writeFileSync(file, text);
      const { accepted, message } = birdCheck(file);
      expect(accepted ? 'accepted' : message, `${title}\n${text}`).toBe('accepted');
    }
  });
});
