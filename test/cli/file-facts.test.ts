// Facts of files on the command line: a real repository, and real modes.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { PASSWORD, PROFILE, WORKING } from '../rules/coverage-configurations.js';
import { bgplint, project } from './spawn.js';

const { B, F, M } = WORKING;
const NAMED = { 'bird.conf': B.text, 'frr.conf': F.text, 'peers.yaml': M.text };
const ENV = { NREC_MD5: PASSWORD };

let folder: string;
let remove: (() => void) | undefined;
afterEach(() => remove?.());

function make(files: Readonly<Record<string, string>>, tracked?: readonly string[]): void {
  ({ folder, remove } = project({ '.nrec.yaml': PROFILE, ...files }));
  if (!tracked) return;
  execFileSync('git', ['init', '-q', folder]);
  if (tracked.length > 0) execFileSync('git', ['-C', folder, 'add', '--', ...tracked]);
}

/** A `git` that notes each call; the folder with it and the notes. */
function spy(): { env: Record<string, string>; calls: () => string[] } {
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const bin = project({ git: `#!/bin/sh\necho "$@" >>"$0.calls"\nexec '${real}' "$@"\n` }).folder;
  chmodSync(path.join(bin, 'git'), 0o755);
  const notes = path.join(bin, 'git.calls');
  return {
    env: { ...ENV, PATH: `${bin}:${process.env.PATH}` },
    calls() {
      const made = existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : [];
      rmSync(bin, { recursive: true });
      return made;
    },
  };
}

function told(args: readonly string[], env: Readonly<Record<string, string>> = ENV, input = ''): string[] {
  const { stdout, stderr, status } = bgplint([...args, '-f', 'concise'], { cwd: folder, env, input });
  expect(stdout + stderr).not.toContain(PASSWORD);
  expect(status).toBe(0);
  return [...stdout.matchAll(/^(.*?):\d+:\d+: \w+ (nrec\/password-\S+)/gm)].map(([, file, rule]) => `${file} ${rule}`);
}

test('passwords in tracked files are told, and nothing of the others', () => {
  make(NAMED, ['bird.conf', 'peers.yaml']);
  expect(told(['.'])).toEqual(['bird.conf nrec/password-tracked', 'peers.yaml nrec/password-tracked']);
});

test('git is asked once for a folder, and not at all where no password stands', () => {
  const without = (text: string) => text.replaceAll(PASSWORD, '$NREC_MD5');
  make({ 'bird.conf': B.text, 'two/bird.conf': B.text, 'frr.conf': F.text }, []);
  const asked = spy();
  expect(told(['.'], asked.env)).toEqual([]);
  expect(asked.calls()).toHaveLength(2);
  remove?.();
  make({ 'bird.conf': without(B.text), 'frr.conf': without(F.text) }, ['.']);
  const unasked = spy();
  expect(told(['.'], unasked.env)).toEqual([]);
  expect(unasked.calls()).toEqual([]);
});

test('outside of repositories git is not started', () => {
  make({ 'bird.conf': B.text });
  const unasked = spy();
  expect(told(['.'], unasked.env)).toEqual([]);
  expect(unasked.calls()).toEqual([]);
});

test('no output has the password: formats, differences, files that are written', () => {
  make(NAMED, ['.']);
  for (const format of ['pretty', 'json', 'sarif', 'github', 'concise']) {
    const { stdout, stderr } = bgplint(['.', '-f', format], { cwd: folder, env: ENV });
    expect(stdout).toContain('nrec/password-tracked');
    expect(stdout + stderr).not.toContain(PASSWORD);
  }
  const { stdout, stderr } = bgplint(['.', '--diff'], { cwd: folder, env: ENV });
  expect(stdout + stderr).not.toContain(PASSWORD);
  bgplint(['.', '--fix'], { cwd: folder, env: ENV });
  for (const [name, text] of Object.entries(NAMED)) expect(readFileSync(path.join(folder, name), 'utf8')).toBe(text);
});

describe('standard input', () => {
  test('is no file, and has none of its facts', () => {
    make({}, []);
    expect(told(['-', '--dialect', 'bird'], ENV, B.text)).toEqual([]);
  });

  test('is the file that it is said to be', () => {
    make(NAMED, ['bird.conf']);
    expect(told(['-', '--stdin-filename', 'bird.conf'], ENV, B.text)).toEqual(['bird.conf nrec/password-tracked']);
    expect(told(['-', '--stdin-filename', 'frr.conf'], ENV, F.text)).toEqual([]);
  });
});

test('in a hook, what is asked is the repository that the file lies in', () => {
  make(NAMED, ['bird.conf', '.nrec.yaml']);
  writeFileSync(
    path.join(folder, '.git/hooks/pre-commit'),
    '#!/bin/sh\ncd /\nexec "$BGPLINT_NODE" "$BGPLINT_CLI" "$BGPLINT_FILE" -f concise\n',
    { mode: 0o755 },
  );
  const env = {
    ...process.env,
    ...ENV,
    BGPLINT_NODE: process.execPath,
    BGPLINT_CLI: path.resolve('dist/cli.js'),
    BGPLINT_FILE: path.join(folder, 'bird.conf'),
  };
  const commit = ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example', 'commit', '-qam', 'one'];
  const said = execFileSync('sh', ['-c', '"$@" 2>&1', 'sh', 'git', ...commit], { encoding: 'utf8', env });
  expect(said).toContain('nrec/password-tracked');
});
