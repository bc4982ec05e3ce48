import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../server/src/core/diagnostic.js';
import { LineIndex } from '../../server/src/core/source.js';
import { allRules } from '../../server/src/workspace/rules.js';
import { birdProgram } from '../oracle/bird.js';
import { agreesWithBird, filesOf, lint, rootOf } from './block.js';
import { type Block, type Mark, readPages } from './page.js';

const pages = readPages();
const rules = allRules();
const bird = birdProgram('bird');

test('every rule has its page, and every page its rule', () => {
  expect(pages.map(({ rule }) => rule)).toEqual(rules.map(({ id }) => id));
});

describe.each(pages)('$rule', page => {
  test('has a page that says what the table says', () => {
    const rule = rules.find(({ id }) => id === page.rule);
    expect({ title: page.title, severity: page.severity, summary: page.summary }).toEqual({
      title: rule?.id,
      severity: rule?.severity,
      summary: rule?.summary,
    });
    expect(new Set(page.blocks.map(({ kind }) => kind))).toEqual(new Set(['bad', 'good']));
  });

  describe.each(page.blocks.map(block => ({ ...block, block })))('$kind block in line $line', ({ kind, block }) => {
    test(kind === 'bad' ? 'is found where it is marked' : 'is not found', async () => {
      const found = (await lint(block)).filter(({ rule }) => rule === page.rule);
      expect(found.map(diagnostic => markOf(block, diagnostic))).toEqual(block.marks);
      expect(found.length > 0).toBe(kind === 'bad');
    });

    if (block.language === 'bird')
      test.skipIf(!bird)('is judged by bird -p as by bgplint', () => agreesWithBird(block, bird as string));
  });
});

/** Where a diagnostic stands, as far as its first line goes. */
function markOf(block: Block, { rule, span }: Diagnostic): Mark {
  const isOther = span.path !== rootOf(block) && span.path in block.files;
  const index = new LineIndex(filesOf(block)[isOther ? span.path : rootOf(block)] ?? '');
  const { line, column } = index.position(span.start);
  const end = Math.min(span.end, index.line(line).end) - index.line(line).start;
  // Nothing is narrower than one caret; in the first column the comment sign comes before it.
  const narrowest = column === 0 ? 2 : column + 1;
  const place = { rule, line, start: column, end: span.end > span.start ? end : narrowest };
  return isOther ? { ...place, file: span.path } : place;
}
