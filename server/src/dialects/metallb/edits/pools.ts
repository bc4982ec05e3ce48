import type { YamlEdits } from '../../../core/yaml/edit.js';
import { valueAt } from '../../../core/yaml/tree.js';
import type { AllowedPrefix } from '../../../model/edits.js';
import { ABSENT, knownValue } from '../../../model/fact.js';
import type { Session } from '../../../model/session.js';
import type { Speaker } from '../../../model/speaker.js';
import type { Family } from '../../../net/address.js';
import { formatPrefix, parsePrefix } from '../../../net/prefix.js';
import { PrefixSet } from '../../../net/prefix-set.js';
import { type Announced, entriesOf } from '../lower/announce.js';
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
  const announced = peers.flatMap(peer => parts.announcements.to(peer));
  const [list] = neighbors.flatMap(({ source }) => (source.kind === 'frr' ? [source] : []));
  if (peers.length === 0) return list && restrictList(parts, list.router, list.neighbor, family, allowed);
  // What others announce, too, is theirs to change.
  const others = speaker.sessions.filter(other => other !== session && asOf(other) !== asOf(session));
  const shared = new Set(
    others.flatMap(other =>
      peersOf(sessionNeighbors(other) ?? [])
        .flatMap(peer => parts.announcements.to(peer))
        .map(({ pool }) => pool),
    ),
  );
  const set = setOf(family, allowed);
  const edits: YamlEdits[] = [];
  const missing = [...allowed];
  for (const one of unique(announced)) {
    const plan = planFor(one, family, set, missing);
    if (!plan) return undefined;
    if (plan.isChange && shared.has(one.pool)) return undefined;
    edits.push(plan.make(new ManifestEditor(parts.unit.tree)));
  }
  if (missing.length > 0) edits.push(addToPool(parts, peers, announced, shared, missing));
  return allOf(...edits);
}

interface Plan {
  readonly isChange: boolean;
  make(editor: ManifestEditor): YamlEdits;
}

/** What becomes of a pool: entries outside go, or become what is missing; a length that makes aggregates too wide goes. */
function planFor(announced: Announced, family: Family, set: PrefixSet, missing: AllowedPrefix[]): Plan | undefined {
  const { pool, how } = announced;
  const entries = entriesOf(announced, family);
  const addresses = valueAt(pool.spec.node, 'addresses');
  if (!entries || addresses?.kind !== 'list') return undefined;
  const own = (entry: (typeof entries)[number]) =>
    PrefixSet.unionAll(
      family,
      entry.prefixes.map(prefix => PrefixSet.orLonger(prefix)),
    );
  const inside = entries.filter(entry => entry.prefixes.every(prefix => set.has({ ...prefix, length: prefix.length })));
  const outside = entries.filter(entry => !inside.includes(entry));
  const isTooWide = inside.some(entry => !entry.set.isSubsetOf(set));
  for (const entry of inside) drop(missing, ({ prefix }) => own(entry).has(prefix));
  const replaced = outside.map(() => missing.shift());
  const isChange = outside.length > 0 || isTooWide;
  return {
    isChange,
    make: editor => {
      const at = editor.at(addresses.span);
      const texts = replaced.map(one => one && formatPrefix(one.prefix));
      const gone = outside.filter((_, index) => !texts[index]);
      // A pool has at least one entry.
      if (gone.length === addresses.items.length) return undefined;
      const edits = outside.map(({ index }, which): YamlEdits => {
        const item = addresses.items[index];
        const instead = texts[which];
        if (!instead) return [];
        return item?.kind === 'scalar' ? at.setScalar(item, instead) : undefined;
      });
      if (gone.length > 0)
        edits.push(
          at.removeItems(
            addresses,
            gone.map(({ index }) => index),
          ),
        );
      if (!isTooWide) return allOf(...edits);
      const key = family === 'ipv4' ? 'aggregationLength' : 'aggregationLengthV6';
      const map = announced.advertisement?.spec.node;
      return map && how === announced.advertisement ? allOf(...edits, editor.remove(map, key)) : undefined;
    },
  };
}

function drop<T>(list: T[], which: (one: T) => boolean): void {
  for (let i = list.length - 1; i >= 0; i--) if (which(list[i] as T)) list.splice(i, 1);
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
