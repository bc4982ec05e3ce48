import type { Span } from '../../core/span.js';
import type { Unit } from '../../model/dialect.js';
import { ABSENT, byDefault, explicit, type Fact, knownValue, unknown } from '../../model/fact.js';
import type { Policy } from '../../model/policy.js';
import type { AddressFamily, Session } from '../../model/session.js';
import type { RouteSource, Speaker } from '../../model/speaker.js';
import { type Address, type Family, parseAddress } from '../../net/address.js';
import { PrefixSet } from '../../net/prefix-set.js';
import { anchored, Places } from './anchors.js';
import { isOurs } from './groups.js';
import { KINDS } from './kinds/index.js';
import { type Announcements, announcementsOf, PoolPolicy } from './lower/announce.js';
import { exported, imported, nothing, policy } from './lower/frr-policy.js';
import { nodeGroups } from './lower/groups.js';
import { type Neighbor, neighborOfPeer, neighborsOfConfiguration } from './lower/neighbor.js';
import { placedSpeaker } from './lower/placed.js';
import { extrasFor, isRaw, rawDoubt, rawExport } from './lower/raw.js';
import { type CarriedFamily, lookedUp, lowerSession, type SessionParts } from './lower/session.js';
import { selectorsKey } from './resources/selectors.js';
import type { BgpPeer, FrrConfiguration } from './resources/types.js';
import { anchoredResources, type Resources, resourcesOf } from './resources.js';
import type { ManifestObject, Manifests } from './tree.js';

/** What edits need to know about a speaker beyond the model. */
export interface SpeakerParts {
  readonly unit: Unit<Manifests>;
  readonly resources: Resources;
  readonly announcements: Announcements;
}

const speakers = new WeakMap<Speaker, SpeakerParts>();
const sessions = new WeakMap<Session, readonly [Neighbor, ...Neighbor[]]>();

/** What a speaker or session was made from, in the texts as they are: for those lowered from the anchored texts. */
const speakersAsWritten = new WeakMap<Speaker, () => Speaker | undefined>();
const sessionsAsWritten = new WeakMap<Session, () => Session | undefined>();

/** What a lowered speaker was made from. */
export function speakerParts(speaker: Speaker): SpeakerParts | undefined {
  const written = speakersAsWritten.has(speaker) ? speakersAsWritten.get(speaker)?.() : speaker;
  return written && speakers.get(written);
}

/** The neighbours that a lowered session was made from: several where several objects speak of one. */
export function sessionNeighbors(session: Session): readonly [Neighbor, ...Neighbor[]] | undefined {
  const written = sessionsAsWritten.has(session) ? sessionsAsWritten.get(session)?.() : session;
  return written && sessions.get(written);
}

/**
 * A speaker for each set of nodes that may run the same sessions, for each VRF, and for each namespace where several are named.
 *
 * Policies say what the pools let out, whatever Services there are: `may` is every aggregate that an address of an announced pool
 * can have, and `must` the same unless the advertisement selects nodes or Services, since a Service that gets an address there is
 * announced for certain. That nothing is announced before a Service has an address is no matter of the policy: Services are the
 * source of routes. L2Advertisements play no part.
 *
 * Sessions are made of what stands in the anchored texts, where an edit leaves most of them as they were. Only who edits needs to
 * know what they are made of in the texts as they are.
 */
export function lowerMetallb(unit: Unit<Manifests>): readonly Speaker[] {
  const { tree } = unit;
  if (!tree.files.some(file => file.anchored)) return lowerTree(unit, resourcesOf(tree));
  const places = new Places(tree.files);
  let lowered: readonly Speaker[] | undefined;
  const written = (): readonly Speaker[] => {
    lowered ??= lowerTree(unit, resourcesOf(tree));
    return lowered;
  };
  return lowerTree({ ...unit, tree: anchored(tree) }, anchoredResources(tree)).map((speaker, index) => {
    const placed = placedSpeaker(speaker, places);
    speakersAsWritten.set(placed, () => written()[index]);
    for (const [at, session] of placed.sessions.entries())
      sessionsAsWritten.set(session, () => written()[index]?.sessions[at]);
    return placed;
  });
}

function lowerTree(unit: Unit<Manifests>, resources: Resources): readonly Speaker[] {
  const trouble = troubleIn(unit);
  return installations(resources).flatMap(installation => {
    const announcements = announcementsOf(installation);
    // A patch is no peer of its own where the object that it changes is there.
    const whole = new Set(installation.peers.flatMap(({ object }) => (object.isPartial ? [] : [object.name])));
    const peers = installation.peers.filter(({ object }) => !object.isPartial || !whole.has(object.name));
    const members = [
      ...peers.map((peer): Member => ({ peer })),
      ...installation.frrConfigurations.map((configuration): Member => ({ configuration })),
    ];
    const groups = nodeGroups(members, ({ peer, configuration }) => (peer ?? configuration).nodeSelectors);
    const split = splitAddresses(peers);
    return (groups ?? [members]).flatMap(group =>
      lowerGroup({
        unit,
        resources: installation,
        announcements,
        trouble,
        group,
        isCertain: groups !== undefined,
        split,
      }),
    );
  });
}

