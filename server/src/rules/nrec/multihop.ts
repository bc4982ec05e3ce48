import { factRule, isWritten } from '../fact-rule.js';

export const multihop = factRule({
  id: 'nrec/multihop',
  severity: 'error',
  summary: 'eBGP multihop is not enabled',
  fact: session => session.multihop,
  judge: fact =>
    // A session that says it is direct is nrec/direct-session's.
    fact.kind === 'absent' || (fact.value === 0 && !isWritten(fact))
      ? {
          message:
            "NREC's routers are several hops away, and without multihop the daemon only talks to peers on its own link: the session stays down. Enable multihop.",
        }
      : undefined,
  fix: {
    title: () => 'Enable multihop',
    safe: true,
    edits: ({ edits, speaker }, session) => edits.enableMultihop(speaker, session),
  },
});
