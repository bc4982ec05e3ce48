/** Edits of YAML: after each, the text reads as the expected value, and every comment is where it was. */

import { describe, expect, it, test } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { YamlEditor, type YamlEdits, type YamlValue } from '../../server/src/core/yaml/edit.js';
import { readYaml } from '../../server/src/core/yaml/read.js';
import type { ListNode, MapNode, Node } from '../../server/src/core/yaml/tree.js';
import fc from '../fast-check.js';

type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

function plain(node: Node): Plain {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key ?? '', plain(value)]));
}

function read(text: string): Node {
  const { root, problem } = readYaml({ path: 'a.yaml', text });
  if (!root || problem) throw new Error(`${problem?.reason ?? 'empty'}:\n${text}`);
  return root;
}

function at(root: Node, ...path: readonly (string | number)[]): Node {
  let node = root;
  for (const step of path) {
    const next =
      node.kind === 'map'
        ? node.entries.find(({ key }) => key === step)?.value
        : node.kind === 'list'
          ? node.items[step as number]
          : undefined;
    if (!next) throw new Error(`nothing at ${path.join('.')}`);
    node = next;
  }
  return node;
}

function edit(text: string, how: (editor: YamlEditor, root: Node) => YamlEdits): string | undefined {
  const edits = how(new YamlEditor({ path: 'a.yaml', text }), read(text));
  return edits && applyEdits(text, edits);
}

const map = (node: Node) => node as MapNode;
const list = (node: Node) => node as ListNode;

describe('edits keep the layout', () => {
  const peer = `apiVersion: v1
metadata:
    name: p   # the first
spec:
    myASN: 64512
    peerAddress: "10.0.0.1" # where
#    nodeSelectors:
    prefixes:
    - a
    - b # two
`;
  const cases: readonly (readonly [string, string, (editor: YamlEditor, root: Node) => YamlEdits, string])[] = [
    [
      'a scalar',
      peer,
      (e, r) => e.setScalar(at(r, 'spec', 'myASN') as never, 4200000000),
      peer.replace('64512', '4200000000'),
    ],
    [
      'a text in quotes',
      peer,
      (e, r) => e.setScalar(at(r, 'spec', 'peerAddress') as never, 'a"b'),
      peer.replace('"10.0.0.1"', '"a\\"b"'),
    ],
    ['an entry at the end', peer, (e, r) => e.insertEntry(map(at(r, 'spec')), 'port', 179), `${peer}    port: 179\n`],
    [
      'an entry in between',
      peer,
      (e, r) => e.insertEntry(map(at(r, 'spec')), 'secret', { name: 'x' }, 'peerAddress'),
      peer.replace('# where\n', '# where\n    secret:\n        name: x\n'),
    ],
    [
      'a list',
      peer,
      (e, r) => e.insertEntry(map(at(r, 'metadata')), 'l', [{ a: 1, b: 'x' }, 2]),
      peer.replace('# the first\n', '# the first\n    l:\n    - a: 1\n      b: x\n    - 2\n'),
    ],
    ['an item', peer, (e, r) => e.appendItem(list(at(r, 'spec', 'prefixes')), 'c'), `${peer}    - c\n`],
    ['an item away', peer, (e, r) => e.removeItem(list(at(r, 'spec', 'prefixes')), 0), peer.replace('    - a\n', '')],
    [
      'an entry away',
      peer,
      (e, r) => e.removeEntry(map(at(r, 'spec')), 'peerAddress'),
      peer.replace(/ {4}peerAddress.*\n/, ''),
    ],
    [
      'the only entry',
      peer,
      (e, r) => e.removeEntry(map(at(r, 'metadata')), 'name'),
      peer.replace('\n    name: p', ' {}'),
    ],
    ['a key', peer, (e, r) => e.renameKey(map(r).entries[0] as never, 'kind'), peer.replace('apiVersion', 'kind')],
    [
      'a text that is a number',
      peer,
      (e, r) => e.quote(at(r, 'spec', 'myASN') as never),
      peer.replace('64512', '"64512"'),
    ],
    ['no value yet', 'a:\nb: 1\n', (e, r) => e.setValue(map(r), 'a', { c: 'd' }), 'a:\n  c: d\nb: 1\n'],
    ['no value, a comment', 'a: # why\nb: 1\n', (e, r) => e.setValue(map(r), 'a', 'x'), 'a: x # why\nb: 1\n'],
    ['brackets', 'a: {b: 1}\n', (e, r) => e.insertEntry(map(at(r, 'a')), 'c', [1, 'x']), 'a: {b: 1, c: [1, x]}\n'],
    ['empty brackets', 'a: {}\n', (e, r) => e.insertEntry(map(at(r, 'a')), 'c', true), 'a: {c: true}\n'],
    [
      'brackets over lines',
      'a: [\n  1, # one\n  2 # two\n]\n',
      (e, r) => e.appendItem(list(at(r, 'a')), 3),
      'a: [\n  1, # one\n  2, # two\n  3\n]\n',
    ],
    [
      'JSON',
      '{\n  "a": {\n    "b": 1\n  }\n}\n',
      (e, r) => e.insertEntry(map(at(r, 'a')), 'c', 'x'),
      '{\n  "a": {\n    "b": 1,\n    "c": "x"\n  }\n}\n',
    ],
    [
      'CRLF',
      'a:\r\n  - x: 1\r\n    y: 2\r\n',
      (e, r) => e.insertEntry(map(at(r, 'a', 0)), 'z', { q: 1 }),
      'a:\r\n  - x: 1\r\n    y: 2\r\n    z:\r\n      q: 1\r\n',
    ],
    ['the first entry behind a dash', '- a: 1\n  b: 2\n', (e, r) => e.removeEntry(map(at(r, 0)), 'a'), '- b: 2\n'],
    [
      'a text over lines',
      'a:\n  b: |\n    x\n    y\nc: 1\n',
      (e, r) => e.insertEntry(map(at(r, 'a')), 'd', 2),
      'a:\n  b: |\n    x\n    y\n  d: 2\nc: 1\n',
    ],
    [
      'a text over lines away',
      'a:\n  b: |\n    x\n  d: 2\n',
      (e, r) => e.removeEntry(map(at(r, 'a')), 'b'),
      'a:\n  d: 2\n',
    ],
    [
      'behind an alias',
      'a: &x {q: 1}\nb:\n  c: *x # same\nd: 1\n',
      (e, r) => e.insertEntry(map(at(r, 'b')), 'e', 2),
      'a: &x {q: 1}\nb:\n  c: *x # same\n  e: 2\nd: 1\n',
    ],
    ['no line end', 'a:\n  b: 1', (e, r) => e.insertEntry(map(at(r, 'a')), 'c', 2), 'a:\n  b: 1\n  c: 2'],
  ];
  it.each(cases)('%s', (_, text, how, expected) => {
    expect(edit(text, how)).toBe(expected);
  });
});

