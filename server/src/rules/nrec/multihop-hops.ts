import { knownValue } from '../../model/fact.js';
import { factRule } from '../fact-rule.js';

/** Fewer hops than this hardly ever reach: the instance's own router and the way to the route servers behind it count too. */
const FEWEST = 3;

export const multihopHops = factRule({
  id: 'nrec/multihop-hops',
  severity: 'warning',
  summary: "The hop limit is too short to reach NREC's routers",
  fact: session => session.multihop,
  judge(fact, _context, { session }) {
    if (fact.kind !== 'known' || fact.value === 0 || fact.value >= FEWEST) return undefined;
    // Where TTL security is the limit, that is what is wrong.
    if (fact.origin === 'default' && knownValue(session.ttlSecurity)) return undefined;
    if (fact.value === 1)
      return {
        severity: 'error',
        safe: true,
        message:
          'With a limit of one hop the first router on the way drops every packet, so the session with NREC stays down. Leave the number out.',
      };
    return {
      message: `NREC's routers may be more than ${fact.value} hops away, now or after a change in the network; packets then never arrive and the session stays down. Leave the number out.`,
    };
  },
  fix: {
    title: () => 'Leave the number of hops open',
    safe: false,
    edits: ({ edits, speaker }, session) => edits.enableMultihop(speaker, session),
  },
});
