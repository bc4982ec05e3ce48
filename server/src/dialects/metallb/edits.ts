import { covers, type Span, sameSpan } from '../../core/span.js';
import { compareVersions } from '../../core/version.js';
import { isAliased, type YamlEdits, type YamlValue } from '../../core/yaml/edit.js';
import { type MapNode, type Node, valueAt } from '../../core/yaml/tree.js';
import {
  type AllowedPrefix,
  type Edits,
  type EditVerbs,
  PASSWORD_PLACEHOLDER,
  type SessionPlan,
} from '../../model/edits.js';
import { type Fact, knownValue } from '../../model/fact.js';
import type { Session } from '../../model/session.js';
import type { Speaker } from '../../model/speaker.js';
import { type Address, type Family, formatAddress, parseAddress } from '../../net/address.js';
import { allOf, ManifestEditor, valueOfNode } from './edits/documents.js';
import { carryBothFamilies, enableBfd, freeName, newestVersion, objectLike, secretText } from './edits/objects.js';
import { addToPool, peersOf, restrictPools } from './edits/pools.js';
import type { Neighbor } from './lower/neighbor.js';
import { HOLD_TIME, KEEPALIVE } from './lower/session.js';
import { type SpeakerParts, sessionNeighbors, speakerParts } from './lower.js';
import type { Fields } from './resources/fields.js';
import type { BgpPeer, Resource } from './resources/types.js';
import type { ManifestObject } from './tree.js';

const NODE_SELECTORS = 'nodeSelectors';

/** Since when a session of one family can be told to carry the other. */
const DUAL_STACK_SINCE = '0.15';

/** Changes the objects that a speaker was made from. Every method returns undefined where they offer no way. */
class Editor {
  readonly speaker: Speaker;
  readonly parts: SpeakerParts;
  readonly manifests: ManifestEditor;

  private constructor(speaker: Speaker, parts: SpeakerParts) {
    this.speaker = speaker;
    this.parts = parts;
    this.manifests = new ManifestEditor(parts.unit.tree);
  }

  /** undefined for a speaker that did not come from this dialect. */
  static of(speaker: Speaker): Editor | undefined {
    const parts = speakerParts(speaker);
    return parts && new Editor(speaker, parts);
  }

  // ---- values

  /**
   * Writes a value where it is written now, or adds it. One that is written elsewhere for several (an anchor) is changed there if
   * all who share it have the same peer AS: sessions with one network, which gave its customer one set of values.
   */
  set(session: Session, pick: (session: Session) => Fact<unknown>, slot: Slot | undefined, value: YamlValue): Edits {
    if (!slot) return undefined;
    const entry = slot.fields.entry(slot.key);
    const shared = entry && (isAliased(entry) || entry.keySpan.start < (slot.fields.node?.span.start ?? 0));
    if (entry && shared) {
      const fact = pick(session);
      const place = fact.kind === 'known' ? fact.valueAt : undefined;
      const sharing = this.speaker.sessions.filter(other => place && isAt(pick(other), place));
      if (sharing.length === 0 || sharing.some(other => asOf(other) !== asOf(session))) return undefined;
      if (entry.value.kind !== 'scalar' || typeof value === 'object') return undefined;
      return this.manifests.at(entry.value.span).setScalar(entry.value, value);
    }
    return this.manifests.set(slot.fields.node, slot.key, value, slot.after);
  }

  /** Takes a field away that is a session's own. */
  drop({ fields }: Neighbor, key: string): Edits {
    const entry = fields.entry(key);
    if (!entry || entry.keySpan.start < (fields.node?.span.start ?? 0)) return undefined;
    return this.manifests.remove(fields.node, key);
  }

  setPeerAs(session: Session, asn: number): Edits {
    const neighbor = first(session);
    if (!neighbor) return undefined;
    const { fields, keys } = neighbor;
    const dynamic = fields.entry('dynamicASN');
    if (!dynamic) return this.set(session, one => one.peerAs, { fields, key: keys.peerAs, after: 'myASN' }, asn);
    if (fields.entry(keys.peerAs))
      return allOf(this.manifests.set(fields.node, keys.peerAs, asn), this.drop(neighbor, 'dynamicASN'));
    return dynamic.value.kind !== 'scalar'
      ? undefined
      : allOf(
          this.manifests.at(dynamic.keySpan).renameKey(dynamic, keys.peerAs),
          this.manifests.at(dynamic.keySpan).setScalar(dynamic.value, asn),
        );
  }

