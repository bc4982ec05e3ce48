import { literalOf, numberOf } from './constants.js';
import type { SymbolTable } from './symbols.js';
import type { Case, Expression, SetItem } from './tree.js';

/** Both ends of what an element of a case stands for; values of several parts are compared part by part. */
interface Interval {
  readonly low: readonly bigint[];
  readonly high: readonly bigint[];
}

/** More than any part of a value. */
const MOST = 1n << 128n;

/**
 * Two elements of a case that stand for the same value, in the order in which they are written. Elements whose values only
 * the daemon can work out are left out.
 */
export function overlap(
  { arms }: Case,
  symbols: SymbolTable,
): { readonly first: SetItem; readonly second: SetItem } | undefined {
  const names = new Map<string, bigint>();
  const known = arms.flatMap(({ matches = [] }) =>
    matches.flatMap(item => {
      const interval = intervalOf(item, symbols, names);
      // BIRD keeps ends that stand the wrong way round, and nothing lies between them.
      return interval && compare(interval.low, interval.high) <= 0 ? [{ item, ...interval }] : [];
    }),
  );
  known.sort((a, b) => compare(a.low, b.low));
  for (const [i, next] of known.entries()) {
    const before = known[i - 1];
    if (!before || compare(next.low, before.high) > 0) continue;
    const [first, second] = [before.item, next.item].toSorted((a, b) => a.span.start - b.span.start);
    return first && second && { first, second };
  }
  return undefined;
}

function intervalOf(item: SetItem, symbols: SymbolTable, names: Map<string, bigint>): Interval | undefined {
  switch (item.kind) {
    case 'one':
      return intervalOfValue(item.value, symbols, names);
    case 'range': {
      const [from, to] = [intervalOfValue(item.from, symbols, names), intervalOfValue(item.to, symbols, names)];
      return from && to && { low: from.low, high: to.high };
    }
    default:
      return undefined;
  }
}

function intervalOfValue(
  expression: Expression,
  symbols: SymbolTable,
  names: Map<string, bigint>,
): Interval | undefined {
  const literal = literalOf(expression, symbols);
  const number = numberOf(literal, symbols);
  if (number !== undefined) return only(BigInt(number));
  if (literal.kind === 'address') return only(literal.address.value);
  // Constants of the language and kinds of extended communities: the same only where the name is.
  if (literal.kind === 'name' && !symbols.entry(literal.name).definition) {
    const key = names.get(literal.name) ?? BigInt(names.size);
    names.set(literal.name, key);
    return only(key);
  }
  if (literal.kind !== 'tuple') return undefined;
  const low: bigint[] = [];
  const high: bigint[] = [];
  for (const element of literal.elements) {
    const part = element.kind === 'any' ? { low: [0n], high: [MOST] } : intervalOf(element, symbols, names);
    if (!part) return undefined;
    low.push(...part.low);
    high.push(...part.high);
  }
  return { low, high };
}

function only(value: bigint): Interval {
  return { low: [value], high: [value] };
}

function compare(a: readonly bigint[], b: readonly bigint[]): number {
  for (const [i, part] of a.entries()) {
    const other = b[i] ?? 0n;
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}
