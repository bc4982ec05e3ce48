import type { Diagnostic } from '../../../core/diagnostic.js';
import { basename } from '../../../core/path.js';
import type { Source } from '../../../core/source.js';
import { readManifest } from '../../../core/yaml/read.js';
import { helmValues } from './helm-values.js';
import { installs } from './install.js';

/** What of a file shows that it is worth looking at. */
const LOOKED_AT: readonly { readonly path?: RegExp; readonly text: RegExp; readonly check: typeof helmValues }[] = [
  { text: /^["']?controller["']?[ \t]*:/m, check: helmValues },
  { path: /^kustomization\.ya?ml$/, text: /github(?:usercontent)?\.com\/metallb\//, check: installs },
];

/** Findings on what stands around MetalLB's own objects: how it is installed, and who asks it for addresses; by text, since a file that is edited is another source. */
const known = new WeakMap<Source, readonly Diagnostic[]>();

export function checkAround(source: Source): readonly Diagnostic[] {
  const before = known.get(source);
  if (before) return before;
  const checks = LOOKED_AT.filter(
    ({ path, text }) => text.test(source.text) && (path === undefined || path.test(basename(source.path))),
  );
  const root = checks.length > 0 ? readManifest(source).root : undefined;
  const found = root ? checks.flatMap(({ check }) => check(root, source)) : [];
  known.set(source, found);
  return found;
}
