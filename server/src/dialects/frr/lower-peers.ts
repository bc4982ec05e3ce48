import { type Family, formatAddress, parseAddress } from '../../net/address.js';
import { parseAsn } from '../../net/asn.js';
import { type Statement, statementOf } from './lower-statement.js';
import type { Block, Item, Line, Word } from './tree.js';

/** A neighbour or peer-group as the lines that name it build it up. */
export interface Peer {
  readonly name: string;
  readonly isGroup: boolean;
  /** The line that makes it. */
  readonly header: Line;
  readonly word: Word;
  group: Peer | undefined;
  remoteAs: Statement | undefined;
  /** What is said of itself, by setting. */
  readonly settings: Map<string, Statement>;
  /** `ebgp-multihop`; a group hands its own on, whatever its members said before. */
  multihop: Statement | undefined;
  ttlSecurity: Statement | undefined;
  /** The line that activates a family; its own header, where it is active from the start. */
  readonly active: Map<Family, Line>;
  /** What is said of the routes of a family, by setting. */
  readonly policies: Readonly<Record<Family, Map<string, Statement>>>;
  /** Every line that names it. */
  readonly lines: Line[];
  /** A line about it was refused, because of its order or of what it contradicts. */
  refused: boolean;
}

/** What puts routes into BGP, in one family. */
export interface Origination {
  readonly family: Family;
  readonly statement: Statement;
}

