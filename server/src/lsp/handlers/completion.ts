import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionParams,
  CompletionTriggerKind,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import { completionsAt } from '../../features/completion.js';
import { withoutPlaces } from '../../features/snippet.js';
import type { Subject } from '../../features/subject.js';
import type { Completion, CompletionKind } from '../../model/language.js';
import { type Context, offsetIn, subjectAt } from '../context.js';
import { rangeOf } from '../positions.js';
import { pathOf } from '../uri.js';
import { begunManifest } from './begun.js';
import { newOffers } from './new.js';

const KIND: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  option: CompletionItemKind.Property,
  name: CompletionItemKind.Reference,
  function: CompletionItemKind.Function,
  attribute: CompletionItemKind.Field,
  constant: CompletionItemKind.Constant,
  snippet: CompletionItemKind.Snippet,
  value: CompletionItemKind.Value,
};

/** Characters that bring offers up by themselves: a blank after a keyword that wants a name or value, a method's dot. */
export const TRIGGERS = [' ', '.'];

export async function completion(context: Context, params: CompletionParams): Promise<CompletionItem[] | null> {
  const path = pathOf(params.textDocument.uri);
  const whole = await newOffers(context, path);
  const judged = await subjectAt(context, params);
  const subject = judged?.unit || judged?.result.dialect ? judged : ((await begunManifest(context, path)) ?? judged);
  const source = subject?.source ?? context.documents.get(path)?.source;
  if (!source || (!subject && whole.length === 0)) return null;
  const offset = subject ? offsetIn(subject, params.position) : 0;
  if (subject && isIdleBlank(subject, offset, params)) return null;
  const offers = subject ? completionsAt(subject, offset) : [];
  // The language's own offer of the same text says less of what it is.
  const others = offers.filter(({ insert }) => !whole.some(offer => offer.insert === insert));
  return [...whole, ...others].map((offer, index) => toItem(context, { source }, offer, index));
}

/** A blank that only indents or separates statements asks for nothing. */
function isIdleBlank({ source }: Subject, offset: number, { context }: CompletionParams): boolean {
  if (context?.triggerKind !== CompletionTriggerKind.TriggerCharacter || context.triggerCharacter !== ' ') return false;
  return /(^|[;{}\n])\s*$/.test(source.text.slice(Math.max(0, offset - 200), offset));
}

function toItem(context: Context, subject: Pick<Subject, 'source'>, offer: Completion, index: number): CompletionItem {
  const { label, kind, detail, documentation, insert = label, snippet = false, replaces } = offer;
  const isSnippet = snippet && context.client.snippets;
  const plain = snippet && !isSnippet ? withoutPlaces(insert) : insert;
  const isBlock = plain.includes('\n');
  const { adjustsIndentation } = context.client;
  return {
    label,
    kind: KIND[kind],
    // The order in which the language offers things is from the likeliest on.
    sortText: String(index).padStart(5, '0'),
    textEdit: {
      range: rangeOf(subject.source, replaces),
      newText: isBlock && !adjustsIndentation ? indented(plain, subject, replaces.start) : plain,
    },
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(isBlock && adjustsIndentation && { insertTextMode: InsertTextMode.adjustIndentation }),
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
  };
}

/** A text whose further lines are as far in as the line that it is put into. */
function indented(text: string, { source }: Pick<Subject, 'source'>, offset: number): string {
  const line = source.text.slice(0, offset).slice(source.text.lastIndexOf('\n', offset - 1) + 1);
  return text.replaceAll('\n', `\n${/^[ \t]*/.exec(line)?.[0] ?? ''}`);
}
