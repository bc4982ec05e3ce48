import { factRule } from '../fact-rule.js';

/** The shortest hold time a BGP speaker accepts, in seconds: RFC 4271, section 4.2. */
const SHORTEST = 3;

export const holdTime = factRule({
  id: 'nrec/hold-time',
  severity: 'error',
  summary: 'The hold time is under three seconds, or zero',
  fact: session => session.holdTime,
  judge(fact) {
    if (fact.kind !== 'known' || fact.value >= SHORTEST) return undefined;
    if (fact.value === 0)
      return {
        severity: 'warning',
        message:
          'A hold time of 0 switches keepalives off: when this instance or the way to it fails, NREC goes on sending traffic there. Leave it at its default.',
      };
    return {
      message: `BGP knows no hold time of ${fact.value} s (RFC 4271): the daemon refuses this and goes on with its default. Leave that.`,
    };
  },
  fix: {
    title: () => 'Go back to the default hold time',
    safe: false,
    edits: ({ edits, speaker }, session) => edits.setDefaultHoldTime(speaker, session),
  },
});
