import type { Span } from '../core/span.js';
import type { Family } from '../net/address.js';
import type { PrefixSet } from '../net/prefix-set.js';

/** A part of a policy's result and the place that accepts it: a verdict, a condition, a list entry. */
export interface PolicyTerm {
  readonly at: Span;
  readonly may: PrefixSet;
  readonly must: PrefixSet;
}

/**
 * What an import or export policy lets through, for one address family, whatever the routes offered to it.
 * `must` ⊆ truth ⊆ `may`: a prefix in `must` is certainly accepted, one outside `may` certainly is not.
 */
export interface Policy {
  /** How it is written: everything, nothing, a condition in place, a named or unnamed filter, or a list of what is announced. */
  readonly form: 'all' | 'none' | 'condition' | 'filter' | 'list';
  /** The statement that applies the policy to the session. */
  readonly at: Span;
  /** The definition that decides, where it stands apart from `at`: a named filter's header. */
  readonly definition?: Span;
  readonly may: PrefixSet;
  readonly must: PrefixSet;
  readonly terms: readonly PolicyTerm[];
  /** The families of the prefixes it compares routes with: a policy of the other family can accept nothing here. */
  readonly compares: readonly Family[];
  /** Part of it could not be read (a syntax error, an undefined name): rules must not judge it. */
  readonly damaged: boolean;
}
