import type { YamlEdits } from '../../../core/yaml/edit.js';
import { type ListNode, valueAt } from '../../../core/yaml/tree.js';
import type { AllowedPrefix } from '../../../model/edits.js';
import { ABSENT, knownValue } from '../../../model/fact.js';
import type { Session } from '../../../model/session.js';
import type { Speaker } from '../../../model/speaker.js';
import { addressBits, type Family } from '../../../net/address.js';
import { containsPrefix, formatPrefix, type Prefix, parsePrefix } from '../../../net/prefix.js';
import { PrefixSet } from '../../../net/prefix-set.js';
import { type Announced, type EntryPrefixes, entriesOf } from '../lower/announce.js';
import type { Neighbor } from '../lower/neighbor.js';
import { type SpeakerParts, sessionNeighbors } from '../lower.js';
import type { BgpPeer, FrrNeighbor, FrrRouter, IpAddressPool } from '../resources/types.js';
import { allOf, ManifestEditor } from './documents.js';
import { addAdvertisement, freeName, objectLike } from './objects.js';

/** Lets a session announce only `allowed`, and all of that: by changing the pools that it announces. */
export function restrictPools(
  speaker: Speaker,
  parts: SpeakerParts,
  session: Session,
  family: Family,
  allowed: readonly AllowedPrefix[],
): YamlEdits {
  const neighbors = sessionNeighbors(session) ?? [];
  const peers = peersOf(neighbors);
  const { announcements } = parts;
  const announced = peers.flatMap(peer => announcements.to(peer));
  const [list] = neighbors.flatMap(({ source }) => (source.kind === 'frr' ? [source] : []));
  if (peers.length === 0) return list && restrictList(parts, list.router, list.neighbor, family, allowed);
  // Pools in other files are not known.
  if (!announcements.isSaid || peers.some(peer => announcements.hasDangling(peer))) return undefined;
  // What others announce, too, is theirs to change.
  const others = speaker.sessions.filter(other => other !== session && asOf(other) !== asOf(session));
  const shared = new Set(
    others.flatMap(other =>
      peersOf(sessionNeighbors(other) ?? [])
        .flatMap(peer => parts.announcements.to(peer))
        .map(({ pool }) => pool),
    ),
  );
  const pools = unique(announced).map(one => entriesIn(one, family, allowed));
  if (pools.includes(undefined)) return undefined;
  const known = pools as readonly PoolEntries[];
  // A prefix of which a pool has some addresses already needs no other; two pools cannot overlap.
  const missing = allowed.filter(({ prefix }) => !known.some(({ inside }) => inside.some(one => meets(one, prefix))));
  const edits: YamlEdits[] = [];
  for (const entries of known) {
    const isChange = entries.outside.length > 0 || entries.isOff;
    if (isChange && shared.has(entries.announced.pool)) return undefined;
    edits.push(mendPool(new ManifestEditor(parts.unit.tree), entries, family, allowed, missing));
  }
  if (missing.length > 0) edits.push(addToPool(parts, peers, announced, shared, missing));
  return allOf(...edits);
}

/** The addresses of a pool, by whether they may be announced. */
interface PoolEntries {
  readonly announced: Announced;
  readonly addresses: ListNode;
  readonly inside: readonly EntryPrefixes[];
  readonly outside: readonly EntryPrefixes[];
  /** They are announced as prefixes of the wrong length. */
  readonly isOff: boolean;
}

function entriesIn(announced: Announced, family: Family, allowed: readonly AllowedPrefix[]): PoolEntries | undefined {
  const entries = entriesOf(announced, family);
  const addresses = valueAt(announced.pool.spec.node, 'addresses');
  if (!entries || addresses?.kind !== 'list') return undefined;
  const isInside = ({ prefixes }: EntryPrefixes) =>
    prefixes.every(prefix => allowed.some(one => containsPrefix(one.prefix, prefix)));
  const inside = entries.filter(isInside);
  const outside = entries.filter(entry => !inside.includes(entry));
  const set = setOf(family, allowed);
  const { how } = announced;
  const length = knownValue(family === 'ipv4' ? how.aggregationLength : how.aggregationLengthV6) ?? addressBits(family);
  const isOff = inside.some(entry => !entry.set.isSubsetOf(set)) || (outside.length > 0 && length > longest(allowed));
  return { announced, addresses, inside, outside, isOff };
}

