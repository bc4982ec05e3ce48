import { bird } from '../../../server/src/dialects/bird/index.js';
import type { Config } from '../../../server/src/dialects/bird/tree.js';
import type { Unit } from '../../../server/src/model/dialect.js';

export const VERSIONS = bird.versions;

/** A template as the unit's root, with nothing beside it. */
export function read(path: string, text: string, version: string): Unit<Config> {
  return bird.parse(
    path,
    {
      read: name => (name === path ? { kind: 'source', source: { path, text } } : { kind: 'missing' }),
      glob: () => 'missing',
      resolve: (_, written) => written,
    },
    version,
  );
}