/** The addresses that several BGPPeers name, of which each is for some of the nodes. */
function splitAddresses(peers: readonly BgpPeer[]): ReadonlySet<string> {
  const first = new Map<string, string | undefined>();
  const split = new Set<string>();
  for (const { peerAddress, nodeSelectors } of peers) {
    const address = knownValue(peerAddress);
    if (address === undefined) continue;
    const key = selectorsKey(nodeSelectors);
    if (first.has(address) && first.get(address) !== key) split.add(address);
    first.set(address, key);
  }
  return split;
}

type Member =
  | { readonly peer: BgpPeer; readonly configuration?: undefined }
  | { readonly peer?: undefined; readonly configuration: FrrConfiguration };

/** What is not known of the files as a whole. */
interface Trouble {
  readonly isIncomplete: boolean;
  /** Some object could not be read, or is of a kind that there is not: it may be any that seems to be missing. */
  readonly hasLost: boolean;
  /** Why what an object lacks may be there all the same. */
  doubt(span: Span): string | undefined;
}

function troubleIn({ tree, unresolved }: Unit<Manifests>): Trouble {
  const loose = new Map(tree.files.map(({ source, template }) => [source.path, template?.loose ?? []]));
  const hasLost = tree.files.some(({ documents }) =>
    documents.some(({ problem, objects }) => problem !== undefined || objects.some(isOfNoKind)),
  );
  return {
    isIncomplete:
      hasLost ||
      unresolved.length > 0 ||
      tree.files.some(
        ({ documents, template }) =>
          (template?.loose.length ?? 0) > 0 ||
          documents.some(({ objects }) => objects.some(({ isPartial }) => isPartial)),
      ),
    hasLost,
    doubt: ({ path, start, end }) =>
      loose.get(path)?.some(range => range.start < end && start < range.end) ? 'a template may fill it in' : undefined,
  };
}

/** A misspelt kind in one of our groups, or one of our kinds in none. */
function isOfNoKind({ apiVersion, group, kind }: ManifestObject): boolean {
  const isKnown = KINDS.some(known => known.kind === kind);
  return isOurs(group) ? !isKnown : apiVersion === '' && isKnown;
}

/** One installation of MetalLB reads one namespace; what names none belongs wherever the others do. */
function installations(resources: Resources): readonly Resources[] {
  const { peers } = resources;
  const namespaces = [...new Set(peers.flatMap(({ namespace }) => knownValue(namespace) ?? []))];
  if (namespaces.length < 2) return [resources];
  return namespaces.map((name, index) => ({
    ...resources,
    // What is the same everywhere is told of once.
    peers: peers.filter(
      ({ namespace }) => knownValue(namespace) === name || (index === 0 && namespace.kind !== 'known'),
    ),
    frrConfigurations: resources.frrConfigurations.filter(
      ({ namespace }) =>
        knownValue(namespace) === name || (index === 0 && !namespaces.includes(knownValue(namespace) ?? '')),
    ),
  }));
}

interface Group {
  readonly unit: Unit<Manifests>;
  readonly resources: Resources;
  readonly announcements: Announcements;
  readonly trouble: Trouble;
  readonly group: readonly Member[];
  /** Whether these are certainly all that may be on one node. */
  readonly isCertain: boolean;
  readonly split: ReadonlySet<string>;
}

function lowerGroup(group: Group): readonly Speaker[] {
  const { unit, resources, announcements, group: members } = group;
  const neighbors = members.flatMap(({ peer, configuration }) =>
    peer ? neighborsIn(peer, one => [neighborOfPeer(one)]) : neighborsIn(configuration, neighborsOfConfiguration),
  );
  const vrfs = [...new Set(neighbors.map(({ vrf }) => knownValue(vrf) ?? ''))];
  return vrfs.map(vrf => {
    const speaker = lowerVrf(
      group,
      neighbors.filter(one => (knownValue(one.vrf) ?? '') === vrf),
    );
    speakers.set(speaker, { unit, resources, announcements });
    return speaker;
  });
}

