import { pathPattern } from '../core/glob.js';
import { dirname, join } from '../core/path.js';
import type { Source } from '../core/source.js';
import type { IncludeResolver, Snapshot } from './host.js';

/** A snapshot of just these sources: of others, and of what else a pattern would match, nothing is known. */
export function givenSources(sources: ReadonlyMap<string, Source>): Snapshot & IncludeResolver {
  return {
    read(path) {
      const source = sources.get(path);
      return source ? { kind: 'source', source } : { kind: 'outside' };
    },
    glob: pattern => [...sources.keys()].filter(pathPattern(pattern)).toSorted((a, b) => (a < b ? -1 : 1)),
    resolve: (from, written) => join(dirname(from), written),
  };
}
