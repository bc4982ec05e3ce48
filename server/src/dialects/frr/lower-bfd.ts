import { cover } from '../../core/span.js';
import type { Version } from '../../core/version.js';
import { ABSENT, byDefault, explicit, type Fact, inherited, unknown } from '../../model/fact.js';
import type { BfdTimers } from '../../model/session.js';
import type { BfdPeer, BfdProtocol } from '../../model/speaker.js';
import { type Address, equalAddress, parseAddress } from '../../net/address.js';
import { type Daemons, runs } from './daemons.js';
import { type Statement, statementOf } from './lower-statement.js';
import { FILLED_IN, type Trouble } from './lower-trouble.js';
import { type Block, type FrrConfig, isSeen, partOf } from './tree.js';
import { measured } from './versions.js';

/** What bfdd does where nothing is written: milliseconds and a number of packets (bfdd/bfd.h, 8.4 to 10.3). */
const INTERVAL = 300;
const MULTIPLIER = 3;
/** Of a peer over several hops that is written by itself. */
const LEAST_TTL = 254;
/** What FRR sends BFD packets with. */
const FIRST_TTL = 255;

/** What a block of bfdd says: the last line of each phrase. */
type Settings = ReadonlyMap<string, Statement>;

interface PeerBlock {
  readonly header: Statement;
  readonly block: Block;
  readonly address: Address | undefined;
  readonly local: Address | undefined;
  readonly isMultihop: boolean;
  readonly vrf: string | undefined;
  readonly settings: Settings;
}

/** What a BGP session asks of BFD. */
export interface BfdRequest {
  readonly peer: Address | undefined;
  readonly local: Address | undefined;
  readonly isMultihop: boolean;
  readonly vrf: string | undefined;
  /** How many hops the session may take. */
  readonly hops: Fact<number>;
  /** Of `neighbor … bfd profile`. */
  readonly profile: string | undefined;
  /** `neighbor … bfd MULTIPLIER RECEIVE TRANSMIT`, as FRR took it before there were profiles. */
  readonly own: Statement | undefined;
}

/** bfdd's configuration: its profiles, and the peers that are written by themselves. */
export class Bfd {
  readonly #profiles = new Map<string, Settings>();
  readonly #peers: PeerBlock[] = [];
  readonly #trouble: Trouble;
  readonly #config: FrrConfig;
  readonly #isOld: boolean;

  constructor(config: FrrConfig, version: Version, trouble: Trouble) {
    this.#isOld = measured(version) === '8.4';
    this.#config = config;
    this.#trouble = trouble;
    for (const item of partOf(config, 'bfdd').items) {
      if (item.kind !== 'block' || item.node.name !== 'bfd') continue;
      for (const inner of item.items) {
        const header = statementOf(inner.kind === 'line' ? inner : inner.header);
        if (inner.kind === 'line') this.#remove(header);
        else if (inner.node.name === 'bfd profile') this.#profile(header, inner);
        else if (inner.node.name === 'bfd peer') this.#peers.push(peerBlock(header, inner));
      }
    }
  }

