import type { RouteChange } from '../../model/policy.js';
import { formatAddress } from '../../net/address.js';
import type { Lookup } from './definitions.js';
import { fold } from './fold.js';
import type { Expression, SetItem, Statement } from './tree.js';

/** The attributes of a route that its receiver goes by, as BIRD's filters call them. */
const ATTRIBUTES: Readonly<Record<string, RouteChange['kind']>> = {
  bgp_path: 'as-path',
  bgp_next_hop: 'next-hop',
  bgp_med: 'med',
  bgp_community: 'community',
  bgp_large_community: 'community',
  bgp_ext_community: 'community',
};

/** Methods and functions that put something into a path or a list; the others only take away. */
const PUTTING: ReadonlySet<string> = new Set(['prepend', 'add', 'append']);

/** What a statement of a filter writes into the routes that it runs for, if anything. */
export function routeChange(statement: Statement, lookup: Lookup): RouteChange | undefined {
  const written = writtenBy(statement);
  const kind = written && ATTRIBUTES[written.attribute];
  if (!kind) return undefined;
  const { value } = written;
  // An emptied list says nothing to anybody.
  if (value?.kind === 'empty') return undefined;
  return { kind, value: value && textOf(value, lookup), at: statement.span };
}

/** The attribute, and the value that is put into it: `bgp_med = 5`, `bgp_path.prepend(1)`, `bgp_path = prepend(bgp_path, 1)`. */
function writtenBy(statement: Statement): { attribute: string; value: Expression | undefined } | undefined {
  if (statement.kind === 'assignment') {
    const { target, value } = statement;
    if (target.kind !== 'name') return undefined;
    const put = putBy(value);
    if (put === false) return undefined;
    return { attribute: target.name, value: put ? put.value : value };
  }
  if (statement.kind !== 'expression' || statement.expression.kind !== 'method') return undefined;
  const put = putBy(statement.expression);
  return put && put.object.kind === 'name' ? { attribute: put.object.name, value: put.value } : undefined;
}

/** What a call puts into its object; false: it only takes away; undefined: it is no call. */
function putBy(call: Expression): { object: Expression; value: Expression | undefined } | false | undefined {
  if (call.kind === 'method') return PUTTING.has(call.name.text) && { object: call.object, value: call.args?.[0] };
  if (call.kind !== 'call') return undefined;
  const [object, value] = call.args;
  return PUTTING.has(call.name.text) && object !== undefined && { object, value };
}

function textOf(value: Expression, lookup: Lookup): string | undefined {
  const literal = value.kind === 'tuple' ? value : fold(value, lookup);
  switch (literal?.kind) {
    case 'number':
      return String(literal.value);
    case 'address':
      return formatAddress(literal.address);
    case 'tuple': {
      const parts = literal.elements.map(element => elementText(element, lookup));
      return parts.every(part => part !== undefined) ? parts.join(':') : undefined;
    }
    default:
      return undefined;
  }
}

function elementText(element: SetItem, lookup: Lookup): string | undefined {
  if (element.kind !== 'one') return undefined;
  return element.value.kind === 'name'
    ? (textOf(element.value, lookup) ?? element.value.name)
    : textOf(element.value, lookup);
}
