import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { expandGlob, type FolderEntry } from '../core/glob.js';
import type { Secret } from '../core/secret.js';
import type { FileFacts, Host, ReadResult, SecretVerdict } from '../model/host.js';
import type { PasswordReference } from '../profile/allocation.js';
import type { Git } from './git.js';

/** The largest file that is read, bytes. A full routing table as static routes is half of it. */
const LARGEST = 64 * 1024 * 1024;

const PLAIN: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'is a symbolic link that leads back to itself',
  ENAMETOOLONG: 'has a name that is too long',
  EIO: 'the disk reports an error',
};

/** What a daemon, whatever user it runs as, meets too. */
const HOPELESS: ReadonlySet<string> = new Set(['ELOOP', 'ENAMETOOLONG']);

/**
 * Files of this machine. Reads are synchronous inside: configurations are small, and the thread pool costs more than
 * the disk does.
 */
export class NodeHost implements Host {
  /** A run of the command line is over before anything changes in it. */
  #git: Git | undefined;

  async read(path: string): Promise<ReadResult> {
    return readPath(path);
  }

  async glob(pattern: string): Promise<readonly string[] | 'missing'> {
    return expandGlob(pattern, listFolder);
  }

  async list(folder: string): Promise<readonly FolderEntry[] | undefined> {
    return listFolder(folder);
  }

  async compareSecret(reference: PasswordReference, secret: Secret, base: string): Promise<SecretVerdict> {
    const { compareSecret } = await import('./secrets.js');
    return compareSecret(reference, secret, base);
  }

  async fileFacts(paths: readonly string[]): Promise<ReadonlyMap<string, FileFacts>> {
    const { fileFacts } = await import('./file-facts.js');
    const { Git } = await import('./git.js');
    this.#git ??= new Git();
    return fileFacts(paths, this.#git);
  }
}

/** Reads one path. Never throws. */
export function readPath(path: string): ReadResult {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return { kind: 'folder' };
    const why = unfit(stats);
    return why ? { kind: 'unreadable', why } : decode(path, readFileSync(path));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
    const why = PLAIN[code] ?? `cannot be read (${code || 'unknown error'})`;
    return { kind: 'unreadable', why, ...(HOPELESS.has(code) && { certain: true }) };
  }
}

/** Why a thing that is no folder is not read. */
function unfit(stats: Stats): string | undefined {
  // A FIFO is what a shell's <(command) gives; a device may never end.
  if (!stats.isFile() && !stats.isFIFO()) return 'is neither a file nor a folder';
  if (stats.size > LARGEST) return `is larger than ${LARGEST / 1024 / 1024} MB`;
  return undefined;
}

/** Bytes as text: UTF-8 as it stands (a BOM and NUL bytes are kept, for the parser to speak of), else Latin-1. */
export function decode(path: string, bytes: Buffer): ReadResult {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return { kind: 'unreadable', why: 'is UTF-16, which no daemon reads; save it as UTF-8' };
  if (isUtf8(bytes)) return { kind: 'source', source: { path, text: bytes.toString('utf8') } };
  return { kind: 'source', source: { path, text: bytes.toString('latin1'), latin1: true } };
}

/** What stands in a folder; undefined when there is none, or it may not be read. */
async function listFolder(folder: string): Promise<readonly FolderEntry[] | undefined> {
  try {
    return readdirSync(folder || '.', { withFileTypes: true }).map(entry => ({
      name: entry.name,
      isFolder: entry.isDirectory() || entry.isSymbolicLink(),
      isLink: entry.isSymbolicLink(),
    }));
  } catch {
    return undefined;
  }
}
