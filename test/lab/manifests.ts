// Manifests that announce more or less than meets the eye, by MetalLB: what bgplint says of each is held against what NREC receives.
import { PAGES } from './projects.js';

/** Addresses of the allocation, and an IPv4 one of nobody's. */
export const [A4, B4, A6, B6] = ['192.168.0.16', '192.168.0.17', 'fda4:5ff2:8477:1755::', 'fda4:5ff2:8477:1755::1'];
export const OUTSIDE = '192.168.0.99';

export interface Manifested {
  readonly name: string;
  readonly text: string;
  /** Addresses for each of which there is a Service besides those of the manifests. */
  readonly addresses: readonly string[];
  /** Of the node. */
  readonly labels: Readonly<Record<string, string>>;
  /** What each of NREC's routers receives. */
  readonly receives: readonly (readonly string[])[];
}

type Fields = Readonly<Record<string, unknown>>;

/** An object in MetalLB's namespace, or another one. */
export function object(kind: string, name: string, spec: Fields, metadata: Fields = {}): string {
  const group = kind === 'BGPPeer' ? 'metallb.io/v1beta2' : 'metallb.io/v1beta1';
  const isCore = kind === 'Service' || kind === 'ConfigMap';
  const own = isCore && kind === 'Service' ? { name, namespace: 'default' } : { name, namespace: 'metallb-system' };
  return [
    `apiVersion: ${isCore ? 'v1' : group}`,
    `kind: ${kind}`,
    `metadata: ${JSON.stringify({ ...own, ...metadata })}`,
    kind === 'ConfigMap' ? `data: ${JSON.stringify(spec)}` : `spec: ${JSON.stringify(spec)}`,
    '',
  ].join('\n');
}

/** A session with one of NREC's routers. */
export const peer = (number: 1 | 2, more: Fields = {}) =>
  object('BGPPeer', `peer${number}`, {
    myASN: PAGES.localAs,
    peerASN: PAGES.peerAs,
    peerAddress: PAGES.peers[number - 1],
    ebgpMultiHop: true,
    dualStackAddressFamily: true,
    password: PAGES.password,
    ...more,
  });
export const pool = (name: string, addresses: readonly string[], more: Fields = {}, labels: Fields = {}) =>
  object('IPAddressPool', name, { addresses, ...more }, { labels });
export const advertisement = (name: string, spec: Fields = {}) => object('BGPAdvertisement', name, spec);
export const service = (name: string, spec: Fields, metadata: Fields = {}) =>
  object('Service', name, { type: 'LoadBalancer', ports: [{ port: 80 }], ...spec }, metadata);

const PEERS = [peer(1), peer(2)];
const POOL = pool('own', [`${A4}/31`, `${A6}/127`]);
const OTHER = pool('other', ['203.0.113.0/24', '2001:db8:5::/64'], {}, { for: 'others' });
const WIDE = pool('wide', ['192.168.0.0/24']);
const ALL = advertisement('all');
const OWN: readonly string[] = [A4, A6];
const OWN_ROUTES = [`${A4}/32`, `${A6}/128`];
const annotated = (annotations: Fields) => ({ annotations });
const ip = (...addresses: readonly string[]) => annotated({ 'metallb.io/loadBalancerIPs': addresses.join(',') });
const forApp = (app: string) => ({ serviceSelectors: [{ matchLabels: { app } }] });

interface Short {
  /** The peers, where they are not the usual ones. */
  readonly peers?: readonly string[];
  readonly objects: readonly string[];
  readonly addresses?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly receives: readonly string[];
  /** What the second one receives, if that is not the same. */
  readonly second?: readonly string[];
}

