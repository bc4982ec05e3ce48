import type { Finding } from '../../../model/rule.js';
import { setting } from './bgp.js';
import { type Exchange, exchangesOf, requiresPolicy } from './policy.js';
import type { AdviceRule } from './rule.js';

/** External sessions without policies, with which FRR exchanges nothing. */
export const missingPolicy: AdviceRule = {
  id: 'frr/missing-policy',
  severity: 'warning',
  summary: 'An external session without policies, which announces or accepts nothing',
  *check(survey) {
    for (const instance of survey.instances) {
      if (!requiresPolicy(instance, survey)) continue;
      // Members of a group lack what the group lacks.
      const told = new Set<string>();
      for (const exchange of exchangesOf(instance)) {
        const { neighbor } = exchange;
        const owner = neighbor.group?.name ?? neighbor.name;
        if (told.has(owner) || survey.refused.has(owner) || survey.refused.has(neighbor.name)) continue;
        const finding = judge(exchange, owner);
        if (!finding) continue;
        told.add(owner);
        yield finding;
      }
    }
  },
};

function judge({ neighbor, family, hasIn, hasOut, routes, hasDefault }: Exchange, owner: string): Finding | undefined {
  const announces = routes.length > 0 && !hasDefault;
  const lacksOut = !hasOut && (announces || !hasIn);
  if (hasIn && !lacksOut) return undefined;
  const what = lacksOut ? (hasIn ? 'announced to' : 'announced to, or accepted from,') : 'accepted from';
  const policies = lacksOut ? (hasIn ? '“out”' : '“in” and one “out”') : '“in”';
  const who = owner === neighbor.name ? `“${owner}”` : `the members of “${owner}”`;
  return {
    span: (setting(neighbor, family, /^activate$/) ?? neighbor.made).line.span,
    // A session that is only there to announce accepts nothing on purpose.
    severity: lacksOut ? 'warning' : 'info',
    message: `Nothing of ${family} is ${what} ${who}: FRR wants a policy for each direction of an external session (“bgp ebgp-requires-policy”). Give it a route-map ${policies}.`,
  };
}
