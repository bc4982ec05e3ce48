// How conditions are put together, whatever they ask.
import type { Expression } from './tree.js';

/** Whether an operator joins conditions. */
export function isLogical(operator: string): boolean {
  return operator === '&&' || operator === '||';
}

/** `a && b && c` as a list; of other operators at most the first operand. */
export function operandsOf(condition: Expression & { kind: 'binary' }): readonly Expression[] {
  const operands: Expression[] = [];
  let left: Expression = condition;
  while (left.kind === 'binary' && left.operator === condition.operator) {
    operands.push(left.right);
    left = left.left;
  }
  operands.push(left);
  return operands.reverse();
}

/** `a && b || c`, which binds from the left, as its first operand and what follows. */
export function spineOf(
  condition: Expression & { kind: 'binary' },
): readonly [Expression, readonly (Expression & { kind: 'binary' })[]] {
  const rest: (Expression & { kind: 'binary' })[] = [];
  let left: Expression = condition;
  for (; left.kind === 'binary' && isLogical(left.operator); left = left.left) rest.push(left);
  return [left, rest.reverse()];
}

const calling = new WeakMap<Expression, boolean>();

/** Whether a function is called anywhere in an expression. */
export function hasCall(expression: Expression): boolean {
  switch (expression.kind) {
    case 'call':
      return true;
    case 'unary':
      return hasCall(expression.operand);
    case 'method':
      return hasCall(expression.object) || (expression.args ?? []).some(hasCall);
    case 'tuple':
      return expression.elements.some(item => item.kind === 'one' && hasCall(item.value));
    case 'binary': {
      const known = calling.get(expression);
      if (known !== undefined) return known;
      let found = false;
      let left: Expression = expression;
      for (; left.kind === 'binary' && !found; left = left.left) found = hasCall(left.right);
      found ||= hasCall(left);
      calling.set(expression, found);
      return found;
    }
    default:
      return false;
  }
}
