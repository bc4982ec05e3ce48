import { ABSENT, knownValue } from '../../model/fact.js';
import { factRule } from '../fact-rule.js';

/** What packets begin with where nobody says otherwise; BIRD sends BFD over several hops so. Each router on the way takes one. */
const SYSTEM_TTL = 64;
/** With fewer hops than these nrec/multihop-hops has the word. */
const FEWEST = 3;

export const bfdTtl = factRule({
  id: 'nrec/bfd-ttl',
  severity: 'warning',
  summary: "BFD discards packets that arrive with the TTL of NREC's",
  fact: session => session.bfdTimers?.minimumTtl ?? ABSENT,
  judge(fact, { allocation }, { session }) {
    if (fact.kind !== 'known' || fact.value < SYSTEM_TTL || allocation.bfd === 'disabled') return undefined;
    if ((knownValue(session.bfd) ?? 'off') === 'off' || (knownValue(session.multihop) ?? 0) < FEWEST) return undefined;
    if (knownValue(session.ttlSecurity)) return undefined;
    return {
      severity: allocation.bfd === 'required' ? 'error' : 'warning',
      message: `BFD discards packets that arrive with a TTL below ${fact.value} because of this. Where NREC's routers send them with the usual 64 (as BIRD does), not with 255, it never comes up. Allow more hops.`,
    };
  },
  fix: {
    title: () => 'Leave the number of hops open',
    safe: false,
    edits({ edits, speaker }, session) {
      // A number of hops that somebody wrote is in the way, or a TTL.
      const { multihop, bfdTimers } = session;
      const ttl = bfdTimers?.minimumTtl;
      const isByHops = multihop.kind === 'known' && ttl?.kind === 'known' && multihop.at && multihop.at === ttl.at;
      return isByHops ? edits.enableMultihop(speaker, session) : edits.openBfdTtl?.(speaker, session);
    },
  },
});
