import { describe, expect, test } from 'vitest';
import { readManifestFile } from '../../server/src/dialects/metallb/manifest.js';
import { checkSemantics, type SemanticsOptions } from '../../server/src/dialects/metallb/semantics/index.js';
import { VERSIONS } from '../../server/src/dialects/metallb/versions.js';

/** One object; `spec` in flow style. */
function object(kind: string, name: string, spec: string, version = 'v1beta1', namespace = 'metallb-system'): string {
  return `apiVersion: metallb.io/${version}\nkind: ${kind}\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: ${spec}\n`;
}

const peer = (name: string, address: string, more = '') =>
  object('BGPPeer', name, `{ myASN: 64600, peerASN: 64700, peerAddress: "${address}"${more} }`, 'v1beta2');
const pool = (name: string, ...addresses: readonly string[]) =>
  object('IPAddressPool', name, `{ addresses: ${JSON.stringify(addresses)} }`);
const advertisement = (name: string, spec = '{}') => object('BGPAdvertisement', name, spec);

/** Findings as `severity rule file`, in the order of the files; `!` marks what MetalLB refuses. */
function check(
  files: Readonly<Record<string, readonly string[]>>,
  options: SemanticsOptions = {},
  version = '0.16',
): readonly string[] {
  const read = Object.entries(files).map(([path, objects]) =>
    readManifestFile({ path: `/k8s/${path}`, text: objects.join('---\n') }),
  );
  const { diagnostics } = checkSemantics({ files: read }, version, options);
  return diagnostics
    .map(({ rule, severity, rejects, span }) => `${severity}${rejects ? '!' : ''} ${rule} ${span.path.slice(5)}`)
    .toSorted();
}

describe('names that nothing defines', () => {
  const dangling = advertisement('out', '{ ipAddressPools: [blue], peers: [alpha] }');

  test('are left alone where nothing of their kind is there', () => {
    expect(check({ 'a.yaml': [dangling] })).toEqual([]);
  });

  test('are an info in a file of its own, and a warning among files that belong together', () => {
    const green = pool('green', '203.0.113.0/28');
    expect(check({ 'a.yaml': [dangling, green] })).toEqual([
      'info metallb/unannounced-pool a.yaml',
      'info metallb/undefined-reference a.yaml',
    ]);
    expect(check({ 'a.yaml': [dangling], 'b.yaml': [green] })).toEqual([
      'warning metallb/unannounced-pool b.yaml',
      'warning metallb/undefined-reference a.yaml',
    ]);
  });

  test('are one mistake with the pool that is meant', () => {
    const files = { 'a.yaml': [advertisement('out', '{ ipAddressPools: [bleu] }'), pool('blue', '203.0.113.0/28')] };
    expect(check(files)).toEqual(['info metallb/undefined-reference a.yaml']);
  });

  test('are errors in a closed world, which MetalLB does not refuse', () => {
    expect(check({ 'a.yaml': [dangling] }, { closedWorld: true })).toEqual([
      'error metallb/undefined-reference a.yaml',
      'error metallb/undefined-reference a.yaml',
    ]);
  });

  test('may be defined in another file', () => {
    const files = {
      'a.yaml': [dangling],
      'b.yaml': [pool('blue', '203.0.113.0/28')],
      'c.yaml': [peer('alpha', '198.51.100.1')],
    };
    expect(check(files, { closedWorld: true })).toEqual([]);
  });

  test('prove nothing where a template fills a name in', () => {
    expect(check({ 'a.yaml': [dangling, pool('"{{ name }}"', '203.0.113.0/28')] })).toEqual([]);
  });
});

