import type { Span } from '../../../core/span.js';
import { type Fact, knownValue } from '../../../model/fact.js';
import type { Policy, PolicyTerm } from '../../../model/policy.js';
import { addressBits, type Family } from '../../../net/address.js';
import type { Prefix } from '../../../net/prefix.js';
import { PrefixSet } from '../../../net/prefix-set.js';
import { maySelectSame, type Selectors, selectorsKey, selects, selectsAll } from '../resources/selectors.js';
import type { Announcement, BgpAdvertisement, BgpPeer, IpAddressPool, Resource } from '../resources/types.js';
import type { Resources } from '../resources.js';
import { parseAddresses } from '../values/addresses.js';

/** Whether something holds; `open`: a part of it is not known, so nobody may judge what depends on it. */
export type Holds = 'yes' | 'maybe' | 'no' | 'open';

/** A pool that is announced to a peer in one way. */
export interface Announced {
  readonly pool: IpAddressPool;
  readonly how: Announcement;
  /** The advertisement that says so; a pool of the kind AddressPool announces itself. */
  readonly advertisement: BgpAdvertisement | undefined;
  readonly holds: Exclude<Holds, 'no'>;
}

/** Which pools go to which peers, and as which prefixes. */
export class Announcements {
  readonly #resources: Resources;
  readonly #pools = new Map<BgpAdvertisement, readonly Choice[]>();

  constructor(resources: Resources) {
    this.#resources = resources;
  }

  /** Whether anything is said about announcements: a file of peers alone leaves it to others. */
  get isSaid(): boolean {
    const { bgpAdvertisements, pools } = this.#resources;
    return pools.length > 0 || bgpAdvertisements.length > 0;
  }

  /** What could announce something to a peer that is told of nothing. */
  nearest(peer: BgpPeer): Span | undefined {
    const near = <T extends Resource>(all: readonly T[]) => all.find(one => sharesNamespace(one, peer))?.header;
    return near(this.#resources.bgpAdvertisements) ?? near(this.#resources.pools);
  }

  /** The advertisements that the peer takes part in. */
  advertisementsFor(peer: BgpPeer): readonly { readonly advertisement: BgpAdvertisement; readonly holds: Holds }[] {
    return this.#resources.bgpAdvertisements
      .filter(advertisement => sharesNamespace(advertisement, peer))
      .map(advertisement => ({
        advertisement,
        holds: all(
          names(advertisement.peers, peer.name),
          mayMeet(advertisement.nodeSelectors, peer.nodeSelectors),
          // Of a Service only its cluster knows the labels.
          selectsAll(advertisement.serviceSelectors)
            ? 'yes'
            : advertisement.serviceSelectors.kind === 'unknown'
              ? 'open'
              : 'maybe',
        ),
      }))
      .filter(({ holds }) => holds !== 'no');
  }

  /** The pools that an advertisement is about, as far as they belong to the peer's installation, too. */
  poolsOf(advertisement: BgpAdvertisement, peer: BgpPeer): readonly Choice[] {
    return this.#choices(advertisement).filter(({ pool }) => sharesNamespace(pool, peer));
  }

  #choices(advertisement: BgpAdvertisement): readonly Choice[] {
    const known = this.#pools.get(advertisement);
    if (known) return known;
    const choices = this.#resources.pools
      .filter(pool => pool.kind === 'IPAddressPool' && sharesNamespace(advertisement, pool))
      .map(pool => ({ pool, holds: isChosen(advertisement, pool) }))
      .filter((choice): choice is Choice => choice.holds !== 'no');
    this.#pools.set(advertisement, choices);
    return choices;
  }

