import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname } from '../core/path.js';
import { nearest } from '../core/similar.js';
import type { DialectId } from '../model/dialect.js';
import type { PathNames } from './names.js';
import { failure, misuse, type Problem } from './problems.js';
import { recognise, walk } from './walk.js';

/** One file to judge. */
export interface Input {
  /** As the engine knows it. */
  readonly path: string;
  /** Named by the user, and not merely found in a folder: then it must be judged, or a word said. */
  readonly named: boolean;
}

export interface Inputs {
  readonly files: readonly Input[];
  /** What is judged, as folders: those named, and those of the files. What is missing in them is missing. */
  readonly folders: readonly string[];
  readonly problems: readonly Problem[];
}

export interface InputOptions {
  readonly dialect: DialectId | undefined;
  /** The path under which standard input is judged. */
  readonly stdin: string;
}

/** What a PATH turns out to be. */
type PathKind = 'stdin' | 'file' | 'folder' | 'glob' | 'missing';

/** From the paths on the command line to files: folders walked, globs expanded, every file once. */
export async function collectInputs(
  paths: readonly string[],
  names: PathNames,
  options: InputOptions,
): Promise<Inputs> {
  const files = new Map<string, Input>();
  const problems: Problem[] = [];
  const folders = new Set<string>();
  const add = (given: string, named: boolean): void => {
    const path = names.enter(given);
    if (named || !files.has(path)) files.set(path, { path, named });
  };
  const found = (folder: string, given: string, wanted: (relative: string) => boolean, sniff: boolean): number => {
    folders.add(names.absolute(folder));
    const { files: below, unreadable } = walk(folder);
    for (const path of unreadable) problems.push(failure(`${names.shown(path)}: the folder cannot be read`));
    const relative = (path: string) => path.slice(folder.length).replace(/^\//, '');
    const chosen = below.filter(path => wanted(relative(path)) && (!sniff || suits(path, options.dialect)));
    for (const path of chosen) add(joined(given, relative(path)), false);
    return unreadable.length > 0 ? Math.max(1, chosen.length) : chosen.length;
  };
  for (const given of paths) {
    const path = names.absolute(given);
    switch (kindOfInput(given, path)) {
      case 'stdin':
        files.set(options.stdin, { path: options.stdin, named: true });
        break;
      case 'file':
        add(given, true);
        break;
      case 'folder':
        if (found(path, given, () => true, true) === 0) problems.push(misuse(emptyFolder(given, options.dialect)));
        break;
      case 'glob': {
        const { base, matches } = await compileGlob(given);
        const count = found(names.absolute(base || '.'), base, matches, options.dialect === undefined);
        if (count === 0) problems.push(failure(`${given}: no configuration matches`));
        break;
      }
      case 'missing':
        problems.push(failure(missing(given, path)));
    }
  }
  for (const path of files.keys()) folders.add(dirname(path));
  return { files: [...files.values()], folders: [...folders], problems };
}

/** Reads paths one per line; empty lines and a trailing CR do not count. */
function pathsIn(list: string): readonly string[] {
  return list.split(/\r?\n/).filter(line => line !== '');
}

/** The paths in a `--files-from` file, or why there are none. */
export function readList(given: string, names: PathNames, stdin: () => Buffer): readonly string[] | Problem {
  try {
    return pathsIn((given === '-' ? stdin() : readFileSync(names.absolute(given))).toString('utf8'));
  } catch {
    return failure(`${given}: the list of files cannot be read`);
  }
}

function kindOfInput(given: string, path: string): PathKind {
  if (given === '-') return 'stdin';
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats) return stats.isDirectory() ? 'folder' : 'file';
  } catch {
    return 'file'; // Whoever reads it says what is the matter with it.
  }
  return /[*?[{]/.test(given) ? 'glob' : 'missing';
}

function suits(path: string, dialect: DialectId | undefined): boolean {
  const kind = recognise(path);
  return kind !== undefined && (dialect === undefined || kind === dialect || kind === 'profile');
}

/** Loaded for globs alone: most shells expand them. */
async function compileGlob(pattern: string): Promise<{ base: string; matches: (relative: string) => boolean }> {
  const { default: picomatch } = await import('picomatch');
  const { base, glob } = picomatch.scan(pattern.replace(/^\.\//, ''));
  return { base, matches: picomatch(glob) };
}

function joined(folder: string, relative: string): string {
  if (folder === '' || folder === '.') return relative;
  return folder.endsWith('/') ? folder + relative : `${folder}/${relative}`;
}

function emptyFolder(given: string, dialect: DialectId | undefined): string {
  return dialect
    ? `${given}: no ${dialect} configuration is recognised in this folder; name the files themselves`
    : `${given}: no configuration is recognised in this folder; name the files themselves, with --dialect if need be`;
}

function missing(given: string, path: string): string {
  const there = siblings(dirname(path));
  if (there.includes(basename(path))) return `${given}: is a link to what is not there`;
  const near = nearest(basename(path), there);
  return `${given}: no such file or folder${near ? `; did you mean ${given.slice(0, given.length - basename(given).length)}${near}?` : ''}`;
}

function siblings(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
