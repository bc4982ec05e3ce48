import type { Expression, Statement } from './tree.js';

export type Call = Expression & { readonly kind: 'call' };

/**
 * The calls in a body, in the order written. What is long (chains of `else if`, of operators) is followed without recursion, and sets,
 * which may be very long, are passed by: of what they hold no filter is made.
 */
export function callsIn(body: Statement | Expression): readonly Call[] {
  const calls: Call[] = [];
  const waiting: unknown[] = [body];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== 'object' || node === null) continue;
    if (isCall(node)) calls.push(node);
    if ((node as { readonly kind?: unknown }).kind === 'set') continue;
    for (const inner of Object.values(node)) waiting.push(inner);
  }
  return calls.toSorted((a, b) => a.span.start - b.span.start);
}

function isCall(node: object): node is Call {
  return (node as { readonly kind?: unknown }).kind === 'call';
}
