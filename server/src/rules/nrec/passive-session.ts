import { factRule } from '../fact-rule.js';

export const passiveSession = factRule({
  id: 'nrec/passive-session',
  severity: 'error',
  summary: 'The session waits for NREC to connect, which it never does',
  fact: session => session.passive,
  judge: fact =>
    fact.kind === 'known' && fact.value
      ? {
          message:
            "NREC's routers wait for instances to connect and never connect themselves, so a passive session stays down. Let this side connect.",
        }
      : undefined,
  fix: {
    title: () => 'Let this side connect',
    safe: true,
    edits: ({ edits, speaker }, session) => edits.makeActive(speaker, session),
  },
});
