import { Secret } from '../../core/secret.js';
import { covers, type Span } from '../../core/span.js';
import { ABSENT, byDefault, explicit, type Fact, inherited, type Known, unknown } from '../../model/fact.js';
import type { BfdUse, PeerAs, Session } from '../../model/session.js';
import type { Address, Family } from '../../net/address.js';
import { constantsOf, type Definitions, type Lookup } from './definitions.js';
import { argumentFact, asNumber, expressionFact, number, type Reader, switchFact, text } from './facts.js';
import type { BfdSettings } from './lower-bfd.js';
import { type ChannelLayer, lowerFamily, optionName, type Policies, withDefaultPolicies } from './lower-policy.js';
import { channelsOf, hasFlag, hasUnknownBase, type Layer, layersOf, optionsOf } from './options.js';
import { FILLED_IN } from './template.js';
import type { Expression, Option, ProtocolBlock } from './tree.js';

/** The hop limit of a bare `multihop` (BIRD 2.0 to 3.4). */
const DEFAULT_MULTIHOP = 64;

/** Seconds; BIRD's default, RFC 4271 suggests 90. */
const DEFAULT_HOLD_TIME = 240;

/** The facts that options set, as they build up layer by layer. */
interface Draft {
  localAs: Fact<number>;
  peerAs: Fact<PeerAs>;
  peerAddress: Fact<Address>;
  peerPort: Fact<number>;
  localAddress: Fact<Address>;
  localAddresses: Known<Address>[];
  password: Fact<Secret>;
  multihop: Fact<number>;
  ttlSecurity: Fact<boolean>;
  bfd: Fact<BfdUse>;
  passive: Fact<boolean>;
  holdTime: Fact<number>;
  keepaliveTime: Fact<number>;
  routerId: Fact<Address>;
  role: Fact<string>;
  ownAsAllowed: Fact<boolean>;
  as4: Fact<boolean>;
  disabled: Fact<boolean>;
}

const address: Reader<Address> = literal => (literal.kind === 'address' ? literal.address : undefined);

/** A router id: an address, or the number that it is. */
export const routerIdValue: Reader<Address> = literal => {
  if (literal.kind === 'address') return literal.address;
  return literal.kind === 'number' ? { family: 'ipv4', value: BigInt(literal.value) } : undefined;
};

const secret: Reader<Secret> = literal => {
  const value = text(literal);
  return value === undefined ? undefined : new Secret(value);
};

/** What one option does to the draft. `wrap` marks what comes from a template. */
type Handler = (draft: Draft, option: Option, lookup: Lookup, wrap: <T>(fact: Fact<T>) => Fact<T>) => void;

