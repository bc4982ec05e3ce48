import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import { lensesOf } from '../../features/lenses.js';
import { type Context, subjectFor } from '../context.js';
import { rangeOf } from '../positions.js';

/** Texts to read: they do nothing when clicked, which editors know by the empty command. */
export async function lenses(context: Context, { textDocument }: CodeLensParams): Promise<CodeLens[] | null> {
  const subject = await subjectFor(context, textDocument);
  if (!subject) return null;
  return lensesOf(subject).map(({ span, title }) => ({
    range: rangeOf(subject.source, span),
    command: { title, command: '' },
  }));
}
