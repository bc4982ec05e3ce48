import {
  type DocumentFormattingParams,
  DocumentFormattingRequest,
  type TextEdit as LspTextEdit,
} from 'vscode-languageserver';
import { formattingOf } from '../../features/format.js';
import { type Context, subjectFor } from '../context.js';
import { rangeOf } from '../positions.js';

/** Languages that have a layout of their own. */
const LANGUAGES = ['frr'];

export async function format(
  context: Context,
  { textDocument }: DocumentFormattingParams,
): Promise<LspTextEdit[] | null> {
  const subject = await subjectFor(context, textDocument);
  if (!subject) return null;
  return formattingOf(subject).map(({ span, text }) => ({ range: rangeOf(subject.source, span), newText: text }));
}

/**
 * Offers formatting for the languages that have it, and no others: for profiles an editor would otherwise ask its user to
 * choose between us and the formatter of YAML. Clients that cannot be told later are told of it for everything.
 */
export function offerFormatting({ client, connection }: Context): void {
  if (!client.formattingLater) return;
  const documentSelector = LANGUAGES.map(language => ({ language }));
  connection.client.register(DocumentFormattingRequest.type, { documentSelector }).catch(() => {});
}
