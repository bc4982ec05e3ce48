import { knownValue } from '../../model/fact.js';
import type { AllocationRule } from '../../model/rule.js';
import { actsOn, byPlace } from '../findings.js';

/** Communities that keep a route from others (RFC 1997): as numbers, and as FRR names them. */
const HIDING = /\b(?:65535:65281|65535:65282|65535:65283|no-export|no-advertise|local-AS|no-export-subconfed)\b/i;

export const community: AllocationRule = {
  id: 'nrec/community',
  severity: 'info',
  summary: 'Routes are announced with communities, to which NREC gives no meaning',
  *check({ sessions }) {
    const changes = sessions.flatMap(({ session }) =>
      session.families.flatMap(carried => {
        const policy = knownValue(carried.export);
        const written = policy && !policy.damaged && !policy.may.isEmpty() ? (policy.changes ?? []) : [];
        return written.filter(({ kind }) => kind === 'community').map(change => ({ session, change }));
      }),
    );
    for (const { place, members } of byPlace(changes, ({ change }) => change.at)) {
      const isHiding = HIDING.test(members[0].change.value ?? '');
      yield {
        severity: isHiding ? 'warning' : 'info',
        span: place,
        message: isHiding
          ? "This community asks NREC's routers to keep your addresses from other networks, which then do not reach them. Remove it."
          : 'NREC gives communities no meaning of its own: this one does nothing there. Remove it unless others are to see it.',
        related: actsOn(
          place,
          members.map(({ session }) => session),
        ),
      };
    }
  },
};