/** One row per option of a BGP protocol that the model asks for. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  local: (draft, option, lookup, wrap) => {
    ownAddress(draft, option, lookup, wrap);
    const as = argumentFact(option, 'as', asNumber, lookup);
    if (as) draft.localAs = wrap(as);
  },
  'source address': (draft, option, lookup, wrap) => ownAddress(draft, option, lookup, wrap),
  neighbor: (draft, option, lookup, wrap) => {
    const peer = argumentFact(option, 'address', address, lookup);
    if (peer) draft.peerAddress = wrap(peer);
    else if (option.args.range) draft.peerAddress = unknown('neighbours are accepted from a range', option.span);
    const port = argumentFact(option, 'port', number, lookup);
    if (port) draft.peerPort = wrap(port);
    const as = argumentFact(option, 'as', asNumber, lookup);
    if (as) draft.peerAs = wrap(as);
    for (const kind of ['internal', 'external'] as const) {
      const word = option.flags.find(one => one.text === kind);
      if (word) draft.peerAs = wrap(explicit<PeerAs>(kind, option.full, word.span));
    }
  },
  multihop: (draft, option, lookup, wrap) => {
    draft.multihop = wrap(
      argumentFact(option, 'hops', number, lookup) ?? explicit(DEFAULT_MULTIHOP, option.full, option.span),
    );
  },
  direct: (draft, option, _lookup, wrap) => {
    draft.multihop = wrap(explicit(0, option.full, option.span));
  },
  'ttl security': (draft, option, lookup, wrap) => {
    draft.ttlSecurity = wrap(switchFact(option, lookup));
  },
  password: (draft, option, lookup, wrap) => {
    const argument = Object.values(option.args)[0] as Expression | undefined;
    draft.password = argument
      ? wrap(expressionFact(argument, option, secret, lookup))
      : unknown('it is given as a list of keys', option.span);
  },
  keys: (draft, option) => {
    draft.password = unknown('it is given as a list of keys', option.span);
  },
  bfd: (draft, option, lookup, wrap) => {
    if (hasFlag(option, 'graceful')) draft.bfd = wrap(explicit<BfdUse>('graceful', option.full, option.span));
    else if (option.items) draft.bfd = wrap(explicit<BfdUse>('on', option.full, option.span));
    else {
      const on = switchFact(option, lookup);
      draft.bfd = wrap(on.kind === 'known' ? { ...on, value: on.value ? 'on' : 'off' } : on);
    }
  },
  passive: (draft, option, lookup, wrap) => {
    draft.passive = wrap(switchFact(option, lookup));
  },
  'hold time': (draft, option, lookup, wrap) => {
    draft.holdTime = wrap(argumentFact(option, 'time', number, lookup) ?? draft.holdTime);
  },
  'keepalive time': (draft, option, lookup, wrap) => {
    draft.keepaliveTime = wrap(argumentFact(option, 'time', number, lookup) ?? draft.keepaliveTime);
  },
  'enable as4': (draft, option, lookup, wrap) => {
    draft.as4 = wrap(switchFact(option, lookup));
  },
  // Without capabilities neither 4-byte AS numbers nor other families than IPv4 are agreed on (RFC 5492).
  capabilities: (draft, option, lookup, wrap) => {
    const on = switchFact(option, lookup);
    if (on.kind === 'known' && !on.value) draft.as4 = wrap(on);
  },
  'router id': (draft, option, lookup, wrap) => {
    const [argument] = Object.keys(option.args);
    const fact = argument && argumentFact(option, argument, routerIdValue, lookup);
    if (fact) draft.routerId = wrap(fact);
  },
  'local role': (draft, option, _lookup, wrap) => {
    const role = option.flags.at(-1);
    if (role) draft.role = wrap(explicit(role.text.replace('_', '-'), option.full, role.span));
  },
  'allow local as': (draft, option, lookup, wrap) => {
    const count = argumentFact(option, 'count', number, lookup);
    if (count?.kind === 'unknown') draft.ownAsAllowed = count;
    else draft.ownAsAllowed = wrap(explicit(count?.kind !== 'known' || count.value > 0, option.full, option.span));
  },
  disabled: (draft, option, lookup, wrap) => {
    draft.disabled = wrap(switchFact(option, lookup));
  },
};

/** `local` and `source address` set the same thing; the last one written wins. */
const ownAddress: Handler = (draft, option, lookup, wrap) => {
  const fact = argumentFact(option, 'address', address, lookup);
  if (!fact) return;
  draft.localAddress = wrap(fact);
  const known = draft.localAddress;
  if (known.kind === 'known') draft.localAddresses.push(known);
};

/** What the edits need to know about a session beyond the model. */
export interface SessionNodes {
  readonly block: ProtocolBlock;
  readonly layers: readonly Layer[];
  readonly channels: ReadonlyMap<Family, readonly ChannelLayer[]>;
}

const nodes = new WeakMap<Session, SessionNodes>();

/** The blocks that a lowered session was made from. */
export function sessionNodes(session: Session): SessionNodes | undefined {
  return nodes.get(session);
}

/**
 * The BGP session that a `protocol bgp` block sets up.
 * @param gaps where files are included that were not read.
 */
export function lowerSession(
  block: ProtocolBlock,
  index: number,
  definitions: Definitions,
  policies: Policies,
  bfd: BfdSettings,
  asNumbers: Lookup = constantsOf(definitions),
  gaps: readonly Span[] = [],
): Session {
  const layers = layersOf(block, definitions.protocols);
  const isCut = gaps.length > 0 && layers.some(layer => hasGap(layer.block, gaps));
  const incomplete = isCut || layers.some(layer => layer.block.damaged) || hasUnknownBase(block, definitions.protocols);
  const draft = draftOf(layers, asNumbers);
  const external = isExternal(draft);
  if (draft.multihop.kind === 'absent') draft.multihop = byDefault(external === false ? DEFAULT_MULTIHOP : 0);
  const hops = draft.multihop.kind === 'known' ? draft.multihop.value : 0;
  const channels = channelLayers(layers);
  const session: Session = {
    id: `bgp#${index}`,
    name: block.name?.text ?? 'bgp',
    header: block.header,
    span: block.span,
    incomplete,
    ...draft,
    ...(draft.bfd.kind === 'known' && draft.bfd.value !== 'off' && { bfdTimers: bfd.timers(bfdOption(layers)) }),
    families: [...channels].map(([family, own]) => {
      const carried = lowerFamily(family, own, policies, hops > 0, asNumbers);
      // What is written later in a block replaces what stands before.
      if (isCut) return { ...carried, import: unknown(NOT_READ), export: unknown(NOT_READ) };
      return external === false && !incomplete ? withDefaultPolicies(carried) : carried;
    }),
  };
  nodes.set(session, { block, layers, channels });
  return session;
}

