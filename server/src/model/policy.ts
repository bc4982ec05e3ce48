import type { Span } from '../core/span.js';
import type { Family } from '../net/address.js';
import type { PrefixSet } from '../net/prefix-set.js';

/** A part of a policy's result and the place that accepts it: a verdict, a condition, a list entry. */
export interface PolicyTerm {
  readonly at: Span;
  readonly may: PrefixSet;
  readonly must: PrefixSet;
}

/** What something accepts by itself, whatever the routes offered to it; `must` ⊆ truth ⊆ `may`. */
export type Accepted = Pick<Policy, 'may' | 'must' | 'terms' | 'damaged'>;

/** A definition that a policy is made of: a filter, a function, a list, a route-map, an object. */
export interface PolicyPart {
  /** Where its name is defined, or what it is defined by begins. */
  readonly header: Span;
  /** What it does, where the dialect says. */
  readonly body?: Span;
  /**
   * What it is to the policy: it decides all; it is one of several each of which lets out what it accepts; or it is asked on the way,
   * and nothing follows from it alone.
   */
  readonly role: 'whole' | 'share' | 'ingredient';
  /** Worked out when it is asked for, for the policy's family. */
  readonly accepts: () => Accepted;
}

/** Something that a policy writes into routes on their way through. */
export interface RouteChange {
  readonly kind: 'as-path' | 'next-hop' | 'med' | 'community';
  /** What is written, in one spelling (AS numbers with blanks between them, an address, a number); undefined: not a constant. */
  readonly value: string | undefined;
  readonly at: Span;
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
  /** What it may write into routes that it lets through; absent where the dialect does not say. */
  readonly changes?: readonly RouteChange[];
  /** Part of it could not be read (a syntax error, an undefined name): rules must not judge it. */
  readonly damaged: boolean;
  /** The definitions that it is made of, where the dialect knows them; to ask for them costs no interpretation. */
  readonly parts?: readonly PolicyPart[];
}