  setPeerAddress(session: Session, address: Address): Edits {
    const neighbor = first(session);
    if (!neighbor) return undefined;
    const { fields, keys } = neighbor;
    return this.set(
      session,
      one => one.peerAddress,
      { fields, key: keys.address, after: keys.peerAs },
      formatAddress(address),
    );
  }

  /** A Secret that is here is changed; else the peer is told the password, or the Secret that others of it use. */
  setPassword(session: Session, text: string): Edits {
    const neighbor = first(session);
    if (!neighbor) return undefined;
    const { fields } = neighbor;
    const referred = knownValue(neighbor.passwordSecret.name);
    if (referred) {
      const secret = this.parts.resources.secrets.find(one => knownValue(one.name) === referred);
      if (!secret) return undefined;
      const entry = secret.entries.find(({ key }) => key === 'password');
      const { node } = secret.fields;
      if (!entry) {
        const strings = this.manifests.map(node, 'stringData');
        return strings
          ? this.manifests.set(strings, 'password', text)
          : this.manifests.set(node, 'stringData', { password: text }, 'type');
      }
      return this.manifests.set(this.manifests.map(node, entry.form), 'password', secretText(entry.form, text));
    }
    if (fields.entry('password')) return this.set(session, one => one.password, { fields, key: 'password' }, text);
    const used = text === PASSWORD_PLACEHOLDER ? this.#usedSecret(session) : undefined;
    if (used === undefined) return this.manifests.set(fields.node, 'password', text);
    // An older version of the object does not know the field, so it may stand there without effect.
    const reference = fields.entry('passwordSecret')
      ? []
      : this.manifests.set(fields.node, 'passwordSecret', { name: used });
    return allOf(newestVersion(this.manifests, resourceOf(neighbor)), reference);
  }

