import { type FoldingRange, FoldingRangeKind, type FoldingRangeParams } from 'vscode-languageserver';
import { foldingsOf } from '../../features/outline.js';
import { type Context, subjectFor } from '../context.js';
import { rangeOf } from '../positions.js';

export async function folding(context: Context, { textDocument }: FoldingRangeParams): Promise<FoldingRange[] | null> {
  const subject = await subjectFor(context, textDocument);
  if (!subject) return null;
  return foldingsOf(subject).flatMap(({ span, kind }): FoldingRange[] => {
    const { start, end } = rangeOf(subject.source, span);
    // A block's last line holds its closing brace, which stays in sight.
    const endLine = kind === 'block' ? end.line - 1 : end.line;
    if (endLine <= start.line) return [];
    return [{ startLine: start.line, endLine, ...(kind === 'comment' ? { kind: FoldingRangeKind.Comment } : {}) }];
  });
}
