import type {
  DefinitionParams,
  DocumentLink,
  DocumentLinkParams,
  Location,
  ReferenceParams,
} from 'vscode-languageserver';
import type { Source } from '../../core/source.js';
import { type Span, spanKey } from '../../core/span.js';
import { definitionsAt, namedThingAt } from '../../features/navigation.js';
import { linksOf } from '../../features/outline.js';
import { type Context, offsetIn, subjectAt, subjectFor, subjectsAt } from '../context.js';
import { rangeOf } from '../positions.js';
import { unitsOf } from '../units-of.js';

export async function definition(context: Context, params: DefinitionParams): Promise<Location[] | null> {
  const subjects = await subjectsAt(context, params);
  const [subject] = subjects;
  if (!subject) return null;
  const sources = new Map(subjects.flatMap(({ result }) => [...result.sources]));
  return locationsOf(context, definitionsAt(subjects, offsetIn(subject, params.position)), sources);
}

export async function references(context: Context, params: ReferenceParams): Promise<Location[] | null> {
  const subject = await subjectAt(context, params);
  if (!subject?.dialect) return null;
  const everywhere = unitsOf(context, subject);
  const thing = await namedThingAt(subject.path, offsetIn(subject, params.position), everywhere);
  if (!thing) return [];
  const definitions = new Set(thing.definitions.map(spanKey));
  const sources = new Map([...thing.units.values()].flatMap(unit => [...unit.sources]));
  const places = thing.places.filter(
    ({ whole }) => params.context.includeDeclaration || !definitions.has(spanKey(whole)),
  );
  return locationsOf(
    context,
    places.map(({ span }) => span),
    sources,
  );
}

export async function links(context: Context, { textDocument }: DocumentLinkParams): Promise<DocumentLink[] | null> {
  const subject = await subjectFor(context, textDocument);
  if (!subject) return null;
  return linksOf(subject).map(({ span, target }) => ({
    range: rangeOf(subject.source, span),
    target: context.uri(target),
  }));
}

function locationsOf(context: Context, spans: readonly Span[], sources: ReadonlyMap<string, Source>): Location[] {
  return spans.flatMap(span => {
    const source = sources.get(span.path);
    return source ? [{ uri: context.uri(span.path), range: rangeOf(source, span) }] : [];
  });
}
