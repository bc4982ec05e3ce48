import type { AllowedPrefix } from '../../model/edits.js';
import { addressBits, type Family } from '../../net/address.js';
import { formatPrefix } from '../../net/prefix.js';

/** What FRR text says for things of the model. */

/** The word for a family in commands about addresses: `ip prefix-list`, `ipv6 prefix-list`. */
const IP_WORD: Readonly<Record<Family, string>> = { ipv4: 'ip', ipv6: 'ipv6' };

/** A prefix-list that holds exactly the allowed prefixes. `le` is needed: without it only the prefix itself matches. */
export function prefixListLines(name: string, family: Family, allowed: readonly AllowedPrefix[]): readonly string[] {
  return allowed.map(({ prefix, maxLength }, index) => {
    const le = maxLength > prefix.length ? ` le ${Math.min(maxLength, addressBits(family))}` : '';
    return `${IP_WORD[family]} prefix-list ${name} seq ${5 * (index + 1)} permit ${formatPrefix(prefix)}${le}`;
  });
}

/** A route-map that lets through exactly what a prefix-list holds. */
export function routeMapLines(name: string, family: Family, list: string): readonly string[] {
  return [`route-map ${name} permit 10`, ` match ${IP_WORD[family]} address prefix-list ${list}`, 'exit'];
}

/** A route-map that lets nothing through. */
export function denyingRouteMapLines(name: string): readonly string[] {
  return [`route-map ${name} deny 10`, 'exit'];
}
