import { factRule, isWritten } from '../fact-rule.js';

export const directSession = factRule({
  id: 'nrec/direct-session',
  severity: 'error',
  summary: 'The session is said to be on the same link',
  fact: session => session.multihop,
  judge: fact =>
    fact.kind === 'known' && fact.value === 0 && isWritten(fact)
      ? {
          message:
            "This says that the peer is on the same link, but NREC's routers are several hops away: the session stays down. Enable multihop instead.",
        }
      : undefined,
  fix: {
    title: () => 'Enable multihop instead',
    safe: true,
    edits: ({ edits, speaker }, session) => edits.enableMultihop(speaker, session),
  },
});
