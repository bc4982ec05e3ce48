import type { Place } from '../graph.js';
import { type Line, shapeOf, type Word } from '../tree.js';
import type { AdviceRule } from './rule.js';

/** `ip …` that FRR takes for an abbreviation of `ipv6 …`, since the rest of the line is IPv6. */
export const implicitIpv6: AdviceRule = {
  id: 'frr/implicit-ipv6',
  severity: 'info',
  summary: 'A command with “ip” that FRR takes for one with “ipv6”',
  isLocal: true,
  *check(survey) {
    for (const line of survey.ofKinds(isMeantOtherwise)) {
      const word = line.word(familyWord(line)) as Word;
      yield {
        span: word.span,
        message:
          'FRR takes “ip” for an abbreviation of “ipv6” here, since the rest of the line is IPv6: of IPv4 this says nothing. Write “ipv6”.',
        fixes: [{ title: 'Write “ipv6”', safe: true, edits: [{ span: word.span, text: 'ipv6' }] }],
      };
    }
  },
};

/** Whether a line, and with it all that match alike, begins with an “ip” that stands for “ipv6”. */
function isMeantOtherwise(line: Line): boolean {
  return /^(?:no )?ipv6 /.test(shapeOf(line)) && line.textOf(familyWord(line)) === 'ip';
}

function familyWord({ places }: Line): number {
  const [{ what }] = places as readonly [Place];
  return what.kind === 'keyword' && what.text === 'no' ? 1 : 0;
}
