import { compareVersions, type Version } from '../../core/version.js';

/** The versions that were measured, oldest first; 2.x and 3.x go on side by side. */
export const VERSIONS: readonly Version[] = ['2.0', '2.17', '2.20', '3.1', '3.4'];

/** A set of the versions above, one bit each: what a phrase, a keyword or a decision holds for. */
export type VersionSet = number;

export const V2_0: VersionSet = 1;
export const V2_17: VersionSet = 2;
export const V2_20: VersionSet = 4;
export const V3_1: VersionSet = 8;
export const V3_4: VersionSet = 16;

export const ALL_VERSIONS: VersionSet = 31;
/** 2.17 and what came after it: 3.1 has nearly all of 2.17. */
export const SINCE_2_17: VersionSet = V2_17 | V2_20 | V3_1 | V3_4;
/** Came with 2.18 or 2.19 and, on the other branch, with 3.2 or 3.3. */
export const SINCE_2_19: VersionSet = V2_20 | V3_4;
export const ONLY_2: VersionSet = V2_0 | V2_17 | V2_20;
export const ONLY_3: VersionSet = V3_1 | V3_4;

/** The measured version that stands for `version`: the newest of its major line that is not newer, else the oldest of it. */
export function measured(version: Version): Version {
  const line = VERSIONS.filter(known => known.split('.')[0] === version.split('.')[0]);
  return line.findLast(known => compareVersions(known, version) <= 0) ?? line[0] ?? '2.17';
}

export function versionBit(version: Version): VersionSet {
  return 1 << VERSIONS.indexOf(measured(version));
}

export function versionsOf(set: VersionSet): readonly Version[] {
  return VERSIONS.filter((_, i) => set & (1 << i));
}

/** `2.17 and 2.20`, for messages. */
export function namesOf(set: VersionSet): string {
  const names = versionsOf(set);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