// ---- any text, any edit

/** Writes a value in one of the ways that people do, with comments that carry numbers. */
class Writer {
  comments = 0;
  constructor(
    private readonly choose: (upTo: number) => number,
    private readonly step: number,
    private readonly dashes: number,
    private readonly eol: string,
  ) {}

  document(value: Plain): string {
    return this.block(value, 0).join(this.eol) + (this.choose(4) === 0 ? '' : this.eol);
  }

  block(value: Plain, column: number): string[] {
    const pad = ' '.repeat(column);
    if (typeof value !== 'object' || value === null) return [pad + this.scalar(value)];
    if (Array.isArray(value)) {
      if (value.length === 0) return [`${pad}[]`];
      return value.flatMap(item => {
        const [first = '', ...others] = this.isFlow(item) ? [this.flow(item)] : this.block(item, column + 2);
        return [
          ...this.lone(pad),
          `${pad}- ${first.trimStart()}${this.isBlockScalar(first) ? '' : this.comment()}`,
          ...others,
        ];
      });
    }
    const entries = Object.entries(value);
    if (entries.length === 0) return [`${pad}{}`];
    return entries.flatMap(([key, inner]) => {
      const name = pad + this.key(key);
      if (this.isFlow(inner)) return [...this.lone(pad), `${name}: ${this.flow(inner)}${this.comment()}`];
      const isList = Array.isArray(inner);
      if (typeof inner === 'string' && /^[a-z]+( [a-z]+)*$/.test(inner) && this.choose(5) === 0)
        return [...this.lone(pad), `${name}: |-${this.comment()}`, `${pad}  ${inner}`];
      const lines = this.block(inner, column + (isList ? this.dashes : this.step));
      if (typeof inner !== 'object' || inner === null)
        return [...this.lone(pad), `${name}: ${lines[0]?.trim()}${this.comment()}`];
      return [...this.lone(pad), `${name}:${this.comment()}`, ...lines];
    });
  }

