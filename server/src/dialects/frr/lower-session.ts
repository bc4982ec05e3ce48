import { Secret } from '../../core/secret.js';
import { cover, type Span } from '../../core/span.js';
import { ABSENT, byDefault, explicit, type Fact, inherited, type Known, unknown } from '../../model/fact.js';
import type { Policy } from '../../model/policy.js';
import type { AddressFamily, BfdUse, PeerAs, Session } from '../../model/session.js';
import { type Address, type Family, parseAddress } from '../../net/address.js';
import { parseAsn } from '../../net/asn.js';
import type { Bfd, BfdRequest } from './lower-bfd.js';
import type { Defaults } from './lower-defaults.js';
import { hopsOf, type Instance, MOST_HOPS, type Peer, remoteAsOf } from './lower-peers.js';
import type { Direction, Policies } from './lower-policy.js';
import type { Statement } from './lower-statement.js';
import { FILLED_IN, type Trouble } from './lower-trouble.js';
import { withheld } from './lower-withheld.js';
import type { Word } from './tree.js';

/** What sessions are made with. */
export interface SessionContext {
  readonly instance: Instance;
  readonly defaults: Defaults;
  readonly policies: Policies;
  readonly bfd: Bfd;
  readonly trouble: Trouble;
}

const FAMILIES: readonly Family[] = ['ipv4', 'ipv6'];

const BGP_PORT = 179;

/** A setting and whether the session itself says it. */
interface Found {
  readonly statement: Statement;
  readonly wrap: <T>(fact: Fact<T>) => Fact<T>;
}

/** The session of a neighbour. */
export function lowerPeer(peer: Peer, index: number, context: SessionContext): Session {
  const { instance, defaults, trouble } = context;
  const isOwn = ({ line }: Statement) => peer.lines.includes(line);
  const found = (statement: Statement | undefined): Found | undefined =>
    statement && {
      statement,
      wrap: fact =>
        trouble.isOpen(statement.line)
          ? unknown(FILLED_IN, statement.line.span)
          : isOwn(statement)
            ? fact
            : inherited(fact),
    };
  const setting = (name: string): Found | undefined => found(peer.settings.get(name) ?? peer.group?.settings.get(name));
  const peerAs = peerAsFact(found(remoteAsOf(peer)));
  const localAs = localAsFact(setting('local-as'), instance);
  const external = isExternal(localAs, peerAs);
  const required =
    external === undefined
      ? undefined
      : external && (instance.flag('bgp ebgp-requires-policy') ?? defaults.requiresPolicy);
  const localAddress = localAddressFact(setting('update-source'));
  const names = [peer.name, peer.word.text, ...(peer.group ? [peer.group.name] : [])];
  const multihop = multihopFact(peer, found, external, instance, setting('disable-connected-check'));
  const hops = multihop.kind === 'known' ? multihop.value : 0;
  const request: BfdRequest = {
    // Of a session within the AS bgpd decides by the way to the peer whether it is multihop.
    peer: external ? parseAddress(peer.word.text) : undefined,
    local: localAddress.kind === 'known' ? localAddress.value : undefined,
    isMultihop: hops > 0,
    hops: multihop,
    vrf: instance.vrf,
    profile: setting('bfd profile')?.statement.word('profile')?.text,
    own: setting('bfd')?.statement,
  };
  const session: Session = {
    id: `${instance.vrf ?? ''}#${index}`,
    name: peer.word.text,
    ...(instance.vrf !== undefined && { vrf: instance.vrf }),
    // What a member lacks, its group lacks: that is said once, where the group is made.
    header: (peer.group ?? peer).header.span,
    span: cover(peer.header.span, (peer.lines.at(-1) ?? peer.header).span),
    incomplete:
      trouble.isTemplate || peer.refused || peer.group?.refused === true || names.some(name => trouble.mentions(name)),
    disabled: disabledFact(setting('shutdown'), instance),
    localAs,
    peerAs,
    peerAddress: peerAddressFact(peer),
    // A group takes a port, and its members go on using 179 (measured, 8.4 and 10.3).
    peerPort: numberFact(found(peer.settings.get('port')), 'port') ?? byDefault(BGP_PORT),
    localAddress,
    localAddresses: localAddress.kind === 'known' ? [localAddress as Known<Address>] : [],
    password: passwordFact(setting('password')),
    multihop,
    ttlSecurity: switchFact(found(peer.ttlSecurity)),
    ...bfdOf(setting('bfd'), request, context),
    passive: switchFact(setting('passive')),
    ...timersOf(setting('timers'), instance, defaults),
    role: roleFact(setting('local-role')),
    ownAsAllowed: ownAsAllowed(peer, found),
    as4: as4Fact(setting('dont-capability-negotiate')),
    families: FAMILIES.flatMap((family): AddressFamily[] => {
      const line = peer.active.get(family);
      if (!line) return [];
      const kept = withheld(peer, family, instance, context.policies);
      return [
        {
          family,
          header: line.span,
          span: line.span,
          import: policyFact(peer, family, 'in', required, context),
          export: policyFact(peer, family, 'out', required, context),
          gateway: byDefault(hops > 0 ? 'recursive' : 'direct'),
          ...(kept && { withheld: kept }),
        },
      ];
    }),
  };
  return trouble.isTemplate ? doubted(session) : session;
}