/** The last `bfd …` that counts. */
function bfdOption(layers: readonly Layer[]): Option | undefined {
  return layers.flatMap(({ block }) => optionsOf(block.items)).findLast(option => optionName(option) === 'bfd');
}

const NOT_READ = 'a file that its block includes was not read';

/** Whether one of the places is inside a block, or inside a file that the block includes. */
function hasGap(block: ProtocolBlock, gaps: readonly Span[]): boolean {
  const own = [...block.items, ...channelsOf(block.items).flatMap(({ items }) => items)];
  return gaps.some(
    gap => covers(block.span, gap) || (gap.path !== block.span.path && own.some(({ span }) => span.path === gap.path)),
  );
}

function draftOf(layers: readonly Layer[], lookup: Lookup): Draft {
  const draft: Draft = {
    localAs: ABSENT,
    peerAs: ABSENT,
    peerAddress: ABSENT,
    peerPort: byDefault(179),
    localAddress: ABSENT,
    localAddresses: [],
    password: ABSENT,
    multihop: ABSENT,
    ttlSecurity: byDefault(false),
    bfd: byDefault<BfdUse>('off'),
    passive: byDefault(false),
    holdTime: byDefault(DEFAULT_HOLD_TIME),
    keepaliveTime: ABSENT,
    routerId: ABSENT,
    role: ABSENT,
    ownAsAllowed: byDefault(false),
    as4: byDefault(true),
    disabled: byDefault(false),
  };
  for (const layer of layers) {
    const wrap = <T>(fact: Fact<T>): Fact<T> => (layer.inherited ? inherited(fact) : fact);
    for (const item of layer.block.items) {
      const handle = item.kind === 'option' ? HANDLERS[optionName(item)] : undefined;
      if (item.kind !== 'option' || !handle) continue;
      if (item.conditional) forget(draft, item, trial => handle(trial, item, lookup, wrap));
      else handle(draft, item, lookup, wrap);
    }
  }
  if (layers.some(({ block }) => block.hasHoles)) doubtDefaults(draft);
  return draft;
}

/** What an option of a template would set, were it there, is not known. */
function forget(draft: Draft, { span }: Option, set: (trial: Draft) => void): void {
  const trial = { ...draft, localAddresses: [] };
  set(trial);
  for (const key of Object.keys(draft) as (keyof Draft)[]) {
    if (key !== 'localAddresses' && trial[key] !== draft[key]) draft[key] = unknown(FILLED_IN, span);
  }
}

/** Where a template may say more, what is not written may be there all the same. */
function doubtDefaults(draft: Draft): void {
  for (const key of Object.keys(draft) as (keyof Draft)[]) {
    if (key === 'localAddresses') continue;
    const fact = draft[key];
    if (fact.kind === 'absent' || (fact.kind === 'known' && fact.origin === 'default')) draft[key] = unknown(FILLED_IN);
  }
}

/** Whether the peer has another AS number than we do; undefined when that is not known. */
function isExternal(draft: Draft): boolean | undefined {
  if (draft.peerAs.kind !== 'known') return undefined;
  if (typeof draft.peerAs.value === 'string') return draft.peerAs.value === 'external';
  return draft.localAs.kind === 'known' ? draft.peerAs.value !== draft.localAs.value : undefined;
}

const FAMILIES: readonly Family[] = ['ipv4', 'ipv6'];

/** Where each unicast family is configured, farthest template first. */
function channelLayers(layers: readonly Layer[]): ReadonlyMap<Family, readonly ChannelLayer[]> {
  const found = new Map<Family, ChannelLayer[]>();
  for (const family of FAMILIES) {
    const own = layers.flatMap(layer =>
      channelsOf(layer.block.items)
        .filter(channel => channel.type === family)
        .map(channel => ({ ...layer, channel })),
    );
    if (own.length > 0) found.set(family, own);
  }
  return found;
}
