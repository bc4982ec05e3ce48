import type { TextEdit } from '../../../core/edit.js';
import type { Span } from '../../../core/span.js';
import type { Context } from './context.js';
import type { AdviceRule, Body } from './rule.js';

/**
 * Measured with BIRD 2.0.12, 2.17, 2.20, 3.1 and 3.4: the route is rejected, and "Filter … did not return accept nor reject.
 * Make up your mind" is logged as an error, for each route.
 */
export const filterWithoutVerdict: AdviceRule = {
  id: 'bird/filter-without-verdict',
  severity: 'warning',
  summary: 'A filter that can end without accept or reject',
  *body(body, context) {
    const end = body.function ? undefined : openEnd(body, context);
    if (!end) return;
    yield {
      span: end,
      message:
        'A route can get to the end of this filter without “accept” or “reject”. BIRD then rejects it and logs an error, each time. Write “reject;” here if that is meant, or “accept;”.',
      fixes: [{ title: 'Write “reject;” at the end', safe: true, edits: [atEnd(body, end, 'reject;', context)] }],
    };
  },
};

/** The closing brace of a body whose end can be reached; undefined where it cannot, or nobody knows. */
export function openEnd({ block }: Body, { flow, text }: Context): Span | undefined {
  const { path, end } = block.span;
  const brace = { path, start: end - 1, end };
  // A block that is included to its end, or damaged, has no brace of its own there.
  return flow.sequence(block.statements).outcome === 'goes on' && text(brace) === '}' ? brace : undefined;
}

/** Writes a statement as the last one of a body. */
export function atEnd({ block }: Body, brace: Span, statement: string, { layout, text }: Context): TextEdit {
  const last = block.statements.at(-1);
  if (last?.span.path === brace.path) return layout.after(last.span, [statement]);
  const before = text({ path: brace.path, start: brace.start - 1, end: brace.start });
  const added = before.trim() === '' ? `${statement} ` : ` ${statement} `;
  return { span: { path: brace.path, start: brace.start, end: brace.start }, text: added };
}
