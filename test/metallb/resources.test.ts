import { describe, expect, it } from 'vitest';
import { revealSecret } from '../../server/src/core/secret.js';
import { HOLE_END, HOLE_START } from '../../server/src/core/template.js';
import { readManifest } from '../../server/src/core/yaml/read.js';
import type { MapNode } from '../../server/src/core/yaml/tree.js';
import { selectors } from '../../server/src/dialects/metallb/resources/selectors.js';
import {
  Fields,
  maySelectSame,
  type Resources,
  resourcesOf,
  type Selectors,
  selectorsKey,
  selects,
  selectsAll,
} from '../../server/src/dialects/metallb/resources.js';
import type { ManifestObject } from '../../server/src/dialects/metallb/tree.js';
import { type Fact, knownValue } from '../../server/src/model/fact.js';

const PATH = 'a.yaml';

function mapOf(text: string): MapNode {
  const { root } = readManifest({ path: PATH, text });
  if (root?.kind !== 'map') throw new Error('no mapping');
  return root;
}

function fieldsOf(text: string, isPartial = false): Fields {
  return Fields.ofObject(mapOf(text), isPartial);
}

/** What stands at a fact's value. */
function written(text: string, fact: Fact<unknown>): string | undefined {
  const span = fact.kind === 'known' ? fact.valueAt : undefined;
  return span && text.slice(span.start, span.end);
}

describe('fields', () => {
  const text = 'a: text\nb: 12\nc: y es\nd: [x, 2, z]\ne: ~\nf: "1"\ng: 1.5\nh: true\n';
  const fields = fieldsOf(text);

  it('are read with their types and places', () => {
    expect(knownValue(fields.text('a'))).toBe('text');
    expect(written(text, fields.text('a'))).toBe('text');
    expect(knownValue(fields.integer('b'))).toBe(12);
    expect(knownValue(fields.flag('h'))).toBe(true);
    expect(knownValue(fields.texts('d'))?.map(knownValue)).toEqual(['x', undefined, 'z']);
  });

  it('are absent where nothing or null stands, unknown where something else does', () => {
    expect(fields.text('z').kind).toBe('absent');
    expect(fields.text('e').kind).toBe('absent');
    expect(fields.text('b').kind).toBe('unknown');
    expect(fields.integer('f').kind).toBe('unknown');
    expect(fields.integer('g').kind).toBe('unknown');
    expect(fields.fields('a').text('b').kind).toBe('unknown');
    expect(fields.fields('z').text('b').kind).toBe('absent');
  });

  it('of a partial object may stand elsewhere', () => {
    const partial = fieldsOf('spec: {a: b}', true);
    expect(partial.fields('spec').text('a').kind).toBe('known');
    expect(partial.fields('spec').text('c').kind).toBe('unknown');
    expect(partial.text('c').kind).toBe('unknown');
  });

  it('that a template fills in are unknown', () => {
    const hole = `${HOLE_START}${HOLE_END}`;
    expect(fieldsOf(`a: ${hole}x\n`).text('a').kind).toBe('unknown');
    expect(fieldsOf(`a: b\n${hole}: c\n`).text('z').kind).toBe('unknown');
    expect(fieldsOf(`a: ${hole}\n`).fields('a').text('b').kind).toBe('unknown');
  });

  it('taken over from elsewhere say so', () => {
    const merged = fieldsOf('base: &base {a: 1, b: 2}\nspec:\n  <<: *base\n  b: 3\n  c: *base\n').fields('spec');
    expect(merged.integer('a')).toMatchObject({ value: 1, origin: 'inherited' });
    expect(merged.integer('b')).toMatchObject({ value: 3, origin: 'explicit' });
    expect(merged.has('c')).toMatchObject({ origin: 'inherited' });
  });
});

