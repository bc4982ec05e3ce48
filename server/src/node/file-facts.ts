import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, parse, resolve } from 'node:path';
import type { FileFacts } from '../model/host.js';
import { Git } from './git.js';

const git = new Git();

/** The bit by which everybody may pass through a folder. */
const OTHERS_PASS = 0o001;

/** What is known of files of this machine besides their texts. Never rejects; what cannot be found out is left out. */
export async function fileFacts(paths: readonly string[]): Promise<ReadonlyMap<string, FileFacts>> {
  const facts = await Promise.all(paths.map(async path => [path, await factsOf(path)] as const));
  return new Map(facts.flatMap(([path, known]) => (known ? [[path, known] as const] : [])));
}

async function factsOf(path: string): Promise<FileFacts | undefined> {
  try {
    // A link's target is what is read, and what git would have to keep: of a link it keeps only where it leads.
    const real = realpathSync.native(path);
    const stats = statSync(real);
    if (!stats.isFile()) return undefined;
    const tracked = await git.tracks(dirname(real), basename(real));
    return {
      place: resolve(path),
      ...(tracked !== undefined && { tracked }),
      // Windows has other means, of which these bits say nothing.
      ...(process.platform !== 'win32' && { mode: stats.mode & 0o7777, reachable: isReachable(dirname(real)) }),
    };
  } catch {
    return undefined;
  }
}

function isReachable(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & OTHERS_PASS) === 0) return false;
    if (at === parse(at).root) return true;
  }
}
