import { describe, expect, test } from 'vitest';
import { readManifestFile } from '../../server/src/dialects/metallb/manifest.js';
import { checkSemantics } from '../../server/src/dialects/metallb/semantics/index.js';
import fc from '../fast-check.js';

type Family = 'IPv4' | 'IPv6';

/** A pool as the allocator sees it: single addresses. */
interface Pool {
  readonly v4: number;
  readonly v6: number;
  readonly autoAssign: boolean;
  readonly namespace: string | undefined;
}

interface Service {
  readonly namespace: string;
  readonly family: Family | undefined;
  readonly policy: 'SingleStack' | 'PreferDualStack' | 'RequireDualStack';
  readonly pool: number | undefined;
  readonly key: string;
  readonly backend: 'a' | 'b' | undefined;
  readonly port: number;
}

function poolText({ v4, v6, autoAssign, namespace }: Pool, index: number): string {
  const addresses = [
    ...Array.from({ length: v4 }, (_, host) => `203.0.113.${index * 16 + host}/32`),
    ...Array.from({ length: v6 }, (_, host) => `2001:db8:${index}::${host}/128`),
  ];
  const kept = namespace ? `, serviceAllocation: { namespaces: [${namespace}] }` : '';
  const spec = `{ addresses: ${JSON.stringify(addresses)}, autoAssign: ${autoAssign}${kept} }`;
  return `apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata: { name: p${index}, namespace: metallb-system }\nspec: ${spec}\n`;
}

function serviceText({ namespace, family, policy, pool, key, backend, port }: Service, index: number): string {
  const notes = [
    ...(key ? [`metallb.io/allow-shared-ip: ${key}`] : []),
    ...(pool === undefined ? [] : [`metallb.io/address-pool: p${pool}`]),
  ];
  const metadata = `{ name: s${index}, namespace: ${namespace}, annotations: { ${notes.join(', ')} } }`;
  const spec = [
    'type: LoadBalancer',
    `ports: [{ port: ${port} }]`,
    `ipFamilyPolicy: ${policy}`,
    ...(family ? [`ipFamilies: [${family}]`] : []),
    ...(backend ? [`externalTrafficPolicy: Local, selector: { app: ${backend} }`] : []),
  ];
  return `apiVersion: v1\nkind: Service\nmetadata: ${metadata}\nspec: { ${spec.join(', ')} }\n`;
}

function rulesOf(texts: readonly string[]): readonly string[] {
  const files = [readManifestFile({ path: '/k8s/a.yaml', text: texts.join('---\n') })];
  return checkSemantics({ files }, '0.16').diagnostics.map(({ rule }) => rule);
}

/** MetalLB's allocator for Services without an address (internal/allocator, Allocate and AllocateFromPool): who gets none. */
function left(pools: readonly Pool[], services: readonly Service[], cluster: Family | 'dual'): number {
  const users = new Map<string, Service[]>();
  const isFree = (address: string, one: Service) =>
    (users.get(address) ?? []).every(
      other => one.key !== '' && one.key === other.key && one.backend === other.backend && one.port !== other.port,
    );
  const free = (index: number, family: Family, one: Service) => {
    const count = family === 'IPv4' ? pools[index]?.v4 : pools[index]?.v6;
    return Array.from({ length: count ?? 0 }, (_, host) => `${index} ${family} ${host}`).find(each =>
      isFree(each, one),
    );
  };
  let without = 0;
  for (const one of services) {
    const isDual = cluster === 'dual' && one.policy !== 'SingleStack' && one.family === undefined;
    const first = one.family ?? (cluster === 'dual' ? 'IPv4' : cluster);
    const families: readonly Family[] = isDual || one.policy === 'RequireDualStack' ? ['IPv4', 'IPv6'] : [first];
    const fits = ({ namespace }: Pool) => namespace === undefined || namespace === one.namespace;
    const indexes = pools.flatMap((pool, index) => {
      if (one.pool !== undefined) return one.pool === index && fits(pool) ? [index] : [];
      return pool.autoAssign && fits(pool) ? [index] : [];
    });
    const found = indexes.map(index => families.flatMap(family => free(index, family, one) ?? []));
    const whole = found.find(({ length }) => length === families.length);
    const given = whole ?? (one.policy === 'PreferDualStack' ? found.find(({ length }) => length > 0) : undefined);
    if (!given) without++;
    for (const address of given ?? []) users.set(address, [...(users.get(address) ?? []), one]);
  }
  return without;
}

const somePool = fc.record({
  v4: fc.integer({ min: 0, max: 3 }),
  v6: fc.integer({ min: 0, max: 3 }),
  autoAssign: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
  namespace: fc.constantFrom(undefined, undefined, 'x', 'y'),
});

