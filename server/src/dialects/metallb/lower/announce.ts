import type { Span } from '../../../core/span.js';
import { type Fact, knownValue } from '../../../model/fact.js';
import type { Policy, PolicyPart, PolicyTerm, RouteChange } from '../../../model/policy.js';
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

/** What is announced, by the lists that it is worked out of: an edit elsewhere leaves them alone. */
const known = new WeakMap<readonly IpAddressPool[], WeakMap<readonly BgpAdvertisement[], Announcements>>();

/** What the pools and advertisements of an installation announce. */
export function announcementsOf({ pools, bgpAdvertisements }: Resources): Announcements {
  const of = known.get(pools) ?? new WeakMap<readonly BgpAdvertisement[], Announcements>();
  known.set(pools, of);
  const announcements = of.get(bgpAdvertisements) ?? new Announcements({ pools, bgpAdvertisements });
  of.set(bgpAdvertisements, announcements);
  return announcements;
}

/** What a peer was told last: where that is still so, it is the very same list, and what was worked out of it holds. */
const toldLast = new WeakMap<BgpPeer, readonly Announced[]>();

/** Which pools go to which peers, and as which prefixes. */
export class Announcements {
  readonly #resources: Pick<Resources, 'pools' | 'bgpAdvertisements'>;
  readonly #pools = new Map<BgpAdvertisement, readonly Choice[]>();
  readonly #byPeer = new WeakMap<BgpPeer, readonly Announced[]>();
  readonly #byContent = new Map<string, readonly Announced[]>();
  readonly #numbers = new Map<BgpAdvertisement, number>();
  readonly #partIn = new WeakMap<BgpPeer, readonly PartIn[]>();
  readonly #dangling = new Map<BgpAdvertisement, boolean>();
  readonly #contested = new Map<IpAddressPool, boolean>();
  #poolNames: ReadonlySet<string | undefined> | undefined;
  #isContestable: boolean | undefined;
  #oldPools: readonly IpAddressPool[] | undefined;
  #byPeerName: ByName<BgpAdvertisement> | undefined;
  #byPoolName: ByName<IpAddressPool> | undefined;

