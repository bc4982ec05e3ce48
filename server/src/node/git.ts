import { existsSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';

/** How long git may take, milliseconds: a repository on a network that is gone must not hold up anybody. */
const LONGEST = 5000;
/** The names in a folder of a hundred thousand files are a few megabytes. */
const MAX_OUTPUT = 64 * 1024 * 1024;

/**
 * Variables of git's that are left as they are: which settings and folders there are at all. All others speak of a repository (in a
 * hook, of the one that is committed to), or change what paths mean and what is printed.
 */
const KEPT = /^GIT_(?:CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)|CEILING_DIRECTORIES|EXEC_PATH)$/;

/** Nothing of the repository is run, written or fetched; a repository that others put into a checkout is not believed. */
const HARMLESS = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'safe.bareRepository=explicit'];
const QUIET = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  // Windows looks for programs in the current folder first.
  NoDefaultCurrentDirectoryInExePath: '1',
};

/** Filters with which the repository holds a text as it stands, or another store that comes with it. */
const OPEN_FILTERS: ReadonlySet<string> = new Set(['unspecified', 'unset', 'lfs']);

/**
 * What git tracks, as it is when it is first asked: once for all files of a folder, for as long as this object lives. Without git,
 * everything is unknown.
 */
export class Git {
  readonly #folders = new Map<string, Promise<ReadonlySet<string> | undefined>>();

  /**
   * Whether the index holds a file's text as it stands. Not what git was told to overlook (`--skip-worktree`, `--assume-unchanged`)
   * nor what a filter encrypts (git-crypt).
   * @param folder absolute, without symbolic links: git does not look beyond them.
   * @returns undefined outside of work trees, and where git does not say.
   */
  async tracks(folder: string, name: string): Promise<boolean | undefined> {
    const names = await this.#tracked(folder);
    return names?.has(name) ? isOpen(folder, name) : names && false;
  }

  #tracked(folder: string): Promise<ReadonlySet<string> | undefined> {
    const names = this.#folders.get(folder) ?? trackedIn(folder);
    this.#folders.set(folder, names);
    return names;
  }
}

/** The names of the files of one folder that the index holds; undefined when the folder is in no work tree. */
async function trackedIn(folder: string): Promise<ReadonlySet<string> | undefined> {
  if (workTreeOf(folder) === undefined) return undefined;
  const listed = await git(folder, ['ls-files', '-v', '-z', '--', ':(glob)*']);
  if (listed === undefined) return undefined;
  // `H name`; S for what is skipped, small letters for what is assumed unchanged.
  const names = listed.split('\0').filter(entry => /^[A-RT-Z] /.test(entry));
  return new Set(names.map(entry => entry.slice(2)));
}

/** The folder, this or one above, with the `.git` that git would find: where there is none, git need not be started to say so. */
export function workTreeOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (at === parse(at).root) return undefined;
  }
}

/** Whether the repository holds a file's text without a filter of its own between. */
async function isOpen(folder: string, name: string): Promise<boolean> {
  const answer = await git(folder, ['check-attr', '-z', 'filter', '--', name]);
  const [, , filter] = answer?.split('\0') ?? [];
  return filter !== undefined && OPEN_FILTERS.has(filter);
}

/** What git prints; undefined when it fails: there is none, no repository, or one of another user that it does not trust. */
async function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  // Node takes its time to load it.
  const { execFile } = await import('node:child_process');
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') || KEPT.test(name));
  const options = {
    env: { ...Object.fromEntries(own), ...QUIET },
    // Not the folder itself, where a program might lie that is called git too.
    cwd: parse(folder).root,
    encoding: 'utf8',
    timeout: LONGEST,
    killSignal: 'SIGKILL',
    maxBuffer: MAX_OUTPUT,
    windowsHide: true,
  } as const;
  return new Promise(resolve => {
    try {
      const child = execFile('git', ['-C', folder, ...HARMLESS, ...args], options, (error, out) =>
        resolve(error ? undefined : out),
      );
      child.stdin?.end();
    } catch {
      resolve(undefined);
    }
  });
}
