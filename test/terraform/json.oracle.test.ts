/**
 * Our reader of Terraform's JSON syntax against HashiCorp's own, on mutations of texts: the same texts are refused, and what is accepted
 * has the same blocks, labels and attributes, which refer to the same.
 */

import { expect, test } from 'vitest';
import { readTerraform } from '../../server/src/dialects/terraform/read.js';
import fc from '../fast-check.js';
import { askHcl, type HclBody, hclOracle } from '../oracle/hcl.js';
import { JSON_SAMPLES } from './json-samples.js';

const program = hclOracle();

/** Pieces that JSON and templates are made of, and some that they are not. */
const PIECES = [
  ...['"', '{', '}', '[', ']', ':', ',', '\n', '\t', ' ', '\\', '\\u00e5', '\\"', '\\n', '\\x', '//', '#', "'", '='],
  ...[
    '${',
    '%{',
    '$${',
    '}',
    '${',
    'a.b}',
    '[\\"x\\"]',
    '%{ if c.d }',
    '%{ endif }',
    '${ \n',
    '}',
    'f(',
    '~}',
    '.',
    '*',
  ],
  ...['null', 'true', '{}', '[]', '[{}]', '1', '-1.5e3', '01', '1.', '"a": 1, ', '"//": 2, ', '"x": {}, ', '"": '],
];

const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }) },
    fc.integer({ min: 4, max: 40 }),
  ),
  piece: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, fc.constant('')),
});

const text = fc
  .tuple(fc.constantFrom(...JSON_SAMPLES), fc.array(mutation, { maxLength: 3 }))
  .map(([sample, mutations]) =>
    mutations.reduce((before, { at, removed, piece }) => {
      const start = Math.floor(at * before.length);
      return before.slice(0, start) + piece + before.slice(start + removed);
    }, sample),
  );

/** The attributes that the oracle asks for. */
const ASKED = new Set(['a', 'b', 'c', 'count', 'for_each']);
const TYPES = new Set(['terraform', 'locals', 'variable', 'output', 'module', 'resource', 'data']);

/** What our reader makes of a text, in the oracle's words; `names` are all that it refers to. */
function ours(written: string): { readonly body: HclBody; readonly names: ReadonlySet<string> } | undefined {
  const { file } = readTerraform({ path: 'main.tf.json', text: written });
  if (file.isDamaged) return undefined;
  const blocks = file.body.blocks
    .filter(({ type }) => TYPES.has(type))
    .map(({ type, labels, attributes }) => {
      const names = attributes.map(({ name }) => name).filter(name => ASKED.has(name));
      return { type, labels, attributes: names.toSorted(), blocks: [] };
    });
  return { body: { attributes: [], blocks }, names: new Set(file.references.map(({ path }) => path[0] as string)) };
}

test.skipIf(!program)('every sample is accepted', () => {
  const verdicts = askHcl(program as string, JSON_SAMPLES, 'json');
  expect(verdicts.map(({ refused }) => refused)).toEqual(JSON_SAMPLES.map(() => undefined));
});

test.skipIf(!program)('what is refused, and what is read, is the same', () => {
  const runs = Number(process.env.BGPLINT_HCL_RUNS ?? 20_000);
  const seed = Number(process.env.BGPLINT_HCL_SEED ?? 1);
  const texts = fc.sample(text, { numRuns: runs, seed });
  const verdicts = askHcl(program as string, texts, 'json');
  const different = texts.flatMap((written, index) => {
    const { refused, body } = verdicts[index] ?? {};
    const read = ours(written);
    const theirs = body && {
      attributes: [],
      blocks: body.blocks.map(({ type, labels, attributes }) => ({ type, labels, attributes, blocks: [] })),
    };
    const missing =
      body?.blocks.flatMap(({ names }) => names ?? []).filter(name => read && !read.names.has(name)) ?? [];
    const isSame = JSON.stringify(read?.body) === JSON.stringify(theirs) && missing.length === 0;
    return isSame ? [] : [{ written, refused, read: read?.body, theirs, missing }];
  });
  console.log(
    `${runs} texts, ${verdicts.filter(({ body }) => body).length} accepted, ${different.length} read otherwise`,
  );
  expect(different.slice(0, 5)).toEqual([]);
});
