import { describe, expect, it } from 'vitest';
import { formatScrypt, parseScrypt } from '../../server/src/profile/scrypt.js';

const SALT = 'c2FsdHNhbHRzYWx0c2FsdA==';
const HASH = 'aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g=';

describe('the text form of a hash', () => {
  it('is read and written', () => {
    const text = `N=32768,r=8,p=1$${SALT}$${HASH}`;
    const parsed = parseScrypt(text);
    expect(parsed).toEqual({ cost: 32768, blockSize: 8, parallelization: 1, salt: SALT, hash: HASH });
    expect(parsed && formatScrypt(parsed)).toBe(text);
  });

  it.each([
    ['another order', `r=8,N=32768,p=1$${SALT}$${HASH}`],
    ['a cost that is no power of two', `N=32767,r=8,p=1$${SALT}$${HASH}`],
    ['a cost that protects nothing', `N=2,r=8,p=1$${SALT}$${HASH}`],
    ['a cost that no machine can pay', `N=67108864,r=8,p=1$${SALT}$${HASH}`],
    ['a short salt', `N=32768,r=8,p=1$c2FsdA==$${HASH}`],
    ['a short hash', `N=32768,r=8,p=1$${SALT}$aGFzaA==`],
    ['no base64', `N=32768,r=8,p=1$${SALT}$not base64`],
    ['cut-off base64', `N=32768,r=8,p=1$${SALT}$${HASH.slice(0, -1)}`],
    ['nothing', ''],
  ])('is refused with %s', (_, text) => {
    expect(parseScrypt(text)).toBeUndefined();
  });
});
