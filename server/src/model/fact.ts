import type { Span } from '../core/span.js';

/** Where a value comes from: written here, taken from a template or peer-group, or the daemon's own default. */
export type Origin = 'explicit' | 'inherited' | 'default';

/**
 * What is known about one setting. `unknown` is a finding about our knowledge, not about the file: a template hole, an
 * expression that cannot be folded, an include that was not read. Rules judge only what is `known` or `absent`.
 */
export type Fact<T> = Known<T> | Unknown | Absent;

export interface Known<T> {
  readonly kind: 'known';
  readonly value: T;
  readonly origin: Origin;
  /** The statement that says so, however far away; a daemon's default has none. */
  readonly at?: Span;
  /** The value alone, within `at`, where it can be told apart. */
  readonly valueAt?: Span;
}

export interface Unknown {
  readonly kind: 'unknown';
  /** Why, as the end of a sentence "the value is not known, because …". */
  readonly why: string;
  readonly at?: Span;
}

export interface Absent {
  readonly kind: 'absent';
}

export const ABSENT: Absent = { kind: 'absent' };

/** A value written at `at`. */
export function explicit<T>(value: T, at: Span, valueAt: Span = at): Known<T> {
  return { kind: 'known', value, origin: 'explicit', at, valueAt };
}

/** A value that the daemon uses when nothing is written. */
export function byDefault<T>(value: T): Known<T> {
  return { kind: 'known', value, origin: 'default' };
}

export function unknown(why: string, at?: Span): Unknown {
  return at ? { kind: 'unknown', why, at } : { kind: 'unknown', why };
}

/** The same fact as seen by a session that takes it from a template or peer-group. */
export function inherited<T>(fact: Fact<T>): Fact<T> {
  return fact.kind === 'known' && fact.origin === 'explicit' ? { ...fact, origin: 'inherited' } : fact;
}

/** The value, or undefined when it is absent or unknown. */
export function knownValue<T>(fact: Fact<T>): T | undefined {
  return fact.kind === 'known' ? fact.value : undefined;
}

/** Where a fact is written: its value if possible, else its statement, else `otherwise` (a header, say). */
export function placeOf(fact: Fact<unknown>, otherwise: Span): Span {
  if (fact.kind === 'known') return fact.valueAt ?? fact.at ?? otherwise;
  return (fact.kind === 'unknown' ? fact.at : undefined) ?? otherwise;
}