const CASES: Readonly<Record<string, Short>> = {
  'no advertisement at all': { objects: [POOL], addresses: OWN, receives: [] },
  'an L2Advertisement alone': { objects: [POOL, object('L2Advertisement', 'l2', {})], addresses: OWN, receives: [] },
  'an advertisement of everything': { objects: [POOL, ALL], addresses: OWN, receives: OWN_ROUTES },
  'no Service yet': { objects: [POOL, ALL], receives: [] },
  'aggregationLength over the pool': {
    objects: [POOL, advertisement('a', { aggregationLength: 31 })],
    addresses: [B4, A6],
    receives: [`${A4}/31`, `${A6}/128`],
  },
  'aggregationLengthV6 over the pool': {
    objects: [POOL, advertisement('a', { aggregationLengthV6: 127 })],
    addresses: [B4, B6],
    receives: [`${B4}/32`, `${A6}/127`],
  },
  'an aggregate beyond the allocation': {
    objects: [WIDE, advertisement('a', { aggregationLength: 28 })],
    addresses: [A4],
    receives: ['192.168.0.16/28'],
  },
  'the same aggregate of two Services': {
    objects: [WIDE, advertisement('a', { aggregationLength: 24 })],
    addresses: [A4, OUTSIDE],
    receives: ['192.168.0.0/24'],
  },
  'aggregates of both families': {
    objects: [
      pool('wide', ['192.168.0.0/24', 'fda4:5ff2:8477:1755::/64']),
      advertisement('a', { aggregationLength: 24, aggregationLengthV6: 64 }),
    ],
    addresses: [A4, 'fda4:5ff2:8477:1755::beef'],
    receives: ['192.168.0.0/24', 'fda4:5ff2:8477:1755::/64'],
  },
  'a pool wider than the allocation': {
    objects: [WIDE, ALL],
    addresses: [A4, OUTSIDE],
    receives: [`${A4}/32`, `${OUTSIDE}/32`],
  },
  'a range': {
    objects: [pool('range', ['192.168.0.15-192.168.0.18', `${A6}-${A6}3`]), ALL],
    addresses: ['192.168.0.15', '192.168.0.18', `${A6}3`],
    receives: ['192.168.0.15/32', '192.168.0.18/32', `${A6}3/128`],
  },
  'an aggregate of what has the size of one': {
    objects: [pool('range', ['192.168.0.16-192.168.0.19']), advertisement('a', { aggregationLength: 30 })],
    addresses: [B4],
    receives: ['192.168.0.16/30'],
  },
  'one of several pools': {
    objects: [POOL, OTHER, advertisement('a', { ipAddressPools: ['own'] })],
    addresses: [...OWN, '203.0.113.9'],
    receives: OWN_ROUTES,
  },
  'several pools, one advertisement': {
    objects: [POOL, OTHER, ALL],
    addresses: [...OWN, '203.0.113.9', '2001:db8:5::9'],
    receives: [...OWN_ROUTES, '203.0.113.9/32', '2001:db8:5::9/128'],
  },
  'several advertisements of one pool': {
    objects: [POOL, ALL, advertisement('b', { aggregationLength: 31, peers: ['peer2'] })],
    addresses: OWN,
    receives: OWN_ROUTES,
    second: [...OWN_ROUTES, `${A4}/31`],
  },
  'pools by label': {
    objects: [POOL, OTHER, advertisement('a', { ipAddressPoolSelectors: [{ matchLabels: { for: 'others' } }] })],
    addresses: [...OWN, '203.0.113.9'],
    receives: ['203.0.113.9/32'],
  },
  'pools by the lack of a label': {
    objects: [
      POOL,
      OTHER,
      advertisement('a', {
        ipAddressPoolSelectors: [{ matchExpressions: [{ key: 'for', operator: 'DoesNotExist' }] }],
      }),
    ],
    addresses: [...OWN, '203.0.113.9'],
    receives: OWN_ROUTES,
  },
  'pools by values that a label has not': {
    objects: [
      POOL,
      OTHER,
      advertisement('a', {
        ipAddressPoolSelectors: [{ matchExpressions: [{ key: 'for', operator: 'NotIn', values: ['others'] }] }],
      }),
    ],
    addresses: [...OWN, '203.0.113.9'],
    receives: OWN_ROUTES,
  },
  'pools by name and by label': {
    objects: [
      POOL,
      OTHER,
      advertisement('a', { ipAddressPools: ['own'], ipAddressPoolSelectors: [{ matchLabels: { for: 'others' } }] }),
    ],
    addresses: [...OWN, '203.0.113.9'],
    receives: [...OWN_ROUTES, '203.0.113.9/32'],
  },
  'one of the peers': {
    objects: [POOL, advertisement('a', { peers: ['peer1'] })],
    addresses: OWN,
    receives: OWN_ROUTES,
    second: [],
  },
  'to each peer something else': {
    objects: [
      POOL,
      OTHER,
      advertisement('a', { peers: ['peer1'], ipAddressPools: ['own'] }),
      advertisement('b', { peers: ['peer2'], ipAddressPools: ['other'] }),
    ],
    addresses: [...OWN, '203.0.113.9'],
    receives: OWN_ROUTES,
    second: ['203.0.113.9/32'],
  },
  'a peer that there is not': {
    objects: [POOL, advertisement('a', { peers: ['peer3'] })],
    addresses: OWN,
    receives: [],
  },
  'no-export': {
    objects: [POOL, advertisement('a', { communities: ['65535:65281'] })],
    addresses: OWN,
    receives: OWN_ROUTES,
  },
  'no-advertise, and a large one': {
    objects: [POOL, advertisement('a', { communities: ['65535:65282', 'large:4200000000:1:2'] })],
    addresses: OWN,
    receives: OWN_ROUTES,
  },
  'communities by name, for one length': {
    objects: [
      POOL,
      object('Community', 'names', { communities: [{ name: 'local', value: '65535:65283' }] }),
      ALL,
      advertisement('b', { communities: ['local'], aggregationLength: 31, aggregationLengthV6: 127 }),
    ],
    addresses: [B4, B6],
    receives: [`${B4}/32`, `${B6}/128`, `${A4}/31`, `${A6}/127`],
  },
  'a local preference': {
    objects: [POOL, advertisement('a', { localPref: 200 })],
    addresses: OWN,
    receives: OWN_ROUTES,
  },
  'two local preferences for two peers': {
    objects: [
      POOL,
      advertisement('a', { localPref: 200, peers: ['peer1'] }),
      advertisement('b', { localPref: 100, peers: ['peer2'] }),
    ],
    addresses: OWN,
    receives: OWN_ROUTES,
  },
  'two local preferences for a Service': {
    objects: [
      POOL,
      ALL,
      advertisement('b', { localPref: 200, ...forApp('web') }),
      service('web', {}, { ...ip(A4), labels: { app: 'web' } }),
    ],
    addresses: [B4],
    receives: [`${B4}/32`],
  },
  'Services by label': {
    objects: [
      POOL,
      advertisement('a', forApp('web')),
      service('web', {}, { ...ip(A4), labels: { app: 'web' } }),
      service('mail', {}, { ...ip(B4), labels: { app: 'mail' } }),
    ],
    receives: [`${A4}/32`],
  },
  'an advertisement for other nodes': {
    objects: [POOL, advertisement('a', { nodeSelectors: [{ matchLabels: { rack: 'b' } }] })],
    addresses: OWN,
    labels: { rack: 'a' },
    receives: [],
  },
  'an advertisement for this node': {
    objects: [
      POOL,
      advertisement('a', { nodeSelectors: [{ matchLabels: { rack: 'b' } }, { matchLabels: { rack: 'a' } }] }),
    ],
    addresses: OWN,
    labels: { rack: 'a' },
    receives: OWN_ROUTES,
  },
  'an advertisement for the nodes of one peer': {
    peers: [peer(1), peer(2, { nodeSelectors: [{ matchLabels: { rack: 'a' } }] })],
    objects: [
      POOL,
      advertisement('a', { nodeSelectors: [{ matchLabels: { rack: 'a' } }], aggregationLength: 31 }),
      advertisement('b', { nodeSelectors: [{ matchExpressions: [{ key: 'rack', operator: 'DoesNotExist' }] }] }),
    ],
    addresses: OWN,
    labels: { rack: 'a' },
    receives: [`${A4}/31`, `${A6}/128`],
  },
  'a peer of other nodes': {
    peers: [peer(1), peer(2, { nodeSelectors: [{ matchLabels: { rack: 'b' } }] })],
    objects: [POOL, ALL],
    addresses: OWN,
    labels: { rack: 'a' },
    receives: OWN_ROUTES,
    second: [],
  },
  'a Service that asks in its field': {
    objects: [POOL, ALL, service('web', { loadBalancerIP: B4 })],
    receives: [`${B4}/32`],
  },
  'a Service of both families that asks': {
    objects: [POOL, ALL, service('web', { ipFamilyPolicy: 'RequireDualStack' }, ip(B4, B6))],
    receives: [`${B4}/32`, `${B6}/128`],
  },
  'a Service that asks for what no pool has': {
    objects: [POOL, ALL, service('web', {}, ip(OUTSIDE))],
    receives: [],
  },
  'a Service that asks for a pool': {
    objects: [POOL, OTHER, ALL, service('web', {}, annotated({ 'metallb.io/address-pool': 'other' }))],
    receives: ['203.0.113.0/32'],
  },
  'Services of both families, one after the other': {
    objects: [POOL, ALL, ...['a', 'b', 'c'].map(name => service(name, { ipFamilyPolicy: 'RequireDualStack' }))],
    receives: [`${A4}/32`, `${B4}/32`, `${A6}/128`, `${B6}/128`],
  },
  'a Service that prefers both families, in a pool of one': {
    objects: [pool('v4', [`${A4}/31`]), ALL, service('web', { ipFamilyPolicy: 'PreferDualStack' })],
    receives: [`${A4}/32`],
  },
  'a Service of IPv6': {
    objects: [POOL, ALL, service('web', { ipFamilies: ['IPv6'] })],
    receives: [`${A6}/128`],
  },
  'a pool of IPv6 alone': {
    objects: [pool('v6', [`${A6}/127`]), ALL],
    addresses: [A6, B6],
    receives: [`${A6}/128`, `${B6}/128`],
  },
  'sessions without IPv6': {
    peers: [peer(1, { dualStackAddressFamily: false }), peer(2)],
    objects: [POOL, ALL],
    addresses: OWN,
    receives: [`${A4}/32`],
    second: OWN_ROUTES,
  },
  'Services that share an address': {
    objects: [
      POOL,
      ALL,
      ...[80, 443].map(port =>
        service(
          `port${port}`,
          { ports: [{ port, protocol: 'TCP' }] },
          annotated({ 'metallb.io/loadBalancerIPs': A4, 'metallb.io/allow-shared-ip': 'web' }),
        ),
      ),
    ],
    receives: [`${A4}/32`],
  },
  'a Service of another class': {
    objects: [POOL, ALL, service('web', { loadBalancerClass: 'example.org/other' }, ip(A4))],
    receives: [],
  },
  'a Service that is none for MetalLB': {
    objects: [POOL, ALL, service('web', { type: 'NodePort' }, ip(A4))],
    receives: [],
  },
  'a pool that gives nothing unasked': {
    objects: [pool('own', [`${A4}/31`], { autoAssign: false }), OTHER, ALL, service('a', {}), service('b', {}, ip(A4))],
    receives: ['203.0.113.0/32', `${A4}/32`],
  },
  'a pool without its first and last addresses': {
    objects: [
      pool('own', ['192.168.0.0/24'], { avoidBuggyIPs: true }),
      ALL,
      service('a', {}),
      service('b', {}, ip('192.168.0.255')),
    ],
    receives: ['192.168.0.1/32'],
  },
  'a pool for Services of a namespace': {
    objects: [
      pool('own', [`${A4}/31`], { serviceAllocation: { priority: 1, namespaces: ['shop'] } }),
      OTHER,
      ALL,
      service('a', {}, { namespace: 'shop' }),
      service('b', {}),
    ],
    receives: [`${A4}/32`, '203.0.113.0/32'],
  },
  'text for FRR beside it': {
    objects: [
      POOL,
      ALL,
      object('ConfigMap', 'bgpextras', {
        extras: `router bgp ${PAGES.localAs}\n address-family ipv4 unicast\n  network 198.51.100.0/24\n exit-address-family\n`,
      }),
    ],
    addresses: OWN,
    receives: OWN_ROUTES,
  },
  'text for FRR beside it that lets more out': {
    objects: [
      POOL,
      ALL,
      object('ConfigMap', 'bgpextras', {
        extras: `route-map ${PAGES.peers[0]}-out permit 1000\nexit\nrouter bgp ${PAGES.localAs}\n address-family ipv4 unicast\n  network 198.51.100.0/24\n exit-address-family\n`,
      }),
    ],
    addresses: OWN,
    receives: [...OWN_ROUTES, '198.51.100.0/24'],
    second: OWN_ROUTES,
  },
};

export const MANIFESTED: readonly Manifested[] = Object.entries(CASES).map(
  ([name, { peers = PEERS, objects, addresses = [], labels = {}, receives, second = receives }]) => ({
    name,
    text: [...peers, ...objects].join('---\n'),
    addresses,
    labels,
    receives: [receives.toSorted(), second.toSorted()],
  }),
);