/** One `router bgp`, of one VRF or view. */
export class Instance {
  readonly header: Line;
  /** The VRF or view; undefined for the default one. */
  readonly vrf: string | undefined;
  /** By the name that their lines use; addresses in their usual spelling. */
  readonly peers = new Map<string, Peer>();
  /** The last line for each setting of BGP as a whole, `no` included. */
  readonly options = new Map<string, Statement>();
  readonly #originations = new Map<string, Origination>();
  /** `bgp listen range`. */
  readonly ranges: Statement[] = [];
  /** Lines that the daemon refuses although their words are right. */
  readonly refused: Line[] = [];
  /** Lines about neighbours that are not known where they stand; whom they are meant for nobody knows. */
  readonly orphans: { readonly statement: Statement; readonly family: Family }[] = [];
  /** A block of another AS number was refused: what it says is missing. */
  lacksBlock = false;
  /** What these lines are about. */
  readonly #refusedNames = new Set<string>();
  /** Whether what `bgp default …` names is active in neighbours made from here on. */
  readonly #activeByDefault = new Map<Family, boolean>([
    ['ipv4', true],
    ['ipv6', false],
  ]);

  constructor(header: Line, vrf: string | undefined) {
    this.header = header;
    this.vrf = vrf;
  }

  get asWord(): Word | undefined {
    return statementOf(this.header).word('bgp');
  }

  get localAs(): number | undefined {
    return parseAsn(this.asWord?.text ?? '') || undefined;
  }

  /** Whether a switch is on; undefined: nothing is written. */
  flag(name: string): boolean | undefined {
    const statement = this.options.get(name);
    return statement && !statement.negated;
  }

  read({ items }: Block): void {
    for (const item of items) this.#item(item, undefined);
  }

  #item(item: Item, family: Family | undefined): void {
    if (item.kind === 'line') {
      this.#line(statementOf(item), family ?? 'ipv4');
      return;
    }
    const inner = FAMILY_NODES[item.node.name];
    if (inner) for (const each of item.items) this.#item(each, inner);
  }

  #line(statement: Statement, family: Family): void {
    const { phrase } = statement;
    if (phrase === 'neighbor') this.#neighbor(statement, family);
    else if (ORIGINATIONS.has(phrase.split(' ')[0] as string)) this.#originate(statement, family);
    else if (phrase === 'bgp listen range') this.#listen(statement);
    else {
      const names = /^bgp default (ipv[46])-unicast$/.exec(phrase)?.[1] as Family | undefined;
      if (names) this.#activeByDefault.set(names, !statement.negated);
      this.options.set(phrase, statement);
    }
  }

  #listen(statement: Statement): void {
    const range = statement.word('range')?.text;
    const at = this.ranges.findIndex(other => other.word('range')?.text === range);
    if (at >= 0) this.ranges.splice(at, 1);
    if (!statement.negated) this.ranges.push(statement);
  }

  /** Whether lines were refused that would have made neighbours, so that there are fewer than are meant. */
  get lacksPeers(): boolean {
    return this.lacksBlock || [...this.#refusedNames].some(name => !this.peers.has(name));
  }

  get originations(): readonly Origination[] {
    return [...this.#originations.values()];
  }

  #originate(statement: Statement, family: Family): void {
    const key = `${family} ${originationKey(statement)}`;
    this.#originations.delete(key);
    if (!statement.negated) this.#originations.set(key, { family, statement });
  }

  // ---- neighbours

  #neighbor(statement: Statement, family: Family): void {
    const word = statement.word('neighbor');
    if (!word) return;
    const name = nameOf(word.text);
    const { option } = statement;
    const peer = this.peers.get(name);
    const makes = MAKERS[option] ?? (option.startsWith('interface') ? makeUnnumbered : undefined);
    if (makes) {
      if (makes(this, statement, word, peer)) this.peers.get(name)?.lines.push(statement.line);
      else this.#refuse(statement, peer);
      return;
    }
    if (!peer) {
      this.#refuse(statement, undefined);
      this.orphans.push({ statement, family });
      return;
    }
    peer.lines.push(statement.line);
    if (!change(this, peer, statement, family)) this.#refuse(statement, peer);
  }

  #refuse(statement: Statement, peer: Peer | undefined): void {
    this.refused.push(statement.line);
    this.#refusedNames.add(nameOf(statement.word('neighbor')?.text ?? ''));
    if (peer) peer.refused = true;
  }

  make(word: Word, isGroup: boolean, header: Line): Peer {
    const name = nameOf(word.text);
    const active = new Map<Family, Line>();
    for (const [family, isActive] of this.#activeByDefault) if (isActive) active.set(family, header);
    const peer: Peer = {
      name,
      isGroup,
      header,
      word,
      group: undefined,
      remoteAs: undefined,
      settings: new Map(),
      multihop: undefined,
      ttlSecurity: undefined,
      active,
      policies: { ipv4: new Map(), ipv6: new Map() },
      lines: [],
      // A line that came too early was refused: what it was to say is missing now.
      refused: this.#refusedNames.has(name),
    };
    this.peers.set(name, peer);
    return peer;
  }

  members(group: Peer): readonly Peer[] {
    return group.isGroup ? [...this.peers.values()].filter(peer => peer.group === group) : [];
  }

  remove(peer: Peer): void {
    this.peers.delete(peer.name);
    if (peer.isGroup) for (const member of this.members(peer)) this.peers.delete(member.name);
  }

  /** Whether a peer is certainly in our own AS: multihop says nothing of it then. */
  isInternal(peer: Peer): boolean {
    const statement = remoteAsOf(peer);
    if (!statement) return false;
    if (statement.has('internal')) return true;
    const asn = parseAsn(statement.word('remote-as')?.text ?? '');
    return asn !== undefined && asn === this.localAs;
  }
}

/** The nodes of address families that are lowered; lines of others concern other routes. */
const FAMILY_NODES: Readonly<Record<string, Family>> = { 'bgp ipv4 unicast': 'ipv4', 'bgp ipv6 unicast': 'ipv6' };

const ORIGINATIONS: ReadonlySet<string> = new Set(['network', 'redistribute', 'aggregate-address', 'import']);

/** What an origination is about: `redistribute connected`, `network 192.0.2.0/24`. */
function originationKey(statement: Statement): string {
  const [first = '', second = ''] = statement.line.words.slice(statement.negated ? 1 : 0).map(({ text }) => text);
  return statement.phrase.startsWith('redistribute')
    ? statement.phrase.split(' ').slice(0, 2).join(' ')
    : `${first} ${second}`;
}

/** The AS number of a group is that of its members, whatever they said. */
export function remoteAsOf(peer: Peer): Statement | undefined {
  return peer.group?.remoteAs ?? peer.remoteAs;
}

function nameOf(text: string): string {
  // Only IPv6 addresses can be written in several ways.
  return text.includes(':') ? canonicalAddress(text) : text;
}

/** An IPv6 address as FRR writes it; any other text as it is. */
export function canonicalAddress(text: string): string {
  // Line after line says something of the same neighbour.
  if (text !== lastAddress.text) {
    const address = parseAddress(text);
    lastAddress = { text, canonical: address ? formatAddress(address) : text };
  }
  return lastAddress.canonical;
}

