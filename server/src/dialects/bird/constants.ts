import type { SymbolTable } from './symbols.js';
import type { Expression } from './tree.js';

/** How far constants that stand for constants are followed; they cannot form a circle, but expressions can be deep. */
const MAX_DEPTH = 50;

/** The number an expression comes to when it is made of constants alone; undefined otherwise. */
export function numberOf(expression: Expression, symbols: SymbolTable, depth = 0): number | undefined {
  if (depth > MAX_DEPTH) return undefined;
  switch (expression.kind) {
    case 'number':
      return expression.value <= 0xffffffff ? expression.value : undefined;
    case 'boolean':
      return Number(expression.value);
    case 'name': {
      const { definition } = symbols.entry(expression.name);
      const value = definition?.class === 'constant' ? definition.value : undefined;
      return value && numberOf(value, symbols, depth + 1);
    }
    case 'binary': {
      const left = numberOf(expression.left, symbols, depth + 1);
      const right = numberOf(expression.right, symbols, depth + 1);
      if (left === undefined || right === undefined) return undefined;
      switch (expression.operator) {
        case '+':
          return (left + right) >>> 0;
        case '-':
          return (left - right) >>> 0;
        case '*':
          return Number(BigInt.asUintN(32, BigInt(left) * BigInt(right)));
        case '/':
          return right === 0 ? undefined : Math.floor(left / right);
        default:
          return undefined;
      }
    }
    default:
      return undefined;
  }
}

/** The literal behind a constant's name, or the expression itself. */
export function literalOf(expression: Expression, symbols: SymbolTable, depth = 0): Expression {
  if (expression.kind !== 'name' || depth > MAX_DEPTH) return expression;
  const { definition } = symbols.entry(expression.name);
  const value = definition?.class === 'constant' ? definition.value : undefined;
  return value ? literalOf(value, symbols, depth + 1) : expression;
}

/** Whether an expression is a literal or a constant: BIRD converts only those between types. */
export function isConstant(expression: Expression, symbols: SymbolTable): boolean {
  const literal = literalOf(expression, symbols);
  return literal.kind !== 'name' && literal.kind !== 'call' && literal.kind !== 'method';
}
