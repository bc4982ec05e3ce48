import { dirname, join } from '../core/path.js';
import type { Host } from '../model/host.js';
import type { Profile } from '../profile/allocation.js';
import { boundLike } from '../profile/discovery.js';
import { NEAR, type SearchLimits, SKIPPED } from './include-graph.js';

/**
 * The files below a profile's folder that one of its bindings gives to the same allocation as `path`, of those whose name may be one of
 * theirs: files that are applied together though they lie in several folders. Empty where no binding is for `path`.
 */
export async function boundFiles(
  host: Host,
  profile: Profile,
  path: string,
  named: RegExp,
  limits: SearchLimits = NEAR,
): Promise<readonly string[]> {
  const isBound = boundLike(profile, path);
  if (!isBound) return [];
  return filesBelow(host, dirname(profile.path), (at, name) => named.test(name) && isBound(at), limits);
}

/** The files below a folder that somebody wants, the upper ones first; none where the host lists no folders. */
export async function filesBelow(
  host: Host,
  top: string,
  isWanted: (path: string, name: string) => boolean,
  limits: SearchLimits = NEAR,
): Promise<readonly string[]> {
  if (!host.list) return [];
  const found: string[] = [];
  let folders = [top];
  let listed = 0;
  for (let depth = 0; depth < limits.depth && folders.length > 0; depth++) {
    const below: string[] = [];
    for (const folder of folders) {
      if (++listed > limits.folders) return found;
      for (const { name, isFolder, isLink } of (await host.list(folder)) ?? []) {
        const at = join(folder, name);
        if (isFolder && !isLink && !SKIPPED.test(name)) below.push(at);
        else if (isWanted(at, name) && found.push(at) >= limits.files) return found;
      }
    }
    folders = below;
  }
  return found;
}
