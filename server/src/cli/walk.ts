import { closeSync, type Dirent, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { type FileKind, kindOf, kindOfPath } from '../workspace/sniff.js';

/** Folders that hold no configuration of anybody's own. Kubernetes mounts volumes through folders named `..<time>`. */
const SKIPPED = /^(?:node_modules|\.git|\.hg|\.svn|\.\..*)$/;

/** How much of a file the sniffer sees, bytes. */
const HEAD = 8192;

export interface Walked {
  /** Paths of files, in the order of names, a folder's files before its subfolders. */
  readonly files: readonly string[];
  /** Folders that could not be read. */
  readonly unreadable: readonly string[];
}

/** All files below a folder. Links to files are followed; links to folders are not, so that no loop is possible. */
export function walk(folder: string): Walked {
  const files: string[] = [];
  const unreadable: string[] = [];
  const visit = (at: string): void => {
    let entries: Dirent[];
    try {
      entries = readdirSync(at, { withFileTypes: true });
    } catch {
      unreadable.push(at);
      return;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const under = (entry: Dirent) => (at.endsWith('/') ? at + entry.name : `${at}/${entry.name}`);
    for (const entry of entries) if (isFile(entry, under(entry))) files.push(under(entry));
    for (const entry of entries) if (entry.isDirectory() && !SKIPPED.test(entry.name)) visit(under(entry));
  };
  visit(folder);
  return { files, unreadable };
}

function isFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return statSync(path).isFile();
  } catch {
    return false; // It leads nowhere, or back to itself.
  }
}

/** What kind of configuration a file that nobody named is, by its path and, where that is silent, its first bytes. */
export function recognise(path: string): FileKind | undefined {
  const known = kindOfPath(path);
  if (known) return known;
  const head = Buffer.alloc(HEAD);
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const bytes = head.subarray(0, readSync(file, head, 0, HEAD, 0));
    return bytes.includes(0) ? undefined : kindOf(path, bytes.toString('latin1'));
  } catch {
    return undefined; // Whatever it is, it was not asked for by name.
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
