import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { readManifestFile } from '../../server/src/dialects/metallb/manifest.js';
import { parseDuration } from '../../server/src/dialects/metallb/structure/cel.js';
import { judgeStructure } from '../../server/src/dialects/metallb/structure/index.js';
import { isLabelValue, isName, isQualifiedName, validName } from '../../server/src/dialects/metallb/structure/names.js';
import { VERSIONS } from '../../server/src/dialects/metallb/versions.js';
import fc from '../fast-check.js';

const judge = (text: string, version = '0.16', kubernetes?: string, path = 'm.yaml') =>
  judgeStructure(readManifestFile({ path, text }), version, kubernetes);

/** Rules with the text that they underline. */
const found = (text: string, version?: string, kubernetes?: string): readonly string[] =>
  judge(text, version, kubernetes).diagnostics.map(
    ({ rule, span }) => `${rule.replace('metallb/', '')}: ${text.slice(span.start, span.end)}`,
  );

const object = (kind: string, body: string, apiVersion = 'metallb.io/v1beta1'): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: a\n${body}`;

const peer = (fields: string): string =>
  object(
    'BGPPeer',
    `spec:\n  myASN: 64512\n  peerASN: 64513\n  peerAddress: 192.0.2.1\n${fields}`,
    'metallb.io/v1beta2',
  );

describe('fields come and go by version', () => {
  test.each([
    ['  vrf: red\n', []],
    ['  connectTime: 10s\n', ['0.13']],
    ['  disableMP: false\n', ['0.13']],
    ['  enableGracefulRestart: true\n', ['0.13']],
    ['  interface: eth0\n', ['0.13', '0.14']],
    ['  dualStackAddressFamily: true\n', ['0.13', '0.14']],
    ['  localASN: 64514\n', ['0.13', '0.14', '0.15']],
    ['  peerPort: 0\n', ['0.15', '0.16']],
  ])('%j is refused by %j', (field, expected) => {
    const refusing = VERSIONS.filter(version => judge(peer(field), version).diagnostics.some(({ rejects }) => rejects));
    expect(refusing).toEqual(expected);
  });

  test('what is required as well', () => {
    const text = object('BGPPeer', 'spec:\n  myASN: 64512\n', 'metallb.io/v1beta2');
    const lacking = (version: string) => judge(text, version).diagnostics.map(({ message }) => message.match(/“\w+”/g));
    expect(lacking('0.13')).toEqual([['“spec”', '“peerASN”', '“peerAddress”']]);
    expect(lacking('0.14')).toEqual([['“spec”', '“peerAddress”']]);
    expect(lacking('0.16')).toEqual([]);
  });

  test('AddressPool went with 0.14.3', () => {
    const text = object('AddressPool', 'spec: {protocol: bgp, addresses: [192.0.2.0/24]}\n');
    expect(found(text, '0.13')).toEqual(['deprecated: metallb.io/v1beta1']);
    expect(found(text, '0.14')).toEqual(['removed-kind: metallb.io/v1beta1']);
  });

  test('AS numbers are refused by Kubernetes 1.36 until 0.15.3', () => {
    expect(found(peer(''), '0.15')).toEqual([]);
    expect(found(peer(''), '0.15', '1.35')).toEqual([]);
    expect(found(peer(''), '0.15', '1.36')).toEqual(['old-crd: 64512']);
    expect(found(peer(''), '0.16', '1.36')).toEqual([]);
    const advertisement = object('BGPAdvertisement', 'spec: {localPref: 4294967295}\n');
    expect(found(advertisement, '0.16')).toEqual([]);
    expect(found(advertisement, '0.16', '1.36')).toEqual(['value: 4294967295']);
  });
});

describe('one mistake is one finding', () => {
  test.each([
    [
      'a field misspelt that is required',
      object('IPAddressPool', 'spec: {adresses: []}\n'),
      ['unknown-field: adresses'],
    ],
    ['a kind that is none', object('BGPPier', 'spec: {foo: 1}\n'), ['unknown-kind: BGPPier']],
    ['a text for a map', object('BFDProfile', 'spec: text\n'), ['type: text']],
    ['a name that is none', object('BFDProfile', '').replace('name: a', 'nam: a'), ['unknown-field: nam']],
    [
      'a field within brackets without its colon',
      object('BFDProfile', 'spec: {receiveInterval 300, echoMode:true, minimumTtl: 5}\n'),
      ['unknown-field: receiveInterval 300', 'unknown-field: echoMode:true'],
    ],
    [
      'one that is required',
      object('BGPPeer', 'spec: {myASN 1, peerASN: 2, peerAddress: 192.0.2.1}\n', 'metallb.io/v1beta2'),
      ['unknown-field: myASN 1'],
    ],
    ['the name', 'apiVersion: metallb.io/v1beta1\nkind: BFDProfile\nmetadata: {name a}\n', ['unknown-field: name a']],
    [
      'the metadata',
      'apiVersion: metallb.io/v1beta1\nkind: BFDProfile\nmetadata {name: a}\n',
      ['unknown-field: metadata {name'],
    ],
    ['a line without its colon', object('BFDProfile', 'spec:\n  receiveInterval 300\n'), ['type: receiveInterval 300']],
    ['null counts as absent', object('BFDProfile', 'spec:\n  echoMode: null\n  minimumTtl:\n'), []],
    ['null in a list', object('BGPAdvertisement', 'spec: {peers: [a, null]}\n'), ['type: null']],
    ['whole numbers of any spelling', object('BFDProfile', 'spec: {receiveInterval: 3e2, minimumTtl: 0xfe}\n'), []],
    ['a fraction', object('BFDProfile', 'spec: {receiveInterval: 300.5}\n'), ['type: 300.5']],
    ['a status', object('BFDProfile', 'status: {a: 1}\n'), ['unknown-field: a']],
    ['a label', object('BFDProfile', '').replace('name: a', 'name: a\n  labels: {a: "ø"}'), ['label: "ø"']],
    [
      'a Secret of digits',
      `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {password: 123}\n`,
      ['type: 123'],
    ],
    ['the operator’s kind', object('MetalLB', 'spec: {bgpBackend: frr, nodeSelector: {a: b}}\n'), []],
    ['its backend', object('MetalLB', 'spec: {bgpBackend: bird}\n'), ['value: bird']],
    ['its fields', object('MetalLB', 'spec: {nodeSelectors: []}\n'), ['unknown-field: nodeSelectors']],
    ['a Service', object('Service', 'spec: {type: LoadBalancer, ports: [{port: 80, targetPort: http}]}\n', 'v1'), []],
    ['its type', object('Service', 'spec: {type: Loadbalancer}\n', 'v1'), ['value: Loadbalancer']],
    ['its ports', object('Service', 'spec: {ports: [{port: 70000}]}\n', 'v1'), ['value: 70000']],
    [
      'a Secret without its keys',
      object('Secret', 'type: kubernetes.io/basic-auth\nstringData: {pass: x}\n', 'v1'),
      ['missing-field: a'],
    ],
    ['a Secret with a user', object('Secret', 'type: kubernetes.io/basic-auth\ndata: {username: eA==}\n', 'v1'), []],
    ['a Secret of another type', object('Secret', 'stringData: {pass: x}\n', 'v1'), []],
    ['another group', object('BGPPeer', 'spec: {anything: 1}\n', 'projectcalico.org/v3'), []],
    ['no apiVersion', 'kind: BGPPeer\nmetadata: {name: a}\n', ['missing-field: a']],
    ['no name', 'apiVersion: metallb.io/v1beta1\nkind: BFDProfile\n', ['name: BFDProfile']],
    ['a generated name', 'apiVersion: metallb.io/v1beta1\nkind: BFDProfile\nmetadata: {generateName: a-}\n', []],
    ['no namespace', object('BFDProfile', ''), []],
    [
      'a line that is passed over',
      '  apiVersion: metallb.io/v1beta1\n  kind: BFDProfile\n  metadata: {name: a}\nspec: {}\n',
      ['yaml: spec'],
    ],
  ])('%s', (_, text, expected) => {
    expect(found(text).map(one => one.split('\n', 1)[0])).toEqual(expected);
  });

  test('a field without its colon is mended, and its value is not repeated', () => {
    const text = object('BGPPeer', 'spec: {myASN 1, peerASN:2, password hunter2}\n', 'metallb.io/v1beta2');
    const { diagnostics } = judge(text);
    const edits = diagnostics.flatMap(({ fixes }) => fixes.flatMap(({ safe, edits }) => (safe ? edits : [])));
    expect(applyEdits(text, edits)).toContain('{myASN: 1, peerASN: 2, password: hunter2}');
    expect(JSON.stringify(diagnostics)).not.toContain('hunter2');
  });

  test('what the daemon is said to refuse has a line', () => {
    const [diagnostic] = judge(`# one\n---\n${object('BFDProfile', 'spec: {echoMode: 5}\n')}`).diagnostics;
    expect(diagnostic?.daemon).toEqual({ path: 'm.yaml', line: 7 });
  });
});