/** A policy; not known where none is written and one is refused, because bgpd does not know whom it is for. */
function policyFact(
  peer: Peer,
  family: Family,
  direction: Direction,
  required: boolean | undefined,
  { instance, policies }: SessionContext,
): Fact<Policy> {
  const policy = policies.policy(peer, family, direction, required);
  if (policy.kind !== 'known' || policy.origin !== 'default') return policy;
  const orphan = instance.orphans.find(
    one => one.family === family && one.statement.line.words.at(-1)?.text === direction,
  );
  return orphan ? unknown('bgpd refuses a line that may be meant for it', orphan.statement.line.span) : policy;
}

/** Where a template may say more, what is not written may be there all the same. */
function doubted(session: Session): Session {
  const doubt = ([key, value]: readonly [string, unknown]): readonly [string, unknown] => {
    const fact = value as Fact<unknown>;
    const isUnwritten = fact?.kind === 'absent' || (fact?.kind === 'known' && fact.origin === 'default');
    return [key, isUnwritten ? unknown(FILLED_IN) : value];
  };
  return Object.fromEntries(Object.entries(session).map(doubt)) as unknown as Session;
}

/** A value that follows a keyword. */
function wordFact<T>(
  { statement, wrap }: Found,
  word: Word | undefined,
  read: (text: string) => T | undefined,
): Fact<T> {
  const { span } = statement.line;
  const value = word && read(word.text);
  return wrap(word && value !== undefined ? explicit(value, span, word.span) : unknown('its value is not known', span));
}

function numberFact(found: Found | undefined, keyword: string): Fact<number> | undefined {
  return (
    found && wordFact(found, found.statement.word(keyword), text => (/^\d+$/.test(text) ? Number(text) : undefined))
  );
}

/** On where a line says so. */
function switchFact(found: Found | undefined): Fact<boolean> {
  return found ? found.wrap(explicit(true, found.statement.line.span)) : byDefault(false);
}

/** `neighbor X local-role ROLE [strict-mode]`, in FRR's names, which are RFC 9234's. */
function roleFact(found: Found | undefined): Fact<string> {
  if (!found) return ABSENT;
  const { line } = found.statement;
  const word = line.words.find(({ text }) => ROLES.test(text));
  return found.wrap(word ? explicit(word.text, line.span, word.span) : unknown('it is not written', line.span));
}

const ROLES = /^(?:provider|customer|peer|rs-server|rs-client)$/;

/** `neighbor X allowas-in`, in any family. */
function ownAsAllowed(peer: Peer, found: (statement: Statement | undefined) => Found | undefined): Fact<boolean> {
  const named = (policies: Peer['policies']) =>
    FAMILIES.map(family => [...policies[family]].find(([setting]) => setting.startsWith('allowas-in'))?.[1]).find(
      Boolean,
    );
  return switchFact(found(named(peer.policies) ?? (peer.group && named(peer.group.policies))));
}

function as4Fact(withoutCapabilities: Found | undefined): Fact<boolean> {
  // Without capabilities 4-byte AS numbers are not agreed on (RFC 5492, RFC 6793).
  return withoutCapabilities
    ? withoutCapabilities.wrap(explicit(false, withoutCapabilities.statement.line.span))
    : byDefault(true);
}

function peerAddressFact(peer: Peer): Fact<Address> {
  const address = parseAddress(peer.word.text);
  return address
    ? explicit(address, peer.header.span, peer.word.span)
    : unknown('it is found on an interface', peer.word.span);
}

function peerAsFact(found: Found | undefined): Fact<PeerAs> {
  if (!found) return ABSENT;
  const { statement, wrap } = found;
  const { span } = statement.line;
  for (const kind of ['internal', 'external'] as const) {
    if (statement.has(kind)) return wrap(explicit<PeerAs>(kind, span, lastWord(statement)));
  }
  if (statement.has('auto')) return unknown('it is what the peer says', span);
  return wordFact<PeerAs>(found, statement.word('remote-as'), parseAsn);
}

function lastWord({ line }: Statement): Span {
  return (line.words.at(-1) as Word).span;
}

