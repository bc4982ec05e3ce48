import type { Diagnostic } from '../../../core/diagnostic.js';
import type { Unit } from '../../../model/dialect.js';
import type { FrrConfig } from '../tree.js';
import { ADVICE } from './rules.js';
import { surveysOf } from './survey.js';

/**
 * The unit with our own advice beside what vtysh says of it. That is worked out when somebody asks: of the versions that a file may be
 * for, all but one are only asked what they refuse.
 */
export function withAdvice(unit: Unit<FrrConfig>): Unit<FrrConfig> {
  const { daemons, items } = unit.tree;
  if (unit.unresolved.length > 0 || (items.length === 0 && !daemons)) return unit;
  let all: readonly Diagnostic[] | undefined;
  return {
    ...unit,
    refusals: unit.diagnostics,
    get diagnostics() {
      all ??= [...unit.diagnostics, ...adviceOn(unit)];
      return all;
    },
  };
}

function adviceOn(unit: Unit<FrrConfig>): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const survey of surveysOf(unit)) {
    for (const rule of ADVICE) {
      if (unit.holes && !rule.isLocal) continue;
      for (const finding of rule.check(survey)) {
        diagnostics.push({
          rule: rule.id,
          severity: rule.severity,
          rejects: false,
          related: [],
          fixes: [],
          ...finding,
        });
      }
    }
  }
  return diagnostics;
}
