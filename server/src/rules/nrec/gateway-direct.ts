import { placeOf } from '../../model/fact.js';
import type { AllocationRule } from '../../model/rule.js';
import { isWritten } from '../fact-rule.js';
import { actsOn, byPlace, fix } from '../findings.js';

export const gatewayDirect: AllocationRule = {
  id: 'nrec/gateway-direct',
  severity: 'error',
  summary: 'Next hops are looked up as if NREC were on the same link',
  *check({ edits, sessions, speaker }) {
    const wrong = sessions.flatMap(({ session }) =>
      session.families
        .filter(({ gateway }) => gateway.kind === 'known' && gateway.value === 'direct' && isWritten(gateway))
        .map(carried => ({ session, carried })),
    );
    for (const { place, members } of byPlace(wrong, ({ carried }) => placeOf(carried.gateway, carried.header))) {
      yield {
        span: place,
        message:
          "This expects next hops on the instance's own link, but NREC's routers are several hops away: no session with them can work so. Look them up through other routes (recursive), as is the default.",
        related: actsOn(
          place,
          members.map(({ session }) => session),
        ),
        fixes: fix(
          'Look next hops up through other routes',
          true,
          ...members.map(({ session, carried }) => edits.setRecursiveGateway(speaker, session, carried.family)),
        ),
      };
    }
  },
};
