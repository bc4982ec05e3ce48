import { ABSENT, type Fact, knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import { type Address, formatAddress } from '../../../net/address.js';
import { containsAddress } from '../../../net/prefix.js';
import { type IpAddressPool, mayShareNamespace, type Service, selects } from '../resources.js';
import { parseIp } from '../values/addresses.js';
import { entriesOf } from './pools.js';
import { at, isEmpty, isWhole, knownItems } from './scope.js';

/** What MetalLB's controller reads of Services (controller/service.go, internal/allocator). */

/** Whether MetalLB gives the Service an address: one with a class may well be somebody else's. */
export function isServed({ type, loadBalancerClass }: Service): boolean {
  return knownValue(type) === 'LoadBalancer' && loadBalancerClass.kind === 'absent';
}

/** MetalLB's annotations, the present domain before the one that it had until 0.13 and still reads. */
const DOMAINS = ['metallb.io', 'metallb.universe.tf'];

/** What one of MetalLB's annotations of a Service says. */
export function annotation({ annotations }: Service, name: string): Fact<string> {
  if (annotations.kind !== 'known') return annotations;
  for (const domain of DOMAINS) {
    const found = annotations.value.get(`${domain}/${name}`);
    if (found) return found;
  }
  return ABSENT;
}

/** What a Service asks for. */
export interface Request {
  /** The addresses by name; none: any. */
  readonly addresses: readonly Address[];
  /** Where they stand, or the Service itself. */
  readonly span: Finding['span'];
  /** The pool by name. */
  readonly pool: Fact<string>;
}

/** Why MetalLB gives no address to a Service, whatever pools there are. */
export interface BadRequest {
  readonly span: Finding['span'];
  readonly message: string;
  readonly related: NonNullable<Finding['related']>;
}

/** What a Service asks for; why it gets nothing for it; undefined where not all of that is known. */
export function requestOf(one: Service): Request | BadRequest | undefined {
  const { loadBalancerIP, header } = one;
  const listed = annotation(one, 'loadBalancerIPs');
  const pool = annotation(one, 'address-pool');
  if (listed.kind === 'unknown' || loadBalancerIP.kind === 'unknown' || pool.kind === 'unknown') return undefined;
  const hasList = listed.kind === 'known' && listed.value !== '';
  const hasField = loadBalancerIP.kind === 'known' && loadBalancerIP.value !== '';
  if (hasList && hasField) {
    const message =
      'MetalLB gives a Service no address that asks for one in spec.loadBalancerIP and in the annotation loadBalancerIPs. Keep the annotation: the field is deprecated in Kubernetes.';
    return {
      span: at(loadBalancerIP, header),
      message,
      related: [{ span: at(listed, header), message: 'The annotation is here.' }],
    };
  }
  const written = hasList ? listed : hasField ? loadBalancerIP : undefined;
  const span = written ? at(written, header) : header;
  const words = written?.value.split(',').map(word => word.trim()) ?? [];
  const addresses: Address[] = [];
  for (const word of words) {
    const address = parseIp(word);
    const message = `MetalLB gives this Service no address: “${word}” is none. Write addresses, with commas between them.`;
    if (!address) return { span, message, related: [] };
    addresses.push(address);
  }
  if (new Set(addresses.map(({ family }) => family)).size < addresses.length) {
    const message =
      'MetalLB gives a Service at most one address of each family, and none at all to this one. Delete what is too much.';
    return { span, message, related: [] };
  }
  const mismatch = familyMismatch(one, addresses);
  if (mismatch === undefined) return { addresses, span, pool };
  const families =
    one.ipFamilies.kind === 'known' ? [{ span: at(one.ipFamilies, header), message: 'The families are here.' }] : [];
  return { span, message: `MetalLB gives this Service no address: ${mismatch}`, related: families };
}
/** MetalLB wants the addresses asked for to be of the families that the Service has in the cluster: no more, no fewer. */
function familyMismatch({ ipFamilies, ipFamilyPolicy }: Service, addresses: readonly Address[]): string | undefined {
  const policy = ipFamilyPolicy.kind === 'absent' ? 'SingleStack' : knownValue(ipFamilyPolicy);
  const [address, another] = addresses;
  if (!address || !isWhole(ipFamilies)) return undefined;
  if (policy === 'RequireDualStack' && !another)
    return 'it needs two (RequireDualStack) and asks for one. Name an address of each family.';
  if (policy !== 'SingleStack') return undefined;
  const families = knownItems(ipFamilies).map(({ value }) => value);
  if (another && families.length < 2)
    return 'it has one family and asks for two addresses. Write ipFamilyPolicy: RequireDualStack, or ask for one.';
  const [family] = families;
  if (another || families.length !== 1 || family?.toLowerCase() === address.family) return undefined;
  return `${formatAddress(address)} is not of its family, ${family}. Ask for an address of that family, or change ipFamilies.`;
}

/** Whether a pool holds an address for Services. */
export function holds(pool: IpAddressPool, address: Address): boolean {
  if (knownValue(pool.avoidBuggyIPs) && confuses(address)) return false;
  return entriesOf(pool).some(
    ({ parsed }) => parsed.kind !== 'problem' && parsed.prefixes.some(prefix => containsAddress(prefix, address)),
  );
}

/** Addresses that `avoidBuggyIPs` leaves out: IPv4 ones that end in .0 or .255. */
export function confuses({ family, value }: Address): boolean {
  const last = value & 255n;
  return family === 'ipv4' && (last === 0n || last === 255n);
}

/** Whether a Service may have addresses of a pool, if it asks for them. False only where it certainly may not. */
export function mayUse({ serviceAllocation }: IpAddressPool, { namespace, labels }: Service): boolean {
  const { namespaces, namespaceSelectors, serviceSelectors } = serviceAllocation;
  const isListed = knownItems(namespaces).some(({ value }) => value === knownValue(namespace));
  const isElsewhere =
    namespace.kind === 'known' && isEmpty(namespaceSelectors) && !isEmpty(namespaces) && isWhole(namespaces);
  if (isElsewhere && !isListed) return false;
  return isEmpty(serviceSelectors) || selects(serviceSelectors, labels) !== false;
}

/** Whether a pool gives addresses to a Service that asks for none. False only where it certainly does not. */
export function mayBeGiven(pool: IpAddressPool, one: Service): boolean {
  return (pool.autoAssign.kind === 'unknown' || knownValue(pool.autoAssign) !== false) && mayUse(pool, one);
}

/** What decides who shares an address with whom (MetalLB's `sharingOK` and `BackendKey`). */
export interface Sharing {
  /** Empty: nobody. */
  readonly key: string;
  /** With `externalTrafficPolicy: Local` the labels of the pods behind it: they must be the same. */
  readonly backend: string;
  /** `TCP/80`. */
  readonly ports: readonly string[];
}

/** How a Service shares its address; undefined where not all of that is known. */
export function sharingOf(one: Service): Sharing | undefined {
  const key = annotation(one, 'allow-shared-ip');
  const { externalTrafficPolicy: policy, selector, ports } = one;
  if ([key, policy, ports].some(({ kind }) => kind === 'unknown')) return undefined;
  const labels = [...(knownValue(selector) ?? [])].map(([name, value]) => `${name}=${knownValue(value) ?? ''}`);
  const isLocal = knownValue(policy) === 'Local';
  const isKnown = selector.kind !== 'unknown' && [...(knownValue(selector)?.values() ?? [])].every(isGiven);
  if (isLocal && !isKnown) return undefined;
  const listed = (knownValue(ports) ?? []).map(({ port, protocol }) => {
    return port.kind === 'known' && protocol.kind !== 'unknown'
      ? `${knownValue(protocol) ?? 'TCP'}/${port.value}`
      : undefined;
  });
  const whole = listed.filter(port => port !== undefined);
  if (whole.length < listed.length) return undefined;
  return { key: knownValue(key) ?? '', backend: isLocal ? labels.toSorted().join() : '', ports: whole };
}

function isGiven({ kind }: Fact<unknown>): boolean {
  return kind === 'known';
}

/** Whether two texts may be of one Service, of which one then replaces the other: a namespace is also given when one is applied. */
export function maybeSame(one: Service, other: Service): boolean {
  const [name, same] = [knownValue(one.name), knownValue(other.name)];
  if (name !== undefined && same !== undefined && name !== same) return false;
  return mayShareNamespace(one, other);
}
