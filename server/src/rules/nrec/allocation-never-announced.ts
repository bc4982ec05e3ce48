import type { AllocationContext, AllocationRule } from '../../model/rule.js';
import { addressBits } from '../../net/address.js';
import { type JudgedExport, judgedExports, limitExport, policyName, usesOf } from '../export-verdict.js';
import { isWritten } from '../fact-rule.js';
import { activeSources } from '../route-reach.js';
import { allocated, familyName, listed } from '../words.js';

export const allocationNeverAnnounced: AllocationRule = {
  id: 'nrec/allocation-never-announced',
  severity: 'error',
  summary: 'The export policy lets out nothing of the allocation',
  *check(context) {
    for (const one of judgedExports(context)) {
      if (!NEVER.has(one.verdict)) continue;
      yield {
        severity: one.verdict === 'nothing' ? 'error' : 'warning',
        span: one.place,
        message: explain(context, one),
        related: usesOf(one),
        // What no source brings no policy can let out.
        fixes: one.verdict === 'not offered' ? [] : limitExport(context, one),
      };
    }
  },
};

const NEVER: ReadonlySet<JudgedExport['verdict']> = new Set(['nothing', 'no address', 'not offered']);

function explain({ allocation, speaker }: AllocationContext, { family, policy, uses, verdict }: JudgedExport): string {
  const prefixes = allocated(allocation, family);
  if (verdict === 'not offered') {
    const [use] = uses;
    const brought = use ? activeSources(speaker, use.carried) : [];
    const what = listed(
      brought.map(({ source, prefixes: set }) => `${source.name} (${set?.toString({ max: 3 }) || 'nothing'})`),
    );
    return `Nothing of what there is to announce, from ${what}, is ${familyName(family)} of your allocation ${prefixes} that the export policy lets out: NREC never hears of it. Bring in routes to your addresses.`;
  }
  if (uses.every(({ carried }) => !isWritten(carried.export)))
    return `No export policy is written for ${familyName(family)}, and without one the daemon announces nothing to another AS (RFC 8212): NREC never hears of your allocation ${prefixes}. Write one that accepts it.`;
  if (policy.form === 'list') {
    const what = verdict === 'nothing' ? `No ${familyName(family)} prefix` : `Only ${policy.may.toString({ max: 3 })}`;
    const where = listed(uses.map(({ session }) => session.name));
    return `${what} is announced to ${where}, so NREC never hears of your allocation ${prefixes}. Announce it.`;
  }
  return verdict === 'nothing'
    ? `${policyName(policy)} lets out no route, so NREC never hears of your allocation ${prefixes}. Accept it.`
    : `${policyName(policy)} accepts ${policy.may.toString({ max: 3 })}, but not the single addresses (/${addressBits(family)}) within ${prefixes} that instances have routes for: those are never announced. Accept them too.`;
}
