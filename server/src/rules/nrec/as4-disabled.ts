import { factRule } from '../fact-rule.js';

export const as4Disabled = factRule({
  id: 'nrec/as4-disabled',
  severity: 'error',
  summary: '4-byte AS numbers are switched off',
  fact: session => session.as4,
  judge: (fact, { allocation }) =>
    fact.kind === 'known' && !fact.value
      ? {
          message: `Without 4-byte AS numbers the daemon introduces itself as AS 23456 instead of AS ${allocation.localAs}, and NREC refuses the session. Leave them on.`,
        }
      : undefined,
  fix: {
    title: () => 'Offer 4-byte AS numbers',
    safe: true,
    edits: ({ edits, speaker }, session) => edits.enableAs4(speaker, session),
  },
});
