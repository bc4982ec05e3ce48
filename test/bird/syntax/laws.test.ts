import { describe, expect, it } from 'vitest';
import type { Span } from '../../../server/src/core/span.js';
import fc from '../../fast-check.js';
import { accepted, refused } from '../fixtures/fixtures.js';
import { ROOT, read, VERSIONS } from './read.js';

type Reading = ReturnType<typeof read>;

/** Every span in a result. */
function* spansOf(value: unknown): Generator<Span> {
  if (value === null || typeof value !== 'object') return;
  if ('path' in value && 'start' in value && 'end' in value) yield value as Span;
  else if (!(value instanceof Map)) for (const part of Object.values(value)) yield* spansOf(part);
}

function checkSpans(unit: Reading): void {
  for (const { path, start, end } of spansOf([unit.tree, unit.diagnostics, unit.comments, unit.secrets])) {
    const length = unit.sources.get(path)?.text.length ?? (path === ROOT ? 0 : -1);
    if (!(0 <= start && start <= end && end <= length)) throw new Error(`${path} ${start}–${end} of ${length}`);
  }
}

/** What a text leads to, comparable. */
function result(text: string, version: string): string {
  const unit = read(text, version);
  checkSpans(unit);
  const { tree, diagnostics, comments, secrets, holdsFor } = unit;
  return JSON.stringify([tree, diagnostics, comments, secrets, holdsFor], (_, value) =>
    typeof value === 'bigint' ? `${value}` : value,
  );
}

const TEXTS = [...accepted(), ...refused()].map(({ text }) => text);
const TOKENS = [...new Set(TEXTS.flatMap(text => text.match(/[\w.:]+|"[^"\n]*"|[^\w\s]/g) ?? []))];

const version = fc.constantFrom(...VERSIONS);
/** Tokens of BIRD’s in any order. */
const soup = fc
  .array(fc.constantFrom(...TOKENS, '\n', '{', '}', ';'), { maxLength: 120 })
  .map(words => words.join(' '));
/** A configuration with some of its characters replaced. */
const mutated = fc
  .tuple(
    fc.constantFrom(...TEXTS),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), fc.string({ maxLength: 6 })), { maxLength: 4 }),
  )
  .map(([text, edits]) =>
    edits.reduce((edited, [at, length, put]) => {
      const start = at % (edited.length + 1);
      return edited.slice(0, start) + put + edited.slice(start + length);
    }, text),
  );

describe('reading never throws, and keeps to the sources', () => {
  it('whatever characters come', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), version, (text, of) => void result(text, of)),
      {
        numRuns: 300,
      },
    );
  });

  it('whatever words come', () => {
    fc.assert(
      fc.property(soup, version, (text, of) => void result(text, of)),
      { numRuns: 600 },
    );
  });

  it('whatever happens to a configuration', () => {
    fc.assert(
      fc.property(mutated, version, (text, of) => void result(text, of)),
      { numRuns: 600 },
    );
  });

  it('when a configuration ends early, anywhere', { timeout: 120_000 }, () => {
    for (const text of refused().map(each => each.text)) {
      for (let end = 0; end < text.length; end += 7) result(text.slice(0, end), '2.17');
    }
    for (const { text } of accepted())
      for (let end = 0; end < text.length; end += 41) result(text.slice(0, end), '3.4');
  });
});

describe('reading the same', () => {
  it('gives the same', () => {
    fc.assert(
      fc.property(fc.oneof(soup, mutated), version, (text, of) => {
        expect(result(text, of)).toBe(result(text, of));
      }),
      { numRuns: 100 },
    );
  });

  it('holds for the versions it is said to hold for', () => {
    fc.assert(
      fc.property(mutated, version, (text, of) => {
        const unit = read(text, of);
        for (const other of unit.holdsFor) expect(read(text, other).diagnostics).toEqual(unit.diagnostics);
      }),
      { numRuns: 150 },
    );
  });
});

describe('large texts', () => {
  const SIZE = 1 << 20;
  const fill = (piece: string) => piece.repeat(Math.ceil(SIZE / piece.length));

  it.each([
    ['one word', 'a'],
    ['words on one line', 'word '],
    ['a set on one line', '10.0.0.0/8, '],
    ['NUL', '\0'],
    ['quotation marks', '"'],
    ['lines of quotation marks', '"\n'],
    ['braces', '{}'],
    ['ends of comments', '*/'],
    ['beginnings of comments', '/* '],
    ['digits', '1'],
    ['dots', '.'],
    ['colons', '::'],
    ['includes', 'include "x*";\n'],
    ['statements that cannot be read', 'x;\n'],
    ['characters that mean nothing', '$ '],
  ])('of %s come to an end, with few findings', { timeout: 60_000 }, (_, piece) => {
    expect(read(fill(piece)).diagnostics.length).toBeLessThan(1000);
  });
});
