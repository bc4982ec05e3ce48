import { basename, dirname, inside, join } from '../core/path.js';
import type { DialectId } from '../model/dialect.js';
import { kindOf } from '../workspace/sniff.js';

/** The files that daemons start from by default: what a fragment in the same tree is most likely included by. */
const ROOTS: Partial<Record<DialectId, readonly string[]>> = { bird: ['bird.conf', 'bird6.conf'] };

/** How many folders up a root is looked for: `bird.d/peers/x.conf` is two below `bird.conf`. */
const LEVELS = 3;

/**
 * Paths of roots that might include the file at `path`, nearest first.
 * @param stopAt the folder above which nothing is looked for.
 */
export function rootsAbove(path: string, text: string, stopAt: string | undefined): readonly string[] {
  const kind = kindOf(path, text);
  const names = kind && kind !== 'profile' ? (ROOTS[kind] ?? []) : [];
  if (names.includes(basename(path)) || !path.includes('://')) return [];
  const candidates: string[] = [];
  let folder = dirname(path);
  for (let level = 0; level < LEVELS; level++) {
    if (stopAt !== undefined && folder !== stopAt && inside(stopAt, folder) === undefined) break;
    candidates.push(...names.map(name => join(folder, name)));
    folder = dirname(folder);
  }
  return candidates;
}
