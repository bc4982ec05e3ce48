import { addressBits, type Family } from '../../net/address.js';
import { PrefixSet } from '../../net/prefix-set.js';

/**
 * What is known of a condition, over all prefixes of one family: for which it may come out true, for which false, and for
 * which the daemon may give up with a runtime error (which rejects the route). Each over-approximates; a prefix in only
 * one of them is certain.
 */
export interface Truth {
  readonly yes: PrefixSet;
  readonly no: PrefixSet;
  readonly error: PrefixSet;
}

/** A condition that depends on the prefix alone. */
export function decided(yes: PrefixSet): Truth {
  return { yes, no: yes.complement(), error: PrefixSet.empty(yes.family) };
}

/** A condition on something other than the prefix: it may come out either way. */
export function undecided(family: Family, mayFail = false): Truth {
  const all = PrefixSet.all(family);
  return { yes: all, no: all, error: mayFail ? all : PrefixSet.empty(family) };
}

export function not(a: Truth): Truth {
  return { yes: a.no, no: a.yes, error: a.error };
}

/** `a && b`; BIRD evaluates `b` only when `a` holds. */
export function both(a: Truth, b: Truth): Truth {
  return {
    yes: a.yes.intersect(b.yes),
    no: a.no.union(a.yes.intersect(b.no)),
    error: a.error.union(a.yes.intersect(b.error)),
  };
}

/** `a || b`; BIRD evaluates `b` only when `a` does not hold. */
export function either(a: Truth, b: Truth): Truth {
  return not(both(not(a), not(b)));
}

/** Every prefix whose length stands in the relation to `length`. */
export function lengthIs(family: Family, operator: string, length: number): PrefixSet | undefined {
  const bits = addressBits(family);
  const lengths = (low: number, high: number): PrefixSet => {
    const [from, to] = [Math.max(0, low), Math.min(bits, high)];
    return from > to ? PrefixSet.empty(family) : PrefixSet.lengths(family, from, to);
  };
  switch (operator) {
    case '=':
      return lengths(length, length);
    case '!=':
      return lengths(length, length).complement();
    case '<':
      return lengths(0, length - 1);
    case '<=':
      return lengths(0, length);
    case '>':
      return lengths(length + 1, bits);
    case '>=':
      return lengths(length, bits);
    default:
      return undefined;
  }
}
