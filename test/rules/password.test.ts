import { expect, test } from 'vitest';
import { Secret } from '../../server/src/core/secret.js';
import { PASSWORD_PLACEHOLDER } from '../../server/src/model/edits.js';
import { ABSENT } from '../../server/src/model/fact.js';
import { at, diagnostics, findings, fixOf, withBoth, withPeer1 } from './build.js';

const written = (text: string) => ({ password: at('password', new Secret(text)) });

test('a missing password is reported on the header and gets a placeholder', () => {
  expect(findings(withPeer1({ password: ABSENT }))).toEqual(['nrec/password-missing error @ nrec_peer1']);
  expect(fixOf(withPeer1({ password: ABSENT }))).toBe(`unsafe: setPassword(nrec_peer1, ${PASSWORD_PLACEHOLDER})`);
});

test('an empty password is a missing one', () => {
  expect(findings(withPeer1(written('')))).toEqual(['nrec/password-missing error @ password']);
});

test.each([
  PASSWORD_PLACEHOLDER,
  'changeme',
  'CHANGE-ME',
  'secret',
  'password',
  'PASSWORD',
  '<password>',
  '<your password here>',
  'xxxx',
  'XXXXXXXX',
  '****',
  'your-password',
  'YOUR_BGP_PASSWORD',
  'md5_password_here',
  'TODO',
])('%s is a placeholder, and only that', text => {
  const finding = 'nrec/password-placeholder error @ password';
  expect(findings(withPeer1(written(text)), { secret: 'different' })).toEqual([finding]);
  expect(findings(withPeer1(written(text)), { secret: 'unavailable' })).toContain(finding);
});

test.each(['changeme', 'b1ecd7f662e6ff6ce03ab33626f92cfe'])('%s is no finding when it is the allocation’s', text => {
  expect(findings(withPeer1(written(text)), { secret: 'same' })).toEqual([]);
});

test.each(['{{ nrec_password }}', '$' + '{NREC_PASSWORD}', '$NREC_PASSWORD', '@NREC_PASSWORD@', '<%= password %>'])(
  '%s is filled in by another program',
  text => {
    expect(findings(withBoth(written(text)), { secret: 'different' })).toEqual([]);
  },
);

test('another password is reported where it stands, a shared one once', () => {
  expect(findings(withBoth(written('0123456789abcdef')), { secret: 'different' })).toEqual([
    'nrec/password-mismatch error @ password',
  ]);
});

test('a password that cannot be compared is reported once in a file', () => {
  const both = withBoth(written('7d41c09be2f64a5888b1f0d3526ea97c'));
  expect(findings(both, { secret: 'unavailable' })).toEqual(['nrec/password-unavailable info @ password']);
});

test('the limit is 80 bytes, not characters', () => {
  const [fits, long, wide] = ['a'.repeat(80), 'a'.repeat(81), 'å'.repeat(41)] as const;
  expect(findings(withPeer1(written(fits)))).toEqual([]);
  expect(findings(withPeer1(written(long)), { secret: 'different' })).toEqual([
    'nrec/password-length error @ password',
  ]);
  expect(findings(withPeer1(written(wide)))).toEqual(['nrec/password-length error @ password']);
});

test('no finding lets a password out', () => {
  for (const text of ['changeme', 'correct horse battery staple', 'a'.repeat(90)]) {
    for (const secret of ['different', 'unavailable'] as const) {
      expect(JSON.stringify(diagnostics(withPeer1(written(text)), { secret }))).not.toContain(text);
    }
  }
});
