import { canMatch } from '../match-types.js';
import { nameOf } from '../types.js';
import type { AdviceRule } from './rule.js';

/** What is meant, by the types that stand there. */
const INSTEAD: Readonly<Record<string, string>> = {
  'bgppath int': 'Write a set, “[65000]”, or a mask, “[= * 65000 * =]”.',
  'bgppath string': 'Write a mask, “[= * 65000 * =]”.',
  'clist pair': 'Put the community into a set: “[(65000, 1)]”.',
  'eclist ec': 'Put the community into a set: “[(rt, 65000, 1)]”.',
  'lclist lc': 'Put the community into a set: “[(65000, 1, 1)]”.',
  'int int': 'Write “=”, or a set: “[24]”.',
  'prefix ip': 'Write a prefix, “192.0.2.1/32”.',
  'prefix set of ip': 'Write prefixes in the set: “192.0.2.1/32”.',
  'ip ip': 'Write “=”, or a set: “[192.0.2.1]”.',
  'ip prefix set': 'Write one prefix without brackets, or a set of addresses.',
  'pair pair': 'Write “=”, or a set.',
};

/**
 * Types that `bird -p` lets stand on the sides of “~” and for which every route fails. Measured with 2.0.12, 2.17 and 3.4:
 * “~ applied on unknown type pair” is logged, and the route is rejected.
 */
export const matchTypes: AdviceRule = {
  id: 'bird/match-types',
  severity: 'warning',
  summary: 'Types that “~” cannot match, for which the filter fails on every route',
  comparison({ operator, left, right, span }, { types }) {
    if (operator !== '~' && operator !== '!~') return;
    const type = types.of(right);
    if (type === 'unknown') return;
    const value = types.of(left);
    if (value === 'unknown' || canMatch(value, type)) return;
    const instead = INSTEAD[`${value} ${type}`] ?? '';
    return {
      span,
      message:
        `“${operator}” cannot look for ${nameOf(value)} in ${typeName(type)}. BIRD starts with this, and then rejects every route that gets here and logs an error. ${instead}`.trimEnd(),
    };
  },
};

function typeName(type: string): string {
  const element = /^set of (.*)$/.exec(type)?.[1];
  return element === undefined ? nameOf(type) : `a set of ${PLURALS[element] ?? 'something else'}`;
}

const PLURALS: Readonly<Record<string, string>> = {
  int: 'numbers',
  pair: 'communities (pairs)',
  ec: 'extended communities',
  lc: 'large communities',
  ip: 'addresses',
};
