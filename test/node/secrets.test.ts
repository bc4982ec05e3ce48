import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Secret } from '../../server/src/core/secret.js';
import { compareSecret, hashPassword } from '../../server/src/node/secrets.js';
import type { PasswordReference } from '../../server/src/profile/allocation.js';
import { readProfile } from '../../server/src/profile/read.js';
import { parseScrypt } from '../../server/src/profile/scrypt.js';

const folder = mkdtempSync(join(tmpdir(), 'bgplint-'));
const verdict = (reference: PasswordReference, text: string, base = folder) =>
  compareSecret(reference, new Secret(text), base);

afterEach(() => vi.unstubAllEnvs());

describe('comparing a password', () => {
  it('with an environment variable', async () => {
    const reference: PasswordReference = { kind: 'env', name: 'BGPLINT_TEST_PASSWORD' };
    expect(await verdict(reference, 'hunter2')).toBe('unavailable');
    vi.stubEnv('BGPLINT_TEST_PASSWORD', '');
    expect(await verdict(reference, '')).toBe('unavailable');
    vi.stubEnv('BGPLINT_TEST_PASSWORD', 'hunter2');
    expect(await verdict(reference, 'hunter2')).toBe('same');
    expect(await verdict(reference, 'hunter3')).toBe('different');
    expect(await verdict(reference, '')).toBe('different');
  });

  it.each([
    ['nothing', 'hunter2'],
    ['a line break', 'hunter2\n'],
    ['a Windows line break', 'hunter2\r\n'],
  ])('with a file that ends with %s', async (_, content) => {
    writeFileSync(join(folder, 'md5'), content);
    const reference: PasswordReference = { kind: 'file', path: 'md5' };
    expect(await verdict(reference, 'hunter2')).toBe('same');
    expect(await verdict(reference, 'hunter2', pathToFileURL(folder).href)).toBe('same');
    expect(await verdict(reference, 'hunter')).toBe('different');
  });

  it('with a file that is not there, or is a folder', async () => {
    expect(await verdict({ kind: 'file', path: 'missing' }, 'hunter2')).toBe('unavailable');
    expect(await verdict({ kind: 'file', path: '.' }, 'hunter2')).toBe('unavailable');
  });

  it('with a hash', async () => {
    const hash = await hashPassword('hunter2');
    expect(parseScrypt(hash)).toMatchObject({ cost: 32768, blockSize: 8, parallelization: 1 });
    expect(hash).not.toBe(await hashPassword('hunter2'));
    expect(await verdict({ kind: 'scrypt', hash }, 'hunter2')).toBe('same');
    expect(await verdict({ kind: 'scrypt', hash }, 'hunter3')).toBe('different');
    expect(await verdict({ kind: 'scrypt', hash: 'no hash' }, 'hunter2')).toBe('unavailable');
  });

  it('with a hash only once', async () => {
    const reference: PasswordReference = { kind: 'scrypt', hash: await hashPassword('hunter2') };
    await verdict(reference, 'hunter2');
    const start = process.cpuUsage().user;
    for (let i = 0; i < 100; i++) expect(await verdict(reference, 'hunter2')).toBe('same');
    // Anew, it would take a hundred times some 80 ms.
    expect(process.cpuUsage(undefined).user - start).toBeLessThan(2_000_000);
  });

  it('with a hash made before: of the password that the NREC page shows', async () => {
    const text = readFileSync(new URL('../profile/nrec-page.yaml', import.meta.url), 'utf8');
    const { profile } = readProfile({ path: 'nrec-page.yaml', text });
    const password = profile?.allocations[0]?.password as PasswordReference;
    expect(await verdict(password, 'b1ecd7f662e6ff6ce03ab33626f92cfe')).toBe('same');
  });
});