function meets({ prefixes }: EntryPrefixes, allowed: Prefix): boolean {
  return prefixes.some(prefix => containsPrefix(allowed, prefix));
}

/** The greatest length at which parts of all these may be announced. */
function longest(allowed: readonly AllowedPrefix[]): number {
  return Math.min(...allowed.map(({ maxLength }) => maxLength));
}

/** Addresses outside go, or become what is `missing`, which is taken from there; a length that does not suit is changed. */
function mendPool(
  editor: ManifestEditor,
  { announced, addresses, outside, isOff }: PoolEntries,
  family: Family,
  allowed: readonly AllowedPrefix[],
  missing: AllowedPrefix[],
): YamlEdits {
  const at = editor.at(addresses.span);
  const replaced = outside.map(({ index }) => ({ index, instead: missing.shift() }));
  const gone = replaced.filter(({ instead }) => !instead);
  // A pool has at least one entry.
  if (gone.length === addresses.items.length) return undefined;
  const edits = replaced.map(({ index, instead }): YamlEdits => {
    const item = addresses.items[index];
    if (!instead) return [];
    return item?.kind === 'scalar' ? at.setScalar(item, formatPrefix(instead.prefix)) : undefined;
  });
  if (gone.length > 0)
    edits.push(
      at.removeItems(
        addresses,
        gone.map(({ index }) => index),
      ),
    );
  return isOff ? allOf(...edits, setLength(editor, announced, family, longest(allowed))) : allOf(...edits);
}

function setLength(editor: ManifestEditor, { advertisement }: Announced, family: Family, length: number): YamlEdits {
  const key = family === 'ipv4' ? 'aggregationLength' : 'aggregationLengthV6';
  const map = advertisement?.spec.node;
  if (!map) return undefined;
  return length < addressBits(family) ? editor.set(map, key, length) : editor.remove(map, key);
}

/**
 * Announces prefixes, too: a pool that has them and is not announced to these peers, else in a pool that is; else in a pool of
 * their own.
 */
export function addToPool(
  { unit, resources }: SpeakerParts,
  peers: readonly BgpPeer[],
  announced: readonly Announced[],
  shared: ReadonlySet<unknown>,
  prefixes: readonly AllowedPrefix[],
): YamlEdits {
  const editor = new ManifestEditor(unit.tree);
  const idle = resources.pools.filter(pool => !announced.some(one => one.pool === pool));
  // Parts of a prefix that may be announced only as a whole need a length, which is for the user to choose.
  if (prefixes.some(one => one.maxLength < addressBits(one.prefix.address.family))) return undefined;
  const fitting = idle.find(pool => holds(pool, prefixes));
  if (fitting) return announce(editor, resources, fitting, peers);
  const texts = prefixes.map(({ prefix }) => formatPrefix(prefix));
  const pool = announced.map(one => one.pool).find(one => !shared.has(one));
  if (pool) return allOf(...texts.map(one => editor.append(pool.spec.node, 'addresses', one)));
  const [peer] = peers;
  if (!peer) return undefined;
  const near = resources.pools.at(-1) ?? peer;
  const name = freeName(unit.tree, 'IPAddressPool', 'nrec');
  const advertisement = freeName(unit.tree, 'BGPAdvertisement', 'nrec');
  return allOf(
    editor.addObject(
      near.object,
      objectLike(near.object, 'metallb.io/v1beta1', 'IPAddressPool', name, { spec: { addresses: texts } }),
    ),
    editor.addObject(
      near.object,
      objectLike(near.object, 'metallb.io/v1beta1', 'BGPAdvertisement', advertisement, {
        spec: { ipAddressPools: [name] },
      }),
    ),
  );
}

