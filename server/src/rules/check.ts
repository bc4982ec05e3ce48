import type { Diagnostic } from '../core/diagnostic.js';
import type { AllocationContext, Finding, FirewallContext, RuleInfo } from '../model/rule.js';
import { ALLOCATION_CHECKS, FIREWALL_CHECKS } from './index.js';

/** What the rules say about one speaker and the allocation it belongs to. */
export function checkSpeaker(context: AllocationContext): readonly Diagnostic[] {
  return ALLOCATION_CHECKS.flatMap(rule => diagnosticsOf(rule, rule.check(context)));
}

/** What the rules say about what instances let in, and the allocation they belong to. */
export function checkFirewall(context: FirewallContext): readonly Diagnostic[] {
  return FIREWALL_CHECKS.flatMap(rule => diagnosticsOf(rule, rule.check(context)));
}

function diagnosticsOf(rule: RuleInfo, findings: Iterable<Finding>): readonly Diagnostic[] {
  return Array.from(
    findings,
    (finding): Diagnostic => ({
      rule: rule.id,
      severity: rule.severity,
      rejects: false,
      related: [],
      fixes: [],
      ...finding,
    }),
  );
}
