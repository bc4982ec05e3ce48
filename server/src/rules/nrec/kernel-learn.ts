import { sameSpan } from '../../core/span.js';
import { knownValue, placeOf } from '../../model/fact.js';
import type { AllocationContext, AllocationRule, Finding } from '../../model/rule.js';
import type { AddressFamily } from '../../model/session.js';
import type { RouteSource } from '../../model/speaker.js';
import type { Family } from '../../net/address.js';
import { isWritten } from '../fact-rule.js';
import { byPlace, fix } from '../findings.js';
import { activeSources, mayBring, sourcesOf } from '../route-reach.js';
import { allocated, FAMILIES, familyName, listed } from '../words.js';

export const kernelLearn: AllocationRule = {
  id: 'nrec/kernel-learn',
  severity: 'warning',
  summary: "Nothing brings the system's routes to the export policy",
  *check(context) {
    const { allocation, sessions, speaker } = context;
    if (speaker.incomplete) return;
    const own = new Set(sessions.map(({ session }) => session));
    // What other neighbours send may be passed on.
    const isGiven = (family: Family) =>
      speaker.sessions.some(
        session =>
          !own.has(session) &&
          session.families.some(
            other => other.family === family && !(knownValue(other.import)?.may.isEmpty() ?? false),
          ),
      );
    const findings = FAMILIES.filter(family => allocation[family].length > 0 && !isGiven(family)).flatMap(family => {
      const dry = sessions
        .flatMap(({ session }) => session.families)
        .filter(carried => carried.family === family && activeSources(speaker, carried).length === 0);
      const [first, ...others] = dry;
      return first ? [explain(context, first, others)] : [];
    });
    // One protocol may be the way in for both families.
    for (const { members } of byPlace(findings, ({ span }) => span)) {
      const fixes = members.flatMap(({ fixes = [] }) => fixes);
      yield { ...members[0], fixes: members.length > 1 ? fixes.slice(0, 1) : fixes };
    }
  },
};

/** Why no route reaches a family of a session, and those of other sessions. */
function explain(context: AllocationContext, carried: AddressFamily, others: readonly AddressFamily[]): Finding {
  const { edits, speaker } = context;
  const { family } = carried;
  const prefixes = allocated(context.allocation, family);
  const consequence = `nothing reaches the export policy, and ${prefixes} is never announced`;
  const kernels = sourcesOf(speaker, carried)
    .map(({ source }) => source)
    .filter(({ kind }) => kind === 'kernel');
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
  const elsewhere = speaker.routeSources.filter(source => source.family === family && mayBring(source));
  if (elsewhere.length > 0) return explainTable(carried, elsewhere, consequence);
  const idle = sourcesOf(speaker, carried).find(({ source }) => source.kind !== 'other' || source.idle)?.source;
  if (idle) return explainIdle(idle, consequence);
  const [first, ...further] = [carried, ...others].map(({ header }) => header) as [
    Finding['span'],
    ...Finding['span'][],
  ];
  return {
    span: first,
    message: `Nothing brings ${familyName(family)} routes in: ${consequence}. Take them from the system, or add them by hand.`,
    related: further.filter(other => !sameSpan(other, first)).map(span => ({ span, message: 'The same here.' })),
    fixes: mend(false),
  };
}

/** There are routes, in a table from which none is announced. */
function explainTable({ header, table }: AddressFamily, sources: readonly RouteSource[], consequence: string): Finding {
  const names = listed([...new Set(sources.flatMap(source => (source.table && knownValue(source.table)) ?? []))]);
  const own = table && knownValue(table);
  return {
    span: table ? placeOf(table, header) : header,
    message: `This is announced from the table ${own}, and routes come into ${names}: ${consequence}. Use one table, or a pipe between them.`,
    related: sources.map(source => ({
      span: source.header,
      message: `This fills ${source.table && knownValue(source.table)}.`,
    })),
  };
}

/** The only source brings nothing. */
function explainIdle({ active, disabled, header, idle, name }: RouteSource, consequence: string): Finding {
  if (knownValue(disabled) === true)
    return { span: placeOf(disabled, header), message: `This is switched off, so ${consequence}. Switch it on.` };
  return {
    span: placeOf(active, header),
    message: `${idle ?? `Because of this ${name} brings no routes in`}: ${consequence}. Bring in routes to your addresses.`,
  };
}
