import type { Block } from '../tree.js';
import { statementsIn } from './flow.js';
import { atEnd, openEnd } from './open-end.js';
import type { AdviceRule } from './rule.js';

/**
 * Measured with BIRD 2.0.12, 2.17 and 3.4: the call's value is then nothing at all ("must be of type bool, got type void"),
 * which ends the filter that uses it: the route is rejected and an error logged. As a statement the call does no harm.
 */
export const functionWithoutReturn: AdviceRule = {
  id: 'bird/function-without-return',
  severity: 'warning',
  summary: 'A function whose value is used and that can end without return',
  *end(context) {
    for (const body of context.bodies) {
      const definition = body.function;
      if (!definition) continue;
      const { name } = definition;
      if (!context.evaluated.has(name.text)) continue;
      const end = openEnd(body, context);
      if (!end) continue;
      const isBool = definition.returns?.text === 'bool' || returnsTruth(body.block);
      yield {
        span: end,
        message: `“${name.text}” can get to its end without “return”, and then has no value. A filter that asks for its value stops there: BIRD rejects the route and logs an error. Return something here too${isBool ? ', such as “return false;”' : ''}.`,
        related: [{ span: name.span, message: 'The function begins here' }],
        fixes: isBool
          ? [
              {
                title: 'Write “return false;” at the end',
                safe: false,
                edits: [atEnd(body, end, 'return false;', context)],
              },
            ]
          : [],
      };
    }
  },
};

function returnsTruth(block: Block): boolean {
  for (const statement of statementsIn(block)) {
    if (statement.kind === 'return' && statement.value?.kind === 'boolean') return true;
  }
  return false;
}
