// Passwords and the files that they stand in, with a host that says what is known of these.
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { revealSecret } from '../../server/src/core/secret.js';
import type { FileFacts, Host } from '../../server/src/model/host.js';
import type { LintOptions } from '../../server/src/workspace/result.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { listFiles, memoryHost } from '../bird/memory-host.js';
import { PASSWORD, PROFILE, WORKING } from './coverage-configurations.js';

const TRACKED = 'nrec/password-tracked';
const READABLE = 'nrec/password-readable';

type Facts = Partial<FileFacts>;

function hostOf(
  files: Readonly<Record<string, string>>,
  facts: Readonly<Record<string, Facts>>,
  asked: string[] = [],
): Host {
  const all = { '.nrec.yaml': PROFILE, ...files };
  return {
    ...memoryHost(all, PASSWORD),
    list: async folder => listFiles(Object.keys(all), folder),
    fileFacts: async paths => {
      asked.push(...paths);
      return new Map(
        paths.flatMap(path => (facts[path] ? [[path, { place: `/w/${path}`, ...facts[path] }] as const] : [])),
      );
    },
  };
}

/** `rule @ file: text`, with the password spelt out only here. */
async function found(
  files: Readonly<Record<string, string>>,
  facts: Readonly<Record<string, Facts>>,
  { root = Object.keys(files)[0] ?? '', ...options }: LintOptions & { root?: string } = {},
): Promise<string[]> {
  const { diagnostics } = await new Workspace(hostOf(files, facts)).lint(root, options);
  expect(JSON.stringify(diagnostics)).not.toContain(PASSWORD);
  return diagnostics
    .filter(({ severity, rule }) => severity !== 'info' || rule === TRACKED)
    .map(({ rule, span }) => {
      const shown = files[span.path]?.slice(span.start, span.end).replace(PASSWORD, 'PASSWORD') ?? '';
      return `${rule} @ ${span.path}: ${shown}`;
    });
}

const IN_GIT: Facts = { tracked: true };
const { B, F, M } = WORKING;

describe.each([B, F, M])('in $path', ({ path, text }) => {
  test('a password that git tracks is told once, and what is not tracked or not known is not', async () => {
    expect(await found({ [path]: text }, { [path]: IN_GIT })).toEqual([`${TRACKED} @ ${path}: PASSWORD`]);
    expect(await found({ [path]: text }, { [path]: { tracked: false } })).toEqual([]);
    expect(await found({ [path]: text }, {})).toEqual([]);
  });

  test.each([
    ['what another program fills in', '{{ nrec_md5 }}'],
    ['what SOPS encrypts', 'ENC[AES256_GCM,data:q2Z0b1Q9,iv:8C3k=,tag:1w==,type:str]'],
    ['a placeholder', 'changeme'],
    ['the published example', 'b1ecd7f662e6ff6ce03ab33626f92cfe'],
    ['one that is not the allocation’s', '0123456789abcdef0123456789abcdef'],
  ])('nothing is told of %s', async (_what, other) => {
    const quoted = path === M.path ? JSON.stringify(other) : other;
    const changed = text.replaceAll(PASSWORD, path === F.path ? other.replaceAll(' ', '') : quoted);
    expect((await found({ [path]: changed }, { [path]: IN_GIT })).filter(one => one.startsWith(TRACKED))).toEqual([]);
  });
});

test('a message says what to do in this language, and never the password', async () => {
  for (const [{ path, text }, advice] of [
    [B, /define in a file of its own that \.gitignore names/],
    [F, /keep this one out of git/],
    [M, /Keep it in a Secret that is applied from outside the repository/],
  ] as const) {
    const { diagnostics } = await new Workspace(hostOf({ [path]: text }, { [path]: IN_GIT })).lint(path);
    expect(diagnostics.map(({ severity, message }) => [severity, advice.test(message)])).toEqual([['info', true]]);
  }
});

