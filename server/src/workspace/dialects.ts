import type { Dialect, DialectId } from '../model/dialect.js';

// Imported when the first file of the dialect arrives: a parser costs milliseconds that other files need not pay.
const LOADERS: Partial<Record<DialectId, () => Promise<Dialect>>> = {
  bird: async () => (await import('../dialects/bird/index.js')).bird as Dialect,
};

/** The dialects that can be judged. */
export const DIALECTS = Object.keys(LOADERS) as readonly DialectId[];

/** The dialect, loaded; undefined when bgplint has no parser for it yet. */
export async function loadDialect(id: DialectId): Promise<Dialect | undefined> {
  return LOADERS[id]?.();
}
