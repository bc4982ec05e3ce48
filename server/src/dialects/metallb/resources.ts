import type { MapNode } from '../../core/yaml/tree.js';
import { knownValue } from '../../model/fact.js';
import { anchored } from './anchors.js';
import { frrConfiguration } from './resources/frr-k8s.js';
import {
  bfdProfile,
  bgpAdvertisement,
  bgpPeer,
  community,
  configMap,
  ipAddressPool,
  l2Advertisement,
  namespace,
  secretResource,
  service,
} from './resources/read.js';
import type {
  BfdProfile,
  BgpAdvertisement,
  BgpPeer,
  Community,
  ConfigMap,
  FrrConfiguration,
  IpAddressPool,
  L2Advertisement,
  Namespace,
  Resource,
  SecretResource,
  Service,
} from './resources/types.js';
import type { ManifestDocument, ManifestObject, Manifests } from './tree.js';

export { Fields } from './resources/fields.js';
export * from './resources/selectors.js';
export type * from './resources/types.js';

/** The objects of files that belong together, by kind, in the order of the files and within them of the text. */
export interface Resources {
  readonly peers: readonly BgpPeer[];
  readonly pools: readonly IpAddressPool[];
  readonly bgpAdvertisements: readonly BgpAdvertisement[];
  readonly l2Advertisements: readonly L2Advertisement[];
  readonly bfdProfiles: readonly BfdProfile[];
  readonly communities: readonly Community[];
  readonly secrets: readonly SecretResource[];
  readonly frrConfigurations: readonly FrrConfiguration[];
  readonly services: readonly Service[];
  readonly namespaces: readonly Namespace[];
  readonly configMaps: readonly ConfigMap[];
}

type Reader = (object: ManifestObject, patches: readonly MapNode[]) => Resource;

/** For each kind that is read: its group, where it goes, and how it is read. */
const READERS: Readonly<Record<string, readonly [keyof Resources, Reader]>> = {
  'metallb.io BGPPeer': ['peers', bgpPeer],
  'metallb.io IPAddressPool': ['pools', ipAddressPool],
  'metallb.io AddressPool': ['pools', ipAddressPool],
  'metallb.io BGPAdvertisement': ['bgpAdvertisements', bgpAdvertisement],
  'metallb.io L2Advertisement': ['l2Advertisements', l2Advertisement],
  'metallb.io BFDProfile': ['bfdProfiles', bfdProfile],
  'metallb.io Community': ['communities', community],
  'frrk8s.metallb.io FRRConfiguration': ['frrConfigurations', frrConfiguration],
  ' Secret': ['secrets', secretResource],
  ' Service': ['services', service],
  ' Namespace': ['namespaces', namespace],
  ' ConfigMap': ['configMaps', configMap],
};

const read = new WeakMap<Manifests, Resources>();

/** The typed view of manifests; made once for each tree. */
export function resourcesOf(manifests: Manifests): Resources {
  const known = read.get(manifests);
  if (known) return known;
  const found: { readonly [K in keyof Resources]: Resource[] } = {
    peers: [],
    pools: [],
    bgpAdvertisements: [],
    l2Advertisements: [],
    bfdProfiles: [],
    communities: [],
    secrets: [],
    frrConfigurations: [],
    services: [],
    namespaces: [],
    configMaps: [],
  };
  const documents = manifests.files.flatMap(file => file.documents);
  const patches = patchesIn(documents);
  for (const document of documents) {
    for (const { object, read, kind, resource } of resourcesIn(document)) {
      const over = object.isPartial || patches.size === 0 ? undefined : patches.get(keyOf(object));
      found[kind].push(over ? read(object, over) : resource);
    }
  }
  // Each reader makes what its list holds.
  const resources = found as unknown as Resources;
  read.set(manifests, resources);
  return resources;
}

/**
 * The typed view of manifests in their anchored texts. What an edit leaves alone stays the very same, objects and lists of them:
 * `===` tells whether what was worked out of a list still holds.
 */
