import { factRule } from '../fact-rule.js';

export const peerAs = factRule({
  id: 'nrec/peer-as',
  severity: 'error',
  summary: "The peer's AS number is not that of NREC's routers",
  fact: session => session.peerAs,
  judge(fact, { allocation }) {
    // "external" takes whatever AS number the peer brings, NREC's included.
    if (fact.kind !== 'known' || fact.value === allocation.peerAs || fact.value === 'external') return undefined;
    const said = fact.value === 'internal' ? 'in your own AS' : `AS ${fact.value}`;
    return {
      message: `NREC's routers are AS ${allocation.peerAs}, not ${said}, so the daemon closes the session as soon as they introduce themselves. Use the number of your allocation.`,
    };
  },
  fix: {
    title: ({ allocation }) => `Change the peer AS to ${allocation.peerAs}`,
    safe: true,
    edits: ({ edits, speaker, allocation }, session) => edits.setPeerAs(speaker, session, allocation.peerAs),
  },
});
