import type { Lookup } from './definitions.js';
import type { Expression, SetItem } from './tree.js';
import type { Value } from './values.js';

/** The halves of a standard community, and the greatest number in them. */
const MOST_IN_A_HALF = 0xffff;

type List = 'standard' | 'extended' | 'large';

/**
 * Whether making a pair or community can fail: BIRD gives up on numbers computed at runtime that do not fit (2.0 to 3.4). Those that are
 * written out it has looked at before.
 * @param comesTo what an element comes to; undefined where it is written out, as a number or by a constant's name.
 */
export function mayOverflow(
  { elements }: Expression & { kind: 'tuple' },
  comesTo: (element: Expression) => Value | undefined,
): boolean {
  const list = listOf(elements);
  if (list === 'large') return false;
  return elements.slice(list === 'extended' ? 1 : 0).some(item => {
    const value = item.kind === 'one' ? comesTo(item.value) : undefined;
    return value?.pieces.some(
      ({ atom }) => atom.kind !== 'literal' || (atom.literal.kind === 'number' && atom.literal.value > MOST_IN_A_HALF),
    );
  });
}

/**
 * Whether a method that changes an attribute can fail at runtime, which rejects the route: for what it is given it asks only then in
 * BIRD 2.0, and for what is in a set in all versions (to 3.4).
 * @param argument what its argument comes to.
 */
export function mayFail(
  { object, name, args }: Expression & { kind: 'method' },
  argument: Value | undefined,
  written: Lookup,
): boolean {
  const [given] = args ?? [];
  if (!given || !argument) return false;
  const what = resolved(given, written);
  if (argument.pieces.some(({ atom }) => atom.kind === 'unknown' && atom.optional)) return true;
  if (object.kind !== 'name') return true;
  if (object.name === 'bgp_path') {
    if (what?.kind === 'set') return name.text === 'prepend' || !what.items.every(isNumeric);
    return name.text === 'filter' || !argument.pieces.every(({ atom }) => isNumber(atom));
  }
  const list = LISTS[object.name];
  if (!list) return true;
  if (what?.kind === 'tuple') return name.text === 'filter' || listOf(what.elements) !== list;
  if (what?.kind !== 'set' || name.text === 'add') return true;
  return !what.items.every(item => {
    const value = item.kind === 'one' ? resolved(item.value, written) : undefined;
    return value?.kind === 'tuple' && listOf(value.elements) === list;
  });
}

const LISTS: Readonly<Record<string, List>> = {
  bgp_community: 'standard',
  bgp_ext_community: 'extended',
  bgp_large_community: 'large',
};

function listOf([kind, ...rest]: readonly SetItem[]): List {
  if (kind?.kind === 'one' && kind.value.kind === 'name' && EXTENDED.has(kind.value.name)) return 'extended';
  return rest.length === 1 ? 'standard' : 'large';
}

/** What the first part of an extended community may be. */
const EXTENDED: ReadonlySet<string> = new Set(['rt', 'ro', 'generic', 'unknown']);

function isNumber(atom: Value['pieces'][number]['atom']): boolean {
  return atom.kind === 'literal' ? atom.literal.kind === 'number' : atom.kind === 'unknown' && !atom.optional;
}

function isNumeric(item: SetItem): boolean {
  const values = item.kind === 'one' ? [item.value] : item.kind === 'range' ? [item.from, item.to] : [];
  return values.length > 0 && values.every(({ kind }) => kind === 'number' || kind === 'name');
}

/** The expression that a constant stands for. */
function resolved(expression: Expression, written: Lookup): Expression | undefined {
  let found: Expression | undefined = expression;
  for (let depth = 0; found?.kind === 'name' && depth < 32; depth++) found = written(found.name);
  return found;
}
