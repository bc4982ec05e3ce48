import { beforeAll, describe, expect, it } from 'vitest';
import { HclParser } from '../../server/src/dialects/terraform/parser.js';
import { readTerraform } from '../../server/src/dialects/terraform/read.js';
import fc from '../fast-check.js';
import { provideGroupBy } from '../group-by.js';
import { SAMPLES } from './samples.js';

const read = (text: string) => readTerraform({ path: 'main.tf', text });

/** Where the only mistake of a text stands. */
function mistake(text: string): string | undefined {
  const [diagnostic, more] = read(text).diagnostics;
  expect(more).toBeUndefined();
  return diagnostic && text.slice(diagnostic.span.start, diagnostic.span.end);
}

beforeAll(provideGroupBy);

describe('the grammar of HCL', () => {
  it('is one', () => {
    expect(() => new HclParser(true)).not.toThrow();
  });

  it.each(SAMPLES.map(text => [text]))('takes %j', text => {
    expect(read(text).diagnostics).toEqual([]);
  });

  it.each([
    ['a = \n', '='],
    ["a = 'x'\n", "'"],
    ['a = 1 b = 2\n', 'b'],
    ['a = 1;\n', ';'],
    ['a "b" = 1\n', '='],
    ['a = [1 2]\n', '2'],
    ['a = f(1, \n', ','],
    ['a {\n  b = 1\n', '1'],
    ['a { b = 1, c = 2 }\n', ','],
    ['a = "x\n', '"x'],
    ['a = <<EOT\nx\n', '<<EOT'],
    ['a = 1\na = 2\n', 'a'],
    ['a = "\\q"\n', '\\q'],
    ['a = x.0.1\n', '0.1'],
    ['a = "%{ if x }"\n', 'if'],
    ['a = "%{ endif }"\n', 'endif'],
    ['a = [for x in y : x => x]\n', '=>'],
    ['a = {for x in y : x}\n', '}'],
    ['a = 1.2.3\n', '1.2.3'],
    ['a =\n  1\n', '='],
  ])('refuses %j at %j', (text, at) => {
    expect(mistake(text)).toBe(at);
    expect(read(text).file.isDamaged).toBe(true);
  });

  it('works out strings, lists and references', () => {
    const { body, references } = read(`a = "x\\t\${"y"}$\${z}"\nb = [1, "\${var.c[0].d}"]\n`).file;
    expect(body.attributes.map(({ value }) => ({ ...value, span: 0 }))).toMatchObject([
      { kind: 'string', value: `x\ty$${'{z}'}` },
      { kind: 'list', items: [{ kind: 'number', value: 1 }, { kind: 'other' }] },
    ]);
    expect(references.map(({ path }) => path.join('.'))).toContain('var.c');
  });

  it('never throws, and points into the text', () => {
    const pieces = fc.constantFrom(
      '"',
      '${',
      '%{',
      '}',
      '{',
      '[',
      ']',
      '(',
      ')',
      '\n',
      '=',
      'a',
      'for',
      '<<E\n',
      'E\n',
      '*',
      '.',
      ' ',
      '\\',
      '/*',
      '#',
    );
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 60 }).map(all => all.join('')),
      fc.string({ unit: 'binary', maxLength: 100 }),
    );
    fc.assert(
      fc.property(texts, text => {
        for (const { span } of read(text).diagnostics) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(span.start).toBeLessThanOrEqual(span.end);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['[', '(', '{ a = ', '"${', '!', '-', 'a ? b : ', 'f('])('outlives %j a hundred thousand times', piece => {
    expect(read(`a = ${piece.repeat(100_000)}`).diagnostics).toHaveLength(1);
  });
});
