import type { Expression } from '../tree.js';
import { nameOf } from '../types.js';
import type { Context } from './context.js';
import type { AdviceRule } from './rule.js';

/** Types that are compared by “~” where people write “=”. */
const BY_MATCH: ReadonlySet<string> = new Set([
  'bgppath bgpmask',
  'prefix prefix set',
  'bgppath set of int',
  'int set of int',
  'clist set of pair',
  'lclist set of lc',
  'eclist set of ec',
  'ip set of ip',
]);

/** An address and a quad are one where BIRD converts them. */
const COMPARABLE: ReadonlySet<string> = new Set(
  'int bool ip prefix pair ec lc string bgppath clist eclist lclist bgpmask'.split(' '),
);

/**
 * Values of different types, which are never equal. Measured with 2.0.12, 2.17 and 3.4: no error, the comparison is simply
 * false (and “!=” true).
 */
export const equalTypes: AdviceRule = {
  id: 'bird/equal-types',
  severity: 'warning',
  summary: 'Values of different types, which are never equal',
  comparison({ operator, left, right, span }, context) {
    if (operator !== '=' && operator !== '!=') return;
    const [a, b] = [context.types.of(left), context.types.of(right)];
    if (a === b || !isKnown(a) || !isKnown(b)) return;
    const match = BY_MATCH.has(`${a} ${b}`);
    const sign = operator === '=' ? '~' : '!~';
    return {
      span,
      message: `${nameOf(simple(a), true)} never equals ${nameOf(simple(b))}: this is always ${operator === '=' ? 'false' : 'true'}.${match ? ` Write “${sign}”.` : ''}`,
      ...(match && { fixes: [{ title: `Write “${sign}”`, safe: false, edits: edit(left, right, sign, context) }] }),
    };
  },
};

function isKnown(type: string): boolean {
  return COMPARABLE.has(type) || type === 'prefix set' || type.startsWith('set of ') || type.startsWith('enum ');
}

function simple(type: string): string {
  return type.startsWith('set of ') ? 'set' : type;
}

/** Replaces the operator between two operands. */
function edit(left: Expression, right: Expression, sign: string, { text }: Context) {
  const { path, end } = left.span;
  const between = text({ path, start: end, end: right.span.start });
  const at = /!?=/.exec(between);
  if (!at || path !== right.span.path) return [];
  const start = end + at.index;
  return [{ span: { path, start, end: start + at[0].length }, text: sign }];
}
