import type { AllocationContext, AllocationRule } from '../../model/rule.js';
import { allocationSet } from '../../profile/allocation-set.js';
import { type JudgedExport, judgedExports, limitExport, offered, usesOf } from '../export-verdict.js';
import { activeSources } from '../route-reach.js';
import { allocated, familyName } from '../words.js';

export const exportUnlimited: AllocationRule = {
  id: 'nrec/export-unlimited',
  severity: 'error',
  summary: 'Every route is exported to NREC',
  *check(context) {
    for (const one of judgedExports(context)) {
      if (one.verdict !== 'unlimited') continue;
      const prefixes = allocated(context.allocation, one.family);
      const [severity, what] = leaks(context, one);
      yield {
        severity,
        span: one.place,
        message: `${what} ${prefixes ? `Limit it to your allocation ${prefixes}.` : 'Export nothing: your allocation has no prefix of this family.'}`,
        related: usesOf(one),
        fixes: limitExport(context, one),
      };
    }
  },
};

/** What gets out, as far as it is known which routes there are. */
function leaks(
  { allocation, speaker }: AllocationContext,
  { family, uses }: JudgedExport,
): ['error' | 'warning', string] {
  const channels = uses.map(({ carried }) => carried);
  const routes = channels.map(carried => offered(speaker, carried));
  if (routes.every(set => set.isSubsetOf(allocationSet(allocation, family))))
    return [
      'warning',
      `This announces every ${familyName(family)} route there is to NREC. Those that this configuration has are your allocation's, but nothing keeps back what is added to them.`,
    ];
  // Networks of interfaces are no default route; of the system's other routes nobody knows.
  const sources = channels.flatMap(carried => activeSources(speaker, carried));
  const fromElsewhere = sources.length === 0 || sources.some(({ source }) => source.kind !== 'direct');
  const also =
    fromElsewhere && routes.some(set => set.has({ address: { family, value: 0n }, length: 0 }))
      ? ', also a default route if it is among them'
      : '';
  return [
    'error',
    `This announces every ${familyName(family)} route there is to NREC${also}. NREC drops what is not yours, and other peers may not.`,
  ];
}
