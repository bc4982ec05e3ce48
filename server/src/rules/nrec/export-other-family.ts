import type { AllocationRule } from '../../model/rule.js';
import { judgedExports, limitExport, policyName, usesOf } from '../export-verdict.js';
import { allocated, familyName, listed } from '../words.js';

export const exportOtherFamily: AllocationRule = {
  id: 'nrec/export-other-family',
  severity: 'error',
  summary: 'The export policy compares with prefixes of the other address family only',
  *check(context) {
    for (const one of judgedExports(context)) {
      if (one.verdict !== 'other family') continue;
      const { family, policy } = one;
      yield {
        span: one.place,
        message: `${policyName(policy)} compares with ${listed(policy.compares.map(familyName))} prefixes, but acts on ${familyName(family)} routes: none matches, and your allocation ${allocated(context.allocation, family)} is never announced. Compare with that.`,
        related: usesOf(one),
        fixes: limitExport(context, one, true),
      };
    }
  },
};
