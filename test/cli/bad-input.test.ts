import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BAD, bgplint, GOOD, project } from './spawn.js';

/** Each is judged together with a faulty file, which must be judged all the same. */
const OTHER = 'other/bird.conf';

interface Case {
  readonly files: Readonly<Record<string, string | Buffer>>;
  readonly args?: readonly string[];
  readonly status: 0 | 1 | 2 | 3;
  /** The lines of `-f concise` that are not about the other file. */
  readonly stdout?: readonly RegExp[];
  /** The lines on standard error. */
  readonly stderr?: readonly RegExp[];
}

const CASES: Readonly<Record<string, Case>> = {
  'bytes that are not UTF-8, in a comment': {
    files: { 'bird.conf': Buffer.from(`# Z\xfcrich\n${GOOD}`, 'latin1') },
    status: 1,
    stdout: [/^bird\.conf:1:4: info bgplint\/encoding /],
  },
  'a NUL byte': { files: { 'bird.conf': `${GOOD}\0\n` }, status: 1, stdout: [/^bird\.conf:4:1: error bird\//] },
  'CRLF line ends': {
    files: { 'bird.conf': GOOD.replaceAll('\n', '\r\n') },
    status: 1,
    stdout: [/^bird\.conf:1:\d+: error bird\//],
  },
  'a byte order mark': {
    files: { 'bird.conf': `\ufeff${GOOD}` },
    status: 1,
    stdout: [/^bird\.conf:1:1: error bird\//],
  },
  'an empty file': { files: { 'bird.conf': '' }, status: 1, stdout: [/^bird\.conf:1:1: info bird\/no-protocol /] },
  'one line of 5 MB': {
    files: { 'bird.conf': `${GOOD}define X = [ ${'10.0.0.0/8, '.repeat(430_000)}10.0.0.0/8 ];\n` },
    status: 1,
    stdout: [],
  },
  'one line of 5 MB of nonsense': {
    files: { 'bird.conf': `${GOOD}${'('.repeat(5_000_000)}\n` },
    status: 1,
    stdout: [/^bird\.conf:4:\d+: error bird\//],
  },
  'an include that loops': {
    files: { 'bird.conf': `include "bird.conf";\n${GOOD}` },
    status: 1,
    stdout: [/^bird\.conf:1:\d+: error bird\//],
  },
  'an include that is missing': {
    files: { 'bird.conf': `include "gone.conf";\n${GOOD}` },
    status: 1,
    stdout: [/^bird\.conf:1:\d+: error bird\//],
  },
  'an include from outside the folder': {
    files: { 'inner/bird.conf': `include "../shared.conf";\n${GOOD}`, 'shared.conf': 'define X = 1;\n' },
    args: ['inner/bird.conf'],
    status: 1,
    stdout: [],
  },
  'a profile that is not YAML': {
    files: { 'bird.conf': GOOD, '.nrec.yaml': 'allocations: [\n' },
    status: 2,
    stdout: [/^\.nrec\.yaml:\d+:\d+: error profile\//],
  },
  'a profile with a plain password': {
    files: {
      'bird.conf': GOOD,
      '.nrec.yaml':
        'allocations:\n  - localAs: 4200000000\n    peerAs: 65535\n    peers: [10.255.255.1]\n    ipv4: [192.0.2.0/28]\n    password: plain-secret-9\n',
    },
    status: 2,
    stdout: [/^\.nrec\.yaml:6:15: error profile\//],
  },
  'a path that does not exist': {
    files: { 'a.conf': GOOD },
    status: 3,
    stderr: [/^bgplint: bird\.conf: no such file or folder/],
  },
  'a folder without configurations': {
    files: { 'docs/readme.md': '# hello\n' },
    args: ['docs'],
    status: 2,
    stderr: [/^bgplint: docs: no configuration is recognised/],
  },
  'UTF-16': {
    files: { 'bird.conf': Buffer.from(`\ufeff${GOOD}`, 'utf16le') },
    status: 3,
    stderr: [/^bgplint: bird\.conf: is UTF-16/],
  },
  'nesting without end': {
    files: { 'bird.conf': `${GOOD}filter f {\n${'if true then { '.repeat(20_000)}accept; ${'} '.repeat(20_000)}\n}\n` },
    status: 1,
    stdout: [/^bird\.conf:5:\d+: warning bird\/nesting /],
  },
};

describe.each(Object.entries(CASES))('%s', (_, { files, args = ['bird.conf'], status, stdout = [], stderr = [] }) => {
  let remove: () => void;
  let outcome: ReturnType<typeof bgplint>;
  beforeAll(() => {
    const made = project({ ...files, [OTHER]: BAD });
    remove = made.remove;
    outcome = bgplint([...args, OTHER, '-f', 'concise'], { cwd: made.folder });
  });
  afterAll(() => remove());

  test('gets one clear message and the right exit status', () => {
    const lines = (text: string) => text.split('\n').filter(line => line !== '' && !line.startsWith(OTHER));
    const about = [lines(outcome.stdout), lines(outcome.stderr)];
    expect(about.map(list => list.length)).toEqual([stdout.length, stderr.length]);
    for (const [index, pattern] of stdout.entries()) expect(about[0]?.[index]).toMatch(pattern);
    for (const [index, pattern] of stderr.entries()) expect(about[1]?.[index]).toMatch(pattern);
    expect(outcome.status).toBe(status);
  });

  test('prints no stack trace and no secret, and judges the other file', () => {
    expect(outcome.stdout + outcome.stderr).not.toMatch(/\n {4}at |plain-secret-9/);
    expect(outcome.stdout).toMatch(/^other\/bird\.conf:3:\d+: error bird\//m);
  });
});

test.each(['pretty', 'concise', 'json', 'sarif', 'github'])(
  'a profile in the clear stays hidden in format %s',
  format => {
    const { files } = CASES['a profile with a plain password'] as Case;
    const { folder, remove } = project(files);
    try {
      for (const args of [['bird.conf'], ['.'], ['--profile', '.nrec.yaml', 'bird.conf']]) {
        const { stdout, status } = bgplint([...args, '-f', format], { cwd: folder });
        expect(stdout).toContain('profile/plain-password');
        expect(stdout).not.toContain('plain-secret-9');
        expect(status).toBe(2);
      }
    } finally {
      remove();
    }
  },
);

test('folders that link to each other are walked once', () => {
  const { folder, remove } = project({ 'a/bird.conf': GOOD, 'b/': '' });
  try {
    symlinkSync('..', path.join(folder, 'a/up'));
    symlinkSync('../a', path.join(folder, 'b/a'));
    mkdirSync(path.join(folder, 'b/c'));
    const { files } = JSON.parse(bgplint(['.', '-f', 'json'], { cwd: folder }).stdout);
    expect(files.map((file: { path: string }) => file.path)).toEqual(['a/bird.conf']);
  } finally {
    remove();
  }
});