  /** Everything that is announced to a peer. */
  to(peer: BgpPeer): readonly Announced[] {
    const advertised = this.advertisementsFor(peer).flatMap(({ advertisement, holds }) =>
      this.poolsOf(advertisement, peer).map(({ pool, holds: chosen }) => ({
        pool,
        how: advertisement,
        advertisement,
        holds: all(holds, chosen) as Announced['holds'],
      })),
    );
    return [...advertised, ...this.#byThemselves(peer)];
  }

  /** Names of pools that advertisements mean and that nobody wrote. */
  hasDangling(peer: BgpPeer): boolean {
    return this.advertisementsFor(peer).some(({ advertisement: { ipAddressPools } }) => {
      const wanted = (knownValue(ipAddressPools) ?? []).map(knownValue);
      return wanted.some(name => !this.#resources.pools.some(pool => knownValue(pool.name) === name));
    });
  }

  #byThemselves(peer: BgpPeer): readonly Announced[] {
    const pools = this.#resources.pools.filter(pool => pool.kind === 'AddressPool' && sharesNamespace(pool, peer));
    return pools.flatMap((pool): Announced[] => {
      if (knownValue(pool.protocol) === 'layer2') return [];
      const holds = pool.protocol.kind === 'unknown' || pool.bgpAdvertisements.kind === 'unknown' ? 'open' : 'yes';
      const ways = knownValue(pool.bgpAdvertisements) ?? [];
      const plain: Announcement = {
        span: pool.header,
        aggregationLength: { kind: 'absent' },
        aggregationLengthV6: { kind: 'absent' },
        localPref: { kind: 'absent' },
        communities: { kind: 'absent' },
      };
      return (ways.length > 0 ? ways : [plain]).map(how => ({ pool, how, advertisement: undefined, holds }));
    });
  }
}

interface Choice {
  readonly pool: IpAddressPool;
  readonly holds: Exclude<Holds, 'no'>;
}

/** By name, by label; by neither: all. */
function isChosen({ ipAddressPools, ipAddressPoolSelectors }: BgpAdvertisement, pool: IpAddressPool): Holds {
  const named = (knownValue(ipAddressPools) ?? []).length > 0 || ipAddressPools.kind === 'unknown';
  const selected = (knownValue(ipAddressPoolSelectors) ?? []).length > 0 || ipAddressPoolSelectors.kind === 'unknown';
  if (!named && !selected) return 'yes';
  const byLabel = selected ? selects(ipAddressPoolSelectors, pool.labels) : false;
  return any(named ? names(ipAddressPools, pool.name) : 'no', byLabel === undefined ? 'open' : byLabel ? 'yes' : 'no');
}

/** Whether a list of names contains one; an empty or absent list means everybody. */
function names(list: Fact<readonly Fact<string>[]>, name: Fact<string>): Holds {
  if (list.kind === 'unknown') return 'open';
  const items = knownValue(list) ?? [];
  if (items.length === 0) return 'yes';
  const wanted = knownValue(name);
  if (wanted === undefined) return 'open';
  if (items.some(item => knownValue(item) === wanted)) return 'yes';
  return items.some(item => item.kind === 'unknown') ? 'open' : 'no';
}

function mayMeet(a: Selectors, b: Selectors): Holds {
  if (selectsAll(a)) return 'yes';
  if (a.kind === 'unknown') return 'open';
  if (!maySelectSame(a, b)) return 'no';
  const [left, right] = [selectorsKey(a), selectorsKey(b)];
  return left !== undefined && left === right ? 'yes' : 'maybe';
}

const RANK: readonly Holds[] = ['no', 'open', 'maybe', 'yes'];

function all(...parts: readonly Holds[]): Holds {
  return RANK.find(rank => parts.includes(rank)) ?? 'yes';
}

function any(...parts: readonly Holds[]): Holds {
  return RANK.findLast(rank => parts.includes(rank)) ?? 'no';
}

function sharesNamespace(a: Resource, b: Resource): boolean {
  const [one, other] = [knownValue(a.namespace), knownValue(b.namespace)];
  return one === undefined || other === undefined || one === other;
}

/** The prefixes of one family that an entry of a pool is announced as, and where that is decided. */
export interface EntryPrefixes {
  /** Which item of the pool's addresses it is. */
  readonly index: number;
  readonly at: Span;
  readonly prefixes: readonly Prefix[];
  readonly length: number;
  readonly set: PrefixSet;
}

/** What becomes of a pool's addresses; undefined where a part of it is not known. */
export function entriesOf({ pool, how }: Announced, family: Family): readonly EntryPrefixes[] | undefined {
  const { addresses } = pool;
  if (addresses.kind !== 'known') return addresses.kind === 'absent' ? [] : undefined;
  const bits = addressBits(family);
  const fact = family === 'ipv4' ? how.aggregationLength : how.aggregationLengthV6;
  if (fact.kind === 'unknown') return undefined;
  const length = knownValue(fact) ?? bits;
  if (length < 0 || length > bits) return undefined;
  const entries: EntryPrefixes[] = [];
  for (const [index, item] of addresses.value.entries()) {
    if (item.kind !== 'known' || !item.valueAt) return undefined;
    const parsed = parseAddresses(item.value);
    if (parsed.kind === 'problem') return undefined;
    if (parsed.family !== family) continue;
    const { prefixes } = parsed;
    // An aggregate is wider than what the pool holds because of its length, not of the pool.
    const isWider = prefixes.some(prefix => prefix.length > length) && fact.kind === 'known';
    const set = PrefixSet.unionAll(
      family,
      prefixes.map(prefix => PrefixSet.pattern(prefix, length, length)),
    );
    entries.push({ index, at: isWider ? (fact.valueAt ?? item.valueAt) : item.valueAt, prefixes, length, set });
  }
  return entries;
}

/**
 * What the pools let out. As for every policy, that says nothing of which routes there are: a pool lets out the addresses that
 * Services get from it, and a Service that gets one is announced for certain unless nodes or Services are selected.
 */
export class PoolPolicy implements Policy {
  readonly form = 'list';
  readonly at: Span;
  readonly family: Family;
  readonly compares: readonly Family[] = [];
  readonly #announced: readonly Announced[];
  readonly #isOpen: boolean;
  #terms: readonly PolicyTerm[] | undefined;
  #damaged = false;

  /** @param isOpen whether more may be announced than these pools. */
  constructor(announced: readonly Announced[], family: Family, at: Span, isOpen: boolean) {
    this.#announced = announced;
    this.family = family;
    this.at = at;
    this.#isOpen = isOpen;
  }

  get terms(): readonly PolicyTerm[] {
    if (this.#terms) return this.#terms;
    const none = PrefixSet.empty(this.family);
    const terms: PolicyTerm[] = [];
    for (const announced of this.#announced) {
      const entries = announced.holds === 'open' ? undefined : entriesOf(announced, this.family);
      if (!entries) this.#damaged = true;
      for (const { at, set } of entries ?? [])
        terms.push({ at, may: set, must: announced.holds === 'yes' ? set : none });
    }
    this.#terms = terms;
    return terms;
  }

  get may(): PrefixSet {
    return PrefixSet.unionAll(
      this.family,
      this.terms.map(({ may }) => may),
    );
  }

  get must(): PrefixSet {
    return PrefixSet.unionAll(
      this.family,
      this.terms.map(({ must }) => must),
    );
  }

  get damaged(): boolean {
    return this.terms.length >= 0 && (this.#damaged || this.#isOpen);
  }
}
