import type { AllocationRule } from '../../model/rule.js';
import { judgedExports, limitExport, usesOf } from '../export-verdict.js';
import { allocated, familyName } from '../words.js';

export const exportUnlimited: AllocationRule = {
  id: 'nrec/export-unlimited',
  severity: 'error',
  summary: 'Every route is exported to NREC',
  *check(context) {
    for (const one of judgedExports(context)) {
      if (one.verdict !== 'unlimited') continue;
      const prefixes = allocated(context.allocation, one.family);
      yield {
        span: one.place,
        message: `This announces every ${familyName(one.family)} route there is to NREC, a default route included. NREC drops what is not yours, and other peers may not. ${prefixes ? `Limit it to your allocation ${prefixes}.` : 'Export nothing: your allocation has no prefix of this family.'}`,
        related: usesOf(one),
        fixes: limitExport(context, one),
      };
    }
  },
};
