import type {
  DefinitionParams,
  DocumentLink,
  DocumentLinkParams,
  Location,
  ReferenceParams,
} from 'vscode-languageserver';
import type { Span } from '../../core/span.js';
import { sameSpan } from '../../core/span.js';
import { definitionAt, referencesAt } from '../../features/navigation.js';
import { linksOf } from '../../features/outline.js';
import type { Subject } from '../../features/subject.js';
import { type Context, offsetIn, subjectFor } from '../context.js';
import { rangeOf } from '../positions.js';

export async function definition(context: Context, params: DefinitionParams): Promise<Location | null> {
  const subject = await subjectFor(context, params.textDocument);
  const found = subject && definitionAt(subject, offsetIn(subject, params.position));
  return (found && locationOf(context, subject, found)) ?? null;
}

export async function references(context: Context, params: ReferenceParams): Promise<Location[] | null> {
  const subject = await subjectFor(context, params.textDocument);
  if (!subject) return null;
  const offset = offsetIn(subject, params.position);
  const defined = definitionAt(subject, offset);
  return referencesAt(subject, offset)
    .filter(span => params.context.includeDeclaration || !defined || !sameSpan(span, defined))
    .flatMap(span => locationOf(context, subject, span) ?? []);
}

export async function links(context: Context, { textDocument }: DocumentLinkParams): Promise<DocumentLink[] | null> {
  const subject = await subjectFor(context, textDocument);
  if (!subject) return null;
  return linksOf(subject).map(({ span, target }) => ({
    range: rangeOf(subject.source, span),
    target: context.uri(target),
  }));
}

function locationOf(context: Context, subject: Subject, span: Span): Location | undefined {
  const source = subject.result.sources.get(span.path);
  return source && { uri: context.uri(span.path), range: rangeOf(source, span) };
}
