import type { Expression } from './tree.js';
import { UNKNOWN } from './types.js';
import type { ValueTypes } from './value-types.js';

/** What “~” can look for a value in, besides sets of it (filter/data.c, `val_in_range`); the same from 2.0 to 3.4. */
const IN: Readonly<Record<string, readonly string[]>> = {
  bgppath: ['bgpmask'],
  int: ['bgppath', 'clist'],
  pair: ['clist'],
  ip: ['clist', 'prefix'],
  ec: ['eclist'],
  lc: ['lclist'],
  string: ['string'],
  prefix: ['prefix', 'prefix set'],
};

/** What a set must hold to be compared with the elements of a list. */
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  // Numbers since 3.4; 2.0 and 2.17 fail on every route with them.
  clist: ['pair', 'quad', 'ip', 'int'],
  eclist: ['ec'],
  lclist: ['lc'],
};

/**
 * Whether “~” can look for a value of one type in one of another, as `ValueTypes` names them. `bird -p` accepts many of those where it cannot;
 * then every evaluation is a runtime error, which rejects the route (measured with 2.0.12, 2.17 and 3.4).
 */
export function canMatch(value: string, type: string): boolean {
  if (IN[value]?.includes(type)) return true;
  const element = /^set of (.*)$/.exec(type)?.[1];
  if (element === undefined) return false;
  // What a path does with a set of something other than numbers depends on the version.
  if (value === 'bgppath' || element === value) return true;
  if (value === 'quad' && element === 'ip') return true;
  return ELEMENTS[value]?.includes(element) ?? false;
}

/**
 * Whether “left ~ right” fails on every route, for the types of its sides alone.
 * @param isLocal whether a name is a variable's: that may be of any type, and hide a constant.
 */
export function neverMatches(
  left: Expression,
  right: Expression,
  types: ValueTypes,
  isLocal: (name: string) => boolean,
): boolean {
  if ([left, right].some(side => namesIn(side).some(isLocal))) return false;
  const [value, type] = [types.of(left), types.of(right)];
  // Which enumerations there are depends on the version.
  return value !== UNKNOWN && type !== UNKNOWN && !value.startsWith('enum') && !canMatch(value, type);
}

/** The names that the type of a side of “~” may depend on. */
function namesIn(side: Expression): readonly string[] {
  if (side.kind === 'name') return [side.name];
  if (side.kind === 'method') return namesIn(side.object);
  if (side.kind !== 'set') return [];
  return side.items.flatMap(item =>
    item.kind === 'one' ? namesIn(item.value) : item.kind === 'range' ? namesIn(item.from) : [],
  );
}
