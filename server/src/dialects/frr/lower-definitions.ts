import { type Lists, noLists, readListLine } from './lower-lists.js';
import { RouteMaps } from './lower-route-maps.js';
import { type Statement, statementOf } from './lower-statement.js';
import type { Trouble } from './lower-trouble.js';
import type { FrrConfig, Item, Line } from './tree.js';

export type AttributeList = 'as-path' | 'community' | 'extcommunity' | 'large-community';

/** What policies are made of: everything that a configuration defines by name, whatever the order. */
export interface Definitions {
  readonly prefixLists: Lists;
  readonly accessLists: Lists;
  /** The names of lists that look at attributes, by the condition that asks them: `community`, `as-path`. */
  readonly attributeLists: Readonly<Record<AttributeList, ReadonlySet<string>>>;
  readonly routeMaps: RouteMaps;
  /** Lines that the daemon refuses although their words are right. */
  readonly refused: readonly Line[];
}

/** Gathers them from the whole configuration. */
export function definitionsOf({ items }: FrrConfig, trouble: Trouble): Definitions {
  const prefixLists = noLists();
  const accessLists = noLists();
  const attributeLists = {
    'as-path': new Set<string>(),
    community: new Set<string>(),
    extcommunity: new Set<string>(),
    'large-community': new Set<string>(),
  };
  const attributes = (kind: AttributeList) => (statement: Statement) => {
    const names = attributeLists[kind];
    // `bgp community-list standard NAME permit …`, `bgp community-list 1 permit …`
    const name = nameOfAttributeList(statement);
    if (!statement.negated) names.add(name);
    else if (!statement.has('permit') && !statement.has('deny')) names.delete(name);
  };
  const routeMaps = new RouteMaps();
  const refused: Line[] = [];
  const list = (lists: Lists, keyword: 'prefix-list' | 'access-list') => (statement: Statement) => {
    if (!readListLine(lists, statement, keyword, trouble.isOpen(statement.line))) refused.push(statement.line);
  };
  const lines: Readonly<Record<string, (statement: Statement) => void>> = {
    'ip prefix-list': list(prefixLists, 'prefix-list'),
    'ipv6 prefix-list': list(prefixLists, 'prefix-list'),
    'access-list': list(accessLists, 'access-list'),
    'ipv6 access-list': list(accessLists, 'access-list'),
    'bgp as-path access-list': attributes('as-path'),
    ...Object.fromEntries(
      (['community', 'extcommunity', 'large-community'] as const).flatMap(kind =>
        ['', ' standard', ' expanded'].map(form => [`bgp ${kind}-list${form}`, attributes(kind)]),
      ),
    ),
    'route-map': statement => {
      if (statement.negated) routeMaps.remove(statement);
    },
  };
  items.forEach((item: Item, index) => {
    if (item.kind === 'line') {
      const statement = statementOf(item);
      lines[statement.phrase]?.(statement);
    } else if (item.node.name === 'routemap') {
      const next = items[index + 1]?.span.start ?? Number.POSITIVE_INFINITY;
      const lines = [item.header, ...item.items.map(each => (each.kind === 'line' ? each : each.header))];
      routeMaps.read(item, trouble.isBetween(item.span.start, next) || lines.some(line => trouble.isOpen(line)));
    }
  });
  return { prefixLists, accessLists, attributeLists, routeMaps, refused };
}

/** The word behind the first keywords, whichever they are. */
function nameOfAttributeList({ line, negated, phrase }: Statement): string {
  return line.words[phrase.split(' ').length + (negated ? 1 : 0)]?.text ?? '';
}