  isFlow(value: Plain): boolean {
    if (typeof value !== 'object' || value === null) return false;
    return Object.keys(value).length === 0 || this.choose(4) === 0;
  }

  isBlockScalar(line: string): boolean {
    return /\|-?$/.test(line);
  }

  flow(value: Plain): string {
    if (typeof value !== 'object' || value === null) return this.scalar(value);
    const parts = Array.isArray(value)
      ? value.map(item => this.flow(item))
      : Object.entries(value).map(([key, inner]) => `${this.key(key)}: ${this.flow(inner)}`);
    const [open, close] = Array.isArray(value) ? '[]' : '{}';
    return (
      open + parts.join(this.choose(2) ? ', ' : ' , ') + (parts.length > 0 && this.choose(5) === 0 ? ',' : '') + close
    );
  }

  key(key: string): string {
    return [key, `"${key}"`, `'${key}'`][Math.min(this.choose(8), 2)] as string;
  }

  scalar(value: string | number | boolean | null): string {
    if (typeof value !== 'string') return String(value);
    if (this.choose(4) === 0) return `'${value.replaceAll("'", "''")}'`;
    return /^[a-z][\w ]*\w$/.test(value) && !/^(?:true|false|null)$/.test(value) ? value : JSON.stringify(value);
  }

  comment(): string {
    return this.choose(3) === 0 ? ` # c${this.comments++};` : '';
  }

  lone(pad: string): string[] {
    return this.choose(6) === 0 ? [`${this.choose(2) ? pad : ''}# c${this.comments++};`] : [];
  }
}

const name = fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'epsilon', 'name', 'x-y');
const leaf = fc.oneof(
  fc.constantFrom<Plain>(
    'text',
    'two words',
    '10.0.0.0/8',
    '2001:db8::',
    'yes',
    '12',
    'a: b',
    "it's",
    'x #y',
    '',
    '-',
    '0x1f',
    '1e3',
  ),
  fc.integer({ min: -5, max: 5000000000 }),
  fc.boolean(),
);
const { value: anyValue } = fc.letrec<{ value: Plain }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const document = fc
  .record({
    value: fc.dictionary(name, anyValue, { minKeys: 1, maxKeys: 4, noNullPrototype: true }) as fc.Arbitrary<Plain>,
    step: fc.constantFrom(2, 4),
    isIndented: fc.boolean(),
    eol: fc.constantFrom('\n', '\r\n'),
    choices: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
    json: fc.constantFrom(0, 1, 2, 2, 2),
  })
  .map(({ value, step, isIndented, eol, choices, json }) => {
    if (json < 2) return { value, text: JSON.stringify(value, null, json === 0 ? 0 : 2), comments: 0 };
    let next = 0;
    const writer = new Writer(
      upTo => (choices[next++ % choices.length] as number) % upTo,
      step,
      isIndented ? step : 0,
      eol,
    );
    return { value, text: writer.document(value), comments: writer.comments };
  });

/** Every mapping and list of a value, by its path. */
function collections(value: Plain, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Array.isArray(value)
    ? value.flatMap((item, index) => collections(item, [...path, index]))
    : Object.entries(value).flatMap(([key, item]) => collections(item, [...path, key]));
  return [path, ...inner];
}

function changed(value: Plain, path: readonly (string | number)[], how: (inner: Plain) => Plain): Plain {
  const [step, ...rest] = path;
  if (step === undefined) return how(value);
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? changed(item, rest, how) : item));
  return Object.fromEntries(
    Object.entries(value as object).map(([key, item]) => [key, key === step ? changed(item, rest, how) : item]),
  );
}

interface Change {
  readonly what: string;
  make(editor: YamlEditor, node: Node): YamlEdits;
  expected(value: Plain): Plain;
  /** Comments that may go: those behind what is taken away. */
  readonly mayDropComments?: boolean;
}

const added: YamlValue = { first: 'yes', second: [1, { deep: '10.0.0.0/8' }], empty: [] };

