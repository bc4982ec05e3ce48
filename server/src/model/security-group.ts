import type { Address, Family } from '../net/address.js';
import { addressBits } from '../net/address.js';
import { type Prefix, parsePrefix } from '../net/prefix.js';
import type { Service } from '../profile/allocation.js';
import type { AllocationTexts } from './language.js';

/** BFD over several hops, UDP (RFC 5883, 5). */
export const BFD_MULTIHOP_PORT = 4784;
/** BGP, TCP (RFC 4271, 8). */
export const BGP_PORT = 179;

/** What a security group is called where nobody says. */
export const SECURITY_GROUP = 'nrec-elastic-ip';

/** What an instance that announces addresses has to let in: the same, from each of the sources. */
export interface NeededRule {
  /** What it is for, in few words: `BFD with NREC's routers`. */
  readonly title: string;
  /** A name for it in lower case, of letters, digits and `_`; each once. */
  readonly id: string;
  /** Why it is needed: sentences. */
  readonly why: string;
  readonly protocol: 'tcp' | 'udp';
  readonly first: number;
  readonly last: number;
  readonly family: Family;
  readonly sources: readonly Prefix[];
}

const EVERYBODY: Readonly<Record<Family, Prefix>> = {
  ipv4: parsePrefix('0.0.0.0/0') as Prefix,
  ipv6: parsePrefix('::/0') as Prefix,
};

const FAMILIES: readonly Family[] = ['ipv4', 'ipv6'];

/** What the security groups of an instance have to let in, so that its sessions with NREC come up and its services are reached. */
export function neededRules(allocation: AllocationTexts): readonly NeededRule[] {
  const { peers, bfd, services = [] } = allocation;
  return [...(bfd ? [neededForBfd(peers)] : []), neededForBgp(peers), ...neededForServices(services, allocation)];
}

/** What BFD with routers needs. */
export function neededForBfd(peers: readonly Address[]): NeededRule {
  return {
    title: "BFD with NREC's routers",
    id: 'nrec_bfd',
    why: `The routers send BFD over several hops to UDP ${BFD_MULTIHOP_PORT} (RFC 5883), as a flow of their own, so that nothing the instance sends lets it in. Without this rule BFD stays down, and an instance that fails is noticed only when BGP's hold time is over.`,
    protocol: 'udp',
    first: BFD_MULTIHOP_PORT,
    last: BFD_MULTIHOP_PORT,
    family: 'ipv4',
    sources: peers.map(single),
  };
}

function neededForBgp(peers: readonly Address[]): NeededRule {
  return {
    title: "BGP with NREC's routers",
    id: 'nrec_bgp',
    why: "The instance opens these sessions itself, since NREC's routers wait for it, and answers get in by themselves. With this rule a session comes up as well when a router connects first.",
    protocol: 'tcp',
    first: BGP_PORT,
    last: BGP_PORT,
    family: 'ipv4',
    sources: peers.map(single),
  };
}

/** What those need who use services at the addresses that are announced. */
export function neededForServices(
  services: readonly Service[],
  announced: Pick<AllocationTexts, Family>,
): readonly NeededRule[] {
  return merged(services).flatMap(service => rulesFor(service, announced));
}

/** Each port once, for all whom one entry or another says it is for. */
function merged(services: readonly Service[]): readonly Service[] {
  const byPort = new Map<string, Service>();
  for (const service of services) {
    const name = serviceName(service);
    const known = byPort.get(name);
    const isForAll = known?.from.length === 0 || service.from.length === 0;
    byPort.set(name, known ? { ...known, from: isForAll ? [] : [...known.from, ...service.from] } : service);
  }
  return [...byPort.values()];
}

/** One service in each family in which addresses are announced, or in which its sources are. */
function rulesFor(service: Service, announced: Pick<AllocationTexts, Family>): NeededRule[] {
  const { protocol, first, last, from } = service;
  return FAMILIES.flatMap(family => {
    const given = from.filter(({ address }) => address.family === family);
    if (announced[family].length === 0 || (from.length > 0 && given.length === 0)) return [];
    return {
      title: `${serviceName(service)} over ${family === 'ipv4' ? 'IPv4' : 'IPv6'}`,
      id: `${protocol}_${first === last ? first : `${first}_${last}`}_${family}`,
      why: 'What the announced addresses serve: security groups apply to them too.',
      protocol,
      first,
      last,
      family,
      sources: from.length === 0 ? [EVERYBODY[family]] : given,
    };
  });
}

/** `tcp/443`, `udp/8000-8100` */
export function serviceName({ protocol, first, last }: Pick<Service, 'protocol' | 'first' | 'last'>): string {
  return `${protocol}/${first === last ? first : `${first}-${last}`}`;
}

/** The prefix that holds one address. */
export function single(address: Address): Prefix {
  return { address, length: addressBits(address.family) };
}
