import { factRule } from '../fact-rule.js';

export const bfdRequired = factRule({
  id: 'nrec/bfd-required',
  severity: 'error',
  summary: 'The allocation requires BFD, and the session does not use it',
  fact: session => session.bfd,
  judge: (fact, { allocation }) =>
    allocation.bfd === 'required' && (fact.kind === 'absent' || fact.value === 'off')
      ? {
          message:
            'Your allocation requires BFD, and this session does not use it: NREC keeps or takes the session down. Enable BFD.',
        }
      : undefined,
  fix: {
    title: () => 'Enable BFD',
    safe: true,
    edits: ({ edits, speaker }, session) => edits.enableBfd(speaker, session),
  },
});
