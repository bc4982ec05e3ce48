import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { hoverAt } from '../../features/hover.js';
import { type Context, offsetIn, subjectAt } from '../context.js';
import { rangeOf } from '../positions.js';

export async function hover(context: Context, params: HoverParams): Promise<Hover | null> {
  const subject = await subjectAt(context, params);
  const found = subject && hoverAt(subject, offsetIn(subject, params.position));
  if (!found) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value: found.markdown },
    range: rangeOf(subject.source, found.span),
  };
}