const someService = (pools: number): fc.Arbitrary<Service> =>
  fc
    .record({
      namespace: fc.constantFrom('x', 'y'),
      family: fc.constantFrom<Family | undefined>(undefined, undefined, 'IPv4', 'IPv6'),
      policy: fc.constantFrom('SingleStack', 'SingleStack', 'PreferDualStack', 'RequireDualStack'),
      pool: fc.oneof(fc.constant(undefined), fc.integer({ min: 0, max: pools - 1 })),
      key: fc.constantFrom('', '', 'k', 'l'),
      backend: fc.constantFrom(undefined, undefined, 'a', 'b'),
      port: fc.integer({ min: 1, max: 3 }),
    })
    // A family alone goes with one stack.
    .map(one => (one.family ? { ...one, policy: 'SingleStack' } : one) as Service);

const some = fc
  .array(
    somePool.filter(({ v4, v6 }) => v4 + v6 > 0),
    { minLength: 1, maxLength: 3 },
  )
  .chain(pools => fc.tuple(fc.constant(pools), fc.array(someService(pools.length), { minLength: 1, maxLength: 9 })));

describe('too few addresses', () => {
  test('are spoken of only where MetalLB certainly gives some Service none', () => {
    let spoken = 0;
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), ([pools, services], numbers) => {
        const found = rulesOf([...pools.map(poolText), ...services.map(serviceText)]);
        if (!found.includes('metallb/too-few-addresses')) return;
        spoken++;
        for (const cluster of ['IPv4', 'IPv6', 'dual'] as const) {
          for (let run = 0; run < 4; run++) {
            const order = services.map(one => ({ one, at: numbers.next().value })).toSorted((a, b) => a.at - b.at);
            const ordered = order.map(({ one }) => one);
            expect(left(pools, ordered, cluster)).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 400 },
    );
    expect(spoken).toBeGreaterThan(20);
  });

  test('are always spoken of where all Services want the same', () => {
    const few = fc.record({ v4: fc.integer({ min: 1, max: 4 }), services: fc.integer({ min: 1, max: 8 }) });
    fc.assert(
      fc.property(few, ({ v4, services }) => {
        const pool: Pool = { v4, v6: 0, autoAssign: true, namespace: undefined };
        const plain = {
          family: undefined,
          policy: 'SingleStack',
          pool: undefined,
          key: '',
          backend: undefined,
        } as const;
        const all = Array.from({ length: services }, (): Service => ({ ...plain, namespace: 'x', port: 80 }));
        const found = rulesOf([poolText(pool, 0), ...all.map(serviceText)]);
        expect(found.includes('metallb/too-few-addresses')).toBe(services > v4);
      }),
      { numRuns: 30 },
    );
  });
});

describe('an address that two Services ask for', () => {
  const asking = (name: string, spec: string, key = '') =>
    `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, annotations: { metallb.io/loadBalancerIPs: 203.0.113.1${key && `, metallb.io/allow-shared-ip: ${key}`} } }\nspec: { type: LoadBalancer, ${spec} }\n`;
  const rules = (...texts: readonly string[]) => rulesOf(texts);
  const clash = ['metallb/shared-address'];

  test.each([
    ['without a key', '', '', 'ports: [{ port: 80 }]', 'ports: [{ port: 81 }]', clash],
    ['with a key in one', 'k', '', 'ports: [{ port: 80 }]', 'ports: [{ port: 81 }]', clash],
    ['with different keys', 'k', 'l', 'ports: [{ port: 80 }]', 'ports: [{ port: 81 }]', clash],
    ['with one key', 'k', 'k', 'ports: [{ port: 80 }]', 'ports: [{ port: 81 }]', []],
    ['with one port', 'k', 'k', 'ports: [{ port: 80 }]', 'ports: [{ port: 80, protocol: TCP }]', clash],
    ['with one port of two protocols', 'k', 'k', 'ports: [{ port: 53 }]', 'ports: [{ port: 53, protocol: UDP }]', []],
    [
      'with Local and other pods',
      'k',
      'k',
      'externalTrafficPolicy: Local, selector: { app: a }, ports: [{ port: 80 }]',
      'externalTrafficPolicy: Local, selector: { app: b }, ports: [{ port: 81 }]',
      clash,
    ],
    [
      'with Local and the same pods',
      'k',
      'k',
      'externalTrafficPolicy: Local, selector: { app: a }, ports: [{ port: 80 }]',
      'externalTrafficPolicy: Local, selector: { app: a }, ports: [{ port: 81 }]',
      [],
    ],
    [
      'with Local in one',
      'k',
      'k',
      'externalTrafficPolicy: Local, selector: { app: a }, ports: [{ port: 80 }]',
      'selector: { app: a }, ports: [{ port: 81 }]',
      clash,
    ],
  ])('%s', (_, one, other, first, second, expected) => {
    expect(rules(asking('a', first, one), asking('b', second, other))).toEqual(expected);
  });
});
