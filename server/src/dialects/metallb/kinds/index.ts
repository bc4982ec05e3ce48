import { compareVersions, type Version } from '../../../core/version.js';
import { FRR_K8S_RELEASES, RELEASES } from '../versions.js';
import { CORE_KINDS } from './core.js';
import { FRR_K8S_KINDS } from './frr-k8s.js';
import { METALLB_KINDS } from './metallb.js';
import type { Field, Fields, Kind, Release } from './schema.js';

/** Every kind that is known, in all its versions and whether or not it still exists. */
export const KINDS: readonly Kind[] = [...METALLB_KINDS, ...FRR_K8S_KINDS, ...CORE_KINDS];

/** The kind of that name in that version of its group, whatever releases know it. */
export function kindOf(apiVersion: string, kind: string): Kind | undefined {
  return KINDS.find(known => known.kind === kind && known.apiVersion === apiVersion);
}

/** The release of a project that stands for a version of MetalLB (one of `VERSIONS`). */
export function releaseOf(project: Kind['project'], version: Version): Release {
  if (project === 'Kubernetes') return '1.36';
  return (project === 'MetalLB' ? RELEASES[version] : FRR_K8S_RELEASES[version]) ?? version;
}

/** Whether something that came and went is there in a release. */
export function exists({ since, until }: Pick<Field, 'since' | 'until'>, release: Release): boolean {
  if (since !== undefined && compareVersions(release, since) < 0) return false;
  return until === undefined || compareVersions(release, until) < 0;
}

const resolved = new Map<Release, WeakMap<Field, Field>>();

/** A field as it is in a release: what was otherwise before counts. */
export function fieldAt(field: Field, release: Release): Field {
  const { before } = field;
  if (!before) return field;
  let known = resolved.get(release);
  if (!known) {
    known = new WeakMap();
    resolved.set(release, known);
  }
  const same = known.get(field);
  if (same) return same;
  // The oldest change last: what it says held before all others.
  const changes = Object.keys(before)
    .filter(changed => compareVersions(release, changed) < 0)
    .toSorted((a, b) => compareVersions(b, a));
  const at: Field = Object.assign({}, field, ...changes.map(changed => before[changed]));
  known.set(field, at);
  return at;
}

/** The fields of an object that a release knows, by name. */
export function fieldsAt(fields: Fields, release: Release): ReadonlyMap<string, Field> {
  return new Map(
    Object.entries(fields)
      .filter(([, field]) => exists(field, release))
      .map(([name, field]) => [name, fieldAt(field, release)]),
  );
}

/** The releases at which what is said of a field changes. */
export function boundariesOf({ since, until, before, deprecated }: Field | Kind): readonly Release[] {
  const changes = before ? Object.keys(before) : [];
  return [since, until, deprecated?.since, ...changes].filter(release => release !== undefined);
}
