import type { Secret } from '../../../core/secret.js';
import type { Version } from '../../../core/version.js';
import { compareVersions } from '../../../core/version.js';
import { ABSENT, byDefault, type Fact, inherited, type Known, knownValue, unknown } from '../../../model/fact.js';
import type { AddressFamily, BfdTimers, BfdUse, PeerAs, Session } from '../../../model/session.js';
import { type Address, type Family, parseAddress } from '../../../net/address.js';
import type { BfdProfile, BfdSettings, SecretResource } from '../resources/types.js';
import { byName, named, selectorsKey, selectsAll } from '../resources.js';
import { parseDuration, wholeSeconds } from '../values/duration.js';
import type { Neighbor } from './neighbor.js';

const BGP_PORT = 179;
/** FRR's own, which MetalLB leaves as they are, in seconds. */
export const HOLD_TIME = 180;
export const KEEPALIVE = 60;
/** MetalLB writes `ebgp-multihop` without a number, which FRR takes for this. */
const MOST_HOPS = 255;
/** From here on a session carries the family of its own address alone, unless it says otherwise (metallb #2766). */
const ONE_FAMILY_SINCE: Version = '0.15';
/** What MetalLB takes a peer's password from. */
const PASSWORD_KEY = 'password';

/** Several texts about one neighbour are one session: what the first does not say the others do. */
export interface SessionParts {
  readonly neighbors: readonly [Neighbor, ...Neighbor[]];
  readonly index: number;
  readonly version: Version;
  readonly secrets: readonly SecretResource[];
  readonly bfdProfiles: readonly BfdProfile[];
  /** Why what is not written may be there all the same; undefined: it is not. */
  readonly doubt: string | undefined;
  /** Whether all sessions of the speaker run on the same nodes: then their own addresses can be compared. */
  readonly isAlone: boolean;
  /** Whether other peers have sessions with the same router on other nodes. */
  readonly isSplit: boolean;
  families(families: readonly CarriedFamily[]): readonly AddressFamily[];
}

/** A family that a session carries, and whether someone asked for it. */
export interface CarriedFamily {
  readonly family: Family;
  readonly header: Session['header'];
  /** It is that of the session's own address, or comes with every session. */
  readonly isImplied: boolean;
}

/** The session that these neighbours make. */
export function lowerSession(parts: SessionParts): Session {
  const { neighbors, doubt, isAlone, isSplit, secrets } = parts;
  const [first] = neighbors;
  const take = <T>(pick: (neighbor: Neighbor) => Fact<T>): Fact<T> => {
    const facts = neighbors.map(pick);
    return facts.find(({ kind }) => kind !== 'absent') ?? ABSENT;
  };
  const doubted = <T>(fact: Fact<T>): Fact<T> =>
    doubt !== undefined && (fact.kind === 'absent' || (fact.kind === 'known' && fact.origin === 'default'))
      ? unknown(doubt)
      : fact;
  const localAs = take(one => one.localAs.fact);
  const peerAs = peerAsFact(
    take(one => one.peerAs),
    take(one => one.dynamicAs),
  );
  const peerAddress = peerAddressFact(
    take(one => one.address),
    take(one => one.interface),
  );
  const localAddress = addressFact(take(one => one.sourceAddress));
  const external = isExternal(localAs, peerAs);
  const [hold, keepalive] = [seconds(take(one => one.holdTime)), seconds(take(one => one.keepaliveTime))];
  const dualStack = take(one => one.dualStack);
  const multihop = doubted(
    multihopFact(
      take(one => one.multihop),
      external,
    ),
  );
  return {
    id: String(parts.index),
    name: first.name,
    header: first.header,
    span: first.span,
    incomplete: doubt !== undefined || first.isPartial || dualStack.kind === 'unknown',
    disabled: byDefault(false),
    localAs,
    peerAs,
    peerAddress,
    peerPort: doubted(
      orDefault(
        take(one => one.port),
        BGP_PORT,
      ),
    ),
    // Without one each node sends from its own: that is how it should be.
    localAddress: localAddress.kind === 'absent' ? unknown('it is that of each node') : localAddress,
    localAddresses: isAlone && localAddress.kind === 'known' ? [localAddress as Known<Address>] : [],
    password: doubted(passwordFact(neighbors, secrets)),
    multihop,
    ttlSecurity: byDefault(false),
    bfd: doubted(bfdFact(take(one => one.bfdProfile))),
    ...bfdTimers(parts, multihop),
    passive: byDefault(false),
    // MetalLB derives either from the other.
    holdTime: doubted(hold.kind === 'absent' ? derived(keepalive, ka => 3 * ka, HOLD_TIME) : hold),
    keepaliveTime: doubted(
      keepalive.kind === 'absent' ? derived(hold, time => Math.floor(time / 3), KEEPALIVE) : keepalive,
    ),
    as4: byDefault(true),
    nodes: isSplit ? unknown('several peers share the nodes among them') : doubted(nodesFact(first)),
    families: parts.families(
      familiesOf(
        parts,
        peerAddress,
        dualStack,
        take(one => one.disableMP),
      ),
    ),
  };
}