function lowerVrf(group: Group, neighbors: readonly Neighbor[]): Speaker {
  const { unit, resources, trouble } = group;
  const members = group.group.map(({ peer, configuration }) => peer ?? configuration);
  const raw = [
    ...group.group.flatMap(({ configuration }) => (configuration ? [configuration.raw.rawConfig] : [])),
    ...extrasFor(resources, members),
  ];
  const keys = new Set(neighbors.map(({ nodeSelectors }) => selectorsKey(nodeSelectors)));
  const isAlone = keys.size === 1 && !keys.has(undefined);
  const lowered = together(neighbors).map((parts, index) => {
    const [first] = parts;
    const session: SessionParts = {
      neighbors: parts,
      index,
      version: unit.version,
      secrets: resources.secrets,
      bfdProfiles: resources.bfdProfiles,
      doubt: parts.map(({ span }) => trouble.doubt(span)).find(Boolean) ?? rawDoubt(raw, first),
      isAlone,
      isSplit: group.split.has(knownValue(first.address) ?? ''),
      families: carried => carried.flatMap(family => addressFamily(group, parts, raw, family, carried)),
    };
    return sessionOf(session, group.announcements, trouble, raw);
  });
  const [peer] = neighbors;
  return {
    dialect: 'metallb',
    root: unit.root,
    span: { path: unit.root, start: 0, end: 0 },
    incomplete: trouble.isIncomplete || !group.isCertain || isRaw(raw),
    routerId: isAlone ? routerId(neighbors) : unknown('nodes may have different ones', peer?.header),
    sessions: lowered,
    bfd: unknown('MetalLB starts the BFD daemon by itself'),
    routeSources: routeSources(lowered),
  };
}

/** A session as it was made last, and all that it was made of. */
interface Made {
  readonly from: readonly unknown[];
  readonly session: Session;
}

const made = new WeakMap<Neighbor, Made>();

/** The session of some neighbours: the one made last, where everything that it is made of is the very same. */
function sessionOf(
  parts: SessionParts,
  announcements: Announcements,
  { hasLost }: Trouble,
  raw: readonly Fact<string>[],
): Session {
  const { neighbors, index, version, doubt, isAlone, isSplit } = parts;
  const [first] = neighbors;
  const told = neighbors.flatMap(({ source }) => (source.kind === 'peer' ? announcements.about(source.peer) : []));
  const texts = raw.flatMap(text => [text.kind, knownValue(text)]);
  const flags = [index, version, doubt, isAlone, isSplit, hasLost];
  const from = [...flags, ...texts, '', ...neighbors, '', ...lookedUp(parts), '', ...told];
  const before = made.get(first);
  if (before && before.from.length === from.length && from.every((one, at) => one === before.from[at]))
    return before.session;
  const session = lowerSession(parts);
  sessions.set(session, neighbors);
  made.set(first, { from, session });
  return session;
}

const neighborsRead = new WeakMap<BgpPeer | FrrConfiguration, readonly Neighbor[]>();

/** The neighbours that an object speaks of, each made once. */
function neighborsIn<T extends BgpPeer | FrrConfiguration>(
  object: T,
  read: (object: T) => readonly Neighbor[],
): readonly Neighbor[] {
  const known = neighborsRead.get(object) ?? read(object);
  neighborsRead.set(object, known);
  return known;
}

/** Objects that speak of one neighbour, in the order of the first. */
function together(neighbors: readonly Neighbor[]): readonly (readonly [Neighbor, ...Neighbor[]])[] {
  const found = new Map<unknown, [Neighbor, ...Neighbor[]]>();
  for (const neighbor of neighbors) {
    const { source } = neighbor;
    const address = knownValue(neighbor.address);
    // Two BGPPeers of one address are a mistake, and stay two.
    const isFirst = source.kind === 'peer' || address === undefined;
    const key = isFirst && found.has(address) && source.kind === 'peer' ? neighbor : (address ?? neighbor);
    const known = found.get(key);
    if (known) known.push(neighbor);
    else found.set(key, [neighbor]);
  }
  return [...found.values()];
}

function addressFamily(
  { announcements, trouble }: Group,
  neighbors: readonly [Neighbor, ...Neighbor[]],
  raw: readonly Fact<string>[],
  { family, header, isImplied }: CarriedFamily,
  all: readonly CarriedFamily[],
): readonly AddressFamily[] {
  const [first] = neighbors;
  const mayLetOut = rawExport(raw, first);
  const policies = all.map(one => ({
    family: one.family,
    fact: mayLetOut ? unknown(mayLetOut) : exportPolicy(announcements, neighbors, one.family, trouble),
  }));
  const own = policies.find(one => one.family === family)?.fact ?? ABSENT;
  const isIdle = ({ fact }: (typeof policies)[number]) =>
    fact.kind === 'known' && !fact.value.damaged && fact.value.may.isEmpty();
  const isOwn = family === (addressOf(first)?.family ?? family);
  // A family that comes with the session and has nothing to announce is not what the session is for, if another has.
  if (isImplied && isIdle({ family, fact: own }) && !(isOwn && policies.every(isIdle))) return [];
  // Where nothing is announced at all, that is one mistake, and not one for each family.
  const isSaidAbove = !isOwn && policies.length > 1 && policies.every(isIdle);
  return [
    {
      family,
      header,
      span: first.span,
      import: importPolicy(neighbors, family),
      export: isSaidAbove ? unknown('nothing is announced at all') : own,
      ...(isRaw(raw) && { withheld: () => PrefixSet.all(family) }),
      // FRR finds out for itself.
      gateway: byDefault('recursive'),
    },
  ];
}

