import type { Word } from '../tree.js';
import type { AdviceRule } from './rule.js';
import type { Placed } from './survey.js';

const ENTRY =
  /^(?:ip(?:v6)? prefix-list|(?:ipv6 |mac )?access-list|bgp (?:as-path access-list|(?:ext|large-)?community-list)(?: standard| expanded)?) \* seq \* (?:permit|deny)|^route-map \* (?:permit|deny) \*$/;

/** Two entries of one list with one sequence number. */
export const duplicateSequence: AdviceRule = {
  id: 'frr/duplicate-sequence',
  severity: 'warning',
  summary: 'Two different entries of a list with the same sequence number',
  *check(survey) {
    const seen = new Map<string, Placed>();
    const lists = new Map<string, string>();
    for (const placed of survey.matching(ENTRY)) {
      const { shape, line } = placed;
      const what = lists.get(shape) ?? shape.replace(/ (?:standard |expanded )?\* .*/, '');
      lists.set(shape, what);
      const [name, sequence] = placed.args as readonly [Word, Word];
      const key = `${what} ${name.text} ${sequence.text}`;
      const before = seen.get(key);
      seen.set(key, placed);
      // A route-map’s entry may be opened again, and the same line twice does no harm.
      if (!before || textOf(before) === textOf(placed)) continue;
      const happens =
        what === 'route-map'
          ? 'FRR changes it to this action and keeps what it matched and set'
          : 'FRR replaces the earlier one by this one without a word';
      yield {
        span: line.span,
        message: `The ${what} “${name.text}” has an entry ${sequence.text} already: ${happens}. Give each entry a number of its own.`,
        related: [{ span: before.line.span, message: 'The earlier entry.' }],
      };
    }
  },
};

/** A line with keywords in full, so that what means the same reads the same. */
function textOf({ line }: Placed): string {
  return line.places
    .map(({ what }, index) => (what.kind === 'keyword' ? what.text : line.words[index]?.text))
    .join(' ');
}
