import { factRule } from '../fact-rule.js';

export const localAs = factRule({
  id: 'nrec/local-as',
  severity: 'error',
  summary: "The local AS number is not the allocation's",
  fact: session => session.localAs,
  judge: (fact, { allocation }) =>
    fact.kind === 'known' && fact.value !== allocation.localAs
      ? {
          message: `NREC expects your project as AS ${allocation.localAs}, not AS ${fact.value}, and refuses the session. Use the number of your allocation.`,
        }
      : undefined,
  fix: {
    title: ({ allocation }) => `Change the local AS to ${allocation.localAs}`,
    safe: true,
    edits: ({ edits, speaker, allocation }, session) => edits.setLocalAs(speaker, session, allocation.localAs),
  },
});
