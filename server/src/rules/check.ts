import type { Diagnostic } from '../core/diagnostic.js';
import type { AllocationContext } from '../model/rule.js';
import { ALLOCATION_CHECKS } from './index.js';

/** What the rules say about one speaker and the allocation it belongs to. */
export function checkSpeaker(context: AllocationContext): readonly Diagnostic[] {
  return ALLOCATION_CHECKS.flatMap(rule =>
    Array.from(
      rule.check(context),
      (finding): Diagnostic => ({
        rule: rule.id,
        severity: rule.severity,
        rejects: false,
        related: [],
        fixes: [],
        ...finding,
      }),
    ),
  );
}
