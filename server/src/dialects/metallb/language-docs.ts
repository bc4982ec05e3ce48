import type { Field, Kind } from './kinds/schema.js';
import { sinceOf } from './language-place.js';

const TYPES: Readonly<Record<Field['type'], string>> = {
  string: 'text',
  integer: 'integer',
  boolean: 'true or false',
  list: 'list',
  object: 'map',
  map: 'map of any keys',
  any: 'anything',
};

/** What a value is, in a few words: `integer, 1 to 16384`. */
export function typeOf({ type, isAsn, isDuration, item, enum: words, min, max, format }: Field): string {
  if (isAsn) return 'AS number';
  if (isDuration) return 'duration';
  if (words) return words.join(', ');
  if (type === 'list' && item) return `list of ${item.enum ? 'words' : (PLURALS[item.type] ?? 'values')}`;
  if (type === 'integer' && min !== undefined)
    return max === undefined ? `integer from ${min}` : `integer, ${min} to ${max}`;
  if (type === 'integer' && max !== undefined) return `integer up to ${max}`;
  return format === 'cidr' ? 'prefix' : TYPES[type];
}

const PLURALS: Partial<Record<Field['type'], string>> = {
  string: 'texts',
  integer: 'integers',
  object: 'maps',
  map: 'maps',
  list: 'lists',
};

/** What stands beside an offered name, one line. */
export function detailOf(field: Field, project: Kind['project']): string {
  const since = sinceOf(field, project);
  return [
    typeOf(field),
    ...(field.required ? ['required'] : []),
    ...(field.default === undefined ? [] : [`default ${field.default}`]),
    ...(field.deprecated ? ['deprecated'] : []),
    ...(since === undefined ? [] : [`since ${since}`]),
  ].join(' · ');
}

/** All there is to know of a field, as Markdown. */
export function describeField(name: string, field: Field, project: Kind['project'] = 'MetalLB'): string {
  const facts = [
    `${typeOf(field)}${field.required ? ', required' : ''}.`,
    ...(field.default === undefined ? [] : [`Default: \`${field.default}\`.`]),
    ...(field.minItems ? [`At least ${field.minItems} items.`] : []),
    ...(field.maxItems === undefined ? [] : [`At most ${field.maxItems} items.`]),
    ...(field.immutable ? ['It cannot be changed once the object is there.'] : []),
  ];
  return [`**${name}**`, field.doc, capital(facts.join(' ')), ...remarks(field, project), ...olderThan(field, project)]
    .filter(part => part !== '')
    .join('\n\n');
}

/** All there is to know of a kind, as Markdown. */
export function describeKind(kind: Kind): string {
  const where = kind.isClusterWide ? 'It lives in no namespace.' : '';
  const who = kind.isReport ? `Only ${kind.project} writes it.` : '';
  return [
    `**${kind.kind}** · ${kind.apiVersion}`,
    kind.doc,
    [who, where].join(' ').trim(),
    ...remarks(kind, kind.project),
  ]
    .filter(part => part !== '')
    .join('\n\n');
}

/** When something came and goes. */
function remarks(
  { since, until, deprecated }: Pick<Field, 'since' | 'until' | 'deprecated'>,
  project: Kind['project'],
): readonly string[] {
  const from = sinceOf({ ...(since !== undefined && { since }) }, project);
  return [
    ...(from === undefined ? [] : [`Since ${from}.`]),
    ...(until === undefined ? [] : [`Gone since ${project} ${until}.`]),
    ...(deprecated ? [`Deprecated since ${project} ${deprecated.since}. ${deprecated.instead}`] : []),
  ];
}

/** What was otherwise in older releases, as far as people who write manifests meet it. */
function olderThan({ before = {} }: Field, project: Kind['project']): readonly string[] {
  return Object.entries(before).flatMap(([release, { required, min, max }]) => {
    const said = [
      ...(required ? ['it is required'] : []),
      ...(min === undefined ? [] : [`it begins at ${min}`]),
      ...(max === undefined ? [] : [`it ends at ${max}`]),
    ];
    return said.length > 0 ? [`Before ${project} ${release} ${said.join(' and ')}.`] : [];
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