/** What we call ourselves to the peer: a number for it alone, else that of the confederation, else that of `router bgp`. */
function localAsFact(own: Found | undefined, instance: Instance): Fact<number> {
  if (own) return wordFact(own, own.statement.word('local-as'), parseAsn);
  const confederation = instance.options.get('bgp confederation identifier');
  if (confederation && !confederation.negated)
    return wordFact({ statement: confederation, wrap: fact => fact }, confederation.word('identifier'), parseAsn);
  const { asWord, header, localAs } = instance;
  return asWord && localAs !== undefined
    ? explicit(localAs, header.span, asWord.span)
    : unknown('“router bgp” does not say it', header.span);
}

/** Whether the peer has another AS number than we do; undefined when that is not known. */
function isExternal(localAs: Fact<number>, peerAs: Fact<PeerAs>): boolean | undefined {
  if (peerAs.kind !== 'known') return undefined;
  if (typeof peerAs.value === 'string') return peerAs.value === 'external';
  return localAs.kind === 'known' ? peerAs.value !== localAs.value : undefined;
}

function localAddressFact(found: Found | undefined): Fact<Address> {
  if (!found) return ABSENT;
  const word = found.statement.word('update-source');
  const address = word && parseAddress(word.text);
  if (!address) return unknown('it is that of an interface', found.statement.line.span);
  return found.wrap(explicit(address, found.statement.line.span, word.span));
}

function passwordFact(found: Found | undefined): Fact<Secret> {
  return found ? wordFact(found, found.statement.word('password'), text => new Secret(text)) : ABSENT;
}

function multihopFact(
  peer: Peer,
  found: (statement: Statement | undefined) => Found | undefined,
  external: boolean | undefined,
  { options }: Instance,
  unchecked: Found | undefined,
): Fact<number> {
  const own = found(peer.multihop);
  if (own) {
    const { statement, wrap } = own;
    const word = statement.word('ebgp-multihop');
    return wrap(explicit(hopsOf(statement), statement.line.span, word?.span ?? statement.line.span));
  }
  // GTSM lifts the limit of one hop; how many there may be is its own matter.
  const security = found(peer.ttlSecurity);
  if (security) return byDefault(security.statement.number('hops') ?? MOST_HOPS);
  if (external === false) return byDefault(MOST_HOPS);
  // A peer that need not be connected is still reached with a TTL of 1.
  if (unchecked) return unchecked.wrap(explicit(0, unchecked.statement.line.span));
  const everywhere = options.get('bgp disable-ebgp-connected-route-check');
  if (everywhere && !everywhere.negated) return explicit(0, everywhere.line.span);
  return external === undefined ? unknown('it depends on whether the peer is in another AS') : byDefault(0);
}

/** Whether BFD watches the session, and how; bfdd may have it switched off. */
function bfdOf(
  use: Found | undefined,
  request: BfdRequest,
  { bfd }: SessionContext,
): Pick<Session, 'bfd' | 'bfdTimers'> {
  if (!use) return { bfd: byDefault<BfdUse>('off') };
  const off = bfd.shutdown(request);
  const fact = off
    ? inherited(explicit<BfdUse>('off', off.line.span))
    : use.wrap(explicit<BfdUse>('on', use.statement.line.span));
  return { bfd: fact, bfdTimers: bfd.timers(request) };
}

function disabledFact(own: Found | undefined, { options }: Instance): Fact<boolean> {
  if (own) return switchFact(own);
  const everything = options.get('bgp shutdown') ?? options.get('bgp shutdown message');
  if (everything && !everything.negated) return inherited(explicit(true, everything.line.span));
  const byDefaultOff = options.get('bgp default shutdown');
  // It concerns only neighbours made after it, and those that “no … shutdown” did not switch on.
  if (byDefaultOff && !byDefaultOff.negated)
    return unknown('it depends on “bgp default shutdown”', byDefaultOff.line.span);
  return byDefault(false);
}

/** `timers KEEPALIVE HOLD`, the session's, else those of `timers bgp`. */
function timersOf(
  own: Found | undefined,
  { options }: Instance,
  defaults: Defaults,
): { readonly holdTime: Fact<number>; readonly keepaliveTime: Fact<number> } {
  const common = options.get('timers bgp');
  const shared: Found | undefined = common && !common.negated ? { statement: common, wrap: inherited } : undefined;
  const found = own ?? shared;
  if (!found) return { holdTime: byDefault(defaults.holdTime), keepaliveTime: byDefault(defaults.keepaliveTime) };
  const [keepalive, hold] = found.statement.after(own ? 'timers' : 'bgp');
  return { holdTime: wordFact(found, hold, Number), keepaliveTime: wordFact(found, keepalive, Number) };
}