let lastAddress = { text: '', canonical: '' };

/** Lines that make, join or end a neighbour or group. @returns whether the daemon takes the line. */
type Maker = (instance: Instance, statement: Statement, word: Word, peer: Peer | undefined) => boolean;

const remoteAs: Maker = (instance, statement, word, peer) => {
  if (statement.negated) {
    if (peer?.isGroup) peer.remoteAs = undefined;
    else if (peer) instance.remove(peer);
    return true;
  }
  if (peer?.group?.remoteAs) return sameAs(peer.group.remoteAs, statement);
  // Only an address makes a neighbour; a word must be a group's, or an interface's that was named before.
  if (!peer && !parseAddress(word.text) && !word.isHole) return false;
  const target = peer ?? instance.make(word, false, statement.line);
  target.remoteAs = statement;
  return true;
};

function sameAs(a: Statement, b: Statement): boolean {
  return a.option === b.option && a.word('remote-as')?.text === b.word('remote-as')?.text;
}

const peerGroup: Maker = (instance, statement, word, peer) => {
  const group = statement.word('peer-group');
  if (!group) {
    if (statement.negated) {
      if (peer) instance.remove(peer);
    } else if (peer && !peer.isGroup) return false;
    else if (!peer) instance.make(word, true, statement.line);
    return true;
  }
  const joined = instance.peers.get(group.text);
  if (statement.negated) {
    // bgpd 8.4 and 10.3 take the neighbour away with all that was said of it, in whatever group it is.
    if (peer && joined?.isGroup) instance.remove(peer);
    return true;
  }
  if (!joined?.isGroup) return false;
  // "Cannot change peer-group. Deconfigure first" (bgpd 8.4, 10.3).
  if (peer?.group && peer.group !== joined) return false;
  if (!joined.remoteAs && !peer?.remoteAs) return false;
  if (!peer && !parseAddress(word.text) && !word.isHole) return false;
  join(peer ?? instance.make(word, false, statement.line), joined);
  return true;
};

/** The group's families and, where it has one, its number of hops replace those of a new member (`peer_group_bind`). */
function join(peer: Peer, group: Peer): void {
  peer.group = group;
  peer.active.clear();
  for (const [family, line] of group.active) peer.active.set(family, line);
  peer.ttlSecurity = group.ttlSecurity;
  if (group.multihop) peer.multihop = group.multihop;
}

const makeUnnumbered: Maker = (instance, statement, word, peer) => {
  // `neighbor 192.0.2.1 interface eth0` says where an address is.
  if (parseAddress(word.text)) return peer !== undefined;
  if (statement.negated) {
    if (peer) instance.remove(peer);
    return true;
  }
  const target = peer ?? instance.make(word, false, statement.line);
  if (statement.has('remote-as')) target.remoteAs = statement;
  const group = instance.peers.get(statement.word('peer-group')?.text ?? '');
  if (group?.isGroup) join(target, group);
  return true;
};

const MAKERS: Readonly<Record<string, Maker>> = {
  'remote-as': remoteAs,
  'remote-as internal': remoteAs,
  'remote-as external': remoteAs,
  'remote-as auto': remoteAs,
  'peer-group': peerGroup,
  '': (instance, { negated }, _word, peer) => {
    if (negated && peer) instance.remove(peer);
    return true;
  },
};

/** Lines that say something of a neighbour or group that is there. @returns whether the daemon takes the line. */
function change(instance: Instance, peer: Peer, statement: Statement, family: Family): boolean {
  const { option, negated } = statement;
  const special = CHANGES[option];
  if (special) return special(instance, peer, statement, family);
  const setting = SETTINGS[option];
  if (setting) {
    for (const name of (negated && RETRACTIONS[option]) || setting) put(peer.settings, name, statement);
    return true;
  }
  const policy = POLICIES[option];
  if (!policy) return true;
  const direction = statement.has('in') ? ' in' : statement.has('out') ? ' out' : '';
  const settings = peer.policies[family];
  const rival = RIVALS[option];
  const isTaken = (held: Peer | undefined) => held?.policies[family].has(rival + direction) === true;
  if (!negated && rival && (isTaken(peer) || isTaken(peer.group))) return false;
  // bgpd 8.4 and 10.3 pass over a route-map that the group applies already: the member goes on with the group's.
  const isRepeated =
    policy === 'route-map' &&
    !settings.has(policy + direction) &&
    peer.group?.policies[family].get(policy + direction)?.word(policy)?.text === statement.word(policy)?.text;
  if (negated || !isRepeated) put(settings, policy + direction, statement);
  return true;
}