/** Whether a pool has addresses of the prefixes' family, all of them within the prefixes. */
function holds(pool: IpAddressPool, prefixes: readonly AllowedPrefix[]): boolean {
  const family = prefixes[0]?.prefix.address.family;
  if (!family) return false;
  const entries = entriesOf({ pool, how: AS_THEY_ARE, advertisement: undefined, holds: 'yes' }, family) ?? [];
  const set = setOf(family, prefixes);
  return entries.length > 0 && entries.every(entry => entry.set.isSubsetOf(set));
}

const AS_THEY_ARE: Announced['how'] = {
  span: { path: '', start: 0, end: 0 },
  aggregationLength: ABSENT,
  aggregationLengthV6: ABSENT,
  localPref: ABSENT,
  communities: ABSENT,
};

/** Announces a pool to peers: by an advertisement of it that names other peers, or by a new one. */
function announce(
  editor: ManifestEditor,
  { bgpAdvertisements }: SpeakerParts['resources'],
  pool: IpAddressPool,
  peers: readonly BgpPeer[],
): YamlEdits {
  const name = knownValue(pool.name);
  const naming = bgpAdvertisements.find(({ ipAddressPools }) =>
    (knownValue(ipAddressPools) ?? []).some(one => name !== undefined && knownValue(one) === name),
  );
  if (!naming) return addAdvertisement(editor.manifests, pool);
  // Peers left out by name are added; those on other nodes are meant to be left out.
  if ((knownValue(naming.peers) ?? []).length === 0) return undefined;
  const added = peers.flatMap(peer => knownValue(peer.name) ?? []);
  return allOf(...added.map(one => editor.append(naming.spec.node, 'peers', one)));
}

/** A neighbour of frr-k8s names what it is told, out of what its router originates. */
function restrictList(
  { unit }: SpeakerParts,
  router: FrrRouter,
  { fields, toAdvertise }: FrrNeighbor,
  family: Family,
  allowed: readonly AllowedPrefix[],
): YamlEdits {
  const editor = new ManifestEditor(unit.tree);
  const set = setOf(family, allowed);
  const isOwn = (text: string) => text.includes(':') === (family === 'ipv6');
  const originated = textsOf(router.prefixes);
  const told = knownValue(toAdvertise.mode) === 'all' ? originated : textsOf(toAdvertise.prefixes);
  const inside = told.filter(isOwn).filter(text => {
    const prefix = parsePrefix(text);
    return prefix !== undefined && set.has(prefix);
  });
  const own = inside.length > 0 ? inside : allowed.map(({ prefix }) => formatPrefix(prefix));
  const others = told.filter(text => !isOwn(text));
  const prefixes = family === 'ipv4' ? [...own, ...others] : [...others, ...own];
  const added = own.filter(text => !originated.includes(text));
  return allOf(
    editor.set(fields.node, 'toAdvertise', { allowed: { mode: 'filtered', prefixes } }),
    ...added.map(text => editor.append(router.fields.node, 'prefixes', text)),
  );
}

function textsOf(list: FrrRouter['prefixes']): readonly string[] {
  return (knownValue(list) ?? []).flatMap(item => knownValue(item) ?? []);
}

/** What a session may announce. */
function setOf(family: Family, allowed: readonly AllowedPrefix[]): PrefixSet {
  return PrefixSet.unionAll(
    family,
    allowed.map(({ prefix, maxLength }) => PrefixSet.pattern(prefix, prefix.length, maxLength)),
  );
}

function unique(announced: readonly Announced[]): readonly Announced[] {
  const seen = new Set<unknown>();
  return announced.filter(({ pool }) => !seen.has(pool) && seen.add(pool));
}

export function peersOf(neighbors: readonly Neighbor[]): readonly BgpPeer[] {
  return neighbors.flatMap(({ source }) => (source.kind === 'peer' ? [source.peer] : []));
}

function asOf({ peerAs }: Session): unknown {
  return peerAs.kind === 'known' ? peerAs.value : undefined;
}
