import { compareVersions } from '../../core/version.js';
import type { Unit } from '../../model/dialect.js';
import { isOurs } from './groups.js';
import { exists, fieldAt, KINDS, kindOf, releaseOf } from './kinds/index.js';
import type { Field, Fields, Kind, Release } from './kinds/schema.js';
import { METADATA } from './kinds/shared.js';
import { type Frame, ITEM, type Spot } from './language-sketch.js';
import type { Manifests } from './tree.js';
import { measured, VERSIONS } from './versions.js';

/** What every object has beside the fields of its kind. */
const HEAD: Fields = {
  apiVersion: { type: 'string', doc: 'The group that the kind belongs to, and its version.', required: true },
  kind: { type: 'string', doc: 'What the object is.', required: true },
  metadata: { ...METADATA, required: true },
};

/** Which object something belongs to, and where in it. */
export interface Place {
  /** Undefined while nothing says what the object is. */
  readonly kind: Kind | undefined;
  readonly release: Release;
  /** From the object on; items of lists are `[]`. */
  readonly path: readonly string[];
  /** What stands at the path: for keys the map that they are of. */
  readonly field: Field;
}

/** A place and what of the text is there. */
export interface SpotPlace extends Place {
  readonly as: Spot['as'];
  readonly spot: Spot;
  /** The object's own map. */
  readonly object: Frame;
}

/** What may be written at a spot; undefined in objects of kinds that are not known, and where their kind has nothing. */
export function placeOf(unit: Unit<Manifests>, { as, path, frame, frames }: Spot): SpotPlace | undefined {
  const depth = isListed(frames, path) ? 2 : 0;
  const object = frames[depth] ?? frame;
  const isHead = path.length - depth === 1 && ['apiVersion', 'kind'].includes(path.at(-1) ?? '');
  const apiVersion = object.values.get('apiVersion');
  const name = object.values.get('kind');
  const kind = name === undefined || isHead ? undefined : meantBy(apiVersion, name, unit);
  if (kind === undefined && !mayBecomeOurs(isHead ? undefined : name, isHead ? undefined : apiVersion))
    return undefined;
  const place = placeAt(unit, kind, path.slice(depth));
  return place && { ...place, as, spot: { as, path, frame, frames }, object };
}

/** Where the path of an object of a kind leads to. */
export function placeAt(unit: Unit<Manifests>, kind: Kind | undefined, path: readonly string[]): Place | undefined {
  const version = measured(unit.version);
  const release = releaseOf(kind?.project ?? 'MetalLB', version) ?? '';
  let field: Field | undefined = { type: 'object', doc: kind?.doc ?? '', fields: { ...HEAD, ...kind?.fields } };
  for (const step of path) {
    const next: Field | undefined = below(field, step);
    field = next && fieldAt(next, release);
    if (!field) return undefined;
  }
  return { kind, release, path, field };
}

function below({ type, fields, item }: Field, step: string): Field | undefined {
  if (type === 'object') return fields && Object.hasOwn(fields, step) ? fields[step] : undefined;
  return type === 'map' || (type === 'list' && step === ITEM) ? item : undefined;
}

/** The kind that an object is meant to be of: another version of the group counts as the one that is known. */
function meantBy(apiVersion: string | undefined, name: string, unit: Unit<Manifests>): Kind | undefined {
  const known = apiVersion === undefined ? undefined : kindOf(apiVersion, name);
  if (known) return known;
  const group = apiVersion?.replace(/\/.*/, '');
  const similar = offeredKinds(unit).filter(kind => kind.kind === name);
  return group === undefined ? similar[0] : similar.find(kind => kind.apiVersion.replace(/\/.*/, '') === group);
}

/** Whether an object whose kind is not known yet may become one of ours. */
function mayBecomeOurs(name: string | undefined, apiVersion: string | undefined): boolean {
  if (name) return false;
  return !apiVersion || apiVersion === 'v1' || isOurs(apiVersion.replace(/\/.*/, ''));
}

/** Whether a path leads into the items of a `List`, each of which is an object. */
function isListed([list, items]: readonly Frame[], [key, step]: readonly string[]): boolean {
  const isItem = key === 'items' && step === ITEM && items?.kind === 'list';
  return isItem && (list?.values.get('kind')?.endsWith('List') ?? false);
}

/** The kinds that people write objects of, in the version of the unit; what is deprecated last. */
export function offeredKinds(unit: Unit<Manifests>): readonly Kind[] {
  const version = measured(unit.version);
  const found = KINDS.filter(kind => {
    const release = releaseOf(kind.project, version);
    return release !== undefined && !kind.isReport && exists(kind, release);
  });
  return [...found.filter(kind => !kind.deprecated), ...found.filter(kind => kind.deprecated)];
}

/** Since which version of MetalLB something is there, where not all that bgplint knows have it. */
export function sinceOf({ since }: Pick<Field, 'since'>, project: Kind['project']): string | undefined {
  const first = releaseOf(project, VERSIONS[0] as string);
  if (since === undefined || (first !== undefined && compareVersions(first, since) >= 0)) return undefined;
  return `${project} ${since}`;
}

/** The text of the document that an offset is in, holes of templates marked. */
export interface DocumentText {
  readonly text: string;
  /** Where it begins in its file. */
  readonly start: number;
}

export function documentAt(unit: Unit<Manifests>, path: string, offset: number): DocumentText | undefined {
  const file = unit.tree.files.find(({ source }) => source.path === path);
  const spans = file?.documents.map(({ span }) => span) ?? [];
  const span = spans.find(({ start, end }) => start <= offset && offset <= end);
  if (!file || !span || file.source.text.startsWith('---', offset)) return undefined;
  const text = (file.template?.masked ?? file.source).text.slice(span.start, span.end);
  return { text, start: span.start };
}
