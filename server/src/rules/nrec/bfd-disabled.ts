import { factRule } from '../fact-rule.js';

export const bfdDisabled = factRule({
  id: 'nrec/bfd-disabled',
  severity: 'info',
  summary: 'The session uses BFD, which the allocation has not',
  fact: session => session.bfd,
  judge: (fact, { allocation }) =>
    allocation.bfd === 'disabled' && fact.kind === 'known' && fact.value !== 'off'
      ? {
          message:
            'NREC does not answer BFD for your allocation, so it watches over nothing here. Remove it, or ask NREC to enable BFD and say so in the profile.',
        }
      : undefined,
  fix: {
    title: () => 'Do without BFD',
    safe: false,
    edits: ({ edits, speaker }, session) => edits.disableBfd(speaker, session),
  },
});
