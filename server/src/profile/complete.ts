import type { Source } from '../core/source.js';
import type { Span } from '../core/span.js';
import { readYaml } from '../core/yaml/read.js';
import { PROFILE } from './definition.js';
import { explainField } from './hover.js';
import { insertionOf, placeholder } from './insertion.js';
import { type KeyPlace, type Place, placesIn, type ValuePlace } from './places.js';
import { scalarText } from './scalar-text.js';
import type { Shape } from './shape.js';

/** One offer at the cursor, in the form of the model's completions. */
export interface ProfileCompletion {
  readonly label: string;
  readonly kind: 'option' | 'value';
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  readonly insert: string;
  /** `insert` has `${1:…}` places. */
  readonly snippet: boolean;
  readonly replaces: Span;
}

/** Stands in the text for what the user is about to write; no profile has it. */
const MARK = 'bgplintCursor';

/**
 * What may stand at `offset` (0-based) of a profile: keys that the object there does not have yet, or the values of the key. The text
 * may be broken by the word being typed, so a mark takes its place: once as a key, once as a value, and where the definition knows
 * the mark's place decides.
 */
export function completeProfile(source: Source, offset: number): ProfileCompletion[] {
  const cursor = cursorAt(source, offset);
  const { start, end } = cursor.replaces;
  for (const mark of cursor.mayBeKey ? [`${MARK}:`, MARK] : [MARK]) {
    const text = source.text.slice(0, start) + mark + source.text.slice(end);
    const { root } = readYaml({ path: source.path, text });
    if (!root) continue;
    const places = [...placesIn(root, PROFILE)];
    const offers = places.filter(isMarked).flatMap(place => offersAt(place, places, cursor));
    if (offers.length > 0) return offers;
  }
  return [];
}

interface Cursor {
  /** The word under the cursor. */
  readonly replaces: Span;
  /** Only indentation and dashes stand before it on its line, and no colon after it. */
  readonly mayBeKey: boolean;
  /** A colon follows already. */
  readonly hasColon: boolean;
  readonly inQuotes: boolean;
  /** Keys need quotes. */
  readonly json: boolean;
  /** What further lines need beyond the indentation of this one: its dashes take up room. */
  readonly indent: string;
}

function cursorAt({ path, text }: Source, offset: number): Cursor {
  const before = text.slice(0, offset);
  const start = offset - (/[A-Za-z_$][\w$./-]*$/.exec(before)?.[0].length ?? 0);
  const end = offset + (/^[\w$./-]*/.exec(text.slice(offset))?.[0].length ?? 0);
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const hasColon = /^["']?[ \t]*:/.test(text.slice(end));
  return {
    replaces: { path, start, end },
    mayBeKey: /^\s*(?:-\s+)*$/.test(line) && !hasColon,
    hasColon,
    inQuotes: /["']/.test(text[start - 1] ?? ''),
    json: /^\s*\{/.test(text),
    indent: line.trimStart().replace(/./g, ' '),
  };
}

function isMarked(place: Place): boolean {
  if (place.kind === 'key') return place.entry.key?.includes(MARK) ?? false;
  return place.node.kind === 'scalar' && place.node.text.includes(MARK);
}

function offersAt(place: Place, places: readonly Place[], cursor: Cursor): ProfileCompletion[] {
  return place.kind === 'key' ? keyOffers(place, cursor) : valueOffers(place, places, cursor);
}

function keyOffers({ map, object }: KeyPlace, cursor: Cursor): ProfileCompletion[] {
  const taken = map.entries.map(entry => entry.key);
  if (object.oneOf && taken.some(key => key !== undefined && Object.hasOwn(object.fields, key))) return [];
  return Object.entries(object.fields)
    .filter(([name]) => !taken.includes(name))
    .map(([name, field]) => {
      const key = cursor.json && !cursor.inQuotes ? `"${name}"` : name;
      const bare = cursor.hasColon || cursor.inQuotes || cursor.json;
      return {
        label: name,
        kind: 'option',
        detail: field.required ? 'required' : whatOf(field.shape),
        documentation: explainField(name, field),
        insert: bare ? plainKey(key, cursor) : insertionOf(key, field.shape).replace(/\n/g, `\n${cursor.indent}`),
        snippet: !bare,
        replaces: cursor.replaces,
      };
    });
}

function plainKey(key: string, { hasColon, inQuotes }: Cursor): string {
  return hasColon || inQuotes ? key : `${key}: `;
}

function valueOffers(
  { shape, name, object }: ValuePlace,
  places: readonly Place[],
  cursor: Cursor,
): ProfileCompletion[] {
  const { replaces } = cursor;
  if (shape.kind === 'choice') {
    return shape.options.map(({ value, doc }) => ({
      label: String(value),
      kind: 'value',
      documentation: doc,
      insert: cursor.json && !cursor.inQuotes ? JSON.stringify(value) : String(value),
      snippet: false,
      replaces,
    }));
  }
  if (shape.kind === 'object' && shape.oneOf && !cursor.inQuotes) {
    return Object.entries(shape.fields).map(([key, field]) => ({
      label: key,
      kind: 'option',
      documentation: explainField(key, field),
      insert: `{ ${cursor.json ? `"${key}"` : key}: ${placeholder(1, '')} }`,
      snippet: true,
      replaces,
    }));
  }
  if (object?.id !== 'binding' || name !== 'allocation') return [];
  return allocationNames(places).map(allocation => ({
    label: allocation,
    kind: 'value',
    insert: cursor.inQuotes ? allocation : cursor.json ? JSON.stringify(allocation) : scalarText(allocation),
    snippet: false,
    replaces,
  }));
}

/** What the profile calls its allocations. */
function allocationNames(places: readonly Place[]): string[] {
  return places.flatMap(place =>
    place.kind === 'value' && place.object?.id === 'allocation' && place.name === 'name' && place.node.kind === 'scalar'
      ? [place.node.text]
      : [],
  );
}

function whatOf(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return shape.format.what;
    case 'choice':
      return shape.options.map(({ value }) => value).join(' | ');
    case 'list':
      return `list of ${shape.what}`;
    case 'object':
      return shape.what;
    case 'either':
      return shape.text.format.what;
  }
}