function put(settings: Map<string, Statement>, name: string, statement: Statement): void {
  if (statement.negated) settings.delete(name);
  else settings.set(name, statement);
}

/** Settings by the keywords of their lines. */
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  password: ['password'],
  'update-source': ['update-source'],
  port: ['port'],
  passive: ['passive'],
  shutdown: ['shutdown'],
  'shutdown message': ['shutdown'],
  timers: ['timers'],
  'local-as': ['local-as'],
  bfd: ['bfd'],
  'bfd check-control-plane-failure': ['bfd'],
  'bfd profile': ['bfd', 'bfd profile'],
  'disable-connected-check': ['disable-connected-check'],
  'enforce-multihop': ['disable-connected-check'],
  'dont-capability-negotiate': ['dont-capability-negotiate'],
  ...Object.fromEntries(
    ['provider', 'rs-server', 'rs-client', 'customer', 'peer'].flatMap(role =>
      [`local-role ${role}`, `local-role ${role} strict-mode`].map(words => [words, ['local-role']]),
    ),
  ),
};

/** What `no` takes back, where that is not what the line sets: BFD stays on without its profile. */
const RETRACTIONS: Readonly<Record<string, readonly string[]>> = {
  bfd: ['bfd', 'bfd profile'],
  'bfd profile': ['bfd profile'],
  'bfd check-control-plane-failure': [],
};

/** Settings of a family's routes. */
const POLICIES: Readonly<Record<string, string>> = {
  'route-map': 'route-map',
  'prefix-list': 'prefix-list',
  'distribute-list': 'distribute-list',
  'filter-list': 'filter-list',
  'unsuppress-map': 'unsuppress-map',
  'advertise-map': 'advertise-map',
  'maximum-prefix-out': 'maximum-prefix-out',
  'allowas-in': 'allowas-in',
  'allowas-in origin': 'allowas-in',
  'default-originate': 'default-originate',
  'default-originate route-map': 'default-originate',
};

/** "Prefix/distribute list can not co-exist": the first one stays, also where it is the group's (bgpd 8.4, 10.3). */
const RIVALS: Readonly<Record<string, string>> = {
  'prefix-list': 'distribute-list',
  'distribute-list': 'prefix-list',
};

type Change = (instance: Instance, peer: Peer, statement: Statement, family: Family) => boolean;

/** How many hops a bare `ebgp-multihop` allows, the most there are. */
export const MOST_HOPS = 255;

export function hopsOf(statement: Statement): number {
  return statement.number('ebgp-multihop') ?? MOST_HOPS;
}

const CHANGES: Readonly<Record<string, Change>> = {
  activate: (instance, peer, { negated, line }, family) => {
    for (const each of [peer, ...instance.members(peer)]) {
      if (negated) each.active.delete(family);
      else if (each === peer || !each.active.has(family)) each.active.set(family, line);
    }
    return true;
  },
  // The first of these two stays: "ebgp-multihop and ttl-security cannot be configured together".
  'ebgp-multihop': (instance, peer, statement) => {
    if (statement.negated) {
      const inherited = peer.group?.multihop;
      for (const each of [peer, ...instance.members(peer)]) each.multihop = inherited;
      return true;
    }
    if (instance.isInternal(peer)) return true;
    const all = [peer, ...instance.members(peer)].filter(each => !instance.isInternal(each));
    if (all.some(({ ttlSecurity }) => ttlSecurity)) return hopsOf(statement) === MOST_HOPS;
    for (const each of all) each.multihop = statement;
    return true;
  },
  'ttl-security hops': (instance, peer, statement) => {
    const all = [peer, ...instance.members(peer)];
    if (!statement.negated && all.some(({ multihop }) => multihop)) return false;
    for (const each of all) each.ttlSecurity = statement.negated ? undefined : statement;
    return true;
  },
};
