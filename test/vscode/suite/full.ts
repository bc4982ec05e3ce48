import { runInNode } from './node.js';

/** The whole suite, on the extension as it lies in the work tree. */
export function run(): Promise<void> {
  return runInNode(async () => {
    await import('./languages.js');
    await import('./extension.js');
    await import('./editing.js');
    await import('./manifests.js');
    await import('./lenses.js');
    await import('./new.js');
    await import('./profile.js');
  });
}
