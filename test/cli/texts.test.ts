import { describe, expect, test } from 'vitest';
import { Texts } from '../../server/src/cli/texts.js';

const TEXT = 'a "first-secret" b\nc "second\nsecret" d\n';

function texts(...secrets: readonly string[]): Texts {
  const all = new Texts();
  const spans = secrets.map(secret => ({
    path: 'x',
    start: TEXT.indexOf(secret),
    end: TEXT.indexOf(secret) + secret.length,
  }));
  all.add([{ path: 'x', text: TEXT }], spans);
  return all;
}

describe('a masked text', () => {
  test('keeps its lines, whatever a password does', () => {
    expect(texts('first-secret', 'second\nsecret').masked('x')).toBe('a "••••" b\nc "••••\n••••" d\n');
  });

  test('shows no part of passwords that overlap', () => {
    expect(texts('first-sec', 't-secret').masked('x')).toBe('a "••••" b\nc "second\nsecret" d\n');
  });

  test('is the text where there is nothing to hide', () => {
    expect(texts().masked('x')).toBe(TEXT);
  });
});

describe('what leaves the process', () => {
  test('is redacted, and fixes that would quote a password are known', () => {
    const known = texts('"first-secret"');
    expect(known.redact('wrong: first-secret!')).toBe('wrong: ••••!');
    expect(known.leaks('password "first-secret";')).toBe(true);
    expect(known.leaks('password "CHANGE-ME";')).toBe(false);
  });
});

describe('a place', () => {
  test('counts lines and columns from 1, with the end exclusive', () => {
    const start = TEXT.indexOf('second');
    expect(texts().place({ path: 'x', start, end: start + 'second\nsec'.length })).toEqual({
      line: 2,
      column: 4,
      endLine: 3,
      endColumn: 4,
    });
  });
});