  /** The Secret of sessions with the same network. */
  #usedSecret(session: Session): string | undefined {
    return this.speaker.sessions
      .filter(other => other !== session && asOf(other) === asOf(session))
      .map(other => knownValue(first(other)?.passwordSecret.name ?? { kind: 'absent' }))
      .find(Boolean);
  }

  enableBfd(session: Session): Edits {
    const neighbor = first(session);
    if (!neighbor) return undefined;
    const { source, fields } = neighbor;
    if (source.kind === 'peer') return enableBfd(this.parts.unit.tree, source.peer, fields);
    const { configuration } = source;
    const profile = (knownValue(configuration.bfdProfiles) ?? []).find(({ echoMode }) => !knownValue(echoMode));
    const known = profile && knownValue(profile.name);
    if (known !== undefined) return this.manifests.set(fields.node, 'bfdProfile', known);
    const added = { name: 'nrec-bfd', receiveInterval: 300, transmitInterval: 300, detectMultiplier: 3 };
    const bgp = this.manifests.map(configuration.spec.node, 'bgp');
    return allOf(
      this.manifests.set(fields.node, 'bfdProfile', added.name),
      this.manifests.append(bgp, 'bfdProfiles', added),
    );
  }

  /** Where the keepalive time is written, the hold time would follow from it: then both are written. */
  setDefaultHoldTime(session: Session): Edits {
    const neighbor = first(session);
    if (!neighbor) return undefined;
    const { fields } = neighbor;
    if (!fields.entry('keepaliveTime')) return this.drop(neighbor, 'holdTime');
    return allOf(
      this.manifests.set(fields.node, 'holdTime', `${HOLD_TIME}s`),
      this.manifests.set(fields.node, 'keepaliveTime', `${KEEPALIVE}s`),
    );
  }

  // ---- families and pools

  /** The flag, where the session's address is of the other family; and a pool, where none has the family. */
  addFamily(session: Session, family: Family, allowed: readonly AllowedPrefix[]): Edits {
    const neighbor = first(session);
    if (!neighbor) return undefined;
    const { unit, announcements } = this.parts;
    const own = parseAddress(knownValue(neighbor.address) ?? '')?.family;
    const isFlagged = knownValue(neighbor.dualStack) === true || own === family || own === undefined;
    const knowsFlag = compareVersions(unit.version, DUAL_STACK_SINCE) >= 0;
    const flag = isFlagged
      ? []
      : knowsFlag
        ? carryBothFamilies(unit.tree, resourceOf(neighbor), neighbor.fields)
        : this.#withoutMpOff(neighbor);
    const peers = peersOf(sessionNeighbors(session) ?? []);
    if (peers.length === 0) return allOf(flag, restrictPools(this.speaker, this.parts, session, family, allowed));
    const announced = peers.flatMap(peer => announcements.to(peer));
    const isOpen = peers.some(peer => announcements.hasDangling(peer)) || announced.some(one => one.holds === 'open');
    if (!announcements.isSaid || isOpen) return flag;
    const hasFamily = announced.some(({ pool }) =>
      (knownValue(pool.addresses) ?? []).some(item => (knownValue(item) ?? '').includes(':') === (family === 'ipv6')),
    );
    return hasFamily ? flag : allOf(flag, addToPool(this.parts, peers, announced, new Set(), allowed));
  }

  /** Until 0.14 both families were carried unless the peer said not to. */
  #withoutMpOff(neighbor: Neighbor): YamlEdits {
    return knownValue(neighbor.disableMP) === true ? this.drop(neighbor, 'disableMP') : [];
  }

  importNothing(session: Session): Edits {
    const neighbor = (sessionNeighbors(session) ?? []).find(({ fields }) => fields.entry('toReceive'));
    return neighbor && this.drop(neighbor, 'toReceive');
  }

  // ---- sessions

  addSession(plan: SessionPlan, like: Session | undefined): Edits {
    const neighbor = like && first(like);
    if (neighbor?.source.kind === 'frr') return this.#addNeighbor(plan, neighbor, neighbor.source.router.fields.node);
    if (neighbor?.source.kind === 'peer') return this.#addPeerLike(plan, neighbor.source.peer);
    const near = this.#nearest();
    if (!near) return undefined;
    const name = freeName(this.parts.unit.tree, 'BGPPeer', 'nrec-peer1');
    const knowsFlag = compareVersions(this.parts.unit.version, DUAL_STACK_SINCE) >= 0;
    const other = plan.peerAddress.family === 'ipv4' ? plan.ipv6 : plan.ipv4;
    const profile = knownValue(this.parts.resources.bfdProfiles[0]?.name ?? { kind: 'absent' });
    const spec: YamlValue = {
      myASN: plan.localAs,
      peerASN: plan.peerAs,
      peerAddress: formatAddress(plan.peerAddress),
      password: PASSWORD_PLACEHOLDER,
      ebgpMultiHop: true,
      ...(knowsFlag && other.length > 0 && { dualStackAddressFamily: true }),
      ...(plan.bfd && profile !== undefined && { bfdProfile: profile }),
    };
    return this.manifests.addObject(near, objectLike(near, 'metallb.io/v1beta2', 'BGPPeer', name, { spec }));
  }

  /** A copy of a peer with another name and address, which takes part in what the other does. */
  #addPeerLike(plan: SessionPlan, { object, spec, peerAddress, peerASN, myASN, name }: BgpPeer): Edits {
    const { nameNode } = object;
    const address = valueAt(spec.node, 'peerAddress');
    if (!nameNode || address?.kind !== 'scalar' || peerAddress.kind !== 'known') return undefined;
    const free = nextName(this.parts, object.name ?? 'nrec-peer1');
    const at = this.manifests.at(object.span);
    const numbers = [
      [peerASN, 'peerASN', plan.peerAs],
      [myASN, 'myASN', plan.localAs],
    ] as const;
    const changes = allOf(
      at.setScalar(nameNode, free),
      at.setScalar(address, formatAddress(plan.peerAddress)),
      ...numbers.map(([fact, key, asn]) => {
        const node = valueAt(spec.node, key);
        return fact.kind === 'known' && fact.value !== asn && node?.kind === 'scalar' ? at.setScalar(node, asn) : [];
      }),
    );
    const value = withValues(object.root, free, plan);
    const copy = changes && this.manifests.addCopy(object, changes, value);
    const lists = this.parts.resources.bgpAdvertisements.filter(({ peers }) =>
      (knownValue(peers) ?? []).some(peer => knownValue(peer) !== undefined && knownValue(peer) === knownValue(name)),
    );
    return allOf(copy, ...lists.map(advertisement => this.manifests.append(advertisement.spec.node, 'peers', free)));
  }

  #addNeighbor(plan: SessionPlan, { fields }: Neighbor, router: MapNode | undefined): Edits {
    if (!fields.node || !router) return undefined;
    const value = valueOfNode(fields.node) as { readonly [key: string]: YamlValue };
    return this.manifests.append(router, 'neighbors', {
      ...value,
      address: formatAddress(plan.peerAddress),
      asn: plan.peerAs,
    });
  }

  /** An object of MetalLB beside which others can be written. */
  #nearest(): ManifestObject | undefined {
    const { peers, pools, bgpAdvertisements, bfdProfiles } = this.parts.resources;
    return (peers.at(-1) ?? bfdProfiles.at(-1) ?? pools[0] ?? bgpAdvertisements[0])?.object;
  }

  /** The selectors of another peer, as they are written there. */
  placeLike(session: Session, like: Session): Edits {
    const [own, other] = [first(session), first(like)];
    if (own?.source.kind !== 'peer' || other?.source.kind !== 'peer') return undefined;
    const node = valueAt(other.fields.node, NODE_SELECTORS);
    // Further texts about the neighbour have nodes of their own.
    if (!node || (sessionNeighbors(session) ?? []).length > 1) return undefined;
    return this.manifests.set(own.fields.node, NODE_SELECTORS, valueOfNode(node));
  }

  setRouterId(address: Address): Edits {
    const neighbors = this.speaker.sessions.flatMap(session => sessionNeighbors(session) ?? []);
    const written = neighbors.flatMap(({ source }): Slot[] => {
      if (source.kind === 'peer') return [{ fields: source.peer.spec, key: 'routerID' }];
      return [{ fields: source.router.fields, key: 'id' }];
    });
    const there = written.filter(({ fields, key }) => fields.entry(key));
    const slots = unique(there.length > 0 ? there : written);
    return allOf(...slots.map(({ fields, key }) => this.manifests.set(fields.node, key, formatAddress(address))));
  }

  /** The field that stands at a place. */
  removeStatement(statement: Span): Edits {
    for (const { documents } of this.parts.unit.tree.files) {
      for (const { root } of documents) {
        const map = root && mapWith(root, statement);
        const entry = map?.entries.find(
          ({ keySpan }) => covers(statement, keySpan) && keySpan.start === statement.start,
        );
        if (map && entry?.key !== undefined) return this.manifests.remove(map, entry.key);
      }
    }
    return undefined;
  }
}

