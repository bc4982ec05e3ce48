import { explicit, type Fact, unknown } from '../../model/fact.js';
import type { Lookup } from './definitions.js';
import { fold } from './fold.js';
import { expressionArgument } from './options.js';
import type { Expression, Option } from './tree.js';

/** Takes a value out of a literal; undefined: a literal of another kind. */
export type Reader<T> = (literal: Expression) => T | undefined;

/** Numbers of 32 bits; the daemon refuses larger ones, and that is said elsewhere. */
export const number: Reader<number> = literal =>
  literal.kind === 'number' && literal.value <= 0xffff_ffff ? literal.value : undefined;

/** AS numbers: zero is none (RFC 7607), and BIRD takes it for a missing one. */
export const asNumber: Reader<number> = literal => number(literal) || undefined;

export const text: Reader<string> = literal => (literal.kind === 'string' ? literal.value : undefined);

/** BIRD takes numbers for switches too; it warns from 2.20 and 3.4 on. */
export const flag: Reader<boolean> = literal =>
  literal.kind === 'boolean' ? literal.value : literal.kind === 'number' ? literal.value !== 0 : undefined;

/** What an option says in one of its arguments; undefined when the argument is not written. */
export function argumentFact<T>(option: Option, name: string, read: Reader<T>, lookup: Lookup): Fact<T> | undefined {
  const argument = expressionArgument(option, name);
  return argument && expressionFact(argument, option, read, lookup);
}

/** What an expression comes to, as a fact about the option it stands in. */
export function expressionFact<T>(argument: Expression, option: Option, read: Reader<T>, lookup: Lookup): Fact<T> {
  const literal = fold(argument, lookup);
  const value = literal && read(literal);
  if (literal === undefined || value === undefined) return unknown('it is not a constant', argument.span);
  return explicit(value, option.full, literal.span);
}

/** A switch: on when nothing follows it. */
export function switchFact(option: Option, lookup: Lookup): Fact<boolean> {
  const [argument] = Object.keys(option.args);
  if (argument === undefined) return explicit(true, option.full, option.span);
  return argumentFact(option, argument, flag, lookup) ?? explicit(true, option.full, option.span);
}
