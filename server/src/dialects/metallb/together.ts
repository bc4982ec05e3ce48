import { basename, dirname, join } from '../../core/path.js';
import type { Source } from '../../core/source.js';
import { readManifest } from '../../core/yaml/read.js';
import { type Node, valueAt } from '../../core/yaml/tree.js';
import type { IncludeResolver, Snapshot, SourceRequest } from '../../model/host.js';
import { installsNative } from './around/install.js';
import { isOurs } from './groups.js';
import { readManifestFile } from './manifest.js';
import type { ManifestFile } from './tree.js';

/** Files that are applied together, as far as the snapshot shows them. */
export interface Together {
  /** Beside the root, by path: those that say something of MetalLB. */
  readonly others: readonly ManifestFile[];
  readonly isPatch: boolean;
  /** Nothing says that they are applied together: they are in one folder, where many keep alternatives. */
  readonly isLoose: boolean;
  /** The kustomization installs MetalLB in native mode. */
  readonly isNative: boolean;
  readonly unresolved: readonly SourceRequest[];
}

const KUSTOMIZATION = /^kustomization\.ya?ml$/;
const MANIFESTS = ['*.yaml', '*.yml', '*.json'];

/** How many folders deep kustomizations are followed, and how many files are read in all. */
const MAX_DEPTH = 8;
const MAX_FILES = 5000;

/** Kinds of other groups without which what MetalLB does is not known. */
const NEEDED: ReadonlySet<string> = new Set(['Secret', 'Service', 'Namespace']);

/**
 * The files that belong with a root: what its folder's kustomization lists, where there is one and it lists the root; without
 * one, the manifests of its folder.
 * @param bound files that the profile binds to the same allocation.
 */
export function filesTogether(
  root: string,
  snapshot: Snapshot & IncludeResolver,
  bound: readonly string[] = [],
): Together {
  const search = new Search(snapshot);
  const folder = dirname(root);
  const around = search.manifestsOf(folder);
  const kustomization = around.find(path => KUSTOMIZATION.test(basename(path)));
  if (kustomization !== undefined && kustomization !== root) search.follow(kustomization, 0);
  const isListed = search.listed.has(root);
  const paths = isListed ? [...search.listed.keys()] : kustomization === undefined ? around : [];
  const others: ManifestFile[] = [];
  for (const path of [...new Set([...paths, ...bound])].slice(0, MAX_FILES).toSorted((a, b) => (a < b ? -1 : 1))) {
    const source = path === root ? undefined : search.source(path);
    if (!source) continue;
    const file = readManifestFile(source, { isPatch: search.listed.get(path) === 'patch' });
    if (file.documents.some(({ objects }) => objects.some(({ group, kind }) => isOurs(group) || NEEDED.has(kind))))
      others.push(file);
  }
  // A folder of manifests none of which is MetalLB's has nothing to say of the root.
  return {
    others,
    isPatch: search.listed.get(root) === 'patch',
    isLoose: !isListed && bound.length === 0,
    isNative: search.isNative,
    unresolved: search.unresolved,
  };
}

/** Follows kustomizations through a snapshot. */
class Search {
  readonly unresolved: SourceRequest[] = [];
  /** What kustomizations list, and as what. */
  readonly listed = new Map<string, 'resource' | 'patch'>();
  isNative = false;
  readonly #snapshot: Snapshot & IncludeResolver;
  readonly #followed = new Set<string>();

  constructor(snapshot: Snapshot & IncludeResolver) {
    this.#snapshot = snapshot;
  }

  /** The files of a folder that may be manifests, kustomizations among them. */
  manifestsOf(folder: string): readonly string[] {
    return MANIFESTS.flatMap(name => {
      const pattern = join(folder, name);
      const found = this.#snapshot.glob(pattern);
      if (found === undefined) this.unresolved.push({ kind: 'glob', path: pattern });
      return typeof found === 'object' ? found : [];
    });
  }

  source(path: string): Source | undefined {
    const found = this.#snapshot.read(path);
    if (found === undefined) this.unresolved.push({ kind: 'read', path });
    return found?.kind === 'source' ? found.source : undefined;
  }

  follow(kustomization: string, depth: number): void {
    if (depth > MAX_DEPTH || this.#followed.has(kustomization)) return;
    this.#followed.add(kustomization);
    const source = this.source(kustomization);
    const root = source && readManifest(source).root;
    if (!root) return;
    this.isNative ||= installsNative(root);
    const folder = dirname(kustomization);
    for (const written of [...textsAt(root, 'resources'), ...textsAt(root, 'components'), ...textsAt(root, 'bases')]) {
      // What has a scheme or a query is fetched from elsewhere.
      if (/:\/\/|\?|^git@|^github\.com\//.test(written)) continue;
      const path = join(folder, written.replace(/\/$/, ''));
      if (/\.(?:ya?ml|json)$/.test(written)) this.listed.set(path, 'resource');
      else this.#followFolder(path, depth + 1);
    }
    for (const key of ['patches', 'patchesStrategicMerge', 'patchesJson6902']) {
      for (const written of textsAt(root, key)) {
        if (/^[^\n]+\.(?:ya?ml|json)$/.test(written)) this.listed.set(join(folder, written), 'patch');
      }
    }
  }

  #followFolder(folder: string, depth: number): void {
    const found = this.manifestsOf(folder).find(path => KUSTOMIZATION.test(basename(path)));
    if (found !== undefined) this.follow(found, depth);
  }
}

/** The texts of a list, or the `path` of each of its items. */
function textsAt(root: Node, key: string): readonly string[] {
  const list = root.kind === 'map' ? valueAt(root, key) : undefined;
  if (list?.kind !== 'list') return [];
  return list.items.flatMap(item => {
    const text = item.kind === 'map' ? valueAt(item, 'path') : item;
    return text?.kind === 'scalar' && typeof text.value === 'string' ? [text.value] : [];
  });
}