describe('what another finding tells already', () => {
  test.each(['peerAdress: 192.0.2.1', 'peerAddress 192.0.2.1', 'peerAddress:192.0.2.1'])('%s', field => {
    expect(check({ a: [object('BGPPeer', 'p', `{ myASN: 1, peerASN: 2, ${field} }`, 'v1beta2')] })).toEqual([]);
    expect(check({ a: [object('BGPPeer', 'p', '{ myASN: 1, peerASN: 2 }', 'v1beta2')] })).toEqual([
      'error! metallb/peer-address a',
    ]);
  });
});

describe('addresses of a pool', () => {
  const message = (text: string) =>
    checkSemantics({ files: [readManifestFile({ path: 'a', text: pool('p', text) })] }, '0.16').diagnostics[0]?.message;

  test('several with nothing between them are not made one', () => {
    expect(message('192.0.2.0/28 192.0.2.16/28')).toMatch(/one entry to it.*item of its own/);
    expect(message('192.0.2.0/28 192.0.2.16/99')).not.toMatch('2816');
    expect(message('192.0.2.0 /28')).toMatch(/Write 192.0.2.0\/28/);
  });
});

describe('what rests on several files', () => {
  test('is never a refusal', () => {
    expect(check({ 'a.yaml': [pool('blue', '203.0.113.0/24')], 'b.yaml': [pool('green', '203.0.113.0/28')] })).toEqual([
      'warning metallb/pool-overlap b.yaml',
    ]);
    expect(check({ 'a.yaml': [peer('alpha', '198.51.100.1')], 'b.yaml': [peer('beta', '198.51.100.1')] })).toEqual([
      'warning metallb/peer-conflict b.yaml',
    ]);
    const preferences = [advertisement('one', '{ localPref: 100 }'), advertisement('two', '{ localPref: 200 }')];
    expect(check({ 'a.yaml': preferences, 'b.yaml': [pool('blue', '203.0.113.0/28')] })).toEqual([
      'warning metallb/local-pref a.yaml',
    ]);
    expect(
      check({
        'a.yaml': [advertisement('one', '{ aggregationLength: 24 }')],
        'b.yaml': [pool('blue', '203.0.113.0/28')],
      }),
    ).toEqual(['warning metallb/aggregation-length a.yaml']);
  });

  test('does not hide what a file is refused for by itself', () => {
    const files = {
      'a.yaml': [peer('alpha', '198.51.100.1')],
      'b.yaml': [peer('beta', '198.51.100.1'), peer('gamma', '198.51.100.1')],
    };
    expect(check(files)).toEqual(['error! metallb/peer-conflict b.yaml', 'warning metallb/peer-conflict b.yaml']);
    const pools = {
      'a.yaml': [pool('blue', '203.0.113.0/24')],
      'b.yaml': [pool('green', '203.0.113.0/28'), pool('red', '203.0.113.0/28')],
    };
    expect(check(pools)).toEqual(['error! metallb/pool-overlap b.yaml', 'warning metallb/pool-overlap b.yaml']);
  });

  test('is an info in a folder of samples, which contradict each other', () => {
    const samples = {
      'a.yaml': [pool('blue', '203.0.113.0/24')],
      'b.yaml': [pool('green', '203.0.113.0/28')],
      'c.yaml': [pool('red', '203.0.113.0/26'), advertisement('out', '{ ipAddressPools: [read] }')],
    };
    // One of them, for all; and what a sample says of its own.
    expect(check(samples, { isLoose: true })).toEqual([
      'info metallb/pool-overlap b.yaml',
      'info metallb/undefined-reference c.yaml',
    ]);
    expect(check(samples).filter(line => line.startsWith('warning'))).not.toEqual([]);
  });

  test('is compared only within a namespace', () => {
    const elsewhere = object('IPAddressPool', 'green', '{ addresses: [203.0.113.0/28] }', 'v1beta1', 'metallb-lab');
    expect(check({ 'a.yaml': [pool('blue', '203.0.113.0/24'), elsewhere] })).toEqual([]);
  });
});

