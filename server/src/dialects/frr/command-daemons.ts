import type { Version } from '../../core/version.js';
import { COMMANDS } from './tables.js';
import { DAEMON_BITS, DAEMONS } from './tables-daemons.js';

const loaded = new Map<Version, ReadonlyMap<string, number>>();

/** The masks of all commands of a version, by definition. */
function masksOf(version: Version): ReadonlyMap<string, number> {
  const known = loaded.get(version);
  if (known) return known;
  const pool = COMMANDS.split('\n');
  const masks = new Map<string, number>();
  for (const row of (DAEMONS[version] ?? '').split('\n')) {
    const [mask = '', steps = ''] = row.split('\t');
    let index = 0;
    for (const step of steps.split(' ')) {
      index += Number.parseInt(step, 36);
      masks.set(pool[index] as string, Number.parseInt(mask, 36));
    }
  }
  loaded.set(version, masks);
  return masks;
}

/**
 * The daemons that vtysh hands a command to, by its definition; undefined for vtysh's own and for those that go to all.
 * @param version one of the measured ones.
 */
export function daemonsFor(syntax: string, version: Version): readonly string[] | undefined {
  const mask = masksOf(version).get(syntax);
  if (mask === undefined) return undefined;
  const names = DAEMON_BITS.filter((_, bit) => mask & (1 << bit));
  // What all daemons know has a mask of nearly all of them: some are not asked because they have nothing to store.
  return names.length > 18 ? undefined : names;
}
