import { describe, expect, test } from 'vitest';
import { readJson } from '../../server/src/core/yaml/json.js';
import { resolveKubernetes } from '../../server/src/core/yaml/kubernetes.js';
import { readManifest, type YamlText } from '../../server/src/core/yaml/read.js';
import { readSimple } from '../../server/src/core/yaml/simple.js';
import { type Node, shifted, valueAt } from '../../server/src/core/yaml/tree.js';
import fc from '../fast-check.js';

const read = (text: string, start = 0, end = text.length): YamlText =>
  readManifest({ path: 'm.yaml', text }, start, end);

/** The values alone. */
function plain(node: Node | null | undefined): unknown {
  if (!node) return node;
  if (node.kind === 'map') return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
  return node.kind === 'list' ? node.items.map(plain) : node.value;
}

const value = (text: string): unknown => plain(read(text).root);

describe('an unquoted scalar is to Kubernetes', () => {
  // As sigs.k8s.io/yaml 1.6 answered.
  test.each([
    ['yes', true],
    ['On', true],
    ['y', true],
    ['NO', false],
    ['off', false],
    ['yEs', 'yEs'],
    ['~', null],
    ['Null', null],
    ['nULL', 'nULL'],
    ['0', 0],
    ['-5', -5],
    ['+5', 5],
    ['017', 15],
    ['-017', -15],
    ['0o17', 15],
    ['089', 89],
    ['0x1F', 31],
    ['0b101', 5],
    ['1_000', 1000],
    ['1e3', 1000],
    ['.5', 0.5],
    ['1.', 1],
    ['64086.59904', 64086.59904],
    ['64512:10', '64512:10'],
    ['1:20', '1:20'],
    ['2026-11-22', '2026-11-22'],
    ['1e999', '1e999'],
    ['0xg', '0xg'],
    ['0123456789012345678901234567890e', '0123456789012345678901234567890e'],
    ['1234567890e5', 123456789000000],
    ['.', '.'],
    ['-', '-'],
    ['=', '='],
    ['.inf', undefined],
    ['-.Inf', undefined],
    ['.NaN', undefined],
    ['.iNF', '.iNF'],
  ])('%s', (text, expected) => {
    expect(resolveKubernetes(text)).toStrictEqual(expected);
  });
});