/** Selectors are written in many ways; what they have in common is the key. */
function nodesFact({ nodeSelectors }: Neighbor): Fact<string> {
  if (nodeSelectors.kind !== 'known') return nodeSelectors;
  if (selectsAll(nodeSelectors)) return ABSENT;
  const key = selectorsKey(nodeSelectors);
  return key === undefined ? unknown('not all of it can be read', nodeSelectors.at) : { ...nodeSelectors, value: key };
}

function familiesOf(
  { neighbors: [first], version }: SessionParts,
  peerAddress: Fact<Address>,
  dualStack: Fact<boolean>,
  disableMP: Fact<boolean>,
): readonly CarriedFamily[] {
  const { header } = first;
  const own = knownValue(peerAddress)?.family;
  const implied = (family: Family): CarriedFamily => ({ family, header, isImplied: true });
  // Over an interface, peers exchange both.
  if (own === undefined) return knownValue(first.interface) ? [implied('ipv4'), implied('ipv6')] : [];
  const other: Family = own === 'ipv4' ? 'ipv6' : 'ipv4';
  const both = compareVersions(version, ONE_FAMILY_SINCE) < 0;
  if (both) return inOrder(knownValue(disableMP) === true ? [implied(own)] : [implied(own), implied(other)]);
  if (dualStack.kind !== 'known' || !dualStack.value) return [implied(own)];
  return inOrder([implied(own), { family: other, header: dualStack.at ?? header, isImplied: false }]);
}

function inOrder(families: readonly CarriedFamily[]): readonly CarriedFamily[] {
  return families.toSorted((a, b) => (a.family < b.family ? -1 : 1));
}

function orDefault<T>(fact: Fact<T>, value: T): Fact<T> {
  return fact.kind === 'absent' ? byDefault(value) : fact;
}

/** The same places with another value. */
function mapped<A, B>(fact: Fact<A>, read: (value: A) => B | undefined): Fact<B> {
  if (fact.kind !== 'known') return fact;
  const value = read(fact.value);
  return value === undefined ? unknown('it cannot be read', fact.at) : { ...fact, value };
}

function peerAsFact(number: Fact<number>, dynamic: Fact<string>): Fact<PeerAs> {
  if (number.kind === 'known' && number.value === 0 && dynamic.kind !== 'absent') return peerAsFact(ABSENT, dynamic);
  if (number.kind !== 'absent') return number;
  return mapped(dynamic, text => (text === 'internal' || text === 'external' ? text : undefined));
}

function peerAddressFact(address: Fact<string>, link: Fact<string>): Fact<Address> {
  if (address.kind === 'absent' && link.kind !== 'absent')
    return unknown('it is found on an interface', link.kind === 'known' ? link.at : undefined);
  return addressFact(address);
}

/** An address; none is written as nothing, too. */
function addressFact(fact: Fact<string>): Fact<Address> {
  if (fact.kind === 'known' && fact.value === '') return ABSENT;
  return mapped(fact, text => parseAddress(text));
}

function isExternal(localAs: Fact<number>, peerAs: Fact<PeerAs>): boolean | undefined {
  if (peerAs.kind !== 'known') return undefined;
  if (typeof peerAs.value === 'string') return peerAs.value === 'external';
  return localAs.kind === 'known' ? peerAs.value !== localAs.value : undefined;
}

/** Also `ebgpMultiHop: false` is a statement: that the peer is on the same link. */
function multihopFact(fact: Fact<boolean>, external: boolean | undefined): Fact<number> {
  if (fact.kind === 'known') return { ...fact, value: fact.value || external === false ? MOST_HOPS : 0 };
  if (fact.kind === 'unknown') return fact;
  return external === undefined
    ? unknown('it depends on whether the peer is in another AS')
    : byDefault(external ? 0 : MOST_HOPS);
}

function bfdFact(profile: Fact<string>): Fact<BfdUse> {
  if (profile.kind === 'absent' || (profile.kind === 'known' && profile.value === '')) return byDefault<BfdUse>('off');
  return mapped(profile, (): BfdUse => 'on');
}

