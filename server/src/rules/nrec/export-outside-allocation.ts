import type { AllocationContext, AllocationRule } from '../../model/rule.js';
import { formatPrefix } from '../../net/prefix.js';
import { allocationSet } from '../../profile/allocation-set.js';
import { type JudgedExport, judgedExports, limitExport, limits, policyName, usesOf } from '../export-verdict.js';

export const exportOutsideAllocation: AllocationRule = {
  id: 'nrec/export-outside-allocation',
  severity: 'error',
  summary: 'The export policy lets out prefixes outside the allocation',
  *check(context) {
    for (const one of judgedExports(context)) {
      if (one.verdict !== 'outside' && one.verdict !== 'maybe outside') continue;
      yield {
        severity: one.verdict === 'outside' ? 'error' : 'warning',
        span: one.place,
        message: explain(context, one),
        related: usesOf(one),
        fixes: limitExport(context, one),
      };
    }
  },
};

function explain(context: AllocationContext, one: JudgedExport): string {
  const { family, policy, verdict, witness } = one;
  const allowed = allocationSet(context.allocation, family);
  const also = policy.may.intersect(allowed).isEmpty() ? '' : 'also ';
  const prefix = witness ? formatPrefix(witness) : 'prefixes';
  const outside = `${prefix}, which is outside ${limits(context, family)}`;
  if (policy.form === 'list') return explainList(verdict, `${also}announce`, outside);
  return verdict === 'outside'
    ? `${policyName(policy)} ${also}accepts ${outside}. NREC drops it, and other peers may not. Accept nothing else than your allocation.`
    : `${policyName(policy)} may ${also}accept ${outside}: whether it does depends on more than the prefix. NREC would drop it, and other peers may not. Compare the prefix with your allocation too.`;
}

/** What is announced is listed as such, so there is nothing to compare. */
function explainList(verdict: JudgedExport['verdict'], announce: string, outside: string): string {
  return verdict === 'outside'
    ? `This ${announce}s ${outside}. NREC drops it, and other peers may not. Announce nothing else than your allocation.`
    : `This may ${announce} ${outside}: it depends on more than the prefix. NREC would drop it, and other peers may not. Announce nothing else than your allocation.`;
}