describe('selectors', () => {
  const list = (text: string): Selectors => selectors(fieldsOf(`s: ${text}`), 's');
  const expression = (key: string, operator: string, ...values: string[]) =>
    `{matchExpressions: [{key: ${key}, operator: ${operator}, values: [${values.join(', ')}]}]}`;

  const cases: readonly (readonly [string, string, boolean])[] = [
    ['[]', '[{matchLabels: {a: x}}]', true],
    ['[{matchLabels: {a: x}}]', '[{matchLabels: {a: w}}]', false],
    ['[{matchLabels: {a: x}}]', '[{matchLabels: {b: w}}]', true],
    ['[{matchLabels: {a: x}}, {matchLabels: {a: w}}]', '[{matchLabels: {a: w}}]', true],
    [`[${expression('a', 'In', 'x', 'w')}]`, '[{matchLabels: {a: z}}]', false],
    [`[${expression('a', 'In', 'x', 'w')}]`, `[${expression('a', 'NotIn', 'x')}]`, true],
    [`[${expression('a', 'In', 'x')}]`, `[${expression('a', 'NotIn', 'x')}]`, false],
    [`[${expression('a', 'Exists')}]`, `[${expression('a', 'DoesNotExist')}]`, false],
    ['[{matchLabels: {a: x}}]', `[${expression('a', 'DoesNotExist')}]`, false],
    [`[${expression('a', 'NotIn', 'x')}]`, `[${expression('a', 'DoesNotExist')}]`, true],
    [`[${expression('a', 'Sometimes')}]`, '[{matchLabels: {a: x}}]', true],
    ['[{matchLabels: {a: 1}}]', '[{matchLabels: {a: x}}]', true],
  ];
  it.each(cases)('%s and %s may select the same: %s', (a, b, expected) => {
    expect(maySelectSame(list(a), list(b))).toBe(expected);
    expect(maySelectSame(list(b), list(a))).toBe(expected);
  });

  it('know whether labels fit', () => {
    const labels = fieldsOf('l: {a: x, b: w}').map('l');
    expect(selects(list('[{matchLabels: {a: x}}]'), labels)).toBe(true);
    expect(selects(list('[{matchLabels: {a: z}}]'), labels)).toBe(false);
    expect(selects(list(`[${expression('c', 'NotIn', 'x')}]`), labels)).toBe(true);
    expect(selects(list(`[${expression('c', 'Maybe')}]`), labels)).toBe(undefined);
    expect(selects(list('[{}]'), labels)).toBe(true);
    expect(selectsAll(list('[{matchLabels: {a: x}}, {}]'))).toBe(true);
  });

  it('are the same however they are written', () => {
    const a = '[{matchLabels: {a: x, b: w}}]';
    const b = '[{matchExpressions: [{key: b, operator: In, values: [w]}], matchLabels: {a: x}}]';
    expect(selectorsKey(list(a))).toBe(selectorsKey(list(b)));
    expect(selectorsKey(list('[{matchLabels: {a: 1}}]'))).toBe(undefined);
  });
});

describe('resources', () => {
  function read(text: string): Resources {
    const root = mapOf(text);
    const fields = Fields.ofObject(root, false);
    const apiVersion = knownValue(fields.text('apiVersion')) ?? '';
    const slash = apiVersion.indexOf('/');
    const object: ManifestObject = {
      apiVersion,
      group: apiVersion.slice(0, Math.max(0, slash)),
      kind: knownValue(fields.text('kind')) ?? '',
      root,
      name: undefined,
      nameNode: undefined,
      namespace: undefined,
      header: root.span,
      span: root.span,
      isPartial: false,
    };
    const document = { span: root.span, root, problem: undefined, objects: [object] };
    return resourcesOf({ files: [{ source: { path: PATH, text }, documents: [document], template: undefined }] });
  }

  it('read a peer of either version', () => {
    const spec = 'spec: {myASN: 1, passwordSecret: {name: s}, nodeSelectors: [{matchLabels: {a: b}}]}';
    const [old] = read(`apiVersion: metallb.io/v1beta1\nkind: BGPPeer\n${spec}`).peers;
    const [peer] = read(`apiVersion: metallb.io/v1beta2\nkind: BGPPeer\nmetadata: {name: p}\n${spec}`).peers;
    expect(old?.passwordSecret.name.kind).toBe('absent');
    expect(knownValue(peer?.passwordSecret.name ?? { kind: 'absent' })).toBe('s');
    expect(knownValue(peer?.name ?? { kind: 'absent' })).toBe('p');
    expect(knownValue(old?.nodeSelectors ?? { kind: 'absent' })).toHaveLength(1);
  });

  it('leave kinds of the same name in other groups alone', () => {
    expect(read('apiVersion: projectcalico.org/v3\nkind: BGPPeer\nspec: {}').peers).toEqual([]);
  });

  it('read secrets without letting them out', () => {
    const text =
      'apiVersion: v1\nkind: Secret\ntype: T\nstringData: {password: one}\ndata: {password: dHdv, other: dHdv}\n';
    const [secret] = read(text).secrets;
    expect(secret?.entries.map(({ key, form }) => `${key} ${form}`)).toEqual(['password stringData', 'other data']);
    const values = secret?.entries.map(({ value }) => knownValue(value));
    expect(values?.map(value => value && revealSecret(value))).toEqual(['one', 'two']);
    expect(JSON.stringify(values)).not.toContain('two');
  });

  it('read the routers of frr-k8s', () => {
    const text = `apiVersion: frrk8s.metallb.io/v1beta1
kind: FRRConfiguration
spec:
  bgp:
    routers:
      - asn: 64512
        prefixes: [192.0.2.0/24]
        neighbors:
          - address: 10.0.0.1
            asn: 64513
            toAdvertise: {allowed: {mode: filtered, prefixes: [192.0.2.0/24]}}
`;
    const [configuration] = read(text).frrConfigurations;
    const [router] = knownValue(configuration?.routers ?? { kind: 'absent' }) ?? [];
    const [neighbor] = knownValue(router?.neighbors ?? { kind: 'absent' }) ?? [];
    expect(knownValue(neighbor?.toAdvertise.prefixes ?? { kind: 'absent' })?.map(knownValue)).toEqual(['192.0.2.0/24']);
  });
});
