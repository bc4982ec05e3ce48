import type { Expression, Statement } from './tree.js';

export type Call = Expression & { readonly kind: 'call' };

/**
 * The calls in a body, in the order written. What is long (chains of `else if`, of operators) is followed without recursion, and sets,
 * which may be very long, are passed by: of what they hold no filter is made.
 */
export function callsIn(body: Statement | Expression): readonly Call[] {
  const calls = [...nodesIn(body)].filter((node): node is Call => kindOf(node) === 'call');
  return calls.toSorted((a, b) => a.span.start - b.span.start);
}

/** Whether a function gives something back: one that does not is no condition. */
export function givesBack(body: Statement): boolean {
  for (const node of nodesIn(body)) if (kindOf(node) === 'return' && 'value' in node) return true;
  return false;
}

function* nodesIn(body: Statement | Expression): Generator<object> {
  const waiting: unknown[] = [body];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== 'object' || node === null) continue;
    yield node;
    if (kindOf(node) === 'set') continue;
    for (const inner of Object.values(node)) waiting.push(inner);
  }
}

function kindOf(node: object): unknown {
  return (node as { readonly kind?: unknown }).kind;
}