describe('the file that holds the password counts', () => {
  const constant = B.text.replaceAll(`"${PASSWORD}"`, 'NREC_MD5');
  const define = `define NREC_MD5 = "${PASSWORD}";\n`;

  test('where a BIRD configuration takes it from an include', async () => {
    const files = { 'bird.conf': `include "secret.conf";\n${constant}`, 'secret.conf': define };
    expect(await found(files, { 'bird.conf': IN_GIT, 'secret.conf': { tracked: false } })).toEqual([]);
    expect(await found(files, { 'bird.conf': IN_GIT, 'secret.conf': IN_GIT })).toEqual([
      `${TRACKED} @ secret.conf: PASSWORD`,
    ]);
  });

  test('and a copy of it in a comment', async () => {
    const files = { 'bird.conf': `include "secret.conf";\n# was ${PASSWORD}\n${constant}`, 'secret.conf': define };
    expect(await found(files, { 'bird.conf': IN_GIT })).toEqual([`${TRACKED} @ bird.conf: PASSWORD`]);
  });

  test('where peers name a Secret in another file', async () => {
    const at = M.text.indexOf('---\n');
    const files = { 'peers.yaml': M.text.slice(at), 'secret.yaml': M.text.slice(0, at) };
    expect(await found(files, { 'peers.yaml': IN_GIT, 'secret.yaml': { tracked: false } })).toEqual([]);
    expect(await found(files, { 'secret.yaml': IN_GIT })).toEqual([`${TRACKED} @ secret.yaml: PASSWORD`]);
  });

  test('and base64 hides nothing', async () => {
    const encoded = Buffer.from(PASSWORD).toString('base64');
    const text = M.text.replace('stringData', 'data').replace(`password: ${PASSWORD}`, `password: ${encoded}`);
    expect(await found({ [M.path]: text }, { [M.path]: IN_GIT })).toEqual([`${TRACKED} @ ${M.path}: ${encoded}`]);
  });

  test('a short password is not every word that is spelt like it', async () => {
    const short = 'export';
    const files = {
      'bird.conf': `include "secret.conf";\n${constant}`,
      'secret.conf': `define NREC_MD5 = "${short}";\n`,
    };
    const workspace = new Workspace({
      ...hostOf(files, { 'bird.conf': IN_GIT, 'secret.conf': IN_GIT }),
      compareSecret: async () => 'same',
    });
    const told = (await workspace.lint('bird.conf')).diagnostics.filter(({ rule }) => rule === TRACKED);
    expect(told.map(({ span }) => span.path)).toEqual(['secret.conf']);
  });

  test('an embedded configuration lies where its manifest does, and is told of once', async () => {
    const key = (name: string) => `  ${name}: |\n${F.text.replace(/^/gm, '    ').trimEnd()}\n`;
    const map = (name: string) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n${key('frr.conf')}`;
    const files = { 'map.yaml': `${map('one')}---\n${map('two')}` };
    expect(await found(files, { 'map.yaml': IN_GIT })).toEqual([`${TRACKED} @ map.yaml: PASSWORD`]);
    expect(
      await found({ 'map.yaml': `${map('one')}  daemons: |\n    bgpd=yes\n    bfdd=yes\n` }, { 'map.yaml': IN_GIT }),
    ).toEqual([`${TRACKED} @ map.yaml: PASSWORD`]);
  });
});

test('two passwords in one file are two findings', async () => {
  const other = 'f00dfeed00112233445566778899aabb';
  const files = { [B.path]: B.text.replace(PASSWORD, other) };
  const host = { ...hostOf(files, { [B.path]: IN_GIT }), compareSecret: async () => 'unavailable' as const };
  const { diagnostics } = await new Workspace(host).lint(B.path);
  expect(diagnostics.filter(({ rule }) => rule === TRACKED)).toHaveLength(2);
});

describe('nothing is asked', () => {
  test.each([
    ['of a file without a password', B.text.replace(/ {2}password.*\n/g, '')],
    ['of a template', B.text.replaceAll(PASSWORD, '{{ nrec_md5 }}')],
    ['of sessions with others', B.text.replaceAll(/255\.255\.(\d) as 65535/g, '9.9.$1 as 65001')],
  ])('%s', async (_what, text) => {
    const asked: string[] = [];
    await new Workspace(hostOf({ [B.path]: text }, {}, asked)).lint(B.path);
    expect(asked).toEqual([]);
  });

  test('twice, until it may have changed', async () => {
    const asked: string[] = [];
    const workspace = new Workspace(hostOf({ [B.path]: B.text }, {}, asked));
    await workspace.lint(B.path);
    await workspace.lint(B.path);
    expect(asked).toEqual([B.path]);
    workspace.fileFactsMayHaveChanged();
    await workspace.lint(B.path);
    expect(asked).toEqual([B.path, B.path]);
  });
});

test('a quick run says what is known, and that there may be more', async () => {
  const facts: Record<string, Facts> = {};
  const workspace = new Workspace(hostOf({ [B.path]: B.text }, facts));
  const quick = async () => {
    const { diagnostics, pending } = await workspace.lint(B.path, { quick: true });
    return [diagnostics.map(({ rule }) => rule), pending];
  };
  await workspace.lint(B.path);
  expect(await quick()).toEqual([[], false]);
  facts[B.path] = IN_GIT;
  expect(await quick()).toEqual([[], false]);
  workspace.fileFactsMayHaveChanged();
  expect(await quick()).toEqual([[], true]);
  await workspace.lint(B.path);
  expect(await quick()).toEqual([[TRACKED], false]);
  delete facts[B.path];
  workspace.fileFactsMayHaveChanged();
  expect(await quick()).toEqual([[TRACKED], true]);
  await workspace.lint(B.path);
  expect(await quick()).toEqual([[], false]);
});

describe('silenced', () => {
  test('by a comment, in each language', async () => {
    const comment = (indent: string, sign: string) =>
      `${indent}${sign} bgplint-disable-next-line ${TRACKED} -- a private repository\n`;
    for (const [{ path, text }, line, sign] of [
      [B, `  password "${PASSWORD}";\n`, '#'],
      [F, ` neighbor 10.255.255.1 password ${PASSWORD}\n`, '!'],
      [M, `  password: ${PASSWORD}\n`, '#'],
    ] as const) {
      const changed = text.replace(line, `${comment(' '.repeat(line.search(/\S/)), sign)}${line}`);
      expect(await found({ [path]: changed }, { [path]: IN_GIT })).toEqual([]);
    }
  });

  test('by the profile', async () => {
    const files = { [B.path]: B.text, '.nrec.yaml': `${PROFILE}ignore: [${TRACKED}]\n` };
    expect(await found(files, { [B.path]: IN_GIT })).toEqual([]);
  });
});

describe('the fix for BIRD', () => {
  const session = (password: string) =>
    `protocol bgp nrec_peer1 {\n  local 10.0.240.156 as 4200000000;\n  neighbor 10.255.255.1 as 65535;\n  multihop;\n  password ${password};\n}\n`;
  const literal = `"${PASSWORD}"`;

  async function mended(files: Readonly<Record<string, string>>, root = 'etc/bird.conf') {
    const facts = Object.fromEntries(Object.keys(files).map(path => [path, IN_GIT]));
    const { diagnostics } = await new Workspace(hostOf(files, facts)).lint(root);
    const told = diagnostics.filter(({ rule }) => rule === TRACKED);
    expect(told).toHaveLength(1);
    const [fix] = told[0]?.fixes ?? [];
    if (!fix) return undefined;
    expect(fix.safe).toBe(false);
    const texts: Record<string, string> = {};
    for (const { path, text } of fix.files ?? []) texts[path] = revealSecret(text);
    for (const path of new Set(fix.edits.map(({ span }) => span.path)))
      texts[path] = applyEdits(
        files[path] ?? '',
        fix.edits.filter(({ span }) => span.path === path),
      );
    return texts;
  }

  const made = (name: string) =>
    `# The password of the sessions with NREC. Keep this file out of the repository.\ndefine ${name} = ${literal};\n`;

  test('puts the password into a file of its own', async () => {
    expect(await mended({ 'etc/bird.conf': `# top\nprotocol device {}\n\n${session(literal)}` })).toEqual({
      'etc/nrec-password.conf': made('NREC_MD5'),
      'etc/.gitignore': '/nrec-password.conf\n',
      'etc/bird.conf': `include "nrec-password.conf";\n\n# top\nprotocol device {}\n\n${session('NREC_MD5')}`,
    });
  });

  test('takes other names where these are in use', async () => {
    const text = `include "nrec-password.conf";\n${session(literal)}`;
    const other = 'define NREC_MD5 = 5;\n';
    expect(await mended({ 'etc/bird.conf': text, 'etc/nrec-password.conf': other })).toEqual({
      'etc/nrec-password-2.conf': made('NREC_MD5_2'),
      'etc/.gitignore': '/nrec-password-2.conf\n',
      'etc/bird.conf': expect.stringContaining(session('NREC_MD5_2')),
    });
  });

  test('moves the constant that there is, wherever it stands', async () => {
    const text = `include "names.conf";\n${session('PW')}`;
    expect(
      await mended({ 'etc/bird.conf': text, 'etc/names.conf': `define A = 1;\ndefine PW = ${literal};\n` }),
    ).toEqual({
      'etc/nrec-password.conf': made('PW'),
      'etc/.gitignore': '/nrec-password.conf\n',
      'etc/names.conf': 'define A = 1;\ninclude "nrec-password.conf";\n',
    });
  });

  test.each([
    ['in a comment too', `# ${PASSWORD}\nprotocol device {}\n${session(literal)}`],
    ['in a comment that looks like it', `# password ${literal};\nprotocol device {}\n${session(literal)}`],
    ['in two constants', `define A = ${literal};\ndefine B = ${literal};\n${session('A')}`],
    ['as part of another text', `define A = "x ${PASSWORD}";\n${session(literal)}`],
    ['above its constant', `${session(literal)}define A = ${literal};\n`],
    ['as something else', `protocol device d { description ${literal}; }\n${session(literal)}`],
  ])('is not offered where the password stands %s', async (_what, text) => {
    expect(await mended({ 'etc/bird.conf': text })).toBe(undefined);
  });

  test('is not offered for a statement in an included file, nor for templates', async () => {
    const part = { 'etc/bird.conf': 'protocol device {}\ninclude "peer.conf";\n', 'etc/peer.conf': session(literal) };
    expect(await mended(part)).toBe(undefined);
    expect(await mended({ 'etc/bird.conf.j2': session(literal) }, 'etc/bird.conf.j2')).toBe(undefined);
  });
});

describe('what everybody on the machine may read', () => {
  const open = (place: string, more: Facts = {}): Facts => ({ place, mode: 0o644, reachable: true, ...more });
  const readable = async ({ path, text }: { path: string; text: string }, facts: Facts) => {
    const { diagnostics } = await new Workspace(hostOf({ [path]: text }, { [path]: facts })).lint(path);
    return diagnostics.map(({ rule, severity, message }) => `${severity} ${rule} ${/Run: (.*) \(/.exec(message)?.[1]}`);
  };

  test.each([
    [B, '/etc/bird/bird.conf', 'chgrp bird /etc/bird/bird.conf && chmod 640 /etc/bird/bird.conf'],
    [B, '/etc/bird.conf', 'chgrp bird /etc/bird.conf && chmod 640 /etc/bird.conf'],
    [B, '/usr/local/etc/bird.conf', 'chgrp bird /usr/local/etc/bird.conf && chmod 640 /usr/local/etc/bird.conf'],
    [B, "/etc/bird/it's.conf", "chgrp bird '/etc/bird/it'\\''s.conf' && chmod 640 '/etc/bird/it'\\''s.conf'"],
    [F, '/etc/frr/frr.conf', 'chown frr:frr /etc/frr/frr.conf && chmod 640 /etc/frr/frr.conf'],
  ])('%$ at %s', async (configuration, place, commands) => {
    expect(await readable(configuration, open(place))).toEqual([`warning ${READABLE} ${commands}`]);
  });

  test.each([
    ['closed to others', open('/etc/bird/bird.conf', { mode: 0o640 })],
    ['in a folder that lets nobody in', open('/etc/bird/bird.conf', { reachable: false })],
    ['of nobody knows what mode', { place: '/etc/bird/bird.conf' }],
    ['elsewhere', open('/home/me/etc/bird/bird.conf')],
    ['beside', open('/etc/birds.conf')],
  ])('a file %s is not told', async (_what, facts) => {
    expect(await readable(B, facts)).toEqual([]);
  });

  test('the mode is named as it was found', async () => {
    const host = hostOf({ [B.path]: B.text }, { [B.path]: open('/etc/bird/bird.conf', { mode: 0o664 }) });
    const [finding] = (await new Workspace(host).lint(B.path)).diagnostics;
    expect(finding?.message).toContain('(mode 664)');
  });
});

test('a password of peers that git tracks is told once, with the fix that gives it a Secret', async () => {
  const text = M.text.replaceAll('  passwordSecret:\n    name: nrec-bgp\n', `  password: "${PASSWORD}"\n`);
  expect(text).not.toBe(M.text);
  const lint = async (facts: Facts, profile = PROFILE) => {
    const own = `# bgplint: metallb@0.16\n${text.slice(text.indexOf('---\n', text.indexOf('kind: Secret')) + 4)}`;
    const host = hostOf({ '.nrec.yaml': profile, [M.path]: own }, { [M.path]: facts });
    const { diagnostics } = await new Workspace(host).lint(M.path);
    return diagnostics.map(({ rule, fixes }) => [rule, ...fixes.map(({ title }) => title)].join(': '));
  };
  const moved = 'Move the password into a Secret';
  const plain = expect.arrayContaining([`metallb/plain-password: ${moved}`]);
  expect(await lint(IN_GIT)).toEqual([`${TRACKED}: ${moved}`]);
  expect(await lint({ tracked: false })).toEqual(plain);
  // Who says that the repository is where it is meant to be still hears of the cluster.
  expect(await lint(IN_GIT, `${PROFILE}\nignore: [${TRACKED}]\n`)).toEqual(plain);
});
