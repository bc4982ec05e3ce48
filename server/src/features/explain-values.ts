import { type Address, equalAddress, formatAddress } from '../net/address.js';
import { AS_TRANS, formatAsdot, isPrivateAsn, isReservedAsn } from '../net/asn.js';
import {
  containsAddress,
  containsPrefix,
  equalPrefix,
  firstAddress,
  formatPrefix,
  hasHostBits,
  lastAddress,
  network,
  type Prefix,
  parsePrefix,
} from '../net/prefix.js';
import type { Allocation } from '../profile/allocation.js';

/** Parts of the address space that are not the Internet's, the narrowest first where they nest (IANA's registries). */
const SPECIAL: readonly (readonly [prefix: Prefix, name: string])[] = (
  [
    ['0.0.0.0/8', 'this network, RFC 791'],
    ['10.0.0.0/8', 'private, RFC 1918'],
    ['100.64.0.0/10', 'shared by carriers, RFC 6598'],
    ['127.0.0.0/8', 'loopback, RFC 1122'],
    ['169.254.0.0/16', 'link-local, RFC 3927'],
    ['172.16.0.0/12', 'private, RFC 1918'],
    ['192.0.2.0/24', 'for documentation, RFC 5737'],
    ['192.168.0.0/16', 'private, RFC 1918'],
    ['198.18.0.0/15', 'for benchmarks, RFC 2544'],
    ['198.51.100.0/24', 'for documentation, RFC 5737'],
    ['203.0.113.0/24', 'for documentation, RFC 5737'],
    ['224.0.0.0/4', 'multicast, RFC 5771'],
    ['240.0.0.0/4', 'reserved, RFC 1112'],
    ['::1/128', 'loopback, RFC 4291'],
    ['2001:db8::/32', 'for documentation, RFC 3849'],
    ['3fff::/20', 'for documentation, RFC 9637'],
    ['fc00::/7', 'unique local, RFC 4193'],
    ['fe80::/10', 'link-local, RFC 4291'],
    ['ff00::/8', 'multicast, RFC 4291'],
  ] as const
).map(([prefix, name]) => [parsePrefix(prefix) as Prefix, name]);

/** What an address is, as sentences of Markdown; empty when there is nothing to say. */
export function explainAddress(address: Address, allocations: readonly Allocation[]): string[] {
  const known = allocations.flatMap(allocation => addressIn(address, allocation));
  const special = SPECIAL.find(([prefix]) => containsAddress(prefix, address));
  return special ? [...known, `\`${formatAddress(address)}\` is ${special[1]}.`] : known;
}

function addressIn(address: Address, allocation: Allocation): string[] {
  const { name, peers, instances, instanceNetwork, ipv4, ipv6 } = allocation;
  if (peers.some(peer => equalAddress(peer, address))) return [`A router of NREC: a peer of allocation **${name}**.`];
  const instance = instances.find(candidate => equalAddress(candidate.address, address));
  if (instance) return [`The address of instance **${instance.name}** in allocation **${name}**.`];
  const around = instanceNetwork.find(prefix => containsAddress(prefix, address));
  if (around) return [`In the instance network \`${formatPrefix(around)}\` of allocation **${name}**.`];
  const allocated = [...ipv4, ...ipv6].find(({ prefix }) => containsAddress(prefix, address));
  return allocated ? [`Inside \`${formatPrefix(allocated.prefix)}\`, which allocation **${name}** may announce.`] : [];
}

/** What a prefix is, as sentences of Markdown. */
export function explainPrefix(prefix: Prefix, allocations: readonly Allocation[]): string[] {
  const first = formatAddress(firstAddress(prefix));
  const last = formatAddress(lastAddress(prefix));
  const special = SPECIAL.find(([outer]) => containsPrefix(outer, prefix));
  return [
    ...allocations.flatMap(allocation => prefixIn(prefix, allocation)),
    first === last ? `One address: \`${first}\`.` : `\`${first}\` to \`${last}\`.`,
    ...(hasHostBits(prefix)
      ? [`It has bits set after its length; the network is \`${formatPrefix(network(prefix))}\`.`]
      : []),
    ...(special ? [`It is ${special[1]}.`] : []),
  ];
}

function prefixIn(prefix: Prefix, { name, ipv4, ipv6 }: Allocation): string[] {
  const all = prefix.address.family === 'ipv4' ? ipv4 : ipv6;
  const around = all.find(allocated => containsPrefix(allocated.prefix, prefix));
  if (around) {
    const whole = formatPrefix(around.prefix);
    if (prefix.length > around.maxLength) {
      return [
        `Inside \`${whole}\` of allocation **${name}**, but longer than the /${around.maxLength} that may be announced.`,
      ];
    }
    return equalPrefix(network(prefix), around.prefix)
      ? [`Allocation **${name}** may announce it, and its parts down to /${around.maxLength}.`]
      : [`Inside \`${whole}\`, which allocation **${name}** may announce down to /${around.maxLength}.`];
  }
  const within = all.filter(allocated => containsPrefix(prefix, allocated.prefix));
  if (within.length > 0) {
    const parts = within.map(allocated => `\`${formatPrefix(allocated.prefix)}\``).join(', ');
    return [`Wider than allocation **${name}**, which may announce only ${parts}.`];
  }
  return all.length > 0 ? [`Outside allocation **${name}**.`] : [];
}

/** What an AS number is, as sentences of Markdown. */
export function explainAsn(asn: number, allocations: readonly Allocation[]): string[] {
  const asdot = formatAsdot(asn);
  return [
    ...allocations.flatMap(({ name, localAs, peerAs }) => [
      ...(asn === localAs ? [`Your AS in allocation **${name}**.`] : []),
      ...(asn === peerAs ? [`The AS of NREC's routers in allocation **${name}**.`] : []),
    ]),
    ...(isPrivateAsn(asn) ? [`AS ${asn} is for private use, RFC 6996.`] : []),
    ...(asn === AS_TRANS ? [`AS ${asn} stands for numbers that old speakers do not know, RFC 6793.`] : []),
    ...(isReservedAsn(asn) && asn !== AS_TRANS ? [`AS ${asn} is reserved, RFC 7300 and RFC 7607.`] : []),
    ...(asdot === String(asn) ? [] : [`In asdot: \`${asdot}\`, RFC 5396.`]),
  ];
}
