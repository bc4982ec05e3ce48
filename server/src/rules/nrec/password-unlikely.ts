import { revealSecret } from '../../core/secret.js';
import { placeOf } from '../../model/fact.js';
import type { AllocationRule } from '../../model/rule.js';
import { actsOn, byPlace } from '../findings.js';
import { passwordVerdict, type Unlikeness, unlikeness } from '../password-verdict.js';

const WHY: Readonly<Record<Unlikeness, string>> = {
  published:
    'This password stands in NREC’s public documentation, as an example. Anybody can use it, and it is nobody’s: the session stays down.',
  padded:
    'Blanks or quotation marks at the ends belong to the password, as it is written here. NREC’s has none, and its routers drop packets signed with another one: the session stays down.',
  weak: 'This is shorter, or simpler, than the passwords that NREC makes, which are 128 random bits. If it is not what NREC sent, the session stays down; if it is your own idea, it can be guessed.',
};

export const passwordUnlikely: AllocationRule = {
  id: 'nrec/password-unlikely',
  severity: 'warning',
  summary: 'The password is not like those that NREC makes',
  *check(context) {
    const unlikely = context.sessions.flatMap(({ session }) => {
      if (passwordVerdict(context, session) !== 'unlikely' || session.password.kind !== 'known') return [];
      const how = unlikeness(revealSecret(session.password.value));
      return how ? [{ session, how }] : [];
    });
    for (const { place, members } of byPlace(unlikely, ({ session }) => placeOf(session.password, session.header))) {
      const [{ how }] = members;
      yield {
        // Whether the published one is in use on purpose, as in an example, nobody can tell.
        severity: how === 'padded' ? 'warning' : 'info',
        span: place,
        message: `${WHY[how]} Write your project's password.`,
        related: actsOn(
          place,
          members.map(({ session }) => session),
        ),
      };
    }
  },
};
