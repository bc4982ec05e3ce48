import { placeOf } from '../../model/fact.js';
import type { AllocationRule } from '../../model/rule.js';
import { actsOn, byPlace } from '../findings.js';

export const passwordShared: AllocationRule = {
  id: 'nrec/password-shared',
  severity: 'warning',
  summary: 'One password is in use for two allocations',
  *check(context) {
    const { allocation, passwordOf, secretVerdict, sessions } = context;
    const shared = sessions.flatMap(({ session }) => {
      const other = secretVerdict(session) === 'same' ? passwordOf(session) : undefined;
      return other ? [{ session, other }] : [];
    });
    for (const { place, members } of byPlace(shared, ({ session }) => placeOf(session.password, session.header)))
      yield {
        span: place,
        message: `The profile gives this password to ${allocation.name} and to ${members[0].other.name}: NREC makes one for each project and site, so one of the two references is wrong, or who learns one password has both. Ask NREC for one of its own.`,
        related: actsOn(
          place,
          members.map(({ session }) => session),
        ),
      };
  },
};
