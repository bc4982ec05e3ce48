import { describe, expect, it } from 'vitest';
import { maskedText } from '../../../server/src/core/mask.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';
import { memoryHost } from '../memory-host.js';

const SECRET = 'Tr0ub4dor-x9';

/** Every way to write a password, right or wrong; `@` is where it stands. */
const STATEMENTS = [
  'password "@";',
  'password @;',
  "password '@';",
  'password “@”;',
  'password `@`;',
  'password @";',
  'password "@',
  'password@;',
  'password@',
  'ipv4; password@; # one word',
  'description "#1";\n  password@;',
  'hold time 240; # passed\n\n  Password@;',
  'pasword "@";',
  'passwd "@";',
  'pawword "@";',
  'key "@";',
  'psw "@";',
  'pwd "@";',
  'Password "@";',
  'password = "@";',
  'password: "@";',
  'md5 "@";',
  'password "x" "@";',
  'password { "@"; };',
  'password f("@");',
  'bogus password "@";',
  'neighbor 10.255.255.1 password @;',
  'ipv4 { password "@"; };',
  'keys { key { secret @; }; };',
  'password "@"; password "@";',
];

const WHOLE = [
  ...STATEMENTS.map(
    statement => `protocol bgp nrec { local as 4200000000; neighbor 10.255.255.1 as 65535;\n  ${statement}\n}`,
  ),
  'define pw_password = "@";\ndefine pw_password = "@";\nprotocol device {}',
  'define password_of_nrec = @;\nprotocol device {}',
  'password "@";',
];

describe('passwords stay hidden', () => {
  it.each(WHOLE)('%s', async pattern => {
    const text = pattern.replaceAll('@', SECRET);
    const result = await new Workspace(memoryHost({ 'bird.conf': text })).lint('bird.conf');
    for (const { message, related, fixes } of result.diagnostics) {
      const said = [message, ...related.map(one => one.message), ...fixes.map(({ title }) => title)];
      const written = fixes.flatMap(({ edits }) => edits.map(edit => edit.text));
      expect([...said, ...written].join('\n')).not.toContain(SECRET);
    }
    const shown = maskedText(text, { path: 'bird.conf', start: 0, end: text.length }, result.secrets);
    expect(shown).not.toContain(SECRET);
  });

  it.each(['<MD5 password>', 'the secret is this', 'md5'])('keeps the quotes around %s', async password => {
    const text = `protocol bgp nrec {\n  password "${password}";\n}`;
    const { secrets } = await new Workspace(memoryHost({ 'bird.conf': text })).lint('bird.conf');
    const shown = maskedText(text, { path: 'bird.conf', start: 0, end: text.length }, secrets);
    expect(shown).toBe('protocol bgp nrec {\n  password "••••";\n}');
  });

  it('leaves what is no password to be seen', async () => {
    const text =
      'protocol bgp x { local as 1; neighbor 192.0.2.1 as 2; passive on; authentication md5; ssh private key "/k"; password "x"; }';
    const { secrets } = await new Workspace(memoryHost({ 'bird.conf': text })).lint('bird.conf');
    expect(maskedText(text, { path: 'bird.conf', start: 0, end: text.length }, secrets)).toContain(
      'passive on; authentication md5; ssh private key "/k"; password',
    );
  });

  it.each([
    ['a name that is defined', 'define password_main = "x";\nprotocol bgp x { password_main; }', 'password_main; }'],
    ['a value on a line of its own', 'define x =\n  password_main;', 'password_main;'],
    ['a call', 'filter x {\n  password_check();\n}', 'password_check();'],
    ['a variable', 'filter x {\n  password_count = 3;\n}', 'password_count = '],
    ['options', 'protocol bgp x { passwords { }; }', 'passwords '],
  ])('shows %s', async (_, text, shown) => {
    const { secrets } = await new Workspace(memoryHost({ 'bird.conf': text })).lint('bird.conf');
    expect(maskedText(text, { path: 'bird.conf', start: 0, end: text.length }, secrets)).toContain(shown);
  });
});
