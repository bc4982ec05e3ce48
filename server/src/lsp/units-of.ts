import type { UnitsOf } from '../features/navigation.js';
import type { DialectId, Unit } from '../model/dialect.js';
import type { Context } from './context.js';

/** How many roots that nobody has open are read to follow a name. */
const MAX_ROOTS = 500;

/**
 * All units that a file belongs to: those of the open documents, and those of every other root that includes it.
 * @param tooMany is told when there are, or may be, more than are read.
 */
export function unitsOf(
  { units, projects, workspace, options }: Context,
  dialect: DialectId,
  tooMany: () => void = () => {},
): UnitsOf {
  return async path => {
    const found = new Map<string, Unit>();
    for (const { unit } of await units.all(path)) if (unit) found.set(unit.root, unit);
    const roots = await projects.rootsOf(path, { limit: MAX_ROOTS + 1, all: true, dialect });
    if (roots.length > MAX_ROOTS || (await projects.isPartial(dialect))) tooMany();
    for (const root of roots.slice(0, MAX_ROOTS)) {
      if (found.has(root)) continue;
      const { unit } = await workspace.lint(root, { ...(await options(root)), quick: true });
      if (unit?.sources.has(path)) found.set(root, unit);
    }
    return [...found.values()];
  };
}
