import type { Severity } from '../../../core/diagnostic.js';
import { knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import { addressBits, type Family, formatAddress } from '../../../net/address.js';
import { firstAddress, lastAddress, type Prefix } from '../../../net/prefix.js';
import type { IpAddressPool, Service } from '../resources.js';
import { entriesOf, isKnownPool } from './pools.js';
import type { SemanticRule } from './rule.js';
import { isBefore, isWhole, knownItems, type Scope } from './scope.js';
import { holdsBoth } from './service.js';
import {
  confuses,
  holds,
  isServed,
  mayBeGiven,
  maybeSame,
  mayUse,
  type Request,
  requestOf,
  type Sharing,
  sharingOf,
} from './services.js';

/**
 * More Services than the pools that they can get addresses from have. Only what is certain counts: Services that may share an
 * address as one, and a Service whose family the cluster decides where the addresses suffice for neither family.
 */
export const tooFewAddresses: SemanticRule = {
  id: 'metallb/too-few-addresses',
  severity: 'warning',
  summary: 'More Services than the pools have addresses for',
  isAboutAll: true,
  *check(scope) {
    const { pools } = scope;
    if (pools.length === 0 || !pools.every(pool => isKnownPool(pool) && pool.name.kind === 'known')) return;
    const clients = clientsOf(scope);
    // Most manifests have far more addresses than Services.
    if (pools.every(pool => FAMILIES.every(family => plenty(pool, family, clients.length)))) return;
    const told = new Set<IpAddressPool>();
    for (const among of choices(clients)) {
      if ([...among].some(pool => told.has(pool))) continue;
      const bound = clients.filter(({ pools: own }) => own.every(pool => among.has(pool)));
      const found = shortage(bound, [...among], scope);
      if (!found) continue;
      for (const pool of among) told.add(pool);
      yield found;
    }
  },
};

const FAMILIES: readonly Family[] = ['ipv4', 'ipv6'];

/** A Service that wants an address, and the pools that may give it one. */
interface Client {
  readonly one: Service;
  readonly pools: readonly IpAddressPool[];
  readonly request: Request;
  readonly sharing: Sharing;
}

/** The Services whose wishes are known, each once, in the order of their places. */
function clientsOf({ resources, pools }: Scope): readonly Client[] {
  const seen = new Map<string, Service[]>();
  return resources.services
    .toSorted((a, b) => (isBefore(a.header, b.header) ? -1 : 1))
    .flatMap(one => {
      const name = knownValue(one.name);
      if (name === undefined || !isServed(one) || one.object.isPartial) return [];
      const namesakes = seen.get(name) ?? [];
      if (namesakes.some(other => maybeSame(one, other))) return [];
      seen.set(name, [...namesakes, one]);
      const request = requestOf(one);
      const sharing = sharingOf(one);
      if (!request || 'message' in request || !sharing) return [];
      const within = poolsFor(one, request, pools);
      // Where none fits metallb/service says why.
      return within.length > 0 ? [{ one, pools: within, request, sharing }] : [];
    });
}

function poolsFor(
  one: Service,
  { addresses, pool }: Request,
  pools: readonly IpAddressPool[],
): readonly IpAddressPool[] {
  const wanted = knownValue(pool) ?? '';
  const isDual = knownValue(one.ipFamilyPolicy) === 'RequireDualStack';
  const fits = (each: IpAddressPool) => !isDual || holdsBoth(each);
  if (addresses.length === 0 && wanted === '') return pools.filter(each => mayBeGiven(each, one) && fits(each));
  return pools.filter(
    each =>
      (wanted === '' || knownValue(each.name) === wanted) &&
      addresses.every(address => holds(each, address)) &&
      fits(each) &&
      mayUse(each, one),
  );
}

/** The sets of pools that Services choose among, the smallest first, and all of them together. */
function choices(clients: readonly Client[]): readonly ReadonlySet<IpAddressPool>[] {
  const sets: Set<IpAddressPool>[] = [];
  for (const { pools } of clients) {
    const isKnown = sets.some(set => set.size === pools.length && pools.every(pool => set.has(pool)));
    if (!isKnown) sets.push(new Set(pools));
  }
  const all = new Set(clients.flatMap(({ pools }) => pools));
  if (!sets.some(({ size }) => size === all.size)) sets.push(all);
  return sets.toSorted((a, b) => a.size - b.size);
}

function shortage(clients: readonly Client[], pools: readonly IpAddressPool[], scope: Scope): Finding | undefined {
  const certain = FAMILIES.find(family =>
    isShort(
      clients.filter(client => needs(client, family) === true),
      pools,
      family,
    ),
  );
  // The cluster decides of which family all the others are: both must be short.
  const open = (family: Family) => clients.filter(client => needs(client, family) !== false);
  const either = FAMILIES.every(family => isShort(open(family), pools, family));
  const family = certain ?? (either ? mostOf(pools) : undefined);
  if (family === undefined) return undefined;
  const wanting = certain ? clients.filter(client => needs(client, family) === true) : open(family);
  const have = Number(count(pools, family));
  const first = wanting.find((_, index) => need(wanting.slice(0, index + 1), family) > have) ?? wanting.at(-1);
  if (!first) return undefined;
  const names = pools.map(({ name }) => `“${knownValue(name) ?? ''}”`);
  const where = `${names.length === 1 ? 'pool' : 'the pools'} ${names.slice(0, 3).join(', ')}`;
  const what = family === 'ipv4' ? 'IPv4' : 'IPv6';
  const has = `${have === 0 ? 'no' : have} ${what} ${have === 1 ? 'address' : 'addresses'}`;
  const wants = need(wanting, family);
  const lack =
    wants === 1
      ? 'this Service wants one and gets none. Add addresses of that family'
      : `the Services here want ${wants}: some get none. Add addresses, or let Services share one (annotation metallb.io/allow-shared-ip)`;
  const message = `${where.charAt(0).toUpperCase()}${where.slice(1)} ${names.length === 1 ? 'has' : 'have'} ${has}, and ${lack}.`;
  const severity: Severity = scope.isLone && !scope.isClosed ? 'info' : 'warning';
  const related = pools.slice(0, 3).map(pool => ({ span: pool.header, message: 'The pool is here.' }));
  return { span: first.one.header, severity, message, related };
}

/** Whether a Service needs an address of a family; undefined where the cluster decides. */
function needs({ one, request }: Client, family: Family): boolean | undefined {
  if (request.addresses.length > 0) return request.addresses.some(address => address.family === family);
  const { ipFamilies, ipFamilyPolicy } = one;
  const policy = ipFamilyPolicy.kind === 'absent' ? 'SingleStack' : knownValue(ipFamilyPolicy);
  if (policy === 'RequireDualStack') return true;
  // One address of either family will do.
  if (policy !== 'SingleStack' || !isWhole(ipFamilies)) return false;
  const families = knownItems(ipFamilies).map(({ value }) => value.toLowerCase());
  return families.length === 0 ? undefined : families[0] === family;
}

function isShort(clients: readonly Client[], pools: readonly IpAddressPool[], family: Family): boolean {
  return clients.length > 0 && BigInt(need(clients, family)) > count(pools, family);
}

/** The fewest addresses that Services can do with: those with one key share one, as far as their ports allow. */
function need(clients: readonly Client[], family: Family): number {
  const groups = new Map<string, Client[]>();
  let alone = 0;
  for (const client of clients) {
    const { key, backend } = client.sharing;
    if (key === '') alone++;
    else groups.set(`${key}\0${backend}`, [...(groups.get(`${key}\0${backend}`) ?? []), client]);
  }
  return [...groups.values()].reduce((sum, group) => sum + apart(group, family), alone);
}

/** How many addresses a group that shares needs at the least: one for each that is asked for, or user of one port. */
function apart(group: readonly Client[], family: Family): number {
  const asked = group.flatMap(({ request }) => request.addresses.filter(address => address.family === family));
  const users = new Map<string, number>();
  for (const port of group.flatMap(({ sharing }) => [...new Set(sharing.ports)]))
    users.set(port, (users.get(port) ?? 0) + 1);
  return Math.max(1, new Set(asked.map(formatAddress)).size, ...users.values());
}

/** The addresses of a family that pools have for Services. */
function count(pools: readonly IpAddressPool[], family: Family): bigint {
  const sizes = pools.flatMap(pool => {
    const isCareful = knownValue(pool.avoidBuggyIPs) === true;
    return prefixesOf(pool, family).map(prefix => size(prefix) - (isCareful ? confusing(prefix) : 0n));
  });
  return sizes.reduce((sum, each) => sum + each, 0n);
}

function prefixesOf(pool: IpAddressPool, family: Family): readonly Prefix[] {
  return entriesOf(pool).flatMap(({ parsed }) =>
    parsed.kind !== 'problem' && parsed.family === family ? parsed.prefixes : [],
  );
}

function size({ address: { family }, length }: Prefix): bigint {
  return 1n << BigInt(addressBits(family) - length);
}

/** How many addresses of a prefix `avoidBuggyIPs` leaves out. */
function confusing(prefix: Prefix): bigint {
  if (prefix.address.family === 'ipv6') return 0n;
  if (prefix.length <= 24) return 2n * (size(prefix) >> 8n);
  const ends = new Set([firstAddress(prefix), lastAddress(prefix)].filter(confuses).map(formatAddress));
  return BigInt(ends.size);
}

/** Whether a pool has no addresses of a family, or more than anybody can want. */
function plenty(pool: IpAddressPool, family: Family, wanted: number): boolean {
  return count([pool], family) >= BigInt(wanted);
}

function mostOf(pools: readonly IpAddressPool[]): Family {
  return count(pools, 'ipv4') >= count(pools, 'ipv6') ? 'ipv4' : 'ipv6';
}
