import type { Dialect, DialectId } from '../model/dialect.js';
import type { LintResult } from './result.js';

// Imported when the first file of the dialect arrives: a parser costs milliseconds that other files need not pay.
const LOADERS: Partial<Record<DialectId, () => Promise<Dialect>>> = {
  bird: async () => (await import('../dialects/bird/index.js')).bird as Dialect,
  frr: async () => (await import('../dialects/frr/index.js')).frr as Dialect,
  metallb: async () => (await import('../dialects/metallb/index.js')).metallb as Dialect,
  terraform: async () => (await import('../dialects/terraform/index.js')).terraform as Dialect,
};

/** The dialects that can be judged. */
export const DIALECTS = Object.keys(LOADERS) as readonly DialectId[];

/** Those in which a speaker is configured. */
export const CONFIGURED: readonly DialectId[] = DIALECTS.filter(id => id !== 'terraform');

/** What daemons run on; a target names one beside the daemon's own version. */
export const PLATFORMS: readonly string[] = ['kubernetes'];

/** The dialect, loaded; undefined when bgplint has no parser for it yet. */
export async function loadDialect(id: DialectId): Promise<Dialect | undefined> {
  return LOADERS[id]?.();
}

/** Whether what was judged is evidently no fragment that others include; so is what belongs to no dialect. */
export async function standsAlone({ unit }: Pick<LintResult, 'unit'>): Promise<boolean> {
  if (!unit) return true;
  const dialect = await loadDialect(unit.dialect);
  return !dialect?.reads || (dialect.standsAlone?.(unit) ?? true);
}
