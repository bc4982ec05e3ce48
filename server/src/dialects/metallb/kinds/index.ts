import { compareVersions, type Version } from '../../../core/version.js';
import { FRR_K8S_RELEASES, RELEASES } from '../versions.js';
import { CORE_KINDS } from './core.js';
import { FRR_K8S_KINDS } from './frr-k8s.js';
import { METALLB_KINDS } from './metallb.js';
import { OPERATOR_KINDS } from './operator.js';
import type { Field, Fields, Kind, Release } from './schema.js';

/** Every kind that is known, in all its versions and whether or not it still exists. */
export const KINDS: readonly Kind[] = [...METALLB_KINDS, ...FRR_K8S_KINDS, ...OPERATOR_KINDS, ...CORE_KINDS];

let names: ReadonlySet<string> | undefined;

/** Whether some field of some kind has this name, in whatever release. */
export function isFieldName(name: string): boolean {
  names ??= new Set(KINDS.flatMap(({ fields }) => [...namesIn(fields)]));
  return names.has(name);
}

function* namesIn(fields: Fields): Iterable<string> {
  for (const [name, field] of Object.entries(fields)) {
    yield name;
    const inner = field.fields ?? field.item?.fields;
    if (inner) yield* namesIn(inner);
  }
}

/** The kind of that name in that version of its group, whatever releases know it. */
export function kindOf(apiVersion: string, kind: string): Kind | undefined {
  return KINDS.find(known => known.kind === kind && known.apiVersion === apiVersion);
}

/** What comes by itself, whatever MetalLB's version. */
const OTHER_RELEASES: Partial<Record<Kind['project'], Release>> = { Kubernetes: '1.36', operator: '0.16' };

/** The release of a project that stands for a version of MetalLB (one of `VERSIONS`). */
export function releaseOf(project: Kind['project'], version: Version): Release {
  const fixed = OTHER_RELEASES[project];
  if (fixed !== undefined) return fixed;
  return (project === 'MetalLB' ? RELEASES[version] : FRR_K8S_RELEASES[version]) ?? version;
}

/** Whether something that came and went is there in a release. */
export function exists({ since, until }: Pick<Field, 'since' | 'until'>, release: Release): boolean {
  if (since !== undefined && compareVersions(release, since) < 0) return false;
  return until === undefined || compareVersions(release, until) < 0;
}

/** The fields of an object as a release has them. */
export interface ReleasedFields {
  readonly known: ReadonlyMap<string, Field>;
  /** Those that must be there. */
  readonly required: readonly string[];
  /** The releases at which any of the fields comes, goes or changes. */
  readonly boundaries: readonly Release[];
  /** The releases at which a field's being required changes, by its name. */
  readonly requirements: ReadonlyMap<string, readonly Release[]>;
}

const released = new WeakMap<Fields, Map<Release, ReleasedFields>>();

/** The fields of an object as a release has them; made once for each. */
export function fieldsAt(fields: Fields, release: Release): ReleasedFields {
  let known = released.get(fields);
  if (!known) {
    known = new Map();
    released.set(fields, known);
  }
  let at = known.get(release);
  if (!at) {
    at = makeFields(fields, release);
    known.set(release, at);
  }
  return at;
}

function makeFields(fields: Fields, release: Release): ReleasedFields {
  const there = Object.entries(fields).filter(([, field]) => exists(field, release));
  const known = new Map(there.map(([name, field]) => [name, fieldAt(field, release)]));
  return {
    known,
    required: [...known].flatMap(([name, { required }]) => (required ? [name] : [])),
    boundaries: [...new Set(Object.values(fields).flatMap(field => boundariesOf(field)))],
    requirements: new Map(
      Object.entries(fields)
        .map(([name, { before = {} }]) => [name, requirementsOf(before)] as const)
        .filter(([, releases]) => releases.length > 0),
    ),
  };
}

function requirementsOf(before: NonNullable<Field['before']>): readonly Release[] {
  return Object.keys(before).filter(release => before[release]?.required !== undefined);
}

/** A field as it is in a release: what was otherwise before counts. */
export function fieldAt(field: Field, release: Release): Field {
  const { before } = field;
  if (!before) return field;
  // The oldest change last: what it says held before all others.
  const changes = Object.keys(before)
    .filter(changed => compareVersions(release, changed) < 0)
    .toSorted((a, b) => compareVersions(b, a));
  return Object.assign({}, field, ...changes.map(changed => before[changed]));
}

const NONE: readonly Release[] = [];

/**
 * The releases at which what is said of a field or kind changes.
 * @param formats whether anybody looks at how many bits numbers have.
 */
export function boundariesOf({ since, until, before, deprecated }: Field | Kind, formats = true): readonly Release[] {
  if (!since && !until && !before && !deprecated) return NONE;
  const changes = before ? Object.keys(before).filter(release => formats || !isFormatAlone(before[release])) : [];
  return [since, until, deprecated?.since, ...changes].filter(release => release !== undefined);
}

function isFormatAlone(change: Partial<Field> = {}): boolean {
  return Object.keys(change).every(name => name === 'format');
}
