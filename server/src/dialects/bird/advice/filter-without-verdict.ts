import { atEnd, openEnd } from './open-end.js';
import type { AdviceRule } from './rule.js';

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
      message:
        'A route can get to the end of this filter without “accept” or “reject”. BIRD then rejects it and logs an error, each time. Write “reject;” here if that is meant, or “accept;”.',
      fixes: [{ title: 'Write “reject;” at the end', safe: true, edits: [atEnd(body, end, 'reject;', context)] }],
    };
  },
};