describe('a document is read as Kubernetes reads it', () => {
  test('keys are texts, whatever they look like', () => {
    expect(value('yes: a\n5: b\n"on": c\n')).toEqual({ true: 'a', 5: 'b', on: 'c' });
  });

  test('aliases and merge keys bring what they name, and what is written itself counts more', () => {
    const text = 'base: &base {a: 1, b: 2}\nother: &other {a: 9, c: 3}\nall:\n  b: 5\n  <<: [*base, *other]\n';
    expect(plain(valueAt(read(text).root, 'all'))).toEqual({ b: 5, a: 1, c: 3 });
    expect(value('a: {"<<": 1}\n')).toEqual({ a: { '<<': 1 } });
  });

  test('the last line of a block ends with a line feed, whether it has one or not', () => {
    expect(value('a: |\n  text')).toEqual({ a: 'text\n' });
    expect(value('a: >\n  text')).toEqual({ a: 'text\n' });
    expect(value('a: |-\n  text')).toEqual({ a: 'text' });
  });

  test('what is indented less than the first line is passed over', () => {
    const { root, problem } = read('  a: 1\nb: 2\n');
    expect(plain(root)).toEqual({ a: 1 });
    expect(problem).toMatchObject({ isPassedOver: true, span: { start: 7 } });
  });

  test('what follows the end of the document counts for nothing', () => {
    expect(read('a: 1\n...\nb: [\n')).toMatchObject({ problem: undefined });
  });

  test.each([
    ['a key that stands twice', 'a: 1\nb: 2\na: 3\n', 10],
    ['a value that JSON does not have', 'a: .inf\n', 3],
    ['a key below a value', 'a: 1\n  b: 2\n', 7],
    ['a second colon', 'a: b: c\n', 3],
    ['a bracket that is never closed', 'a: [1, 2\nb: 3\n', 3],
    ['a quote that is never closed', 'a: "b\nc: d\n', 3],
    ['a tab as indentation', 'a:\n\tb: 1\n', 3],
    ['a tab behind a dash', 'a:\n  -\tb\n', 6],
    ['an address that ends in colons', 'a: 2001:db8::\n', 3],
    ['an alias of nothing', 'a: *b\n', 3],
    ['a merge key of no map', 'a:\n  <<: 5\n', 5],
    ['a list as a key', '[a]: b\n', 0],
    ['a question mark inside brackets', 'a: [b?c]\n', 4],
  ])('%s is refused where it stands', (_, text, start) => {
    const { problem } = read(text);
    expect(problem?.isPassedOver).toBeUndefined();
    expect(problem?.span.start).toBe(start);
  });

  test.each([
    ['a: 1\nb 2\nc: 3\n', 'b 2', /key.*`:` is missing/],
    ['a: 1\nb 2 # two\n', 'b 2', /key.*`:` is missing/],
    ['- a 1\n  b: 2\n', 'a 1', /key.*`:` is missing/],
    ['key:1\nb: 2\n', 'key:1', /blank/],
    ['a {b: 1, c: 2}\nd: 2\n', 'a {b: 1, c: 2}', /key.*`:` is missing/],
    ['a:\n  b: 1\n  -2\n', '-2', /dash.*blank/],
    ['a: {b: 1 c: 2}\n', '1 c: 2', /comma/],
    ['a: ["b" "c"]\n', '"', /comma/],
    ['a: {"b" "c"}\n', '"', /`:` or a comma/],
    ['a: b\n   c: 2\n', 'c:', /indented further/],
  ])('of %j it is said what is missing', (text, at, reason) => {
    const { problem } = read(text);
    expect(text.slice(problem?.span.start, problem?.span.end)).toBe(at);
    expect(problem?.reason).toMatch(reason);
  });

  test('aliases that multiply and brackets without end are given up on', () => {
    const laughs = Array.from(
      { length: 9 },
      (_, i) =>
        `a${i}: &a${i} [${Array(9)
          .fill(i ? `*a${i - 1}` : 'x')
          .join()}]`,
    );
    expect(read(laughs.join('\n')).problem?.reason).toMatch(/multiply/);
    expect(read(`a: ${'['.repeat(50_000)}`).problem?.reason).toMatch(/deep/);
    expect(read('a: &a [*a]').problem?.reason).toMatch(/stands in/);
  });

  test('spans are those of the whole text', () => {
    const text = 'x: 1\n---\nkey: "value"\n';
    const { root } = read(text, 9);
    const node = valueAt(root, 'key');
    expect(node?.kind === 'scalar' && node.textSpan).toEqual({ path: 'm.yaml', start: 15, end: 20 });
  });
});

const SAMPLE = `apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata: {name: nrec-peer1, labels: {"a/b": 'c', d: on}}
spec: # the session
  myASN: 4200000000
  peerAddress: 10.255.255.1
  list:
  - a
  - - b
  - key: 'value'
    other: [1, two, "three", {four: 5}]
  -
    deep: |
      #!/bin/sh

      text: more
  password: "pass word"
  empty:
  folded: >-
    one
    two
  other: text # comment
`;

const PIECES = [
  ':',
  ': ',
  ' ',
  '  ',
  '-',
  '- ',
  '#',
  ' #',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ',',
  '\n',
  '\r\n',
  '&a ',
  '*a',
];
const MORE = [
  '!',
  '!!str ',
  '|',
  '>',
  '%',
  '?',
  '? ',
  '0',
  '017',
  'yes',
  '~',
  '=',
  '\\',
  '...\n',
  'a: b',
  'é',
  '<<: ',
  '\t',
];

/** A text with a few pieces put in or taken away. */
const mutantsOf = (sample: string) =>
  fc
    .array(fc.tuple(fc.nat(sample.length), fc.nat(3), fc.constantFrom('', ...PIECES, ...MORE)), { maxLength: 3 })
    .map(cuts => cuts.reduce((text, [at, gone, piece]) => text.slice(0, at) + piece + text.slice(at + gone), sample));

const mutants = mutantsOf(SAMPLE);

