import type { UnitsOf } from '../features/navigation.js';
import type { Subject } from '../features/subject.js';
import type { Unit } from '../model/dialect.js';
import type { Context } from './context.js';

/** How many roots that nobody has open are read to follow a name. */
const MAX_ROOTS = 500;

/**
 * All units that a subject's file belongs to: those of the open documents, and those of every other root that includes it. What
 * is embedded belongs to none but its own.
 * @param tooMany is told when there are, or may be, more than are read.
 */
export function unitsOf(
  { units, projects, workspace, options }: Context,
  { dialect, unit: own, isEmbedded }: Subject,
  tooMany: () => void = () => {},
): UnitsOf {
  if (!dialect || !own) return async () => [];
  if (isEmbedded) return async () => [own];
  return async path => {
    const found = new Map<string, Unit>();
    for (const { unit } of await units.all(path)) if (unit) found.set(unit.root, unit);
    const roots = await projects.rootsOf(path, { limit: MAX_ROOTS + 1, all: true, dialect: dialect.id });
    if (roots.length > MAX_ROOTS || (await projects.isPartial(dialect.id))) tooMany();
    for (const root of roots.slice(0, MAX_ROOTS)) {
      if (found.has(root)) continue;
      const { unit } = await workspace.lint(root, { ...(await options(root)), quick: true });
      if (unit?.sources.has(path)) found.set(root, unit);
    }
    return [...found.values()];
  };
}
