import { type Span, sameSpan, spanKey } from '../../core/span.js';
import { knownValue, placeOf } from '../../model/fact.js';
import type { AllocationRule } from '../../model/rule.js';
import type { AddressFamily } from '../../model/session.js';
import { actsOn, byPlace, fix } from '../findings.js';

export const importNotNone: AllocationRule = {
  id: 'nrec/import-not-none',
  severity: 'warning',
  summary: 'Routes are imported from NREC',
  *check({ edits, sessions, speaker }) {
    const wrong = sessions.flatMap(({ session }) =>
      session.families
        .filter(({ import: policy }) => policy.kind === 'known' && !policy.value.damaged && !policy.value.may.isEmpty())
        .map(carried => ({ session, carried })),
    );
    for (const { place, members } of byPlace(wrong, decider(wrong))) {
      yield {
        span: place,
        message:
          "Your announcements need no routes from NREC; imported ones can replace the instance's own default route when they reach the kernel. Import nothing.",
        related: members.some(({ carried }) => sameSpan(statementOf(carried), place))
          ? actsOn(
              place,
              members.map(({ session }) => session),
            )
          : members.map(({ session, carried }) => ({
              span: statementOf(carried),
              message: `Session ${session.name} imports by it.`,
            })),
        fixes: fix(
          'Import nothing',
          false,
          ...members.map(({ session, carried }) => edits.importNothing(speaker, session, carried.family)),
        ),
      };
    }
  },
};

function statementOf(carried: AddressFamily): Span {
  return placeOf(carried.import, carried.header);
}

/** What lets the routes in, where that stands apart from the statement. */
function definitionOf(carried: AddressFamily): Span | undefined {
  const policy = knownValue(carried.import);
  return policy?.definition ?? policy?.parts?.find(({ role }) => role !== 'ingredient')?.header;
}

/** Where what lets routes in is told: at its definition where several statements name that, else at the statement. */
function decider(
  wrong: readonly { readonly carried: AddressFamily }[],
): (one: { readonly carried: AddressFamily }) => Span {
  const statements = new Map<string, Set<string>>();
  for (const { carried } of wrong) {
    const definition = definitionOf(carried);
    if (!definition) continue;
    const known = statements.get(spanKey(definition)) ?? new Set();
    statements.set(spanKey(definition), known.add(spanKey(statementOf(carried))));
  }
  return ({ carried }) => {
    const definition = definitionOf(carried);
    return definition && (statements.get(spanKey(definition))?.size ?? 0) > 1 ? definition : statementOf(carried);
  };
}