/** Without what only the full reader takes. */
const SIMPLE = SAMPLE.replace('- - b', '- b').replace('>-', '|-');

/** A comment with a tab is nothing that the quick reader reads. */
const SLOW = '#\t\n';

describe('laws', () => {
  test('what the quick reader takes means the same to the full one', () => {
    let taken = 0;
    fc.assert(
      fc.property(mutantsOf(SIMPLE), text => {
        const quick = readSimple('m.yaml', text, 0, resolveKubernetes);
        if (quick === undefined) return;
        taken++;
        const full = read(SLOW + text);
        expect(full.problem).toBeUndefined();
        expect(plain(full.root) ?? null).toEqual(plain(quick));
        expect(places(full.root)).toEqual(places(quick && shifted(quick, SLOW.length)));
      }),
      { numRuns: 800 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  test('and so does what the reader of JSON takes', () => {
    const value = fc.letrec(tie => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(
          'a',
          '',
          'é',
          'a: b',
          'a\nb',
          '"',
          '\\',
          '#',
          '<<',
          '- x',
          '{',
          '\u2028',
          '😀',
          'x/y',
          '\t',
          'yes',
        ),
        fc.constantFrom(0, 1, -1, 1.5, 1e21, 4200000000, true, false, null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom('a', 'b', 'spec', 'yes', '1', '<<', 'a b', 'é', 'x\ny', ''), tie('value'), {
          maxKeys: 4,
        }),
      ),
    })).value;
    const object = fc.dictionary(fc.constantFrom('apiVersion', 'kind', 'spec', 'a'), value, { minKeys: 1, maxKeys: 4 });
    const cuts = fc.array(
      fc.tuple(fc.nat(200), fc.nat(2), fc.constantFrom('', ...PIECES, ...MORE, '"', ',', ':', '1e', '01')),
      {
        maxLength: 2,
      },
    );
    let taken = 0;
    fc.assert(
      fc.property(object, fc.constantFrom(undefined, 2), cuts, (json, indent, changes) => {
        const whole = JSON.stringify(json, undefined, indent);
        const text = changes.reduce((now, [at, gone, piece]) => now.slice(0, at) + piece + now.slice(at + gone), whole);
        const quick = readJson('m.yaml', text, 0, resolveKubernetes);
        if (quick === undefined) return;
        taken++;
        const full = read(SLOW + text);
        expect(full.problem).toBeUndefined();
        expect(plain(full.root) ?? null).toEqual(plain(quick));
        expect(places(full.root)).toEqual(places(shifted(quick, SLOW.length)));
        expect(keys(full.root)).toEqual(keys(shifted(quick, SLOW.length)));
      }),
      { numRuns: 1500 },
    );
    expect(taken).toBeGreaterThan(300);
  });

  test('places lie in the text, and hold what they say', () => {
    fc.assert(
      fc.property(mutants, text => {
        const { root, problem } = read(text);
        if (problem) expect(problem.span.end).toBeLessThanOrEqual(text.length);
        for (const [start, end, said] of places(root)) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length);
          if (!text.includes('\r')) expect(text.slice(start, end)).toBe(said);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('a tree that is moved is the tree of the text further on', () => {
    const { root } = read(SAMPLE);
    const moved = read(`# five\n${SAMPLE}`).root;
    expect(root && shifted(root, 7)).toEqual(moved);
  });
});

/** Where maps, lists and keys stand. */
function keys(node: Node | null | undefined): readonly unknown[] {
  if (node?.kind === 'list') return [node.span, ...node.items.flatMap(keys)];
  if (node?.kind !== 'map') return [];
  return [node.span, ...node.entries.flatMap(({ keySpan, value }) => [keySpan, ...keys(value)])];
}

/** Where scalars stand, letter by letter, and what they say. */
function places(node: Node | null | undefined): readonly (readonly [number, number, string])[] {
  if (node?.kind === 'map') return node.entries.flatMap(entry => places(entry.value));
  if (node?.kind === 'list') return node.items.flatMap(places);
  return node?.textSpan && node.text !== '' ? [[node.textSpan.start, node.textSpan.end, node.text]] : [];
}
