import { compareVersions, type Version } from '../../core/version.js';
import { outlineOf } from './outline.js';
import { argumentsOf, type FrrConfig } from './tree.js';

/**
 * The measured version that stands for another one. 9.x is judged by the commands of 10.3: most of what 9 knows and 8.4 does
 * not is still there, and a command taken for unknown is the worse mistake.
 */
export function measured(version: Version): Version {
  return compareVersions(version, '9.0') < 0 ? '8.4' : '10.3';
}

/** The version that a file says it was written by (`frr version 8.4.4`), as one of those measured. */
export function versionIn(config: FrrConfig): Version | undefined {
  for (const line of outlineOf(config.items).lines('frr version')) {
    const [word] = argumentsOf(line);
    const version = /^\d+(?:\.\d+)+/.exec(word?.text ?? '')?.[0];
    if (version) return measured(version);
  }
  return undefined;
}
