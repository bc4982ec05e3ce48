import type { Span } from '../../core/span.js';
import { HOLE_END, HOLE_START } from '../../core/template.js';
import { layoutOf, quote } from '../../core/yaml/write.js';
import type { Unit } from '../../model/dialect.js';
import type { AllocationTexts, Completion } from '../../model/language.js';
import { exists } from './kinds/index.js';
import { describeField, detailOf } from './language-docs.js';
import { objectOffers } from './language-objects.js';
import { documentAt, placeAt, placeOf, type SpotPlace } from './language-place.js';
import { Scaffold, type Style } from './language-scaffold.js';
import { type Cursor, cursorIn, ITEM } from './language-sketch.js';
import { type Asked, mapKeysAt, scalarOf, valuesAt } from './language-values.js';
import type { Manifests } from './tree.js';

/** Fields that the daemons and the API server write, which nobody means to. */
const NOT_OURS: ReadonlySet<string> = new Set([
  'status',
  'generateName',
  'finalizers',
  'ownerReferences',
  'managedFields',
  'uid',
  'resourceVersion',
  'selfLink',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
]);

/**
 * What may be written at an offset: fields that the object lacks, values, items with their dash where it is missing, and whole
 * objects where none has begun. Goes by the text as it stands, read as YAML or not; nothing in objects of other kinds.
 */
export function metallbComplete(
  unit: Unit<Manifests>,
  path: string,
  offset: number,
  allocation?: AllocationTexts,
): readonly Completion[] {
  const document = documentAt(unit, path, offset);
  const cursor = document && cursorIn(document.text, offset - document.start);
  if (!document || !cursor) return [];
  // What a template fills in is no word of this language.
  if (isHole(document.text.slice(cursor.start, cursor.end))) return [];
  const replaces = { path, start: document.start + cursor.start, end: document.start + cursor.end };
  const isJson = /^\s*[{[]/.test(document.text);
  const style = { layout: layoutOf(document.text), isFlow: cursor.isFlow, isJson };
  return cursor.spots.flatMap(spot => {
    const place = placeOf(unit, spot);
    if (!place) return [];
    const asked = { unit, place, head: place.object.values, allocation };
    const writer = new Writer(cursor, replaces, style, asked, place);
    return [...writer.offers(), ...(spot.path.length === 0 ? objectOffers(writer, document.text) : [])];
  });
}

function isHole(word: string): boolean {
  return word.includes(HOLE_START) || word.includes(HOLE_END);
}

/** Writes offers for one place at the cursor. */
export class Writer {
  constructor(
    readonly cursor: Cursor,
    readonly replaces: Span,
    readonly style: Style,
    readonly asked: Asked,
    readonly place: SpotPlace,
  ) {}

  offers(): readonly Completion[] {
    const { as, field } = this.place;
    const isMap = field.type === 'object' || field.type === 'map';
    if (as === 'key') return isMap ? this.#keys('') : [];
    if (as === 'value') return isMap || field.type === 'list' ? this.#structure() : this.#values('');
    return isMap ? this.#keys('- ') : field.type === 'list' ? [] : this.#values('- ');
  }

  /** Values, behind a dash of their own where that is missing. */
  #values(dash: string): readonly Completion[] {
    const { quote: mark, before, after } = this.cursor;
    if (dash !== '' && mark) return [];
    return valuesAt(this.asked).map(({ value, kind, detail, documentation }) => {
      const text = scalarOf(value, { isQuoted: mark !== undefined, isJson: this.style.isJson });
      const insert = before + dash + text + after;
      return {
        label: String(value),
        kind,
        ...(detail !== undefined && { detail }),
        ...(documentation !== undefined && { documentation }),
        ...(insert !== String(value) && { insert }),
        replaces: this.replaces,
      };
    });
  }

  /** Keys that the map does not have, in the order of the table: what must be there first. */
  #keys(dash: string): readonly Completion[] {
    const { place, cursor } = this;
    const { kind, release, path, field, spot } = place;
    const own = cursor.hasColon ? spot.frame.keys.indexOf(this.#word()) : -1;
    const isNew = dash !== '' || !spot.frames.includes(spot.frame);
    const taken = isNew ? [] : spot.frame.keys.filter((_, index) => index !== own);
    const names =
      field.type === 'map'
        ? mapKeysAt(this.asked)
        : Object.entries(field.fields ?? {})
            .filter(([name, inner]) => exists(inner, release) && !NOT_OURS.has(name))
            .toSorted(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
            .map(([name]) => name);
    return names.flatMap(name => {
      const inner = taken.includes(name) ? undefined : placeAt(this.asked.unit, kind, [...path, name]);
      if (!inner || (kind?.isClusterWide && name === 'namespace')) return [];
      return [
        {
          label: name,
          kind: 'option' as const,
          detail: detailOf(inner.field, kind?.project ?? 'MetalLB'),
          documentation: describeField(name, inner.field, kind?.project),
          ...this.#key(name, inner, dash),
          replaces: this.replaces,
        },
      ];
    });
  }

  #key(name: string, inner: Asked['place'], dash: string): Pick<Completion, 'insert' | 'snippet'> {
    const { cursor, style, asked } = this;
    if (cursor.hasColon || cursor.quote) return { insert: style.isJson && !cursor.quote ? quote(name) : name };
    const before = cursor.before + dash;
    const indent = ' '.repeat(cursor.column - cursor.indent + before.length);
    return { insert: before + new Scaffold(asked, style).entry(inner, indent) + cursor.after, snippet: true };
  }

  #word(): string {
    const { start, end } = this.replaces;
    return this.#text.slice(start, end);
  }

  /** How many blanks stand before the cursor on its line. */
  #blanksBefore(): number {
    const { start } = this.replaces;
    return /[ \t]*$/.exec(this.#text.slice(Math.max(0, start - 80), start))?.[0].length ?? 0;
  }

  get #text(): string {
    const { tree } = this.asked.unit;
    return tree.files.find(({ source }) => source.path === this.replaces.path)?.source.text ?? '';
  }

  /** A map or list behind its key: what it usually holds, from the next line on or between brackets. */
  #structure(): readonly Completion[] {
    const { place, cursor, style, asked, replaces } = this;
    const { field, path, kind, spot } = place;
    const name = path.at(-1) ?? '';
    if (cursor.quote || cursor.start !== cursor.end || name === ITEM) return [];
    const indent = ' '.repeat(Math.max(0, spot.frame.column - cursor.indent));
    const text = new Scaffold(asked, style).value(place, indent);
    // What goes on in the next line leaves no blanks behind the colon.
    const blanks = style.isFlow ? 0 : this.#blanksBefore();
    return [
      {
        label: field.type === 'list' ? '- …' : '…',
        kind: 'snippet',
        detail: detailOf(field, kind?.project ?? 'MetalLB'),
        documentation: describeField(name, field, kind?.project),
        insert: style.isFlow ? cursor.before + text.trimStart() + cursor.after : text,
        snippet: true,
        replaces: { ...replaces, start: replaces.start - blanks },
      },
    ];
  }
}