/** A field that may not be there yet. */
interface Slot {
  readonly fields: Fields;
  readonly key: string;
  /** It is added behind this one. */
  readonly after?: string;
}

function unique(slots: readonly Slot[]): readonly Slot[] {
  return slots.filter((slot, index) => slots.findIndex(({ fields }) => fields.node === slot.fields.node) === index);
}

/** The mapping in which an entry stands at a place. */
function mapWith(node: Node, place: Span): MapNode | undefined {
  if (node.kind === 'map') {
    if (node.entries.some(({ keySpan }) => keySpan.path === place.path && keySpan.start === place.start)) return node;
    return node.entries.map(({ value }) => mapWith(value, place)).find(Boolean);
  }
  return node.kind === 'list' ? node.items.map(item => mapWith(item, place)).find(Boolean) : undefined;
}

/** `nrec-peer2` after `nrec-peer1`; a number behind what ends in none. */
function nextName({ unit, resources }: SpeakerParts, name: string): string {
  const [, stem = name, digits] = /^(.*?)(\d+)$/.exec(name) ?? [];
  const taken = new Set(resources.peers.map(({ object }) => object.name));
  if (digits === undefined) return freeName(unit.tree, 'BGPPeer', name);
  for (let number = Number(digits) + 1; ; number++) {
    if (!taken.has(stem + number)) return stem + number;
  }
}

/** The object as a value, with another name and address: for lists and JSON, where text cannot be copied. */
function withValues(root: MapNode, name: string, plan: SessionPlan): YamlValue {
  type Value = { readonly [key: string]: YamlValue };
  const value = valueOfNode(root) as Value;
  const [metadata = {}, spec = {}] = [value.metadata, value.spec] as Value[];
  return {
    ...value,
    metadata: { ...metadata, name },
    spec: { ...spec, myASN: plan.localAs, peerASN: plan.peerAs, peerAddress: formatAddress(plan.peerAddress) },
  };
}

