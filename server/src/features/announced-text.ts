import { maskedText } from '../core/mask.js';
import { LineIndex } from '../core/source.js';
import type { Span } from '../core/span.js';
import { formatPattern } from '../net/patterns.js';
import type { PrefixSet } from '../net/prefix-set.js';
import { allocationSet } from '../profile/allocation-set.js';
import { familyName } from '../rules/words.js';
import type { LintResult } from '../workspace/result.js';
import type { Lens } from './lenses.js';

/** Longer sets are cut off: nobody reads on. */
const LONGEST = 10_000;

/** How many patterns are told of one place. */
const SHOWN = 3;

/**
 * Everything behind a lens, as a text to read: all that is announced, what accepts it, and what the allocation has.
 * Lines of the configuration that it quotes have their passwords masked.
 */
export function announcedText({ span, family, tell }: Lens, result: LintResult): string {
  const { title, may, must, terms, allocation } = tell();
  const accepting = terms().filter(term => !term.may.isEmpty());
  return [
    `${lineOf(span, result).text} (${familyName(family)})`,
    title,
    '',
    ...(may.equals(must)
      ? section('Announced where there is a route to it, and nothing else is', may)
      : [
          ...section('May be announced; nothing else is', may),
          ...section('Announced for certain where there is a route to it', must),
        ]),
    ...(accepting.length === 0
      ? []
      : [
          'Accepted by',
          ...cut(
            accepting.map(({ at, may: accepted }) => {
              const { name, text } = lineOf(at, result);
              return `  ${name}: ${text}\n      ${accepted.toString({ max: SHOWN })}`;
            }),
          ),
          '',
        ]),
    ...(allocation ? section(`Allocation ${allocation.name}`, allocationSet(allocation, family)) : []),
  ].join('\n');
}

function section(title: string, set: PrefixSet): readonly string[] {
  const patterns = set.patterns().map(pattern => `  ${formatPattern(pattern)}`);
  return [title, ...(patterns.length === 0 ? ['  nothing'] : cut(patterns)), ''];
}

function cut(lines: readonly string[]): readonly string[] {
  return lines.length <= LONGEST ? lines : [...lines.slice(0, LONGEST), `  … and ${lines.length - LONGEST} more`];
}

/** The line that a place begins on, and how it is named. */
function lineOf(
  { path, start }: Span,
  { sources, secrets }: LintResult,
): { readonly name: string; readonly text: string } {
  const source = sources.get(path);
  if (!source) return { name: path, text: '' };
  const lines = new LineIndex(source.text);
  const { line } = lines.position(start);
  const { start: from, end } = lines.line(line);
  const text = maskedText(source.text, { path, start: from, end }, secrets);
  return { name: `line ${line + 1}`, text: text.trim() };
}
