import type { Lookup } from './definitions.js';
import type { Expression } from './tree.js';

/** How many names deep a constant may be defined through others. */
const DEPTH = 32;

/** The kinds of expression that are a value as they stand. */
const LITERALS: ReadonlySet<Expression['kind']> = new Set([
  'number',
  'boolean',
  'time',
  'string',
  'address',
  'prefix',
  'set',
  'bytes',
]);

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? Number.NaN : Math.trunc(a / b)),
};

/**
 * The literal an expression comes to when constants are looked up and arithmetic is done, with the span of the literal
 * that decides (a constant's value where that is defined); undefined when it cannot be known.
 */
export function fold(expression: Expression, lookup: Lookup, depth = 0): Expression | undefined {
  if (depth > DEPTH) return undefined;
  if (LITERALS.has(expression.kind)) return expression;
  if (expression.kind === 'name') {
    const value = lookup(expression.name);
    return value && fold(value, lookup, depth + 1);
  }
  return expression.kind === 'binary' ? arithmetic(expression, lookup, depth) : undefined;
}

/** Computes along the left spine: `1 + 1 + …` is a tree as deep as it is long. */
function arithmetic(
  expression: Expression & { kind: 'binary' },
  lookup: Lookup,
  depth: number,
): Expression | undefined {
  const steps: (Expression & { kind: 'binary' })[] = [];
  let first: Expression = expression;
  while (first.kind === 'binary') {
    if (!ARITHMETIC[first.operator]) return undefined;
    steps.push(first);
    first = first.left;
  }
  const literal = fold(first, lookup, depth + 1);
  if (literal?.kind !== 'number') return undefined;
  let { value } = literal;
  for (const step of steps.toReversed()) {
    const right = fold(step.right, lookup, depth + 1);
    const result = right?.kind === 'number' ? ARITHMETIC[step.operator]?.(value, right.value) : undefined;
    // BIRD's integers are 32 bits wide and unsigned; what leaves them is not worth guessing.
    if (result === undefined || !(result >= 0 && result <= 0xffff_ffff)) return undefined;
    value = result;
  }
  return { kind: 'number', value, span: expression.span };
}