function addressOf({ address }: Neighbor): Address | undefined {
  return parseAddress(knownValue(address) ?? '');
}

function importPolicy(neighbors: readonly Neighbor[], family: Family): Fact<Policy> {
  for (const { source } of neighbors) {
    const fact = source.kind === 'frr' ? imported(source.neighbor, family) : undefined;
    if (fact) return fact;
  }
  return nothing((neighbors[0] as Neighbor).header, family);
}

function exportPolicy(
  announcements: Announcements,
  neighbors: readonly [Neighbor, ...Neighbor[]],
  family: Family,
  trouble: Trouble,
): Fact<Policy> {
  const peers = neighbors.flatMap(({ source }) => (source.kind === 'peer' ? [source.peer] : []));
  const lists = neighbors.flatMap(({ source }) => {
    const list = source.kind === 'frr' ? exported(source.router, source.neighbor, family) : undefined;
    return list && source.kind === 'frr' ? [{ ...list, at: source.neighbor.toAdvertise.at }] : [];
  });
  const [peer] = peers;
  const [list] = lists;
  if (peer && !announcements.isSaid) return unknown('the pools and advertisements are in other files');
  // One list is told from another by being it.
  const announced = peers.length === 1 && peer ? announcements.to(peer) : peers.flatMap(one => announcements.to(one));
  const advertisement = announced.find(({ advertisement: one }) => one)?.advertisement;
  const at = advertisement?.header ?? announced[0]?.pool.header ?? list?.at;
  if (!at) {
    if (peers.some(one => announcements.hasDangling(one))) return unknown('a pool in another file is announced');
    if (trouble.hasLost) return unknown('an object that cannot be read may say it');
    // What leaves the peer out is what is to be changed.
    const reason = peer && announcements.nearest(peer);
    return reason ? explicit<Policy>(policy('list', reason, family, []), reason) : nothing(neighbors[0].header, family);
  }
  const pools = new PoolPolicy(
    announced,
    family,
    at,
    peers.some(one => announcements.hasDangling(one)),
  );
  if (!list) return explicit<Policy>(pools, at);
  const terms = [...pools.terms, ...lists.flatMap(one => one.terms)];
  const all = policy('list', at, family, terms, pools.damaged || lists.some(one => one.damaged));
  return explicit<Policy>({ ...all, parts: [...pools.parts, ...lists.flatMap(one => one.parts)] }, at);
}

/** The one that any session has; MetalLB refuses different ones. */
function routerId(neighbors: readonly Neighbor[]): Fact<Address> {
  const fact = neighbors.map(one => one.routerId).find(({ kind }) => kind !== 'absent');
  if (fact?.kind !== 'known') return fact ?? ABSENT;
  const address = parseAddress(fact.value);
  return address ? { ...fact, value: address } : unknown('it is no address', fact.at);
}

/** Services bring the addresses, and routers of frr-k8s their prefixes: whatever is announced comes from there. */
function routeSources(lowered: readonly Session[]): readonly RouteSource[] {
  const families = new Map<Family, AddressFamily[]>();
  for (const { families: carried } of lowered) {
    for (const one of carried) families.set(one.family, [...(families.get(one.family) ?? []), one]);
  }
  return [...families].map(([family, all]) => new Services(family, all));
}

class Services implements RouteSource {
  readonly kind = 'other';
  readonly name = 'Services';
  readonly family: Family;
  readonly header: Span;
  readonly span: Span;
  readonly disabled = byDefault(false);
  readonly active = unknown('it depends on the Services there are');
  readonly #carried: readonly AddressFamily[];

  constructor(family: Family, carried: readonly AddressFamily[]) {
    this.family = family;
    this.#carried = carried;
    const { header, span } = carried[0] as AddressFamily;
    this.header = header;
    this.span = span;
  }

  /** What a Service can bring is what the pools let out. */
  get prefixes(): PrefixSet {
    return PrefixSet.unionAll(
      this.family,
      this.#carried.flatMap(({ export: fact }) => (fact.kind === 'known' ? [fact.value.may] : [])),
    );
  }
}
