import type { Span } from '../../core/span.js';
import type { PolicyPart } from '../../model/policy.js';
import type { Family } from '../../net/address.js';
import { CONDITIONS, type Interpreter } from './interpret.js';
import type { Definitions } from './lower-definitions.js';
import type { Outcome } from './lower-match.js';
import type { Statement } from './lower-statement.js';
import type { Line } from './tree.js';

/** A list or route-map that a statement names. */
export interface Named {
  /** `prefix-list`, `distribute-list`, `route-map`; others do not look at prefixes. */
  readonly setting: string;
  readonly name: string;
  readonly line: Line;
  /** Whose prefixes a list is made of. */
  readonly family?: Family;
}

/** One of them; what comes of it alone is worked out when somebody asks. */
export interface Part extends Pick<PolicyPart, 'header' | 'role'> {
  readonly outcome: () => Outcome;
}

/**
 * The lists and route-maps that a policy is made of, with those that its route-maps ask and call: each once, where it is defined.
 * @param isWhole whether the first of them is all that decides.
 */
export function partsOf(
  named: readonly Named[],
  isWhole: boolean,
  family: Family,
  definitions: Definitions,
  interpreter: Interpreter,
): readonly Part[] {
  const parts = new Map<string, Part>();
  const waiting = [...named];
  for (let one = waiting.shift(); one; one = waiting.shift()) {
    const { setting, name, line } = one;
    const of = one.family ?? family;
    const key = `${of} ${setting} ${name}`;
    const header = parts.has(key) ? undefined : headerOf(one, of, definitions);
    if (!header) continue;
    const role = isWhole && parts.size === 0 ? 'whole' : 'ingredient';
    const outcome = () =>
      setting === 'route-map'
        ? interpreter.routeMap(name, line)
        : setting === 'prefix-list'
          ? interpreter.prefixList(name, line, of)
          : interpreter.accessList(name, line, of);
    // A list of the other family's prefixes matches none of this one's.
    if (setting === 'route-map' || of === family) parts.set(key, { header, role, outcome });
    if (setting === 'route-map') waiting.push(...askedBy(name, definitions));
  }
  return [...parts.values()];
}

/** The first line that speaks of it. */
function headerOf(
  { setting, name }: Named,
  family: Family,
  { accessLists, prefixLists, routeMaps }: Definitions,
): Span | undefined {
  switch (setting) {
    case 'route-map':
      return routeMaps
        .entries(name)
        ?.map(({ header }) => header.span)
        .toSorted((a, b) => a.start - b.start)[0];
    case 'prefix-list':
      return prefixLists.first(family, name)?.span;
    case 'distribute-list':
      return accessLists.first(family, name)?.span;
    default:
      return undefined;
  }
}

/** What the entries of a route-map ask and call. */
function askedBy(name: string, { routeMaps }: Definitions): readonly Named[] {
  return (routeMaps.entries(name) ?? []).flatMap(({ conditions, call }) => {
    const asked = [...conditions.values()].flatMap((statement): Named[] => {
      const condition = CONDITIONS[statement.phrase];
      if (!condition) return [];
      const isPrefixList = condition.kind === 'prefix-list';
      return isPrefixList
        ? named(statement, 'prefix-list', 'prefix-list', condition.family)
        : named(statement, 'distribute-list', 'address', condition.family);
    });
    return call ? [...asked, ...named(call, 'route-map', 'call')] : asked;
  });
}

function named(statement: Statement, setting: string, word: string, family?: Family): Named[] {
  const name = statement.word(word)?.text;
  return name === undefined ? [] : [{ setting, name, line: statement.line, ...(family && { family }) }];
}
