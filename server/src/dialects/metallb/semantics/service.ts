import type { Severity } from '../../../core/diagnostic.js';
import { nearest } from '../../../core/similar.js';
import { knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import { type Family, formatAddress } from '../../../net/address.js';
import { byName, type IpAddressPool, type Service } from '../resources.js';
import { entryOfFamily, isKnownPool } from './pools.js';
import type { SemanticRule } from './rule.js';
import { at, type Scope } from './scope.js';
import { holds, isServed, mayUse, type Request, requestOf } from './services.js';

/** Services that MetalLB's controller gives no address. */
export const service: SemanticRule = {
  id: 'metallb/service',
  severity: 'warning',
  summary: 'A Service that MetalLB cannot give the address it asks for',
  *check(scope) {
    for (const one of scope.resources.services.filter(isServed)) {
      const request = requestOf(one);
      if (request && 'message' in request) yield request;
      else if (request && scope.pools.length > 0) yield* judgePools(one, request, scope);
    }
  },
};

const whole = new WeakMap<readonly IpAddressPool[], boolean>();

/** Whether everything is known of these pools; each Service asks. */
function areKnown(pools: readonly IpAddressPool[]): boolean {
  const known = whole.get(pools) ?? pools.every(pool => isKnownPool(pool) && pool.name.kind === 'known');
  whole.set(pools, known);
  return known;
}

/** What depends on the pools: an info where others may stand in files that nobody has shown. */
function* judgePools(one: Service, request: Request, scope: Scope): Iterable<Finding> {
  const severity: Severity = scope.isLone && !scope.isClosed ? 'info' : 'warning';
  const { pools } = scope;
  if (!areKnown(pools)) return;
  const { addresses, span, pool: poolName } = request;
  const texts = addresses.map(formatAddress).join(' and ');
  let among = pools;
  let asked = span;
  if (poolName.kind === 'known' && poolName.value !== '') {
    among = byName(pools).get(poolName.value) ?? [];
    asked = at(poolName, one.header);
    if (among.length === 0) {
      const names = pools.map(({ name }) => knownValue(name) ?? '');
      const meant = nearest(poolName.value, names);
      const fixes = meant ? [{ title: `Write “${meant}”`, safe: false, edits: [scope.rewrite(asked, meant)] }] : [];
      const advice = meant ? `Did you mean “${meant}”?` : `There are ${names.slice(0, 3).join(', ')}.`;
      const message = `There is no pool “${poolName.value}”: MetalLB gives this Service no address. ${advice}`;
      yield { span: asked, severity, message, fixes };
      return;
    }
  }
  const related = among.slice(0, 3).map(pool => ({ span: pool.header, message: 'A pool is here.' }));
  const fitting = addresses.length > 0 ? among.filter(pool => addresses.every(address => holds(pool, address))) : among;
  if (fitting.length === 0) {
    const where = among === pools ? 'no pool holds' : `pool “${knownValue(poolName) ?? ''}” does not hold`;
    const message = `MetalLB gives this Service no address: ${where} ${texts}. Ask for an address of a pool, or add it to one.`;
    yield { span, severity, message, related };
  } else if ((addresses.length > 0 || among !== pools) && !fitting.some(pool => mayUse(pool, one))) {
    const what = knownValue(fitting[0]?.name ?? one.name) ?? '';
    const message = `MetalLB gives this Service no address: pool “${what}” is kept for Services of other namespaces or labels (serviceAllocation). Ask for another pool, or let this one in.`;
    const kept = fitting.slice(0, 3).map(pool => ({ span: pool.header, message: 'The pool is here.' }));
    yield { span: asked, severity, message, related: kept };
  } else if (
    addresses.length === 0 &&
    knownValue(one.ipFamilyPolicy) === 'RequireDualStack' &&
    !among.some(holdsBoth)
  ) {
    const place = one.ipFamilyPolicy.kind === 'known' ? at(one.ipFamilyPolicy, one.header) : one.header;
    const message =
      'MetalLB takes both addresses of a Service from one pool, and no pool here has IPv4 and IPv6 addresses: this Service gets none. Put prefixes of both families into one pool.';
    yield { span: place, severity, message, related };
  }
}

/** Whether a pool has addresses of both families. */
export function holdsBoth(pool: IpAddressPool): boolean {
  return (['ipv4', 'ipv6'] satisfies readonly Family[]).every(family => entryOfFamily(pool, family));
}
