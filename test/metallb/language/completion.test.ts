import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../../server/src/features/completion.js';
import { processorTime } from '../../processor-time.js';
import { ADVERTISEMENT, FRR, judgedManifest, LIBRARY, labels, offers, PEER, POOL, taken } from './judged.js';

const BESIDE = `${POOL}  addresses: []\n---\n`;
const NO_PROFILE = { files: {} };

describe('completion in manifests', () => {
  it.each([
    ['apiVersion: $0', ['metallb.io/v1beta1', 'metallb.io/v1beta2', 'frrk8s.metallb.io/v1beta1', 'v1'], []],
    ['apiVersion: $0\nkind: BGPPeer', ['metallb.io/v1beta2', 'metallb.io/v1beta1'], ['v1']],
    ['apiVersion: metallb.io/v1beta1\nkind: $0', ['IPAddressPool', 'BFDProfile'], ['FRRConfiguration', 'Secret']],
    ['apiVersion: metallb.io/v1beta1\nkind: IPA$0\nmetadata:\n  name: x', ['IPAddressPool'], ['Secret']],
    ['apiVersion: metallb.io/v1beta1\nkind: $0', [], ['ServiceL2Status', 'AddressPool']],
    ['apiVersion: metallb.io/v1beta1\nki$0', ['kind', 'metadata'], ['apiVersion']],
    [`${PEER}  $0`, ['myASN', 'peerASN', 'bfdProfile', 'nodeSelectors'], ['addresses', 'status', 'kind']],
    [`${PEER}  myASN: 1\n  $0\n  peerASN: 2\n`, ['peerAddress'], ['myASN', 'peerASN']],
    [`${PEER}  pe$0\n  peerASN: 2\n`, ['peerAddress', 'peerPort'], ['peerASN']],
    [`${PEER}  pe$0: 10.255.255.1\n`, ['peerAddress'], []],
    [`${PEER}  passwordSecret:\n    $0`, ['name', 'namespace'], ['myASN']],
    [`${PEER}  ebgpMultiHop: $0`, ['true', 'false'], ['yes']],
    [`${PEER}  ebgpMultiHop:$0`, ['true', 'false'], []],
    [`${PEER}  dynamicASN: $0`, ['internal', 'external'], []],
    [`${PEER}  nodeSelectors:\n  - $0`, ['matchLabels', 'matchExpressions'], ['peerASN']],
    [`${PEER}  nodeSelectors:\n    $0`, ['matchLabels', 'matchExpressions'], []],
    [`${PEER}  nodeSelectors:\n  - matchLabels:\n      $0`, ['kubernetes.io/hostname'], []],
    [`${PEER}  nodeSelectors:\n  - matchExpressions:\n    - key: a\n      operator: $0`, ['In', 'Exists'], []],
    [`${PEER}  nodeSelectors:\n  - matchExpressions:\n    - key: a\n      $0`, ['operator', 'values'], ['key']],
    [`${PEER}$0`, [], ['spec', 'kind', 'status']],
    ['apiVersion: metallb.io/v1beta2\nkind: BGPPeer\n$0', ['metadata', 'spec'], ['apiVersion', 'data']],
    ['apiVersion: metallb.io/v1beta2\nkind: BGPPeer\nmetadata:\n  $0', ['name', 'namespace', 'labels'], ['uid']],
    ['apiVersion: metallb.io/v1beta2\nkind: BGPPeer\nmetadata:\n  namespace: $0', ['metallb-system'], []],
    ['apiVersion: v1\nkind: Secret\ntype: $0', ['kubernetes.io/basic-auth'], []],
    ['apiVersion: v1\nkind: Secret\nstringData:\n  $0', ['password'], []],
    ['apiVersion: v1\nkind: Service\nmetadata:\n  annotations:\n    $0', ['metallb.io/address-pool'], []],
    ['apiVersion: v1\nkind: Service\nspec:\n  $0', ['type', 'loadBalancerClass', 'ipFamilyPolicy'], ['myASN']],
    ['apiVersion: v1\nkind: Service\nspec:\n  externalTrafficPolicy: $0', ['Local', 'Cluster'], []],
    ['apiVersion: metallb.io/v1beta1\nkind: MetalLB\nspec:\n  $0', ['bgpBackend', 'speakerConfig'], ['myASN']],
    ['{"apiVersion": "metallb.io/v1beta2", "kind": "BGPPeer", "spec": {$0}}', ['myASN', 'peerASN'], []],
    ['{"apiVersion": "metallb.io/v1beta2", "kind": "BGPPeer", "spec": {"myASN": 1, "$0"}}', ['peerASN'], ['myASN']],
    ['{"apiVersion": "metallb.io/v1beta2", "kind": "$0"}', ['BGPPeer'], []],
    [`${PEER.replace('spec:\n', 'spec: {$0}\n')}`, ['myASN'], []],
    [`${PEER.replace('spec:\n', 'spec: { myASN: 1, p$0 }\n')}`, ['peerASN'], ['myASN']],
    [`${PEER.replace('spec:\n', 'spec: { ebgpMultiHop: $0 }\n')}`, ['true'], []],
    [`${FRR}    - $0`, ['asn', 'neighbors'], ['routers']],
    [`${FRR}    - asn: 1\n      neighbors:\n      - $0`, ['address', 'toReceive'], ['neighbors']],
    [`${FRR}    - neighbors:\n      - toReceive:\n          allowed:\n            mode: $0`, ['all', 'filtered'], []],
    [
      'apiVersion: v1\nkind: List\nitems:\n- apiVersion: metallb.io/v1beta2\n  kind: BGPPeer\n  spec:\n    $0',
      ['myASN'],
      [],
    ],
    [
      'apiVersion: v1\nitems:\n- apiVersion: metallb.io/v1beta2\n  kind: BGPPeer\n  spec:\n    $0\nkind: List',
      ['myASN'],
      [],
    ],
  ])('%s', async (written, present, absent) => {
    // Files of nothing but core kinds are no manifests of MetalLB.
    const found = await labels(written.startsWith('{') ? written : BESIDE + written, NO_PROFILE);
    expect(found).toEqual(expect.arrayContaining(present));
    for (const label of absent) expect(found).not.toContain(label);
    expect(new Set(found).size).toBe(found.length);
  });

  it.each([
    [`${PEER}  bfdProfile: $0`, ['fast'], ['bgp-secret']],
    [`${PEER}  bfdProfile: "$0"`, ['fast'], []],
    [`${PEER}  passwordSecret:\n    name: $0`, ['bgp-secret'], ['fast']],
    [`${PEER}  passwordSecret: { name: $0 }`, ['bgp-secret'], ['fast']],
    [`${ADVERTISEMENT}  ipAddressPools:\n  - $0`, ['pool1'], ['peer1']],
    [`${ADVERTISEMENT}  ipAddressPools: [$0`, ['pool1'], ['peer1']],
    [`${ADVERTISEMENT}  ipAddressPools: [$0]`, ['pool1'], ['peer1']],
    [`${ADVERTISEMENT}  ipAddressPools:\n  - $0\n  peers:\n  - peer1`, ['pool1'], []],
    [`${ADVERTISEMENT}  ipAddressPools:\n  $0`, ['pool1', 'peers'], []],
    [`${ADVERTISEMENT}  ipAddressPools:\n  - a\n  $0`, ['pool1', 'peers'], ['ipAddressPools']],
    [`${ADVERTISEMENT}  ipAddressPools:\n    $0`, ['pool1'], ['peers']],
    [`${ADVERTISEMENT}  peers:\n  - $0`, ['peer1'], ['pool1']],
    [`${ADVERTISEMENT}  communities:\n  - $0`, ['no-transit'], ['communities']],
    ['apiVersion: v1\nkind: Service\nmetadata:\n  annotations:\n    metallb.io/address-pool: $0', ['pool1'], []],
  ])('offers names by what they stand for: %s', async (written, present, absent) => {
    const found = await labels(LIBRARY + written, NO_PROFILE);
    expect(found).toEqual(expect.arrayContaining(present));
    for (const label of absent) expect(found).not.toContain(label);
  });

  it('offers names of the files that are applied together', async () => {
    const found = await labels(`${PEER}  bfdProfile: $0`, { files: { 'other.yaml': LIBRARY } });
    expect(found).toEqual(['fast']);
  });

  it('names an object as something else refers to it already', async () => {
    const peer = `${PEER}  bfdProfile: missing\n---\n`;
    const profile = 'apiVersion: metallb.io/v1beta1\nkind: BFDProfile\nmetadata:\n  name: $0\n';
    expect(await labels(peer + profile, NO_PROFILE)).toEqual(['missing']);
  });

  it.each([
    [`${PEER}  myASN: $0`, ['4200000000']],
    [`${PEER}  peerASN: $0`, ['65535']],
    [`${PEER}  peerAddress: $0`, ['10.255.255.1', '10.255.255.2']],
    [`${LIBRARY}${PEER}  peerAddress: $0`, ['10.255.255.2', '10.255.255.1']],
    [`${PEER}  sourceAddress: $0`, ['10.0.240.156']],
    [`${POOL}  addresses:\n  - $0`, ['192.168.0.16/31', 'fda4:5ff2:8477:1755::/127']],
    [`${POOL}  addresses:\n  - 192.168.0.16/31\n  - "$0"`, ['192.168.0.16/31', 'fda4:5ff2:8477:1755::/127']],
    [`${FRR}    - asn: $0`, ['4200000000']],
    [`${FRR}    - asn: 1\n      neighbors:\n      - asn: $0`, ['65535']],
    [`${FRR}    - asn: 1\n      neighbors:\n      - address: $0`, ['10.255.255.1', '10.255.255.2']],
    [`${FRR}    - asn: 1\n      prefixes:\n      - $0`, ['192.168.0.16/31', 'fda4:5ff2:8477:1755::/127']],
  ])('takes values from the allocation: %s', async (written, expected) => {
    expect(await labels(written)).toEqual(expected);
  });

  it.each([
    [`${PEER}  my$0`, 'myASN', `${PEER}  myASN: 4200000000`],
    [`${PEER}  $0`, 'ebgpMultiHop', `${PEER}  ebgpMultiHop: true`],
    [`${PEER}  peerP$0`, 'peerPort', `${PEER}  peerPort: 179`],
    [`${PEER}  $0`, 'passwordSecret', `${PEER}  passwordSecret:\n    name: `],
    [`${PEER}  pa$0: x`, 'password', `${PEER}  password: x`],
    [`${PEER}  ebgpMultiHop:$0`, 'true', `${PEER}  ebgpMultiHop: true`],
    [`${PEER}  ebgpMultiHop: fal$0se # why`, 'true', `${PEER}  ebgpMultiHop: true # why`],
    [`${PEER}  peerAddress: "10.2$0.3.4"`, '10.255.255.1', `${PEER}  peerAddress: "10.255.255.1"`],
    [`${PEER}  $0`, 'nodeSelectors', `${PEER}  nodeSelectors:\n    - matchLabels:\n        kubernetes.io/hostname: `],
    [
      `${PEER}  nodeSelectors:\n  - $0`,
      'matchExpressions',
      `${PEER}  nodeSelectors:\n  - matchExpressions:\n    - key: kubernetes.io/hostname\n      operator: In`,
    ],
    [`${POOL}  $0`, 'addresses', `${POOL}  addresses:\n    - 192.168.0.16/31`],
    [`${POOL}  addresses:\n  $0`, '192.168.0.16/31', `${POOL}  addresses:\n  - 192.168.0.16/31`],
    [
      `${POOL}  addresses:\n    $0`,
      'fda4:5ff2:8477:1755::/127',
      `${POOL}  addresses:\n    - fda4:5ff2:8477:1755::/127`,
    ],
    [`${POOL}  addresses:\n  -$0`, '192.168.0.16/31', `${POOL}  addresses:\n  - 192.168.0.16/31`],
    [`${POOL}  addresses: [$0]`, '192.168.0.16/31', `${POOL}  addresses: [192.168.0.16/31]`],
    [`${POOL}  addresses: [$0 192.0.2.1/32]`, '192.168.0.16/31', `${POOL}  addresses: [192.168.0.16/31, 192.0.2.1/32]`],
    [
      '{"apiVersion": "metallb.io/v1beta2", "kind": "BGPPeer", "spec": {\n  $0\n  "myASN": 1}}',
      'peerASN',
      '{"apiVersion": "metallb.io/v1beta2", "kind": "BGPPeer", "spec": {\n  "peerASN": 65535,\n  "myASN": 1}}',
    ],
    [`${POOL}  addresses: $0`, '- …', `${POOL}  addresses:\n    - 192.168.0.16/31`],
    [`${POOL}  addresses:$0`, '- …', `${POOL}  addresses:\n    - 192.168.0.16/31`],
    [`${PEER}  passwordSecret:  $0`, '…', `${PEER}  passwordSecret:\n    name: `],
    [
      'apiVersion: metallb.io/v1beta1\nkind: MetalLB\nspec:\n  bgp$0',
      'bgpBackend',
      'apiVersion: metallb.io/v1beta1\nkind: MetalLB\nspec:\n  bgpBackend: frr-k8s',
    ],
    [
      '{"apiVersion": "metallb.io/v1beta2", "kind": "BGPPeer", "spec": {$0}}',
      'peerAddress',
      '{"apiVersion": "metallb.io/v1beta2", "kind": "BGPPeer", "spec": {"peerAddress": "10.255.255.1"}}',
    ],
    [
      '{"apiVersion": "metallb.io/v1beta2", "kind": "BGPPeer", "spec": {"bfd$0": "x"}}',
      'bfdProfile',
      '{"apiVersion": "metallb.io/v1beta2", "kind": "BGPPeer", "spec": {"bfdProfile": "x"}}',
    ],
    [
      '{"apiVersion": "metallb.io/v1beta2", "kind": "BGPPeer", "spec": {"peerAddress": $0}}',
      '10.255.255.1',
      '{"apiVersion": "metallb.io/v1beta2", "kind": "BGPPeer", "spec": {"peerAddress": "10.255.255.1"}}',
    ],
    [
      'apiVersion: metallb.io/v1beta2\r\nkind: BGPPeer\r\nspec:\r\n  my$0\r\n',
      'myASN',
      'apiVersion: metallb.io/v1beta2\r\nkind: BGPPeer\r\nspec:\r\n  myASN: 4200000000\r\n',
    ],
  ])('writes what is taken: %s', async (written, label, expected) => {
    expect(await taken(written, label)).toBe(expected);
  });

  it('lays lists out as the document does', async () => {
    const written = `${ADVERTISEMENT}  peers:\n  - peer1\n  $0`;
    expect(await taken(LIBRARY + written, 'ipAddressPools')).toContain('\n  ipAddressPools:\n  - pool1');
  });

  it('quotes what YAML would take for something else', async () => {
    const profile = LIBRARY.replaceAll('fast', '"1234"');
    expect(await taken(`${profile}${PEER}  bfdProfile: $0`, '1234')).toContain('bfdProfile: "1234"');
    expect(await taken(`${profile}${PEER}  bfdProfile: '$0'`, '1234')).toContain("bfdProfile: '1234'");
  });

  it('knows only what the version does, and says since when', async () => {
    const { subject, cursor } = await judgedManifest(`${PEER}  $0`, NO_PROFILE);
    const found = (version: string) =>
      completionsAt({ ...subject, unit: subject.unit && { ...subject.unit, version } }, cursor);
    const names = (version: string) => found(version).map(({ label }) => label);
    expect(names('0.14')).not.toContain('dualStackAddressFamily');
    expect(names('0.14')).toContain('disableMP');
    expect(names('0.13')).not.toContain('disableMP');
    expect(found('0.16').find(({ label }) => label === 'dualStackAddressFamily')?.detail).toMatch(
      /since MetalLB 0\.15\.0/,
    );
    expect(found('0.16').find(({ label }) => label === 'disableMP')?.detail).toMatch(/deprecated/);
  });

  it('documents what it offers', async () => {
    const port = (await offers(`${PEER}  $0`, NO_PROFILE)).find(({ label }) => label === 'peerPort');
    expect(port?.detail).toBe('integer, 1 to 16384 · default 179');
    expect(port?.documentation).toMatch(/TCP port/);
  });

  it('begins whole objects where there is none, filled from the allocation', async () => {
    const found = await labels(`${BESIDE}$0`);
    expect(found).toEqual(expect.arrayContaining(['apiVersion', 'kind', 'BGPPeer', 'IPAddressPool', 'BFDProfile']));
    expect(found).toEqual(expect.arrayContaining(['nrec-peer', 'nrec-peers', 'nrec-pool', 'nrec-configuration']));
    expect(await taken(`${BESIDE}$0`, 'IPAddressPool')).toMatch(
      /---\napiVersion: metallb.io\/v1beta1\nkind: IPAddressPool\nmetadata:\n {2}name: \n {2}namespace: metallb-system\nspec:\n {2}addresses:\n {4}- 192.168.0.16\/31\n$/,
    );
    expect(await taken(`${BESIDE}# here\nBGPP$0`, 'BGPPeer')).toMatch(
      /---\n# here\napiVersion: metallb.io\/v1beta2\nkind: BGPPeer\n/,
    );
  });

  it('begins the next object behind a whole one', async () => {
    const written = `${PEER}  myASN: 1\n$0\n`;
    expect(await taken(written, 'BFDProfile')).toContain('myASN: 1\n---\napiVersion: metallb.io/v1beta1\n');
    expect(await labels(`${PEER}$0\n  myASN: 1\n`)).not.toContain('BFDProfile');
  });

  it.each([
    'apiVersion: apps/v1\nkind: Deployment\nspec:\n  $0\n',
    'apiVersion: apps/v1\nkind: Deployment\n$0\n',
    'kind: Deployment\n$0\n',
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n- $0\n',
    `${PEER}  peerASN: 1 # $0`,
    '# $0',
    `${PEER}  password: $0`,
    `${PEER}  unknown:\n    $0`,
    `${PEER}  myASN: 1\n    $0`,
    `${PEER}  ebgpMultiHop: true $0`,
    `${PEER}  vrf: two words$0`,
    'apiVersion: v1\nkind: ConfigMap\ndata:\n  notes: |\n    spec$0\n',
  ])('keeps quiet in %s', async written => {
    expect(await labels(`${LIBRARY}${written}`)).toEqual([]);
  });

  it('offers no secret', async () => {
    for (const written of [
      `${PEER}  password: $0`,
      `${PEER}  $0`,
      'apiVersion: v1\nkind: Secret\nstringData:\n  password: $0',
    ])
      expect(JSON.stringify(await offers(LIBRARY + written))).not.toContain('not-for-anyone');
  });

  it('completes what cannot be read as YAML', async () => {
    const broken = `${PEER}  myASN: [1\n  peerAddress: "10.0.0.1\n  foo bar: baz: qux\n  $0\n`;
    expect(await labels(broken)).toEqual(expect.arrayContaining(['peerASN', 'bfdProfile']));
    expect(await labels(`${PEER}  vrf: }\n  $0\n---\n: :\n`)).toContain('peerASN');
  });

  it('reads around what a template fills in', async () => {
    const found = await labels(
      'apiVersion: metallb.io/v1beta2\nkind: BGPPeer\nmetadata:\n  name: {{ .Values.name }}\nspec:\n  myASN: {{ asn }}\n  {{- if x }}\n  $0\n  {{- end }}\n',
      NO_PROFILE,
    );
    expect(found).toContain('peerASN');
    expect(found).not.toContain('myASN');
  });

  it('takes far less time than judging the file, in 400 documents too', async () => {
    const start = process.cpuUsage().user;
    const { subject, cursor } = await judgedManifest(`${LIBRARY.repeat(80)}${PEER}  $0`);
    const judging = (process.cpuUsage().user - start) / 1000;
    const once = processorTime(() => completionsAt(subject, cursor), 10);
    expect(once).toBeLessThan(judging / 4);
  });
});
