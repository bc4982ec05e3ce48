import { describe, expect, it } from 'vitest';
import { Workspace } from '../../../server/src/workspace/workspace.js';
import { memoryHost } from '../memory-host.js';
import { REFERENCE, REFERENCE_PROFILE } from './reference.js';

const chain = (part: string, by: string, times: number) => Array.from({ length: times }, () => part).join(by);

describe('what is long and not deep', () => {
  it.each([
    ['a sum', `define sum = ${chain('1', ' + ', 20_000)};\n${REFERENCE}`],
    ['a condition', REFERENCE.replace('net ~ 192.168.0.16/31', chain('net ~ 192.168.0.16/31', ' && ', 2000))],
    ['alternatives', REFERENCE.replace('net ~ 192.168.0.16/31', chain('net ~ 192.168.0.16/31', ' || ', 2000))],
  ])('is judged like anything else: %s', async (_name, text) => {
    const host = memoryHost({ 'bird.conf': text, '.nrec.yaml': REFERENCE_PROFILE });
    const { diagnostics } = await new Workspace(host).lint('bird.conf');
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});