export function anchoredResources(manifests: Manifests): Resources {
  const known = steady.get(manifests);
  if (known) return known;
  const root = manifests.files[0]?.source.path ?? '';
  const before = latest.get(root);
  const now = resourcesOf(anchored(manifests));
  const lists = Object.entries(now).map(([kind, list]: [string, readonly Resource[]]) => {
    const last = before?.[kind as keyof Resources];
    return [kind, last && isSameList(list, last) ? last : list];
  });
  const resources = Object.fromEntries(lists) as Resources;
  steady.set(manifests, resources);
  latest.delete(root);
  latest.set(root, resources);
  for (const oldest of latest.keys()) {
    if (latest.size <= MOST_ROOTS) break;
    latest.delete(oldest);
  }
  return resources;
}

const steady = new WeakMap<Manifests, Resources>();

/** The lists of the roots that were read last. */
const latest = new Map<string, Resources>();
const MOST_ROOTS = 8;

function isSameList(list: readonly Resource[], last: readonly Resource[]): boolean {
  return list.length === last.length && list.every((one, index) => one === last[index]);
}

/** One object that is read, by itself. */
interface Single {
  readonly object: ManifestObject;
  readonly kind: keyof Resources;
  readonly read: Reader;
  readonly resource: Resource;
}

/** Documents that an edit left alone are not read again. */
const singles = new WeakMap<ManifestDocument, readonly Single[]>();

function resourcesIn(document: ManifestDocument): readonly Single[] {
  const known = singles.get(document);
  if (known) return known;
  const found = document.objects.flatMap((object): Single[] => {
    const [kind, read] = READERS[`${object.group} ${object.kind}`] ?? [];
    return kind && read ? [{ object, kind, read, resource: read(object, []) }] : [];
  });
  singles.set(document, found);
  return found;
}

/** What partial objects write, by the object that they are laid over. */
function patchesIn(documents: readonly ManifestDocument[]): ReadonlyMap<string, readonly MapNode[]> {
  const patches = new Map<string, MapNode[]>();
  for (const { objects } of documents) {
    for (const object of objects) {
      if (!object.isPartial || object.name === undefined) continue;
      patches.set(keyOf(object), [...(patches.get(keyOf(object)) ?? []), object.root]);
    }
  }
  return patches;
}

function keyOf({ group, kind, name }: ManifestObject): string {
  return `${group} ${kind} ${name}`;
}

/**
 * Whether two objects can belong to one installation of MetalLB, which reads one namespace only. One that is not written is
 * given when the file is applied.
 */
export function mayShareNamespace(a: Resource, b: Resource): boolean {
  const { namespace: one } = a;
  const { namespace: other } = b;
  return one.kind !== 'known' || other.kind !== 'known' || one.value === other.value;
}

/** The objects of a name that an object of one installation can mean by it. */
export function named<T extends Resource>(from: Resource, name: string, among: readonly T[]): readonly T[] {
  return (
    byName(among)
      .get(name)
      ?.filter(one => mayShareNamespace(from, one)) ?? []
  );
}

const indexes = new WeakMap<readonly Resource[], ReadonlyMap<string, readonly Resource[]>>();

/** Objects by those of their names that are known; worked out once for each list. */
export function byName<T extends Resource>(among: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const known = indexes.get(among);
  // The index holds nothing but what stands in the list.
  if (known) return known as ReadonlyMap<string, readonly T[]>;
  const index = new Map<string, T[]>();
  for (const one of among) {
    const name = knownValue(one.name);
    if (name === undefined) continue;
    const same = index.get(name);
    if (same) same.push(one);
    else index.set(name, [one]);
  }
  indexes.set(among, index);
  return index;
}

/** Whether an object may have a name that is not known: then a reference that finds nothing proves nothing. */
export function anyUnnamed(among: readonly Resource[]): boolean {
  return among.some(({ name }) => name.kind === 'unknown');
}
