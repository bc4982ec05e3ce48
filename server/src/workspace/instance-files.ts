import type { Diagnostic } from '../core/diagnostic.js';
import { dirname } from '../core/path.js';
import type { Host } from '../model/host.js';
import type { Profile } from '../profile/allocation.js';
import { instanceFiles } from '../profile/discovery.js';
import { filesBelow } from './bound-files.js';

/** The instances of a profile whose `files` match none: nothing holds them against the others. */
export async function missingInstanceFiles(host: Host, profile: Profile): Promise<readonly Diagnostic[]> {
  if (!host.list) return [];
  const found: Diagnostic[] = [];
  for (const { instances } of profile.allocations) {
    // An instance alone has nothing to be compared with.
    if (instances.length < 2) continue;
    for (const instance of instances) {
      if (instance.files.length === 0 || !instance.span) continue;
      const isOwn = instanceFiles(profile, instance);
      // One is enough.
      const [file] = await filesBelow(host, dirname(profile.path), path => isOwn(path));
      if (file !== undefined) continue;
      found.push({
        rule: 'profile/instance-files',
        severity: 'info',
        message: `No file matches the \`files\` of ${instance.name}, so nobody compares its configuration with those of the other instances. Add the file, or mend the pattern.`,
        span: instance.span,
        rejects: false,
        related: [],
        fixes: [],
      });
    }
  }
  return found;
}
