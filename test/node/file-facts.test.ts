import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileFacts } from '../../server/src/node/file-facts.js';
import { Git } from '../../server/src/node/git.js';

let folder: string;
let before: NodeJS.ProcessEnv;
beforeEach(() => {
  before = { ...process.env };
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'bgplint-facts-')));
  chmodSync(folder, 0o755);
});
afterEach(() => {
  process.env = before;
  rmSync(folder, { recursive: true });
});

function git(...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example', ...args], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

/** Writes files, each with its own name as text. */
function write(...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), name);
  }
}

/** Whether everybody gets as far as the folder of temporary files: not so on every system. */
const isOpen = (at = realpathSync(tmpdir())): boolean =>
  (statSync(at).mode & 0o001) !== 0 && (at === dirname(at) || isOpen(dirname(at)));

/** A fresh look, since what was found out holds for a while. */
function tracked(name: string): Promise<boolean | undefined> {
  const path = realpathSync(join(folder, name));
  return new Git().tracks(dirname(path), basename(path));
}

describe('what git tracks', () => {
  test('outside of a repository nothing is known', async () => {
    write('bird.conf');
    expect(await tracked('bird.conf')).toBe(undefined);
  });

  test('a file is tracked as soon as it is in the index, and not before', async () => {
    git('init', '-q');
    write('bird.conf', 'new.conf', 'ignored.conf', 'deep/frr.conf', 'a [1] "ö".conf');
    writeFileSync(join(folder, '.gitignore'), 'ignored.conf\n');
    expect(await tracked('bird.conf')).toBe(false);
    git('add', 'bird.conf', 'deep', 'a [1] "ö".conf');
    expect(await tracked('bird.conf')).toBe(true);
    expect(await tracked('deep/frr.conf')).toBe(true);
    expect(await tracked('a [1] "ö".conf')).toBe(true);
    expect([await tracked('new.conf'), await tracked('ignored.conf')]).toEqual([false, false]);
    git('commit', '-qm', 'one');
    git('rm', '-q', '--cached', 'bird.conf');
    expect(await tracked('bird.conf')).toBe(false);
  });

  test('of another work tree and of a submodule its own repository is asked', async () => {
    git('init', '-q', 'main');
    git('init', '-q', 'other');
    write('main/bird.conf', 'other/frr.conf', 'other/local.conf');
    git('-C', 'other', 'add', 'frr.conf');
    git('-C', 'other', 'commit', '-qm', 'one');
    git('-C', 'main', 'add', '.');
    git('-C', 'main', 'commit', '-qm', 'one');
    git('-C', 'main', 'worktree', 'add', '-q', '../tree');
    git('-C', 'main', '-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', '../other', 'sub');
    write('main/sub/local.conf', 'tree/local.conf');
    expect(await tracked('tree/bird.conf')).toBe(true);
    expect(await tracked('tree/local.conf')).toBe(false);
    expect(await tracked('main/sub/frr.conf')).toBe(true);
    expect(await tracked('main/sub/local.conf')).toBe(false);
  });

  test('what git was told to overlook, and what it keeps encrypted, is not told', async () => {
    git('init', '-q');
    write('skipped.conf', 'assumed.conf', 'crypt.conf', 'large.conf', 'plain.conf');
    writeFileSync(
      join(folder, '.gitattributes'),
      'crypt.conf filter=git-crypt diff=git-crypt\nlarge.conf filter=lfs -text\n',
    );
    git('-c', 'filter.lfs.clean=cat', '-c', 'filter.lfs.process=', '-c', 'filter.git-crypt.clean=cat', 'add', '.');
    git('update-index', '--skip-worktree', 'skipped.conf');
    git('update-index', '--assume-unchanged', 'assumed.conf');
    const names = ['skipped.conf', 'assumed.conf', 'crypt.conf', 'large.conf', 'plain.conf'];
    expect(await Promise.all(names.map(tracked))).toEqual([false, false, false, true, true]);
  });

  test('nothing of the repository is run', async () => {
    git('init', '-q');
    write('bird.conf');
    git('add', '.');
    const witness = join(folder, 'witness');
    const script = join(folder, 'run.sh');
    writeFileSync(script, `#!/bin/sh\ntouch '${witness}'\n`, { mode: 0o755 });
    mkdirSync(join(folder, 'hooks'));
    for (const hook of ['post-index-change', 'fsmonitor-watchman', 'query-watchman'])
      symlinkSync(script, join(folder, 'hooks', hook));
    for (const [key, value] of [
      ['core.fsmonitor', script],
      ['core.hooksPath', join(folder, 'hooks')],
      ['core.pager', script],
      ['filter.x.clean', script],
      ['alias.ls-files', `!${script}`],
    ])
      git('config', key as string, value as string);
    symlinkSync(script, join(folder, 'git'));
    // The trap works: git status falls into it.
    git('status');
    expect(readdirSync(folder)).toContain('witness');
    rmSync(witness);
    expect(await tracked('bird.conf')).toBe(true);
    expect(readdirSync(folder)).not.toContain('witness');
  });

  test('what a hook is given of its own repository does not count', async () => {
    git('init', '-q');
    write('bird.conf');
    git('add', '.');
    Object.assign(process.env, {
      GIT_DIR: '/nowhere/.git',
      GIT_INDEX_FILE: '/nowhere/index',
      GIT_WORK_TREE: '/nowhere',
      GIT_LITERAL_PATHSPECS: '1',
    });
    expect(await tracked('bird.conf')).toBe(true);
  });

  test('a repository that git does not trust, or no git at all, leaves it unknown', async () => {
    git('init', '-q');
    write('bird.conf');
    git('add', '.');
    process.env.GIT_CONFIG_COUNT = '1';
    process.env.GIT_CONFIG_KEY_0 = 'safe.directory';
    process.env.GIT_CONFIG_VALUE_0 = '';
    // With this git takes every repository for another user's; it would not be passed on.
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    writeFileSync(join(bin, 'git'), `#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec '${real}' "$@"\n`, {
      mode: 0o755,
    });
    process.env.PATH = `${bin}:${before.PATH}`;
    expect(await tracked('bird.conf')).toBe(undefined);
    process.env.PATH = join(folder, 'empty');
    expect(await tracked('bird.conf')).toBe(undefined);
  });

  test('a git that does not answer holds up nobody for long', async () => {
    git('init', '-q');
    write('bird.conf');
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'git'), '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 });
    process.env.PATH = `${bin}:${before.PATH}`;
    const started = performance.now();
    expect(await tracked('bird.conf')).toBe(undefined);
    expect(performance.now() - started).toBeLessThan(20_000);
  }, 30_000);

  test('git is asked once for all files of a folder', async () => {
    git('init', '-q');
    write('a.conf', 'b.conf', 'c.conf');
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    writeFileSync(join(bin, 'git'), `#!/bin/sh\necho "$@" >>'${folder}/calls'\nexec '${real}' "$@"\n`, { mode: 0o755 });
    process.env.PATH = `${bin}:${before.PATH}`;
    const one = new Git();
    const names = ['a.conf', 'b.conf', 'c.conf'];
    expect(await Promise.all(names.map(name => one.tracks(folder, name)))).toEqual([false, false, false]);
    expect(
      execFileSync('cat', [join(folder, 'calls')], { encoding: 'utf8' })
        .trim()
        .split('\n'),
    ).toHaveLength(1);
  });
});

