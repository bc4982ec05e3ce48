import type { Span } from '../../core/span.js';
import type { AllowedPrefix } from '../../model/edits.js';
import type { AllocationTexts, Completion } from '../../model/language.js';
import { addressBits, formatAddress } from '../../net/address.js';
import { formatPrefix } from '../../net/prefix.js';

type Values = (allocation: AllocationTexts, replaces: Span) => readonly Completion[];

/** After which words an allocation has a value; `*` stands for any one word. */
const PLACES: readonly (readonly [RegExp, Values])[] = [
  [/^router bgp$/, ({ localAs }, replaces) => [value(String(localAs), 'your AS', replaces)]],
  [/^(bgp router-id|(ip )?router-id|neighbor \* update-source)$/, instance],
  [/^neighbor$/, peers],
  [/^neighbor \* remote-as$/, ({ peerAs }, replaces) => [value(String(peerAs), "NREC's AS", replaces)]],
  [
    /^ip prefix-list \* (seq \* )?permit$/,
    ({ ipv4 }, replaces) => ipv4.map(allowed => ({ ...prefix(allowed, replaces), insert: withLength(allowed) })),
  ],
  [
    /^ipv6 prefix-list \* (seq \* )?permit$/,
    ({ ipv6 }, replaces) => ipv6.map(allowed => ({ ...prefix(allowed, replaces), insert: withLength(allowed) })),
  ],
];

/** Where the node's family counts as well. */
const NETWORKS: readonly (readonly [RegExp, Values])[] = [
  [/^bgp ipv4 unicast$/, ({ ipv4 }, replaces) => ipv4.map(allowed => prefix(allowed, replaces))],
  [/^bgp ipv6 unicast$/, ({ ipv6 }, replaces) => ipv6.map(allowed => prefix(allowed, replaces))],
];

/** The values of an allocation that fit behind some words; never a password. */
export function allocationValues(
  node: string,
  shape: string,
  replaces: Span,
  allocation: AllocationTexts,
): readonly Completion[] {
  const values =
    shape === 'network'
      ? NETWORKS.find(([pattern]) => pattern.test(node))?.[1]
      : PLACES.find(([pattern]) => pattern.test(shape))?.[1];
  return values?.(allocation, replaces).map(offer => ({ ...offer, detail: `${offer.detail}${of(allocation)}` })) ?? [];
}

function instance({ instance }: AllocationTexts, replaces: Span): readonly Completion[] {
  return instance ? [value(formatAddress(instance), 'this instance', replaces)] : [];
}

function peers({ missingPeers = [], peers }: AllocationTexts, replaces: Span): readonly Completion[] {
  return [...new Set([...missingPeers, ...peers])].map(peer => value(formatAddress(peer), 'NREC router', replaces));
}

function prefix(allowed: AllowedPrefix, replaces: Span): Completion {
  return value(formatPrefix(allowed.prefix), 'may be announced', replaces);
}

/** A prefix as an entry of a prefix-list has it: without `le`, FRR takes the prefix alone. */
export function withLength({ prefix, maxLength }: AllowedPrefix): string {
  const { length } = prefix;
  const bits = addressBits(prefix.address.family);
  return `${formatPrefix(prefix)}${length < Math.min(maxLength, bits) ? ` le ${maxLength}` : ''}`;
}

function value(label: string, detail: string, replaces: Span): Completion {
  return { label, kind: 'value', detail, replaces };
}

function of({ name }: AllocationTexts): string {
  return name === undefined ? '' : `, allocation ${name}`;
}
