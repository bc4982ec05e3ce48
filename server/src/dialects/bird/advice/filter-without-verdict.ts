import { atEnd, openEnd } from './open-end.js';
import type { AdviceRule, Body } from './rule.js';

/**
 * Measured with BIRD 2.0.12, 2.17, 2.20, 3.1 and 3.4: the route is rejected, and "Filter … did not return accept nor reject.
 * Make up your mind" is logged as an error, for each route.
 */
export const filterWithoutVerdict: AdviceRule = {
  id: 'bird/filter-without-verdict',
  severity: 'warning',
  summary: 'A filter that can end without accept or reject',
  body(body, context) {
    const end = body.function ? undefined : openEnd(body, context);
    if (!end) return;
    return {
      span: end,
      message: `A route can get to the end of this filter without “accept” or “reject”. BIRD then rejects it and logs an error, each time. ${whatToDo(body)}`,
      // Although BIRD rejects there anyway, what was meant may be another thing.
      fixes: [{ title: 'Write “reject;” at the end', safe: false, edits: [atEnd(body, end, 'reject;', context)] }],
    };
  },
};

/** A call at the end looks like a decision. */
function whatToDo({ block }: Body): string {
  const last = block.statements.at(-1);
  const call = last?.kind === 'expression' && last.expression.kind === 'call' ? last.expression.name.text : undefined;
  return call
    ? `Nothing asks for what “${call}” returns: write “if ${call}(…) then accept; reject;” if it is to decide.`
    : 'Write “reject;” here if that is meant, or “accept;”.';
}
