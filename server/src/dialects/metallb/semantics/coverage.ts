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
interface PoolIndex {
  readonly named: ReadonlyMap<string, readonly IpAddressPool[]>;
  readonly isUnnamed: boolean;
  readonly coverages: Map<Advertisement, Coverage>;
}

interface PeerIndex {
  readonly named: ReadonlyMap<string, readonly BgpPeer[]>;
  readonly isUnnamed: boolean;
  readonly told: Map<BgpAdvertisement, readonly BgpPeer[] | undefined>;
}

const poolIndexes = new WeakMap<Scope, PoolIndex>();
const peerIndexes = new WeakMap<Scope, PeerIndex>();

/** Whoever is given what is in an index has looked at what it was made of, see `Scope.remembered`. */
function poolIndex(scope: Scope): PoolIndex {
  const { pools } = scope;
  const known = poolIndexes.get(scope);
  if (known) return known;
  const index = { named: byName(pools), isUnnamed: pools.some(isUnnamed), coverages: new Map() };
  poolIndexes.set(scope, index);
  return index;
}

function peerIndex(scope: Scope): PeerIndex {
  const { peers } = scope.resources;
  const known = peerIndexes.get(scope);
  if (known) return known;
  const index = { named: byName(peers), isUnnamed: peers.some(isUnnamed), told: new Map() };
  peerIndexes.set(scope, index);
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
  const { coverages } = poolIndex(scope);
  const known = coverages.get(advertisement);
  if (known) return known;
  const coverage = cover(advertisement, scope);
  coverages.set(advertisement, coverage);
  return coverage;
}

function cover(advertisement: Advertisement, scope: Scope): Coverage {
  const { ipAddressPools: names, ipAddressPoolSelectors: selectors } = advertisement;
  const { named, isUnnamed: hasUnnamed } = poolIndex(scope);
  const isNear = (pool: IpAddressPool) => mayShareNamespace(advertisement, pool);
  if (isEmpty(names) && isEmpty(selectors)) return { pools: scope.pools.filter(isNear), isOpen: false };
  const pools = new Set(knownItems(names).flatMap(({ value }) => (named.get(value) ?? []).filter(isNear)));
  let isOpen = !isWhole(names) || (hasUnnamed && !isEmpty(names));
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
  const { told } = peerIndex(scope);
  if (told.has(advertisement)) return told.get(advertisement);
  const found = findPeers(advertisement, scope);
  told.set(advertisement, found);
  return found;
}

function findPeers(advertisement: BgpAdvertisement, scope: Scope): readonly BgpPeer[] | undefined {
  const { peers: names } = advertisement;
  const { named, isUnnamed: hasUnnamed } = peerIndex(scope);
  const isNear = (peer: BgpPeer) => mayShareNamespace(advertisement, peer);
  if (isEmpty(names)) return scope.resources.peers.filter(isNear);
  if (!isWhole(names) || hasUnnamed) return undefined;
  const [first, ...others] = knownItems(names);
  // Most name one.
  if (first && others.length === 0) return (named.get(first.value) ?? []).filter(isNear);
  return [...new Set(knownItems(names).map(({ value }) => value))].flatMap(name =>
    (named.get(name) ?? []).filter(isNear),
  );
}
