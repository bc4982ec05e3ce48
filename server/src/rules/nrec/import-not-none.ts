import { placeOf } from '../../model/fact.js';
import type { AllocationRule } from '../../model/rule.js';
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
    for (const { place, members } of byPlace(wrong, ({ carried }) => placeOf(carried.import, carried.header))) {
      yield {
        span: place,
        message:
          "Your announcements need no routes from NREC; imported ones can replace the instance's own default route when they reach the kernel. Import nothing.",
        related: actsOn(
          place,
          members.map(({ session }) => session),
        ),
        fixes: fix(
          'Import nothing',
          false,
          ...members.map(({ session, carried }) => edits.importNothing(speaker, session, carried.family)),
        ),
      };
    }
  },
};
