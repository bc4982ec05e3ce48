import { describe, expect, test } from 'vitest';
import { metallb } from '../../server/src/dialects/metallb/index.js';
import { givenSources } from '../../server/src/model/snapshot.js';
import fc from '../fast-check.js';
import { processorTime } from '../processor-time.js';

const parse = (text: string, path = 'm.yaml') =>
  metallb.parse(path, givenSources(new Map([[path, { path, text }]])), '0.16');

const HEAD = 'apiVersion: metallb.io/v1beta2\nkind: BGPPeer\nmetadata:\n  name: a\nspec:\n';
const MANY = 100_000;

/** Texts that take long where anything is looked at again and again. */
const LONG: Readonly<Record<string, string>> = {
  'a word full of passwords': `${HEAD}  x: ${'pass'.repeat(MANY)}\n`,
  'a comment full of passwords': `${HEAD}  # ${'pass-'.repeat(MANY)}\n`,
  'open brackets': `${HEAD}  x: ${'[a,'.repeat(MANY)}\n`,
  'many keys': HEAD + Array.from({ length: 20_000 }, (_, i) => `  k${i}: 1\n`).join(''),
  'blank lines': `${HEAD}${'\n'.repeat(MANY)}  x: 1\n`,
  'a long list': `${HEAD}  x: [${'a, '.repeat(20_000)}a]\n`,
  dashes: `${HEAD}  x:\n  ${'- '.repeat(MANY)}\n`,
  'open tags': `${HEAD}  x: ${'{{'.repeat(MANY)}\n`,
  'empty brackets': `${HEAD}  x: ${'[]'.repeat(MANY)}\n`,
  'tabs in front': HEAD + '\ta: b\n'.repeat(50_000),
  'tags on nothing': `${HEAD}  x: ${'!a '.repeat(MANY)}\n`,
  'closing brackets': HEAD + '  ]\n'.repeat(MANY),
  separators: '---\n'.repeat(20_000),
  'open braces': `{"apiVersion":"metallb.io/v1beta2","kind":"BGPPeer","spec":${'{"a":'.repeat(MANY)}`,
};

// What grows with the square of such a text takes minutes.
test.each(Object.keys(LONG))('%s take no more time than reading them', { timeout: 60_000 }, name => {
  expect(processorTime(() => parse(LONG[name] as string), 1)).toBeLessThan(8000);
});

const SAMPLE = `${HEAD}  myASN: 64512
  peerASN: {{ .Values.asn }}
  password: \u0024{PASSWORD}
  passwordSecret: {name: secret-0123456789}
  {{- if .Values.bfd }}
  bfdProfile: x
  {{- end }}
---
apiVersion: v1
kind: Secret
metadata: {name: secret}
stringData:
  password: hunter2-hunter2
---
{"apiVersion": "metallb.io/v1beta1", "kind": "BFDProfile", "metadata": {"name": "a"}}
`;

const PIECES = [
  '{{',
  '}}',
  '{%',
  '%}',
  '---\n',
  '"',
  "'",
  '\n',
  '  ',
  ': ',
  '- ',
  '|',
  '&a',
  '*a',
  '{',
  '}',
  '[',
  ']',
  '#',
  '\ufeff',
  '\ue000',
  '\r',
  '\t',
];

/** A bracket that ends where it begins, beside what a fix would put into it. */
const NEVER_CLOSED = `apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata:
  name: a
spec:
  password: b
  passwordSecret: {]name: c}
`;

describe('whatever is written', () => {
  const texts = fc
    .array(fc.tuple(fc.nat(SAMPLE.length), fc.nat(30), fc.constantFrom('', ...PIECES)), { maxLength: 5 })
    .map(cuts => cuts.reduce((text, [at, gone, piece]) => text.slice(0, at) + piece + text.slice(at + gone), SAMPLE));

  test('reading does not throw, and speaks of places that are there', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('m.yaml', 'm.yaml.j2', 'm.json', 'patch-a.yaml'), (text, path) => {
        const { diagnostics, comments, secrets, holes = [] } = parse(text, path);
        const spans = [...diagnostics.map(({ span }) => span), ...comments, ...secrets, ...holes];
        for (const { start, end } of [
          ...spans,
          ...diagnostics.flatMap(({ fixes }) => fixes.flatMap(fix => fix.edits.map(({ span }) => span))),
        ])
          if (!(start >= 0 && start <= end && end <= text.length)) throw new Error(`${start}-${end} of ${text.length}`);
      }),
      { numRuns: 300, examples: [[NEVER_CLOSED, 'm.yaml']] },
    );
  });
});