test('what a template or a patch leaves open is not judged', () => {
  expect(
    found(peer('  holdTime: {{ .Values.hold }}\n  {{ key }}: 5\n').replace('peerASN: 64513', 'peerASN: \u0024{ASN}')),
  ).toEqual([]);
  expect(found(object('IPAddressPool', '{{ include "spec" . }}\n'))).toEqual([]);
  expect(judge(object('IPAddressPool', ''), '0.16', undefined, 'patch-pool.yaml').diagnostics).toEqual([]);
});

describe('fixes', () => {
  test.each([
    ['myASN: 64086.59904', 'myASN: 4200000000'],
    ['myASN: "64086.59904"', 'myASN: 4200000000'],
    ['myASN: "64512"', 'myASN: 64512'],
    ['myASN: AS64512', 'myASN: 64512'],
    ['password: 0x12', 'password: "0x12"'],
    ['password: 1234e5', 'password: "1234e5"'],
    ['ebgpMultiHop: "on"', 'ebgpMultiHop: true'],
    ['holdTime: 90', 'holdTime: 90s'],
    ['connectTime: "90"', 'connectTime: "90s"'],
    ['nodeSelector: []', 'nodeSelectors: []'],
    ['asn: 5', 'peerASN: 5'],
    ['dynamicASN: External', 'dynamicASN: external'],
  ])('%s becomes %s', (before, after) => {
    const text = object('BGPPeer', `spec:\n  ${before}\n`, 'metallb.io/v1beta2');
    const fixes = judge(text).diagnostics.flatMap(diagnostic => diagnostic.fixes);
    expect(fixes.map(({ edits }) => applyEdits(text, edits))).toEqual([text.replace(before, after)]);
  });
});

