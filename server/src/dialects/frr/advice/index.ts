import type { Diagnostic } from '../../../core/diagnostic.js';
import type { Unit } from '../../../model/dialect.js';
import type { FrrConfig } from '../tree.js';
import { ADVICE } from './rules.js';
import { Survey } from './survey.js';

/** The unit with our own advice beside what vtysh says of it. */
export function withAdvice(unit: Unit<FrrConfig>): Unit<FrrConfig> {
  if (unit.unresolved.length > 0 || unit.tree.items.length === 0) return unit;
  const survey = new Survey(unit);
  const diagnostics: Diagnostic[] = [];
  for (const rule of ADVICE) {
    if (unit.holes && !rule.isLocal) continue;
    for (const finding of rule.check(survey)) {
      diagnostics.push({ rule: rule.id, severity: rule.severity, rejects: false, related: [], fixes: [], ...finding });
    }
  }
  return diagnostics.length === 0 ? unit : { ...unit, diagnostics: [...unit.diagnostics, ...diagnostics] };
}