describe('facts of files', () => {
  test('of a link its target counts, in git and by its mode', async () => {
    mkdirSync(join(folder, 'etc'));
    git('init', '-q', 'repo');
    write('repo/bird.conf', 'outside.conf');
    symlinkSync(join(folder, 'repo/bird.conf'), join(folder, 'etc/bird.conf'));
    symlinkSync(join(folder, 'outside.conf'), join(folder, 'repo/link.conf'));
    git('-C', 'repo', 'add', '.');
    chmodSync(join(folder, 'outside.conf'), 0o604);
    const [into, out] = [join(folder, 'etc/bird.conf'), join(folder, 'repo/link.conf')];
    const facts = await fileFacts([into, out]);
    expect(facts.get(into)).toEqual({ place: into, tracked: true });
    expect(facts.get(out)).toEqual({ place: out, mode: 0o604, reachable: isOpen() });
  });

  test('a folder above that lets nobody through closes what is in it', async () => {
    write('etc/bird/bird.conf');
    const path = join(folder, 'etc/bird/bird.conf');
    const reachable = async () => (await fileFacts([path])).get(path)?.reachable;
    chmodSync(path, 0o644);
    expect(await reachable()).toBe(isOpen());
    chmodSync(join(folder, 'etc'), 0o750);
    expect(await reachable()).toBe(false);
  });

  test('the modes of a checkout mean nothing, but for those that etckeeper keeps', async () => {
    git('init', '-q');
    write('bird/bird.conf');
    const path = join(folder, 'bird/bird.conf');
    chmodSync(path, 0o644);
    const mode = async () => (await fileFacts([path])).get(path)?.mode;
    expect(await mode()).toBe(undefined);
    write('.etckeeper');
    expect(await mode()).toBe(0o644);
  });

  test('of what is no file nothing is known', async () => {
    symlinkSync('loop', join(folder, 'loop'));
    expect(await fileFacts([join(folder, 'missing'), folder, join(folder, 'loop'), 'untitled:Untitled-1'])).toEqual(
      new Map(),
    );
  });
});
