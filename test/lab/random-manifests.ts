// Random manifests of MetalLB around sessions with NREC: pools, advertisements, selectors, Services.
import type { Random } from '../fuzz/random.js';
import { advertisement, type Manifested, peer, pool, service } from './manifests.js';

/** Pools do not overlap: each has addresses of its own, and Services may ask for some of them. */
const POOLS = [
  {
    name: 'own',
    entries: ['192.168.0.16/31', 'fda4:5ff2:8477:1755::/127'],
    addresses: ['192.168.0.16', '192.168.0.17', 'fda4:5ff2:8477:1755::', 'fda4:5ff2:8477:1755::1'],
  },
  {
    name: 'wide',
    entries: ['192.168.1.0/24', '192.168.2.4-192.168.2.9', '2001:db8:1::/64'],
    addresses: ['192.168.1.0', '192.168.1.77', '192.168.2.9', '2001:db8:1::7'],
  },
  {
    name: 'other',
    entries: ['203.0.113.0/28', '198.51.100.7/32', '2001:db8:2::3-2001:db8:2::12'],
    addresses: ['203.0.113.15', '198.51.100.7', '2001:db8:2::3', '2001:db8:2::12'],
  },
] as const;

const LABELS = [{}, { rack: 'a' }, { rack: 'b' }, { rack: 'a', zone: 'n' }, { zone: 's' }];
const APPS = ['web', 'mail'];
const COMMUNITIES = ['65535:65281', '65535:65282', '65000:1', 'large:4200000000:1:2'];

/** What is to be tried with them, except for what NREC is to receive. MetalLB refuses some of them. */
export function randomManifests(random: Random): Omit<Manifested, 'name' | 'receives'> {
  const some = <T>(all: readonly T[]) => all.filter(() => random.once(2));
  const maybe = <T>(often: number, fields: () => T) => (random.once(often) ? fields() : {});
  const least = <T>(all: readonly T[]) => {
    const chosen = some(all);
    return chosen.length > 0 ? chosen : [random.of(all)];
  };
  const selector = () => {
    const expression = random.of([
      { key: 'rack', operator: 'In', values: least(['a', 'b']) },
      { key: 'rack', operator: 'NotIn', values: ['a'] },
      { key: random.of(['rack', 'zone']), operator: random.of(['Exists', 'DoesNotExist']) },
    ]);
    return random.once(2) ? { matchLabels: random.of(LABELS) } : { matchExpressions: [expression] };
  };
  const selectors = () => [selector(), ...(random.once(3) ? [selector()] : [])];

  const pools = least(POOLS);
  const chosen = pools.map(({ name, entries }) =>
    pool(
      name,
      least(entries),
      { ...maybe(5, () => ({ autoAssign: false })), ...maybe(5, () => ({ avoidBuggyIPs: true })) },
      random.of(LABELS),
    ),
  );
  const advertisements = Array.from({ length: random.between(0, 3) }, (_, index) => {
    const isPlain = random.once(2);
    return advertisement(`a${index}`, {
      ...maybe(2, () => ({ ipAddressPools: some(pools.map(({ name }) => name)) })),
      ...maybe(4, () => ({ ipAddressPoolSelectors: selectors() })),
      ...maybe(4, () => ({ nodeSelectors: selectors() })),
      ...maybe(3, () => ({ peers: least(['peer1', 'peer2']) })),
      ...maybe(3, () => ({ communities: least(COMMUNITIES) })),
      ...maybe(4, () => ({ localPref: random.of([100, 200]) })),
      // Services are chosen by advertisements of single addresses only.
      ...(isPlain
        ? maybe(2, () => ({ serviceSelectors: least(APPS).map(app => ({ matchLabels: { app } })) }))
        : {
            aggregationLength: random.of([32, 31, 30, 28, 24]),
            aggregationLengthV6: random.of([128, 127, 124, 64]),
          }),
    });
  });
  const services = Array.from({ length: random.between(0, 4) }, (_, index) => {
    const asked = least(pools.flatMap(({ addresses }) => addresses)).slice(0, random.between(1, 2));
    return service(
      `s${index}`,
      {
        ...maybe(3, () => ({ ipFamilies: [random.of(['IPv4', 'IPv6'])] })),
        ...maybe(2, () => ({ ipFamilyPolicy: random.of(['RequireDualStack', 'PreferDualStack']) })),
      },
      {
        labels: random.once(2) ? { app: random.of(APPS) } : {},
        annotations: {
          ...maybe(3, () => ({ 'metallb.io/loadBalancerIPs': asked.join(',') })),
          ...maybe(4, () => ({ 'metallb.io/address-pool': random.of(pools).name })),
        },
      },
    );
  });
  const peers = ([1, 2] as const).map(number =>
    peer(number, {
      ...maybe(6, () => ({ dualStackAddressFamily: false })),
      ...maybe(4, () => ({ nodeSelectors: selectors() })),
    }),
  );
  return {
    text: [...peers, ...chosen, ...advertisements, ...services].join('---\n'),
    addresses: some(pools.flatMap(({ addresses }) => addresses)),
    labels: random.of(LABELS),
  };
}
