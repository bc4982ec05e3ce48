import type { Severity } from '../../../core/diagnostic.js';
import { nearest } from '../../../core/similar.js';
import type { Span } from '../../../core/span.js';
import { ABSENT, type Fact, knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import { type Address, type Family, formatAddress } from '../../../net/address.js';
import { containsAddress } from '../../../net/prefix.js';
import type { IpAddressPool, Service } from '../resources.js';
import { parseIp } from '../values/addresses.js';
import { entriesOf, entryOfFamily, isKnownPool } from './pools.js';
import type { SemanticRule } from './rule.js';
import { at, type Scope } from './scope.js';

/** Services that MetalLB's controller gives no address. */
export const service: SemanticRule = {
  id: 'metallb/service',
  severity: 'warning',
  summary: 'A Service that MetalLB cannot give the address it asks for',
  *check(scope) {
    for (const one of scope.resources.services) {
      if (knownValue(one.type) === 'LoadBalancer' && one.loadBalancerClass.kind === 'absent') yield* judge(one, scope);
    }
  },
};

/** MetalLB's annotations, the present domain before the one that it had until 0.13 and still reads. */
const DOMAINS = ['metallb.io', 'metallb.universe.tf'];

/** An address that a service asks for, and where. */
interface Request {
  readonly addresses: readonly Address[];
  readonly span: Span;
}

function* judge(one: Service, scope: Scope): Iterable<Finding> {
  const { loadBalancerIP, header } = one;
  const listed = annotation(one, 'loadBalancerIPs');
  const poolName = annotation(one, 'address-pool');
  if (listed.kind === 'unknown' || loadBalancerIP.kind === 'unknown' || poolName.kind === 'unknown') return;
  const hasList = listed.kind === 'known' && listed.value !== '';
  const hasField = loadBalancerIP.kind === 'known' && loadBalancerIP.value !== '';
  if (hasList && hasField) {
    const related = [{ span: at(listed, header), message: 'The annotation is here.' }];
    const message =
      'MetalLB gives a Service no address that asks for one in spec.loadBalancerIP and in the annotation loadBalancerIPs. Keep the annotation: the field is deprecated in Kubernetes.';
    yield { span: at(loadBalancerIP, header), message, related };
    return;
  }
  const written = hasList ? listed : hasField ? loadBalancerIP : undefined;
  const words = written?.value.split(',').map(word => word.trim()) ?? [];
  const addresses = words.map(parseIp);
  const span = written ? at(written, header) : header;
  const wrong = words[addresses.indexOf(undefined)];
  if (wrong !== undefined) {
    yield {
      span,
      message: `MetalLB gives this Service no address: “${wrong}” is none. Write addresses, with commas between them.`,
    };
    return;
  }
  const request: Request = { addresses: addresses as readonly Address[], span };
  const families = new Set(request.addresses.map(({ family }) => family));
  if (families.size < request.addresses.length) {
    const message =
      'MetalLB gives a Service at most one address of each family, and none at all to this one. Delete what is too much.';
    yield { span, message };
    return;
  }
  if (scope.pools.length > 0) yield* judgePools(one, request, poolName, scope);
}

/** What depends on the pools: an info where others may stand in files that nobody has shown. */
function* judgePools(one: Service, request: Request, poolName: Fact<string>, scope: Scope): Iterable<Finding> {
  const severity: Severity = scope.isLone && !scope.isClosed ? 'info' : 'warning';
  const { pools } = scope;
  if (!pools.every(pool => isKnownPool(pool) && pool.name.kind === 'known')) return;
  const { addresses, span } = request;
  const texts = addresses.map(formatAddress).join(' and ');
  let among = pools;
  if (poolName.kind === 'known' && poolName.value !== '') {
    among = pools.filter(({ name }) => knownValue(name) === poolName.value);
    if (among.length === 0) {
      const names = pools.map(({ name }) => knownValue(name) ?? '');
      const meant = nearest(poolName.value, names);
      const place = at(poolName, one.header);
      const fixes = meant ? [{ title: `Write “${meant}”`, safe: false, edits: [scope.rewrite(place, meant)] }] : [];
      const advice = meant ? `Did you mean “${meant}”?` : `There are ${names.slice(0, 3).join(', ')}.`;
      const message = `There is no pool “${poolName.value}”: MetalLB gives this Service no address. ${advice}`;
      yield { span: place, severity, message, fixes };
      return;
    }
  }
  if (addresses.length > 0) {
    if (among.some(pool => addresses.every(address => holds(pool, address)))) return;
    const where = among === pools ? 'one pool' : `pool “${knownValue(poolName) ?? ''}”`;
    const message = `MetalLB gives this Service no address: ${where} does not hold ${texts}. Ask for an address of a pool, or add it to one.`;
    const related = among.slice(0, 3).map(pool => ({ span: pool.header, message: 'A pool is here.' }));
    yield { span, severity, message: message.replace('one pool does not hold', 'no pool holds'), related };
  } else if (knownValue(one.ipFamilyPolicy) === 'RequireDualStack' && !among.some(holdsBoth)) {
    const place = one.ipFamilyPolicy.kind === 'known' ? at(one.ipFamilyPolicy, one.header) : one.header;
    const message =
      'MetalLB takes both addresses of a Service from one pool, and no pool here has IPv4 and IPv6 addresses: this Service gets none. Put prefixes of both families into one pool.';
    const related = among.slice(0, 3).map(pool => ({ span: pool.header, message: 'A pool is here.' }));
    yield { span: place, severity, message, related };
  }
}

function holds(pool: IpAddressPool, address: Address): boolean {
  return entriesOf(pool).some(
    ({ parsed }) => parsed.kind !== 'problem' && parsed.prefixes.some(prefix => containsAddress(prefix, address)),
  );
}

function holdsBoth(pool: IpAddressPool): boolean {
  return (['ipv4', 'ipv6'] satisfies readonly Family[]).every(family => entryOfFamily(pool, family));
}

function annotation({ annotations }: Service, name: string): Fact<string> {
  if (annotations.kind !== 'known') return annotations;
  for (const domain of DOMAINS) {
    const found = annotations.value.get(`${domain}/${name}`);
    if (found) return found;
  }
  return ABSENT;
}
