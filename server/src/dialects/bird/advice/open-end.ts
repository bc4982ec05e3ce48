import type { TextEdit } from '../../../core/edit.js';
import type { Span } from '../../../core/span.js';
import type { Context } from './context.js';
import type { Body } from './rule.js';

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