/** Every change that can be made of a collection. */
function changesOf(value: Plain): Change[] {
  if (Array.isArray(value)) {
    return [
      {
        what: 'append a text',
        make: (e, n) => e.appendItem(list(n), 'off'),
        expected: v => [...(v as Plain[]), 'off'],
      },
      {
        what: 'append a mapping',
        make: (e, n) => e.appendItem(list(n), added),
        expected: v => [...(v as Plain[]), added as Plain],
      },
      ...(value.length > 2
        ? [
            {
              what: 'remove the first and the last',
              make: (e: YamlEditor, n: Node) => e.removeItems(list(n), [0, value.length - 1]),
              expected: (v: Plain) => (v as Plain[]).slice(1, -1),
              mayDropComments: true,
            },
            {
              what: 'remove all but the first',
              make: (e: YamlEditor, n: Node) => e.removeItems(list(n), [...value.keys()].slice(1)),
              expected: (v: Plain) => (v as Plain[]).slice(0, 1),
              mayDropComments: true,
            },
            {
              what: 'remove all but the last',
              make: (e: YamlEditor, n: Node) => e.removeItems(list(n), [...value.keys()].slice(0, -1)),
              expected: (v: Plain) => (v as Plain[]).slice(-1),
              mayDropComments: true,
            },
          ]
        : []),
      ...value.map((_, index) => ({
        what: `remove item ${index}`,
        make: (e: YamlEditor, n: Node) => e.removeItem(list(n), index),
        expected: (v: Plain) => (v as Plain[]).toSpliced(index, 1),
        mayDropComments: true,
      })),
    ];
  }
  const object = value as Record<string, Plain>;
  const keys = Object.keys(object);
  return [
    {
      what: 'insert a text',
      make: (e, n) => e.insertEntry(map(n), 'new', '1e3'),
      expected: v => ({ ...(v as object), new: '1e3' }),
    },
    {
      what: 'insert a mapping',
      make: (e, n) => e.insertEntry(map(n), 'new', added),
      expected: v => ({ ...(v as object), new: added as Plain }),
    },
    ...keys.flatMap((key): Change[] => [
      {
        what: `insert behind ${key}`,
        make: (e, n) => e.insertEntry(map(n), 'new', [1], key),
        expected: v => ({ ...(v as object), new: [1] }),
      },
      {
        what: `remove ${key}`,
        make: (e, n) => e.removeEntry(map(n), key),
        expected: v => Object.fromEntries(Object.entries(v as object).filter(([other]) => other !== key)),
        mayDropComments: true,
      },
      {
        what: `rename ${key}`,
        make: (e, n) => e.renameKey(map(n).entries.find(entry => entry.key === key) as never, 'on'),
        expected: v => Object.fromEntries(Object.entries(v as object).map(([k, item]) => [k === key ? 'on' : k, item])),
      },
      ...(typeof object[key] === 'object'
        ? []
        : [
            {
              what: `set ${key}`,
              make: (e: YamlEditor, n: Node) => e.setScalar(at(n, key) as never, 'no # way'),
              expected: (v: Plain) => ({ ...(v as object), [key]: 'no # way' }),
            },
            {
              what: `set ${key} to a mapping`,
              make: (e: YamlEditor, n: Node) => e.setValue(map(n), key, added),
              expected: (v: Plain) => ({ ...(v as object), [key]: added as Plain }),
            },
          ]),
    ]),
  ];
}

/** In a dash-led mapping with comments below its only entry there is no place to say so. */
function commentsOf(text: string): string[] {
  return text.match(/# c\d+;/g) ?? [];
}

const RUNS = 1000;

test('any edit of any text gives the value it says, and keeps the comments', () => {
  let made = 0;
  fc.assert(
    fc.property(document, fc.nat(), fc.nat(), ({ value, text }, where, which) => {
      expect(plain(read(text))).toEqual(value);
      const paths = collections(value);
      const path = paths[where % paths.length] as readonly (string | number)[];
      const inner = path.reduce<Plain>((v, step) => (v as Record<string, Plain>)[step] as Plain, value);
      const changes = changesOf(inner);
      const change = changes[which % changes.length] as Change;
      const result = edit(text, (editor, root) => change.make(editor, at(root, ...path)));
      if (result === undefined) return;
      made++;
      const context = `${change.what} at ${path.join('.')}\n${text}\n=>\n${result}`;
      let after: Plain;
      try {
        after = plain(read(result));
      } catch (error) {
        throw new Error(`${context}\n${error}`);
      }
      expect(after, context).toEqual(changed(value, path, change.expected));
      if (!change.mayDropComments) expect(commentsOf(result), context).toEqual(commentsOf(text));
      if (text.includes('\r\n')) expect(result.replaceAll('\r\n', ''), context).not.toContain('\n');
    }),
    { numRuns: RUNS },
  );
  expect(made).toBeGreaterThan(0.9 * RUNS);
});
