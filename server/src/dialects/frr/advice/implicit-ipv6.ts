import type { AdviceRule } from './rule.js';

/** `ip …` that FRR takes for an abbreviation of `ipv6 …`, since the rest of the line is IPv6. */
export const implicitIpv6: AdviceRule = {
  id: 'frr/implicit-ipv6',
  severity: 'info',
  summary: 'A command with “ip” that FRR takes for one with “ipv6”',
  isLocal: true,
  *check(survey) {
    for (const { line } of survey.matching(/^(?:no )?ipv6 /)) {
      const word = line.word(line.textOf(0) === 'no' ? 1 : 0);
      if (word?.text !== 'ip') continue;
      yield {
        span: word.span,
        message:
          'FRR takes “ip” for an abbreviation of “ipv6” here, since the rest of the line is IPv6: of IPv4 this says nothing. Write “ipv6”.',
        fixes: [{ title: 'Write “ipv6”', safe: true, edits: [{ span: word.span, text: 'ipv6' }] }],
      };
    }
  },
};
