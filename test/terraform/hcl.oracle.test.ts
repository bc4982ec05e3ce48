/**
 * Our reader of HCL against HashiCorp's own, on mutations of texts that use all of the language: the same texts are refused, and what
 * is accepted has the same blocks, labels and attributes.
 */

import { expect, test } from 'vitest';
import { readTerraform } from '../../server/src/dialects/terraform/read.js';
import type { Body } from '../../server/src/dialects/terraform/tree.js';
import { securityGroupText } from '../../server/src/dialects/terraform/write.js';
import { allocationTexts } from '../../server/src/features/allocation-texts.js';
import type { Allocation, Profile } from '../../server/src/profile/allocation.js';
import { readProfile } from '../../server/src/profile/read.js';
import fc from '../fast-check.js';
import { askHcl, type HclBody, hclOracle } from '../oracle/hcl.js';
import { SAMPLES } from './samples.js';

const program = hclOracle();

/** Pieces that HCL is made of, and some that it is not. */
const PIECES = [
  ...[
    '"',
    '${',
    '%{',
    '}',
    '{',
    '(',
    ')',
    '[',
    ']',
    '[*]',
    '.*',
    '.',
    ',',
    '\n',
    '\r\n',
    ' ',
    '=',
    '=>',
    ':',
    '::',
    '?',
    '...',
    '~}',
  ],
  ...[
    '-',
    '!',
    '*',
    '+',
    '==',
    '&&',
    '<',
    '#',
    '//',
    '/*',
    '*/',
    '<<EOT\n',
    'EOT\n',
    '<<-E\nE\n',
    '\\',
    '\\n',
    '\\u12',
    '$',
    '%',
    "'",
    ';',
  ],
  ...[
    'for',
    'in',
    'if',
    'else',
    'endif',
    'endfor',
    'a',
    'x.y',
    '0',
    '1.5',
    '.0',
    '1e5',
    '1.2.3',
    '"s"',
    'null',
    'b {\n}\n',
    'c = 1\n',
    'f(',
    'e { x = 1 }',
  ],
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

const text = fc.tuple(fc.constantFrom(...SAMPLES), fc.array(mutation, { maxLength: 3 })).map(([sample, mutations]) =>
  mutations.reduce((before, { at, removed, piece }) => {
    const start = Math.floor(at * before.length);
    return before.slice(0, start) + piece + before.slice(start + removed);
  }, sample),
);

/** What our reader makes of a text, in the oracle's words. */
function ours(written: string): HclBody | undefined {
  const { file } = readTerraform({ path: 'main.tf', text: written });
  return file.isDamaged ? undefined : shape(file.body);
}

function shape({ attributes, blocks }: Body): HclBody {
  return {
    attributes: attributes.map(({ name }) => name).toSorted(),
    blocks: blocks.map(block => ({ type: block.type, labels: block.labels, ...shape(block) })),
  };
}

test.skipIf(!program)('every sample is accepted', () => {
  const verdicts = askHcl(program as string, SAMPLES);
  expect(verdicts.map(({ refused }) => refused)).toEqual(SAMPLES.map(() => undefined));
});

test.skipIf(!program)('what is refused, and what is read, is the same', () => {
  const runs = Number(process.env.BGPLINT_HCL_RUNS ?? 20_000);
  const seed = Number(process.env.BGPLINT_HCL_SEED ?? 1);
  const texts = fc.sample(text, { numRuns: runs, seed });
  const verdicts = askHcl(program as string, texts);
  const different = texts.flatMap((written, index) => {
    const { refused, body } = verdicts[index] ?? {};
    const read = ours(written);
    return JSON.stringify(read) === JSON.stringify(body && sorted(body)) ? [] : [{ written, refused, read }];
  });
  console.log(
    `${runs} texts, ${verdicts.filter(({ body }) => body).length} accepted, ${different.length} read otherwise`,
  );
  expect(different.slice(0, 5)).toEqual([]);
});

test.skipIf(!program)('what bgplint writes is laid out as terraform fmt lays it out', () => {
  const texts = ['192.0.2.1', '192.0.2.1, 192.0.2.2'].flatMap(peers =>
    ['[]', '[tcp/443, { protocol: udp, port: 8000-8100, from: [192.0.2.0/24, 198.51.100.0/24] }]'].map(services => {
      const profile = `allocations: [{ localAs: 4200000000, peerAs: 65535, peers: [${peers}], ipv4: 192.0.2.0/24, services: ${services} }]`;
      const read = readProfile({ path: '.nrec.yaml', text: profile }).profile as Profile;
      return securityGroupText(allocationTexts(read.allocations[0] as Allocation, read, 'main.tf', []), '2nd group');
    }),
  );
  const verdicts = askHcl(program as string, texts);
  expect(verdicts.map(({ refused, formatted }) => [refused, formatted])).toEqual(texts.map(() => [undefined, true]));
});

/** Keys in the order in which ours are. */
function sorted({ attributes, blocks }: HclBody): HclBody {
  return {
    attributes: attributes.toSorted(),
    blocks: blocks.map(block => ({ type: block.type, labels: block.labels, ...sorted(block) })),
  };
}
