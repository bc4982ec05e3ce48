import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { revealSecret } from '../../server/src/core/secret.js';
import { hashPlainPasswords, plainPassword } from '../../server/src/profile/plain-password.js';
import { readProfile } from '../../server/src/profile/read.js';
import { GOOD, source } from './positions.js';

const HASH = 'N=32768,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';

describe('a password in the open', () => {
  it.each([
    ['in double quotes', '"hun\\"ter2"', 'hun"ter2'],
    ['in single quotes', "'hun''ter2'", "hun'ter2"],
    ['plain', 'hunter2', 'hunter2'],
    ['plain, with a comment', 'hunter2 # ours', 'hunter2'],
    ['of digits', '0123', '0123'],
    ['as a block', '|-\n      hunter2', 'hunter2'],
    ['as a block with a line break', '|\n      hunter2', 'hunter2\n'],
  ])('is replaced by its hash: %s', async (_, written, password) => {
    const text = GOOD.replace('{ env: NREC_MD5 }', () => written);
    const { diagnostics } = readProfile(source(text));
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['profile/plain-password']);
    const hashed: string[] = [];
    const edits = await hashPlainPasswords(source(text), diagnostics, async secret => {
      hashed.push(secret);
      return HASH;
    });
    expect(hashed).toEqual([password]);
    const result = applyEdits(text, edits);
    const comment = written.includes('#') ? ' # ours' : '';
    expect(result).toBe(GOOD.replace('{ env: NREC_MD5 }', () => `{ scrypt: "${HASH}" }${comment}`));
    expect(readProfile(source(result)).diagnostics).toEqual([]);
  });

  it('is replaced in JSON', async () => {
    const text = '{ "allocations": [{ "localAs": 4200000000, "peerAs": 1, "peers": "10.0.0.1", "password": "x" }] }';
    const { diagnostics } = readProfile(source(text));
    const result = applyEdits(text, await hashPlainPasswords(source(text), diagnostics, async () => HASH));
    expect(JSON.parse(result).allocations[0].password).toEqual({ scrypt: HASH });
  });

  it('is handed out as a secret, for its finding only', () => {
    const text = GOOD.replace('{ env: NREC_MD5 }', 'hunter2');
    const [finding] = readProfile(source(text)).diagnostics;
    const secret = finding && plainPassword(source(text), finding);
    expect(JSON.stringify({ secret })).not.toContain('hunter2');
    expect(secret && revealSecret(secret)).toBe('hunter2');
    expect(finding && plainPassword(source(text), { ...finding, rule: 'profile/invalid' })).toBeUndefined();
    expect(finding && plainPassword(source(GOOD), finding)).toBeUndefined();
  });
});