/** What bfdd does where nothing is written: milliseconds and a number of packets; MetalLB leaves it so. */
const BFD_INTERVAL = 300;
const BFD_MULTIPLIER = 3;
/** What FRR sends BFD packets with. */
const FIRST_TTL = 255;

/** The timers of the profile that a session names; nothing where the profile is not here. */
function bfdTimers({ neighbors, bfdProfiles }: SessionParts, multihop: Fact<number>): { bfdTimers?: BfdTimers } {
  const settings = neighbors.map(one => profileOf(one, bfdProfiles)).find(Boolean);
  if (!settings) return {};
  const { transmitInterval, receiveInterval, detectMultiplier, minimumTtl } = settings;
  const value = (fact: Fact<number>, otherwise: number) => inherited(orDefault(fact, otherwise));
  // Without a number FRR follows from the hops of the session which packets may have come so far.
  const hops = knownValue(multihop) ?? 0;
  const byHops: Fact<number> =
    multihop.kind === 'known' && hops > 0
      ? { ...multihop, value: FIRST_TTL + 1 - hops }
      : unknown('the session is on one link');
  return {
    bfdTimers: {
      transmitInterval: value(transmitInterval, BFD_INTERVAL),
      receiveInterval: value(receiveInterval, BFD_INTERVAL),
      multiplier: value(detectMultiplier, BFD_MULTIPLIER),
      minimumTtl: minimumTtl.kind === 'absent' ? byHops : inherited(minimumTtl),
    },
  };
}

function profileOf({ bfdProfile, source }: Neighbor, bfdProfiles: readonly BfdProfile[]): BfdSettings | undefined {
  const name = knownValue(bfdProfile);
  if (!name) return undefined;
  if (source.kind === 'peer') return named(source.peer, name, bfdProfiles)[0];
  const profiles = knownValue(source.configuration.bfdProfiles) ?? [];
  return profiles.find(profile => knownValue(profile.name) === name);
}

function seconds(fact: Fact<string>): Fact<number> {
  return mapped(fact, text => {
    const duration = parseDuration(text);
    return duration.kind === 'duration' ? wholeSeconds(duration) : undefined;
  });
}

function derived(other: Fact<number>, from: (value: number) => number, otherwise: number): Fact<number> {
  return other.kind === 'known'
    ? byDefault(from(other.value))
    : other.kind === 'absent'
      ? byDefault(otherwise)
      : unknown('it follows from another that is not known');
}

/** Written in place, or in a Secret of these files; one in another file is not known. */
function passwordFact(neighbors: readonly Neighbor[], secrets: readonly SecretResource[]): Fact<Secret> {
  for (const { password, passwordSecret } of neighbors) {
    if (password.kind !== 'absent' && !isEmpty(password)) return password;
    const { name } = passwordSecret;
    if (name.kind === 'known' && name.value !== '') return referred(name, secrets);
    if (name.kind === 'unknown') return name;
  }
  return ABSENT;
}

function isEmpty(password: Fact<Secret>): boolean {
  // `valueAt` of `""` is two quotes.
  return (
    password.kind === 'known' && password.valueAt !== undefined && password.valueAt.end - password.valueAt.start === 0
  );
}

/** MetalLB looks a Secret up by its name alone, in its own namespace. */
function secretsNamed(name: string, secrets: readonly SecretResource[]): readonly SecretResource[] {
  return byName(secrets).get(name) ?? [];
}

/** What else than the neighbours themselves their session is made of. */
export function lookedUp({ neighbors, secrets, bfdProfiles }: SessionParts): readonly unknown[] {
  return neighbors.flatMap(neighbor => {
    const { name } = neighbor.passwordSecret;
    return [...(name.kind === 'known' ? secretsNamed(name.value, secrets) : []), profileOf(neighbor, bfdProfiles)];
  });
}

function referred(name: Known<string>, secrets: readonly SecretResource[]): Fact<Secret> {
  const [secret, another] = secretsNamed(name.value, secrets);
  if (!secret || another) return unknown('it stands in a Secret that is not here', name.at);
  const entry = secret.entries.find(({ key }) => key === PASSWORD_KEY);
  if (!entry) return unknown('its Secret does not say it', name.at);
  if (entry.value.kind !== 'known') return entry.value;
  // A file of Secrets alone is nobody's to judge: what is said of the password is said where it is named.
  const isElsewhere = entry.value.at?.path !== name.at?.path;
  return isElsewhere ? { ...name, value: entry.value.value } : inherited(entry.value);
}