function first(session: Session): Neighbor | undefined {
  return sessionNeighbors(session)?.[0];
}

function resourceOf({ source }: Neighbor): Resource {
  return source.kind === 'peer' ? source.peer : source.configuration;
}

function asOf({ peerAs }: Session): unknown {
  return peerAs.kind === 'known' ? peerAs.value : undefined;
}

function isAt(fact: Fact<unknown>, place: Span): boolean {
  return fact.kind === 'known' && fact.valueAt !== undefined && sameSpan(fact.valueAt, place);
}

function onSession<A extends unknown[]>(verb: (editor: Editor, session: Session, ...args: A) => Edits) {
  return (speaker: Speaker, session: Session, ...args: A): Edits => {
    const editor = Editor.of(speaker);
    return editor && verb(editor, session, ...args);
  };
}

function onSpeaker<A extends unknown[]>(verb: (editor: Editor, ...args: A) => Edits) {
  return (speaker: Speaker, ...args: A): Edits => {
    const editor = Editor.of(speaker);
    return editor && verb(editor, ...args);
  };
}

/** MetalLB knows no such thing: there is nothing to mend. */
const noWay = (): Edits => undefined;

/** What the rules ask for, in fields of MetalLB's objects. */
export const metallbEdits: EditVerbs = {
  setLocalAs: onSession((editor, session, asn: number) =>
    editor.set(session, one => one.localAs, first(session)?.localAs, asn),
  ),
  setPeerAs: onSession((editor, session, asn: number) => editor.setPeerAs(session, asn)),
  setPeerAddress: onSession((editor, session, address: Address) => editor.setPeerAddress(session, address)),
  setDefaultPeerPort: onSession((editor, session) => {
    const neighbor = first(session);
    return neighbor && editor.drop(neighbor, neighbor.keys.port);
  }),
  setLocalAddress: onSession((editor, session, address: Address) => {
    const neighbor = first(session);
    const slot = neighbor && {
      fields: neighbor.fields,
      key: neighbor.keys.sourceAddress,
      after: neighbor.keys.address,
    };
    return editor.set(session, one => one.localAddress, slot, formatAddress(address));
  }),
  setPassword: onSession((editor, session, text: string) => editor.setPassword(session, text)),
  // How many hops cannot be said.
  enableMultihop: onSession((editor, session) => {
    const neighbor = first(session);
    return editor.set(session, one => one.multihop, neighbor && { fields: neighbor.fields, key: 'ebgpMultiHop' }, true);
  }),
  enableBfd: onSession((editor, session) => editor.enableBfd(session)),
  disableBfd: onSession((editor, session) => {
    const neighbor = first(session);
    return neighbor && editor.drop(neighbor, 'bfdProfile');
  }),
  openBfdTtl: onSession((_, session) => {
    const ttl = session.bfdTimers?.minimumTtl;
    // What an alias stands for is others' too.
    const isOwn = ttl?.kind === 'known' && ttl.at && ttl.valueAt && covers(ttl.at, ttl.valueAt);
    return isOwn && ttl.valueAt ? [{ span: ttl.valueAt, text: '1' }] : undefined;
  }),
  placeLike: onSession((editor, session, like: Session) => editor.placeLike(session, like)),
  makeActive: noWay,
  setDefaultHoldTime: onSession((editor, session) => editor.setDefaultHoldTime(session)),
  enableAs4: noWay,
  addFamily: onSession((editor, session, family: Family, allowed: readonly AllowedPrefix[]) =>
    editor.addFamily(session, family, allowed),
  ),
  importNothing: onSession((editor, session) => editor.importNothing(session)),
  restrictExport: onSession((editor, session, family: Family, allowed: readonly AllowedPrefix[]) =>
    restrictPools(editor.speaker, editor.parts, session, family, allowed),
  ),
  setRecursiveGateway: noWay,
  addSession: onSpeaker((editor, plan: SessionPlan, like?: Session) => editor.addSession(plan, like)),
  setRouterId: onSpeaker((editor, address: Address) => editor.setRouterId(address)),
  enableBfdProtocol: noWay,
  learnKernelRoutes: noWay,
  removeStatement: onSpeaker((editor, statement: Span) => editor.removeStatement(statement)),
};
