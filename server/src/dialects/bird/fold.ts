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
  if (expression.kind === 'binary') {
    const operation = ARITHMETIC[expression.operator];
    if (!operation) return undefined;
    const left = fold(expression.left, lookup, depth + 1);
    const right = fold(expression.right, lookup, depth + 1);
    if (left?.kind !== 'number' || right?.kind !== 'number') return undefined;
    const value = operation(left.value, right.value);
    // BIRD's integers are 32 bits wide and unsigned; what leaves them is not worth guessing.
    return value >= 0 && value <= 0xffff_ffff ? { kind: 'number', value, span: expression.span } : undefined;
  }
  return undefined;
}
