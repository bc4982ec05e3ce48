import { type Fact, knownValue } from '../model/fact.js';
import type { Firewall, Ports, SecurityGroup, SecurityGroupRule } from '../model/firewall.js';
import { BFD_MULTIHOP_PORT, BGP_PORT, single } from '../model/security-group.js';
import { type Address, addressBits, formatAddress } from '../net/address.js';
import { containsAddress, containsPrefix, network, type Prefix } from '../net/prefix.js';
import type { Allocation } from '../profile/allocation.js';

/** BFD within one hop, and its echo (RFC 5881, 4); and what the pages of NREC add to BFD over several hops. */
const BFD_OTHER_PORTS: readonly number[] = [3784, 3785, 4785];

/** A rule for more ports than this is about none of them in particular. */
const FEW = 64;

/** Something that has to get in. */
export interface Traffic {
  readonly protocol: 'tcp' | 'udp';
  readonly ports: Ports;
  readonly source: Prefix;
}

type Answer = 'yes' | 'no' | 'perhaps';

/** Whether a rule lets all of it in: for certain, perhaps, or not. */
export function letsIn(rule: SecurityGroupRule, traffic: Traffic): Answer {
  return lets(rule, 'ingress', traffic);
}

/** Whether a rule lets out what the instance sends to the BGP port of a router. */
export function letsOutBgp(rule: SecurityGroupRule, peer: Address): Answer {
  return lets(rule, 'egress', { protocol: 'tcp', ports: { first: BGP_PORT, last: BGP_PORT }, source: single(peer) });
}

function lets(rule: SecurityGroupRule, wanted: 'ingress' | 'egress', { protocol, ports, source }: Traffic): Answer {
  if (rule.isFromGroup) return 'no';
  const answers = [
    is(rule.direction, direction => direction === wanted, false),
    is(rule.family, family => family === source.address.family, false),
    is(rule.protocol, one => one === 'any' || one === protocol, true),
    is(rule.ports, ({ first, last }) => first <= ports.first && ports.last <= last, true),
    is(rule.source, prefix => containsPrefix(prefix, source), true),
    rule.isConditional ? undefined : true,
  ];
  if (answers.includes(false)) return 'no';
  return answers.includes(undefined) ? 'perhaps' : 'yes';
}

/** Whether a rule lets some of it in, whoever sends it. */
export function concerns(rule: SecurityGroupRule, { protocol, ports, source }: Traffic): boolean {
  const known = knownValue(rule.source);
  return letsIn(rule, { protocol, ports, source: known ?? source }) !== 'no';
}

/** Whether something that is known is so; undefined where it is not known. */
function is<T>(fact: Fact<T>, test: (value: T) => boolean, whenAbsent: boolean): boolean | undefined {
  if (fact.kind === 'known') return test(fact.value);
  return fact.kind === 'absent' ? whenAbsent : undefined;
}

/** What a router sends to the instance by itself. */
export function bfdFrom(peer: Address): Traffic {
  return { protocol: 'udp', ports: { first: BFD_MULTIHOP_PORT, last: BFD_MULTIHOP_PORT }, source: single(peer) };
}

/** Whether a rule is about a port in particular, rather than about many. */
export function isAbout(rule: SecurityGroupRule, ports: readonly number[]): boolean {
  const known = knownValue(rule.ports);
  return (
    known !== undefined &&
    known.last - known.first < FEW &&
    ports.some(port => known.first <= port && port <= known.last)
  );
}

/** Whether a rule is about what comes in to BFD, over one hop or several. */
export function isAboutBfd(rule: SecurityGroupRule): boolean {
  return isIngress(rule) && isAbout(rule, [BFD_MULTIHOP_PORT, ...BFD_OTHER_PORTS]);
}

export function isIngress({ direction, isFromGroup }: SecurityGroupRule): boolean {
  return knownValue(direction) === 'ingress' && !isFromGroup;
}

/** The peers of an allocation that a rule names, or part of which it names: a rule for everybody names nobody. */
export function namedPeers(rule: SecurityGroupRule, { peers }: Allocation): readonly Address[] {
  const source = knownValue(rule.source);
  if (!source || rule.isFromGroup || isForAll(source)) return [];
  return peers.filter(peer => containsAddress(source, peer));
}

/** Whether a prefix is so short that who chose it had nobody in mind. */
export function isForAll({ length, address }: Prefix): boolean {
  return length < (address.family === 'ipv4' ? 8 : 16);
}

/** Whether a rule is about the allocation's sessions: BGP or BFD, with its routers. */
export function isForPeers(rule: SecurityGroupRule, allocation: Allocation): boolean {
  const isBgp = isIngress(rule) && isAbout(rule, [BGP_PORT]);
  return (isBgp || isAboutBfd(rule)) && namedPeers(rule, allocation).length > 0;
}

/** The smallest prefix that holds all of some addresses of one family. */
export function smallestAround(addresses: readonly Address[]): Prefix | undefined {
  const [first] = addresses;
  if (!first) return undefined;
  for (let length: number = addressBits(first.family); length >= 0; length--) {
    const prefix = network({ address: first, length });
    if (addresses.every(address => containsAddress(prefix, address))) return prefix;
  }
  return undefined;
}

/** The group of the module that a rule belongs to. */
export function groupOf({ groups }: Firewall, { group }: SecurityGroupRule): SecurityGroup | undefined {
  return groups.find(({ id }) => id === group);
}

export function addressList(addresses: readonly Address[]): string[] {
  return addresses.map(formatAddress);
}
