import type { Span } from '../../../core/span.js';
import type { Finding } from '../../../model/rule.js';
import { constantsOf } from '../definitions.js';
import { fold } from '../fold.js';
import type { Expression } from '../tree.js';
import type { AdviceRule } from './rule.js';

/**
 * Ranges whose first end is the greater one. Measured with 2.0.12, 2.17 and 3.4: BIRD refuses them in pairs and prefix
 * patterns, and takes them without a word for numbers, addresses and the parts of other communities; nothing matches.
 */
export const emptyRange: AdviceRule = {
  id: 'bird/empty-range',
  severity: 'warning',
  summary: 'A range whose first end is greater than its second, which matches nothing',
  pattern(item, { definitions, text }) {
    if (item.kind !== 'range') return;
    const lookup = constantsOf(definitions);
    const [from, to] = [endOf(fold(item.from, lookup)), endOf(fold(item.to, lookup))];
    if (from === undefined || to === undefined || typeof from !== typeof to || from <= to) return;
    return finding(item.span, text(item.from.span), text(item.to.span));
  },
  mask(span, { text }) {
    const ranges = text(span).matchAll(/(?<![.\w])(\d+)\s*\.\.\s*(\d+)(?![.\w])/g);
    return [...ranges].flatMap(range => {
      const [whole, from, to] = range as unknown as [string, string, string];
      const start = span.start + range.index;
      return Number(from) <= Number(to)
        ? []
        : [finding({ path: span.path, start, end: start + whole.length }, from, to)];
    });
  },
};

function finding(span: Span, from: string, to: string): Finding {
  return {
    span,
    message: 'This range matches nothing: its first end is the greater one. Turn it around.',
    fixes: [{ title: 'Turn the range around', safe: false, edits: [{ span, text: `${to}..${from}` }] }],
  };
}

function endOf(literal: Expression | undefined): number | bigint | undefined {
  if (literal?.kind === 'number') return literal.value;
  return literal?.kind === 'address' ? literal.address.value : undefined;
}
