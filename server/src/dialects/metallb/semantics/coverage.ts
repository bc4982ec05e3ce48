import { knownValue } from '../../../model/fact.js';
import {
  type BgpAdvertisement,
  type BgpPeer,
  type IpAddressPool,
  type L2Advertisement,
  mayShareNamespace,
  type Resource,
  selects,
} from '../resources.js';
import { isEmpty, isWhole, knownItems, type Scope } from './scope.js';

type Advertisement = BgpAdvertisement | L2Advertisement;

/** What an advertisement is about. */
export interface Coverage {
  /** The pools that it certainly is about, by name, by label, or all. */
  readonly pools: readonly IpAddressPool[];
  /** It may be about others, since names or labels are not known. */
  readonly isOpen: boolean;
}

/** What is looked up again and again, once for each scope: there may be hundreds of pools and as many advertisements. */
interface Index {
  readonly poolsByName: ReadonlyMap<string, readonly IpAddressPool[]>;
  readonly peersByName: ReadonlyMap<string, readonly BgpPeer[]>;
  readonly isUnnamed: { readonly pools: boolean; readonly peers: boolean };
  readonly coverages: Map<Advertisement, Coverage>;
  readonly peers: Map<BgpAdvertisement, readonly BgpPeer[] | undefined>;
}

const indexes = new WeakMap<Scope, Index>();

function indexOf(scope: Scope): Index {
  const known = indexes.get(scope);
  if (known) return known;
  const { pools } = scope;
  const { peers } = scope.resources;
  const index: Index = {
    poolsByName: byName(pools),
    peersByName: byName(peers),
    isUnnamed: { pools: pools.some(isUnnamed), peers: peers.some(isUnnamed) },
    coverages: new Map(),
    peers: new Map(),
  };
  indexes.set(scope, index);
  return index;
}

/** Objects by their names, those without a known one left out. */
export function byName<T extends Resource>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const names = new Map<string, T[]>();
  for (const one of all) {
    const name = knownValue(one.name);
    if (name === undefined) continue;
    const same = names.get(name);
    if (same) same.push(one);
    else names.set(name, [one]);
  }
  return names;
}

function isUnnamed({ name }: Resource): boolean {
  return name.kind === 'unknown';
}

/** The pools that an advertisement is about. */
export function coverageOf(advertisement: Advertisement, scope: Scope): Coverage {
  const { coverages } = indexOf(scope);
  // Which pools there are depends on the version: that is asked for each who asks for a coverage, see `Scope.remembered`.
  void scope.pools;
  const known = coverages.get(advertisement);
  if (known) return known;
  const coverage = cover(advertisement, scope);
  coverages.set(advertisement, coverage);
  return coverage;
}

function cover(advertisement: Advertisement, scope: Scope): Coverage {
  const { ipAddressPools: names, ipAddressPoolSelectors: selectors } = advertisement;
  const { poolsByName, isUnnamed: unnamed } = indexOf(scope);
  const isNear = (pool: IpAddressPool) => mayShareNamespace(advertisement, pool);
  if (isEmpty(names) && isEmpty(selectors)) return { pools: scope.pools.filter(isNear), isOpen: false };
  const pools = new Set(knownItems(names).flatMap(({ value }) => (poolsByName.get(value) ?? []).filter(isNear)));
  let isOpen = !isWhole(names) || (unnamed.pools && !isEmpty(names));
  if (!isEmpty(selectors)) {
    for (const pool of scope.pools.filter(isNear)) {
      const isSelected = selects(selectors, pool.labels);
      if (isSelected) pools.add(pool);
      isOpen ||= isSelected === undefined;
    }
  }
  return { pools: [...pools], isOpen };
}

/** For each pool the BGPAdvertisements that are certainly about it, in their order. */
export function advertisementsByPool(scope: Scope): ReadonlyMap<IpAddressPool, readonly BgpAdvertisement[]> {
  const found = new Map<IpAddressPool, BgpAdvertisement[]>();
  for (const advertisement of scope.resources.bgpAdvertisements) {
    for (const pool of coverageOf(advertisement, scope).pools) {
      const others = found.get(pool);
      if (others) others.push(advertisement);
      else found.set(pool, [advertisement]);
    }
  }
  return found;
}

/** The peers that an advertisement is for; undefined where nobody can say. */
export function peersOf(advertisement: BgpAdvertisement, scope: Scope): readonly BgpPeer[] | undefined {
  const { peers } = indexOf(scope);
  if (peers.has(advertisement)) return peers.get(advertisement);
  const found = findPeers(advertisement, scope);
  peers.set(advertisement, found);
  return found;
}

function findPeers(advertisement: BgpAdvertisement, scope: Scope): readonly BgpPeer[] | undefined {
  const { peers: names } = advertisement;
  const { peersByName, isUnnamed: unnamed } = indexOf(scope);
  const isNear = (peer: BgpPeer) => mayShareNamespace(advertisement, peer);
  if (isEmpty(names)) return scope.resources.peers.filter(isNear);
  if (!isWhole(names) || unnamed.peers) return undefined;
  return [...new Set(knownItems(names).map(({ value }) => value))].flatMap(name =>
    (peersByName.get(name) ?? []).filter(isNear),
  );
}
