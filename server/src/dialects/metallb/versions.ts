import { compareVersions, type Version } from '../../core/version.js';

/** The minor releases of MetalLB that are judged, each as its newest patch release. */
export const RELEASES: Readonly<Record<string, string>> = {
  '0.13': '0.13.12',
  '0.14': '0.14.9',
  '0.15': '0.15.3',
  '0.16': '0.16.1',
};

/** The release of frr-k8s that comes with each. 0.13 brings none: who has one beside it installed that by itself. */
export const FRR_K8S_RELEASES: Readonly<Record<string, string>> = {
  '0.13': '0.0.16',
  '0.14': '0.0.16',
  '0.15': '0.0.21',
  '0.16': '0.0.25',
};

export const VERSIONS: readonly Version[] = Object.keys(RELEASES);

/**
 * What is judged first when nobody names a version. 0.16 is what a new installation gets, and the only one whose CRDs work on
 * Kubernetes 1.36 and newer; a file that older versions refuse gets a hint that says so.
 */
export const DEFAULT_VERSION: Version = '0.16';

/** The version that stands for another one: older and newer ones are judged as the nearest. */
export function measured(version: Version): Version {
  const upTo = VERSIONS.filter(known => compareVersions(known, version) <= 0);
  return upTo.at(-1) ?? (VERSIONS[0] as Version);
}
