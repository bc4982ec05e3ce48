import { cover } from '../../../core/span.js';
import type { Statement } from '../tree.js';
import type { AdviceRule } from './rule.js';

/** Statements that the daemon reads and never runs. */
export const unreachableCode: AdviceRule = {
  id: 'bird/unreachable-code',
  severity: 'warning',
  summary: 'Statements that are never run, since what stands before them always ends the filter or function',
  statements(statements, context) {
    const { at } = context.flow.sequence(statements);
    if (at === undefined) return;
    const last = statements[at] as Statement;
    const [first, ...rest] = statements.slice(at + 1);
    // A verdict after complete alternatives is a belt beside the braces.
    if (!first || (rest.length === 0 && isEnd(first) && !isEnd(last))) return;
    const span = cover(first.span, (rest.at(-1) ?? first).span);
    return {
      span,
      message: `BIRD never runs this: what stands before it always ends the ${context.isFunction ? 'function' : 'filter'}. Remove it, or move it up.`,
      related: [{ span: last.span, message: 'Nothing behind this is run' }],
      fixes: [{ title: 'Remove what is never run', safe: false, edits: [context.layout.remove(span)] }],
    };
  },
};

function isEnd({ kind }: Statement): boolean {
  return kind === 'verdict' || kind === 'return';
}
