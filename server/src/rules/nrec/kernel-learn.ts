import { sameSpan } from '../../core/span.js';
import { knownValue, placeOf } from '../../model/fact.js';
import type { AllocationContext, AllocationRule, Finding } from '../../model/rule.js';
import type { Family } from '../../net/address.js';
import { activeSources } from '../export-verdict.js';
import { isWritten } from '../fact-rule.js';
import { byPlace, fix } from '../findings.js';
import { allocated, FAMILIES, familyName } from '../words.js';

export const kernelLearn: AllocationRule = {
  id: 'nrec/kernel-learn',
  severity: 'warning',
  summary: "Nothing brings the system's routes to the export policy",
  *check(context) {
    const { allocation, sessions, speaker } = context;
    if (speaker.incomplete) return;
    const dry = FAMILIES.filter(
      family =>
        allocation[family].length > 0 &&
        sessions.some(({ session }) => session.families.some(carried => carried.family === family)) &&
        activeSources(speaker.routeSources, family).length === 0,
    );
    const findings = dry.map(family => explain(context, family));
    // One protocol may be the way in for both families.
    for (const { members } of byPlace(findings, ({ span }) => span)) {
      const fixes = members.flatMap(({ fixes = [] }) => fixes);
      yield { ...members[0], fixes: members.length > 1 ? fixes.slice(0, 1) : fixes };
    }
  },
};

function explain(context: AllocationContext, family: Family): Finding {
  const { edits, sessions, speaker } = context;
  const consequence = `nothing reaches the export policy, and ${allocated(context.allocation, family)} is never announced`;
  const kernels = speaker.routeSources.filter(source => source.kind === 'kernel' && source.family === family);
  const kernel = kernels.find(({ disabled }) => knownValue(disabled) !== true) ?? kernels[0];
  if (kernel && knownValue(kernel.disabled) === true)
    return {
      span: placeOf(kernel.disabled, kernel.header),
      message: `This is switched off, so the routes to your addresses are not seen: ${consequence}. Switch it on.`,
    };
  const mend = (safe: boolean) =>
    fix(`Learn ${familyName(family)} routes from the system`, safe, edits.learnKernelRoutes(speaker, family));
  if (kernel && isWritten(kernel.active))
    return {
      span: placeOf(kernel.active, kernel.header),
      message: `Because of this the system's routes to your addresses do not come in: ${consequence}. Learn and import them.`,
    };
  if (kernel)
    return {
      span: kernel.header,
      message: `This does not learn the routes that the system has to your addresses (ip route add …): ${consequence}. Let it learn them.`,
      fixes: mend(true),
    };
  const uses = sessions.flatMap(({ session }) => session.families.filter(carried => carried.family === family));
  const [first, ...others] = uses.map(({ header }) => header) as [Finding['span'], ...Finding['span'][]];
  return {
    span: first,
    message: `Nothing brings ${familyName(family)} routes in: ${consequence}. Take them from the system, or add them by hand.`,
    related: others.filter(other => !sameSpan(other, first)).map(span => ({ span, message: 'The same here.' })),
    fixes: mend(false),
  };
}