  constructor(resources: Pick<Resources, 'pools' | 'bgpAdvertisements'>) {
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
  advertisementsFor(peer: BgpPeer): readonly PartIn[] {
    const known = this.#partIn.get(peer) ?? this.#partsOf(peer);
    this.#partIn.set(peer, known);
    return known;
  }

  #partsOf(peer: BgpPeer): readonly PartIn[] {
    const { bgpAdvertisements } = this.#resources;
    this.#byPeerName ??= new ByName(bgpAdvertisements, ({ peers }) => namesOf(peers));
    const name = knownValue(peer.name);
    return (name === undefined ? bgpAdvertisements : this.#byPeerName.of([name]))
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
    const { pools } = this.#resources;
    this.#byPoolName ??= new ByName(pools, ({ name }) => (name.kind === 'known' ? [name.value] : undefined));
    const { ipAddressPools, ipAddressPoolSelectors } = advertisement;
    const names = ipAddressPoolSelectors.kind === 'absent' ? namesOf(ipAddressPools) : undefined;
    const choices = (names ? this.#byPoolName.of(names) : pools)
      .filter(pool => pool.kind === 'IPAddressPool' && sharesNamespace(advertisement, pool))
      .map(pool => ({ pool, holds: isChosen(advertisement, pool) }))
      .filter((choice): choice is Choice => choice.holds !== 'no');
    this.#pools.set(advertisement, choices);
    return choices;
  }

  /** Everything that is announced to a peer; the same list for peers that are told the same. */
  to(peer: BgpPeer): readonly Announced[] {
    const known = this.#byPeer.get(peer);
    if (known) return known;
    const parts = this.advertisementsFor(peer).map(
      ({ advertisement, holds }) => `${this.#number(advertisement)} ${holds}`,
    );
    const key = `${knownValue(peer.namespace) ?? ''}\n${parts.join('\n')}`;
    const announced = this.#byContent.get(key) ?? asBefore(this.#announcedTo(peer), toldLast.get(peer));
    this.#byContent.set(key, announced);
    this.#byPeer.set(peer, announced);
    toldLast.set(peer, announced);
    return announced;
  }

  /** All that a session of a peer is told of what is announced. */
  about(peer: BgpPeer): readonly unknown[] {
    return [this.isSaid, this.to(peer), this.hasDangling(peer), this.nearest(peer)];
  }

  #number(advertisement: BgpAdvertisement): number {
    const number = this.#numbers.get(advertisement) ?? this.#numbers.size;
    this.#numbers.set(advertisement, number);
    return number;
  }

  #announcedTo(peer: BgpPeer): readonly Announced[] {
    const advertised = this.advertisementsFor(peer).flatMap(({ advertisement, holds }) =>
      this.poolsOf(advertisement, peer).map(({ pool, holds: chosen }) => ({
        pool,
        how: advertisement,
        advertisement,
        holds: all(holds, chosen, this.#isContested(pool) ? 'maybe' : 'yes') as Announced['holds'],
      })),
    );
    return [...advertised, ...this.#byThemselves(peer)];
  }

  /**
   * Whether two advertisements of a pool have different local preferences, and one of them is for some Services: a Service that both
   * are for is announced by none at all, to no peer (checkBGPAdvConflicts in speaker/bgp_controller.go of 0.16). Where neither is,
   * MetalLB refuses them.
   */
  #isContested(pool: IpAddressPool): boolean {
    const { bgpAdvertisements } = this.#resources;
    // Services are seldom selected: without that, nobody has to look at pairs.
    this.#isContestable ??= bgpAdvertisements.some(isForSome);
    if (!this.#isContestable) return false;
    const known = this.#contested.get(pool);
    if (known !== undefined) return known;
    const covering = bgpAdvertisements.filter(one => sharesNamespace(one, pool) && isChosen(one, pool) !== 'no');
    const isContested = covering.some((one, index) =>
      covering.slice(index + 1).some(other => mayContradict(one, other)),
    );
    this.#contested.set(pool, isContested);
    return isContested;
  }

  /** Names of pools that advertisements mean and that nobody wrote. */
  hasDangling(peer: BgpPeer): boolean {
    return this.advertisementsFor(peer).some(({ advertisement }) => this.#isDangling(advertisement));
  }

  #isDangling(advertisement: BgpAdvertisement): boolean {
    const known = this.#dangling.get(advertisement);
    if (known !== undefined) return known;
    this.#poolNames ??= new Set(this.#resources.pools.map(({ name }) => knownValue(name)));
    const wanted = knownValue(advertisement.ipAddressPools) ?? [];
    const isDangling = wanted.some(name => !this.#poolNames?.has(knownValue(name)));
    this.#dangling.set(advertisement, isDangling);
    return isDangling;
  }

  #byThemselves(peer: BgpPeer): readonly Announced[] {
    this.#oldPools ??= this.#resources.pools.filter(({ kind }) => kind === 'AddressPool');
    const pools = this.#oldPools.filter(pool => sharesNamespace(pool, peer));
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

function isForSome({ serviceSelectors }: BgpAdvertisement): boolean {
  return !selectsAll(serviceSelectors);
}

/** Whether two advertisements may have different local preferences for one route of a Service that both may be for. */
function mayContradict(a: BgpAdvertisement, b: BgpAdvertisement): boolean {
  if (!isForSome(a) && !isForSome(b)) return false;
  const differ = (one: Fact<number>, other: Fact<number>, otherwise: number, unsure: boolean) =>
    one.kind === 'unknown' || other.kind === 'unknown'
      ? unsure
      : (knownValue(one) ?? otherwise) !== (knownValue(other) ?? otherwise);
  if (!differ(a.localPref, b.localPref, 0, true)) return false;
  const isOtherRoute =
    differ(a.aggregationLength, b.aggregationLength, 32, false) &&
    differ(a.aggregationLengthV6, b.aggregationLengthV6, 128, false);
  if (isOtherRoute || !maySelectSame(a.nodeSelectors, b.nodeSelectors)) return false;
  const [mine, theirs] = [namesOf(a.peers), namesOf(b.peers)];
  return !mine || !theirs || mine.some(name => theirs.includes(name));
}

function asBefore(announced: readonly Announced[], before: readonly Announced[] = []): readonly Announced[] {
  const isSame = ({ pool, how, advertisement, holds }: Announced, index: number) => {
    const last = before[index];
    return last?.pool === pool && last.how === how && last.advertisement === advertisement && last.holds === holds;
  };
  return announced.length === before.length && announced.every(isSame) ? before : announced;
}

interface PartIn {
  readonly advertisement: BgpAdvertisement;
  readonly holds: Holds;
}

interface Choice {
  readonly pool: IpAddressPool;
  readonly holds: Exclude<Holds, 'no'>;
}

/** The names in a list that says exactly which are meant; undefined where others may be, or all are. */
function namesOf(list: Fact<readonly Fact<string>[]>): readonly string[] | undefined {
  const names = (knownValue(list) ?? []).map(knownValue);
  return list.kind !== 'known' || names.length === 0 || names.includes(undefined) ? undefined : (names as string[]);
}

/** Things by names, so that not each of them has to be looked at for each name; in their order. */
class ByName<T> {
  readonly #all: readonly T[];
  readonly #named = new Map<string, number[]>();
  /** What may be meant by any name. */
  readonly #open: number[] = [];

  constructor(all: readonly T[], namesOf: (one: T) => readonly string[] | undefined) {
    this.#all = all;
    for (const [index, one] of all.entries()) {
      const names = namesOf(one);
      if (!names) this.#open.push(index);
      for (const name of names ?? []) {
        const same = this.#named.get(name);
        if (same) same.push(index);
        else this.#named.set(name, [index]);
      }
    }
  }

  /** What has one of some names, or may have. */
  of(names: readonly string[]): readonly T[] {
    const found = new Set([...names.flatMap(name => this.#named.get(name) ?? []), ...this.#open]);
    return [...found].sort((a, b) => a - b).map(index => this.#all[index] as T);
  }
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
  const bits = addressBits(family);
  const fact = family === 'ipv4' ? how.aggregationLength : how.aggregationLengthV6;
  if (fact.kind === 'unknown') return undefined;
  const length = knownValue(fact) ?? bits;
  if (length < 0 || length > bits) return undefined;
  const entries = entriesAt(pool, family, length);
  if (fact.kind !== 'known' || !fact.valueAt) return entries;
  const { valueAt } = fact;
  // An aggregate is wider than what the pool holds because of its length, not of the pool.
  return entries?.map(entry =>
    entry.prefixes.some(prefix => prefix.length > length) ? { ...entry, at: valueAt } : entry,
  );
}

/** Pools are announced to many peers in the same way. */
const entriesRead = new WeakMap<
  IpAddressPool,
  Map<string, { readonly entries: readonly EntryPrefixes[] | undefined }>
>();

function entriesAt(pool: IpAddressPool, family: Family, length: number): readonly EntryPrefixes[] | undefined {
  const lengths = entriesRead.get(pool) ?? new Map();
  entriesRead.set(pool, lengths);
  const key = `${family} ${length}`;
  const known = lengths.get(key);
  if (known) return known.entries;
  const entries = readEntries(pool, family, length);
  lengths.set(key, { entries });
  return entries;
}

function readEntries(
  { addresses }: IpAddressPool,
  family: Family,
  length: number,
): readonly EntryPrefixes[] | undefined {
  if (addresses.kind !== 'known') return addresses.kind === 'absent' ? [] : undefined;
  const entries: EntryPrefixes[] = [];
  for (const [index, item] of addresses.value.entries()) {
    if (item.kind !== 'known' || !item.valueAt) return undefined;
    const parsed = parseAddresses(item.value);
    if (parsed.kind === 'problem') return undefined;
    if (parsed.family !== family) continue;
    const { prefixes } = parsed;
    const set = PrefixSet.unionAll(
      family,
      prefixes.map(prefix => PrefixSet.pattern(prefix, length, length)),
    );
    entries.push({ index, at: item.valueAt, prefixes, length, set });
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
  readonly compares: readonly Family[] = [];
  readonly #announced: readonly Announced[];
  readonly #family: Family;
  readonly #isOpen: boolean;

  /** @param isOpen whether more may be announced than these pools. */
  constructor(announced: readonly Announced[], family: Family, at: Span, isOpen: boolean) {
    this.#announced = announced;
    this.#family = family;
    this.at = at;
    this.#isOpen = isOpen;
  }

  get terms(): readonly PolicyTerm[] {
    return this.#outcome.terms;
  }

  /** Each pool and each advertisement lets out what it is about. */
  get parts(): readonly PolicyPart[] {
    const parts = new Map<Resource, Announced[]>();
    for (const one of this.#announced) {
      // Of a pool without addresses of the family there is nothing to say.
      if (entriesOf(one, this.#family)?.length === 0) continue;
      for (const resource of [one.pool, one.advertisement]) {
        if (!resource) continue;
        const others = parts.get(resource);
        if (others) others.push(one);
        else parts.set(resource, [one]);
      }
    }
    return [...parts].map(([{ header }, announced]) => ({
      header,
      role: 'share',
      accepts: () => outcomeOf(announced, this.#family),
    }));
  }

  get may(): PrefixSet {
    return this.#outcome.may;
  }

  get must(): PrefixSet {
    return this.#outcome.must;
  }

  get changes(): readonly RouteChange[] {
    return [...new Set(this.#announced.map(({ how }) => how))].flatMap(({ communities }) =>
      (knownValue(communities) ?? []).flatMap((name): RouteChange[] =>
        name.kind === 'known' ? [{ kind: 'community', value: name.value, at: name.valueAt ?? name.at ?? this.at }] : [],
      ),
    );
  }

  get damaged(): boolean {
    return this.#isOpen || this.#announced.some(({ holds }) => holds === 'open') || this.#outcome.damaged;
  }

  /** What is announced alike to several peers is worked out once, when somebody asks. */
  get #outcome(): Outcome {
    const families = outcomes.get(this.#announced) ?? new Map<Family, Outcome>();
    outcomes.set(this.#announced, families);
    const outcome = families.get(this.#family) ?? outcomeOf(this.#announced, this.#family);
    families.set(this.#family, outcome);
    return outcome;
  }
}

type Outcome = Pick<Policy, 'terms' | 'may' | 'must' | 'damaged'>;

const outcomes = new WeakMap<readonly Announced[], Map<Family, Outcome>>();

function outcomeOf(announced: readonly Announced[], family: Family): Outcome {
  const none = PrefixSet.empty(family);
  const terms: PolicyTerm[] = [];
  let damaged = false;
  for (const one of announced) {
    const entries = one.holds === 'open' ? undefined : entriesOf(one, family);
    if (!entries) damaged = true;
    for (const { at, set } of entries ?? []) terms.push({ at, may: set, must: one.holds === 'yes' ? set : none });
  }
  const union = (pick: (term: PolicyTerm) => PrefixSet) => PrefixSet.unionAll(family, terms.map(pick));
  return { terms, may: union(({ may }) => may), must: union(({ must }) => must), damaged };
}
