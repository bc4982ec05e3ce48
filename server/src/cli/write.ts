import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import type { Source } from '../core/source.js';
import { readPath } from '../node/host.js';

/**
 * Replaces a file's text at once: a reader sees the old one or the new one, never a part. Mode and, where permitted, owner
 * stay; a symbolic link goes on pointing where it does; a text read as Latin-1 is written as Latin-1.
 * @param before the text the new one was made from; a file that holds another one by now is left alone.
 * @returns why it could not be done, or undefined when it was.
 */
export function replaceFile(path: string, before: Source, text: string): string | undefined {
  const bytes = encode(before, text);
  if (!bytes) return 'was read as Latin-1, and the mended text does not fit into it; nothing was written';
  const now = readPath(path);
  if (now.kind !== 'source' || now.source.text !== before.text)
    return 'changed while it was checked; nothing was written';
  try {
    const target = realpathSync(path);
    const stats = statSync(target);
    closeSync(openSync(target, 'r+')); // A rename alone would overrule the file's own write protection.
    swap(target, stats, bytes);
    return undefined;
  } catch (error) {
    return `cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}); it is as it was`;
  }
}

/** Why a new file is not written over another. */
export const IS_THERE = 'is there already; nothing was written';

/**
 * Writes a file that is not there yet; `isSecret`: readable to its owner alone.
 * @returns why it could not be done, or undefined when it was.
 */
export function createFile(path: string, text: string, isSecret: boolean): string | undefined {
  try {
    const file = openSync(path, 'wx', isSecret ? 0o600 : 0o666);
    try {
      const bytes = Buffer.from(text, 'utf8');
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    } finally {
      closeSync(file);
    }
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return IS_THERE;
    if (code === 'ENOENT') return 'lies in a folder that is not there; nothing was written';
    return `cannot be written (${code ?? 'unknown error'})`;
  }
}

function swap(target: string, stats: Stats, bytes: Buffer): void {
  const temporary = `${target}.bgplint-${process.pid}`;
  try {
    const file = openSync(temporary, 'wx', 0o600);
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
      keepOwner(file, stats);
      fchmodSync(file, stats.mode & 0o7777);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(temporary, { force: true });
    throw error;
  }
}

/** Only root may give files away; for others the file becomes theirs, as with any editor that saves by renaming. */
function keepOwner(file: number, stats: Stats): void {
  try {
    fchownSync(file, stats.uid, stats.gid);
  } catch {}
}

function encode(source: Source, text: string): Buffer | undefined {
  if (!source.latin1) return Buffer.from(text, 'utf8');
  const bytes = Buffer.from(text, 'latin1');
  return bytes.toString('latin1') === text ? bytes : undefined;
}