describe('addresses of the other family', () => {
  const rest = [pool('blue', '203.0.113.0/28', '2001:db8::/124'), advertisement('out')];

  test('are not announced since 0.15', () => {
    const verdicts = VERSIONS.map(version =>
      check({ 'a.yaml': [peer('alpha', '198.51.100.1'), ...rest] }, {}, version),
    );
    expect(verdicts).toEqual([[], [], ['warning metallb/dual-stack a.yaml'], ['warning metallb/dual-stack a.yaml']]);
  });

  test('were not announced with disableMP before', () => {
    const files = { 'a.yaml': [peer('alpha', '198.51.100.1', ', disableMP: true'), ...rest] };
    expect(check(files, {}, '0.14')).toEqual(['warning metallb/dual-stack a.yaml']);
  });

  test.each([
    ['the flag', [peer('alpha', '198.51.100.1', ', dualStackAddressFamily: true')]],
    ['a session for each', [peer('alpha', '198.51.100.1'), peer('beta', '2001:db8:1::1')]],
    ['an address that is filled in', [peer('alpha', '{{ address }}')]],
    ['a flag that is filled in', [peer('alpha', '198.51.100.1', ', dualStackAddressFamily: "{{ both }}"')]],
  ])('are no matter with %s', (_, peers) => {
    expect(check({ 'a.yaml': [...peers, ...rest] })).toEqual([]);
  });
});

describe('native mode', () => {
  const bfd = peer('alpha', '198.51.100.1', ', bfdProfile: quick');

  test('is judged where it is said to be used', () => {
    expect(check({ 'a.yaml': [bfd] })).toEqual([]);
    expect(check({ 'a.yaml': [bfd] }, { mode: 'native' })).toEqual(['error! metallb/native-mode a.yaml']);
  });

  test('may be asked for in another file', () => {
    const operator = object('MetalLB', 'metallb', '{ bgpBackend: native }');
    expect(check({ 'a.yaml': [bfd], 'b.yaml': [operator] })).toEqual(['warning metallb/native-mode a.yaml']);
  });
});

test('a part of an object lacks nothing', () => {
  const text = object('BGPPeer', 'alpha', '{ peerAddress: 198.51.100.1 }', 'v1beta2');
  const file = readManifestFile({ path: '/k8s/a.yaml', text }, { isPatch: true });
  expect(checkSemantics({ files: [file] }, '0.16').diagnostics).toEqual([]);
});

test('what a template fills in is not judged', () => {
  const files = {
    'a.yaml': [pool('blue', '{{ range }}', '$RANGE'), peer('alpha', '$(PEER)', ', holdTime: "{{ hold }}"')],
  };
  expect(check(files)).toEqual([]);
});

test('no message has a password in it', () => {
  const secret = 'correct-horse-7';
  const text = [
    peer('alpha', '198.51.100.1', `, password: ${secret}, passwordSecret: { name: md5 }`),
    `apiVersion: v1\nkind: Secret\nmetadata: { name: md5, namespace: metallb-system }\nstringData: { password: "${secret}\\n" }\n`,
  ].join('---\n');
  const { diagnostics } = checkSemantics({ files: [readManifestFile({ path: '/k8s/a.yaml', text })] }, '0.16');
  expect(diagnostics.length).toBeGreaterThan(2);
  const said = diagnostics.map(({ message, related, fixes }) => [message, related, fixes.map(({ title }) => title)]);
  expect(JSON.stringify(said)).not.toContain(secret);
});

test('versions with the same verdict are told together', () => {
  const file = (text: string) => readManifestFile({ path: '/k8s/a.yaml', text });
  const holds = (text: string) => checkSemantics({ files: [file(text)] }, '0.16').holdsFor;
  expect(holds(pool('blue', '203.0.113.0/28'))).toEqual(VERSIONS);
  expect(holds([peer('alpha', '198.51.100.1'), peer('beta', '198.51.100.1')].join('---\n'))).toEqual(['0.16']);
});