test('no message holds a password', () => {
  const text = peer(
    '  password: 918273645\n  pasword: [918273645]\n  passwordSecret: 918273645\n  {password:918273645}: 1\n',
  )
    .replace('{password', '"password')
    .replace('}: 1', '": 1');
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {password: 918273645}\n';
  const { diagnostics } = judge(`${text}---\n${secret}`);
  expect(diagnostics.length).toBeGreaterThan(3);
  const said = diagnostics.map(({ message, fixes }) => [message, ...fixes.map(({ title, edits }) => [title, edits])]);
  expect(JSON.stringify(said)).not.toContain('918273645');
});

describe('names', () => {
  test.each(['a', 'a-b', 'a.b', '0', 'a'.repeat(253)])('%s is one', name => expect(isName(name)).toBe(true));
  test.each(['', 'A', 'a_b', 'a b', '-a', 'a-', 'a..b', '.a', 'a'.repeat(254), 'é'])('%j is none', name =>
    expect(isName(name)).toBe(false),
  );
  test.each([
    ['nrec_peer1', 'nrec-peer1'],
    ['bgp nrec_peer2', 'nrec-peer2'],
    ['Ålesund/Peer', 'alesund-peer'],
    ['a_.b', 'a.b'],
    ['___', undefined],
  ])('%j becomes %j', (name, expected) => expect(validName(name)).toBe(expected));
  test('are made valid whatever they are', () => {
    fc.assert(fc.property(fc.string(), name => validName(name) === undefined || isName(validName(name) as string)));
  });
  test('of labels may have a domain', () => {
    expect(['a', 'a.b/C_d', 'A'].map(isQualifiedName)).toEqual([true, true, true]);
    expect(['', 'a/', '/a', 'a/b/c', 'A/b', 'a'.repeat(64)].map(isQualifiedName)).toEqual(Array(6).fill(false));
    expect(['', 'a_b.C', 'a b', '-', 'a'.repeat(64)].map(isLabelValue)).toEqual([true, true, false, false, false]);
  });
});

test('durations are those of Go', () => {
  const cases = { '1h30m': 5400n, '1.5s': undefined, '0': 0n, '-1s': -1n, '90s': 90n, '2m0s': 120n };
  for (const [text, seconds] of Object.entries(cases))
    expect(parseDuration(text)).toBe(seconds === undefined ? 1_500_000_000n : seconds * 1_000_000_000n);
  for (const text of ['', '90', 's', '1d', '1 s', '.s', '1s ', '10000000h', '--1s'])
    expect(parseDuration(text)).toBeUndefined();
});

test('a verdict holds for the versions that it says', () => {
  const field = fc.constantFrom(
    ...['connectTime: 10s', 'peerPort: 0', 'localASN: 5', 'localASN: x', 'disableMP: true', 'foo: 1', 'interface: a'],
    ...[
      'vrf: a',
      'nodeSelectors: [{}]',
      'passwordSecret: {nam: a}',
      'dynamicASN: internal',
      'peerAddress:',
      'localAsn: 5',
    ],
  );
  const kinds = fc.constantFrom(
    'BGPPeer',
    'AddressPool',
    'ServiceBGPStatus',
    'BGPAdvertisement',
    'ConfigurationState',
    'X',
  );
  const groups = fc.constantFrom('metallb.io/v1beta1', 'metallb.io/v1beta2', 'metallb.io/v1alpha1');
  fc.assert(
    fc.property(kinds, groups, fc.array(field, { maxLength: 3 }), fc.boolean(), (kind, group, fields, isNew) => {
      const text = object(kind, `spec:\n  myASN: 64512\n${fields.map(one => `  ${one}\n`).join('')}`, group);
      const kubernetes = isNew ? '1.36' : undefined;
      const strip = (version: string) =>
        judge(text, version, kubernetes).diagnostics.map(({ rule, span, rejects, fixes }) => ({
          rule,
          span,
          rejects,
          fixes,
        }));
      for (const version of VERSIONS)
        for (const other of judge(text, version, kubernetes).holdsFor) expect(strip(other)).toEqual(strip(version));
    }),
    { numRuns: 500 },
  );
});