  /** `no peer …`, `no profile …`. */
  #remove(statement: Statement): void {
    if (!statement.negated) return;
    const profile = statement.word('profile')?.text;
    if (profile !== undefined) this.#profiles.delete(profile);
    const address = parseAddress(statement.word('peer')?.text ?? '');
    const at = this.#peers.findIndex(one => address && one.address && equalAddress(one.address, address));
    if (at >= 0) this.#peers.splice(at, 1);
  }

  #profile(header: Statement, block: Block): void {
    const name = header.word('profile')?.text ?? '';
    // Where the block is opened again it says more of the same profile.
    this.#profiles.set(name, new Map([...(this.#profiles.get(name) ?? []), ...settingsOf(block)]));
  }

  /** The line that switches off the BFD session which a BGP session asks for. */
  shutdown(request: BfdRequest): Statement | undefined {
    return this.#setting('shutdown', request, this.#peerOf(request));
  }

  /** How often it asks. What is written for the peer itself counts before what its profile says (measured with 8.4 and 10.3). */
  timers(request: BfdRequest): BfdTimers {
    const peer = this.#peerOf(request);
    const written = request.own?.after('bfd').map(({ text }) => Number(text)) ?? [];
    const isComplete = written.length === 3;
    const value = (phrase: string, index: number, fallback: number): Fact<number> => {
      const statement = this.#setting(phrase, request, peer);
      if (statement) return inherited(this.#number(statement, phrase));
      const own = request.own;
      if (own && isComplete) return explicit(written[index] as number, own.line.span);
      return this.#unwritten(fallback);
    };
    return {
      transmitInterval: value('transmit-interval', 2, INTERVAL),
      receiveInterval: value('receive-interval', 1, INTERVAL),
      multiplier: value('detect-multiplier', 0, MULTIPLIER),
      minimumTtl: this.#minimumTtl(request, peer),
    };
  }

  /**
   * The lowest TTL with which packets may arrive. FRR follows from the hops of the BGP session where nobody wrote a peer; of one that
   * was written, 8.4 wants 254, and later versions one or the other (measured with 8.4 and 10.3).
   */
  #minimumTtl(request: BfdRequest, peer: PeerBlock | undefined): Fact<number> {
    const statement = this.#setting('minimum-ttl', request, peer);
    if (statement) return inherited(this.#number(statement, 'minimum-ttl'));
    if (!isSeen(this.#config, 'bfdd')) return unknown('bfdd may say it, in a file of its own');
    if (!request.isMultihop) return unknown('the session is on one link');
    if (peer && this.#isOld) return { ...explicit(LEAST_TTL, peer.header.line.span), origin: 'inherited' };
    const { hops } = request;
    if (peer || hops.kind !== 'known') return unknown('it depends on who speaks first');
    return { ...hops, value: FIRST_TTL + 1 - hops.value };
  }

  /** The peers that are written by themselves, in a VRF. */
  peers(vrf: string | undefined): readonly BfdPeer[] {
    return this.#peers.filter(peer => peer.vrf === vrf).map(peer => this.#lowered(peer));
  }

  #lowered(peer: PeerBlock): BfdPeer {
    const { header, block, settings } = peer;
    const { span } = header.line;
    const profile = settings.get('profile');
    const request = { profile: undefined, own: undefined };
    const timer = (phrase: string, fallback: number): Fact<number> => {
      const own = settings.get(phrase);
      if (own) return this.#number(own, phrase);
      const statement = this.#setting(phrase, request, peer);
      return statement ? inherited(this.#number(statement, phrase)) : this.#unwritten(fallback);
    };
    const flag = (phrase: string): Fact<boolean> => {
      const statement = this.#setting(phrase, request, peer);
      if (!statement) return byDefault(false);
      const fact = explicit(true, statement.line.span);
      return settings.get(phrase) === statement ? fact : inherited(fact);
    };
    const word = (keyword: string) => header.word(keyword);
    const address = (keyword: string): Fact<Address> => {
      const text = word(keyword);
      const found = text && parseAddress(text.text);
      return found ? explicit(found, span, text.span) : ABSENT;
    };
    const named = profile?.word('profile');
    return {
      header: span,
      span: cover(span, block.span),
      address: address('peer'),
      localAddress: address('local-address'),
      multihop: peer.isMultihop ? explicit(true, span) : byDefault(false),
      disabled: flag('shutdown'),
      passive: flag('passive-mode'),
      profile: profile && named ? explicit(named.text, profile.line.span, named.span) : ABSENT,
      timers: {
        transmitInterval: timer('transmit-interval', INTERVAL),
        receiveInterval: timer('receive-interval', INTERVAL),
        multiplier: timer('detect-multiplier', MULTIPLIER),
        minimumTtl: settings.has('minimum-ttl') ? timer('minimum-ttl', LEAST_TTL) : this.#unwritten(LEAST_TTL),
      },
    };
  }

  /** The peer that is written by itself and is the session that BGP asks for: bfdd makes one of both. */
  #peerOf({ peer, local, isMultihop, vrf }: BfdRequest): PeerBlock | undefined {
    return this.#peers.find(
      one =>
        one.isMultihop === isMultihop &&
        one.vrf === vrf &&
        isSame(one.address, peer) &&
        // Over several hops the own address is part of what tells sessions apart.
        (!isMultihop || isSame(one.local, local)),
    );
  }

  /** What counts of a phrase: the peer's own line, the profile that BGP names, the one that the peer names. */
  #setting(
    phrase: string,
    { profile }: Pick<BfdRequest, 'profile'>,
    peer: PeerBlock | undefined,
  ): Statement | undefined {
    const named = profile ?? peer?.settings.get('profile')?.word('profile')?.text;
    const statement = peer?.settings.get(phrase) ?? this.#profiles.get(named ?? '')?.get(phrase);
    return statement?.negated ? undefined : statement;
  }

  #number(statement: Statement, phrase: string): Fact<number> {
    const { span } = statement.line;
    if (this.#trouble.isOpen(statement.line)) return unknown(FILLED_IN, span);
    const value = statement.number(phrase);
    return value === undefined
      ? unknown('its value is not known', span)
      : explicit(value, span, statement.word(phrase)?.span);
  }

  #unwritten(value: number): Fact<number> {
    if (this.#trouble.isTemplate) return unknown(FILLED_IN);
    return isSeen(this.#config, 'bfdd') ? byDefault(value) : unknown('bfdd may say it, in a file of its own');
  }
}

/** Whether bfdd runs, which `daemons` says; it takes sessions of every kind as soon as it does. */
export function bfdProtocols(daemons: Daemons | undefined): Fact<readonly BfdProtocol[]> {
  const isOn = daemons && runs(daemons, 'bfdd');
  if (!daemons || isOn === undefined) return unknown('the BFD daemon is switched on in a file of its own');
  const setting = daemons.settings.get('bfdd');
  if (!setting) return { kind: 'known', value: [], origin: 'default' };
  const { span, valueSpan } = setting;
  const protocol: BfdProtocol = {
    name: 'bfdd',
    header: span,
    disabled: explicit(!isOn, span, valueSpan),
    multihop: byDefault(['ipv4', 'ipv6']),
  };
  return explicit([protocol], span);
}

function peerBlock(header: Statement, block: Block): PeerBlock {
  const vrf = header.word('vrf')?.text;
  return {
    header,
    block,
    address: parseAddress(header.word('peer')?.text ?? ''),
    local: parseAddress(header.word('local-address')?.text ?? ''),
    isMultihop: header.has('multihop'),
    vrf: vrf === 'default' ? undefined : vrf,
    settings: settingsOf(block),
  };
}

function settingsOf({ items }: Block): Settings {
  return new Map(
    items.flatMap(item => {
      const statement = item.kind === 'line' ? statementOf(item) : undefined;
      return statement ? [[statement.phrase, statement] as const] : [];
    }),
  );
}

function isSame(a: Address | undefined, b: Address | undefined): boolean {
  return a !== undefined && b !== undefined && equalAddress(a, b);
}
