import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, parse, resolve } from 'node:path';
import type { FileFacts } from '../model/host.js';
import { Git, workTreeOf } from './git.js';

/** The bit by which everybody may pass through a folder. */
const OTHERS_PASS = 0o001;

/**
 * What is known of files of this machine besides their texts. Never rejects; what cannot be found out is left out.
 * @param git what was found out of folders before.
 */
export async function fileFacts(
  paths: readonly string[],
  git: Git = new Git(),
): Promise<ReadonlyMap<string, FileFacts>> {
  const facts = await Promise.all(paths.map(async path => [path, await factsOf(path, git)] as const));
  return new Map(facts.flatMap(([path, known]) => (known ? [[path, known] as const] : [])));
}

async function factsOf(path: string, git: Git): Promise<FileFacts | undefined> {
  try {
    // A link's target is what is read, and what git would have to keep: of a link it keeps only where it leads.
    const real = realpathSync.native(path);
    const stats = statSync(real);
    if (!stats.isFile()) return undefined;
    const tracked = await git.tracks(dirname(real), basename(real));
    return {
      place: resolve(path),
      ...(tracked !== undefined && { tracked }),
      ...(hasOwnModes(dirname(real)) && { mode: stats.mode & 0o7777, reachable: isReachable(dirname(real)) }),
    };
  } catch {
    return undefined;
  }
}

/** Whether modes were meant as they are: not so in a checkout, unless etckeeper made a repository of what was there. */
function hasOwnModes(folder: string): boolean {
  // Windows has other means, of which these bits say nothing.
  if (process.platform === 'win32') return false;
  const top = workTreeOf(folder);
  return top === undefined || existsSync(join(top, '.etckeeper'));
}

function isReachable(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & OTHERS_PASS) === 0) return false;
    if (at === parse(at).root) return true;
  }
}
