import { type Fact, knownValue } from '../../../model/fact.js';
import type { Family } from '../../../net/address.js';
import type { Prefix } from '../../../net/prefix.js';
import type { FrrConfiguration, FrrNeighbor, FrrRouter } from '../resources.js';
import { parseAddresses, parseIp } from '../values/addresses.js';
import { isEmpty, isWhole, knownItems, type Scope } from './scope.js';

/** A neighbour with what it stands in. */
export interface PlacedNeighbor {
  readonly configuration: FrrConfiguration;
  readonly router: FrrRouter;
  readonly neighbor: FrrNeighbor;
}

/** Every router of every FRRConfiguration. */
export function* routersOf({ resources }: Scope): Iterable<Omit<PlacedNeighbor, 'neighbor'>> {
  for (const configuration of resources.frrConfigurations) {
    for (const router of knownValue(configuration.routers) ?? []) yield { configuration, router };
  }
}

/** Every neighbour of every FRRConfiguration. */
export function* neighborsOf(scope: Scope): Iterable<PlacedNeighbor> {
  for (const { configuration, router } of routersOf(scope)) {
    for (const neighbor of knownValue(router.neighbors) ?? []) yield { configuration, router, neighbor };
  }
}

/** What people call a neighbour. */
export function neighborName({ address, interface: link }: FrrNeighbor): string {
  return knownValue(address) || knownValue(link) || '';
}

/** The value, or what stands for one that is not written; undefined where it is not known. */
export function orElse<T>(fact: Fact<T>, absent: T): T | undefined {
  return fact.kind === 'absent' ? absent : knownValue(fact);
}

/** The families of a neighbour: both, one, or none where it has no address; undefined where nobody can say. */
export function familiesOfNeighbor(neighbor: FrrNeighbor): readonly Family[] | undefined {
  const { address, interface: link, dualStackAddressFamily } = neighbor;
  const both: readonly Family[] = ['ipv4', 'ipv6'];
  if (orElse(link, '') !== '' || orElse(dualStackAddressFamily, false) !== false) {
    return link.kind === 'unknown' || dualStackAddressFamily.kind === 'unknown' ? undefined : both;
  }
  if (address.kind === 'absent' || knownValue(address) === '') return [];
  const family = parseIp(knownValue(address) ?? '')?.family;
  return family && [family];
}

/** A prefix as Go's net.ParseCIDR reads it, and its family. */
export function readPrefix(text: string): { readonly prefix: Prefix; readonly family: Family } | undefined {
  const parsed = parseAddresses(text);
  return parsed.kind === 'prefix' ? { prefix: parsed.written, family: parsed.family } : undefined;
}

/** Texts of prefixes; undefined where not all of them are known. */
export function texts(list: Fact<readonly Fact<string>[]>): readonly string[] | undefined {
  if (!isWhole(list)) return undefined;
  return isEmpty(list) ? [] : knownItems(list).map(({ value }) => value);
}

/**
 * The prefixes that a router may announce: its own, and those of the VRFs that it imports from, as the last router of a VRF in
 * the object lists them. Undefined where not all are known.
 */
export function announceable(configuration: FrrConfiguration, router: FrrRouter): readonly string[] | undefined {
  const own = texts(router.prefixes);
  const imported = texts(router.importsVrfs)?.map(vrf =>
    texts(routerOfVrf(configuration, vrf)?.prefixes ?? { kind: 'absent' }),
  );
  if (!own || !imported || imported.includes(undefined)) return undefined;
  return [...own, ...(imported as (readonly string[])[]).flat()];
}

/** The router that an import means; `default` is the one without a VRF. */
function routerOfVrf({ routers }: FrrConfiguration, imported: string): FrrRouter | undefined {
  const vrf = imported === 'default' ? '' : imported;
  return (knownValue(routers) ?? []).findLast(router => orElse(router.vrf, '') === vrf);
}
