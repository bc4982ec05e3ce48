import type { CommandNode } from './catalogue.js';
import type { Place } from './graph.js';
import { argumentsOf, type FrrConfig, type Item, shapeOf, type Word } from './tree.js';

/** What a name stands for. Names of one kind do not hide those of another. */
export type Kind =
  | 'route-map'
  | 'prefix-list'
  | 'prefix-list6'
  | 'access-list'
  | 'access-list6'
  | 'mac access-list'
  | 'as-path access-list'
  | 'community-list'
  | 'extcommunity-list'
  | 'large-community-list'
  | 'community alias'
  | 'peer-group'
  | 'bfd profile'
  | 'key chain'
  | 'vrf'
  | 'nexthop-group'
  | 'interface';

/** Commands that define a name, which is their first argument but for numbers of entries. */
const DEFINITIONS: readonly (readonly [RegExp, Kind])[] = [
  [/^route-map \* (permit|deny)/, 'route-map'],
  [/^ip prefix-list \* /, 'prefix-list'],
  [/^ipv6 prefix-list \* /, 'prefix-list6'],
  [/^access-list \*/, 'access-list'],
  [/^ipv6 access-list \*/, 'access-list6'],
  [/^mac access-list \*/, 'mac access-list'],
  [/^bgp as-path access-list \*/, 'as-path access-list'],
  [/^bgp community-list /, 'community-list'],
  [/^bgp extcommunity-list /, 'extcommunity-list'],
  [/^bgp large-community-list /, 'large-community-list'],
  [/^neighbor \* peer-group$/, 'peer-group'],
  [/^profile \*$/, 'bfd profile'],
  [/^key chain \*/, 'key chain'],
  [/^vrf \*/, 'vrf'],
  [/^nexthop-group \*/, 'nexthop-group'],
  [/^interface \*/, 'interface'],
];

/** A name that a configuration defines. */
export interface Defined {
  readonly kind: Kind;
  readonly word: Word;
}

const cache = new WeakMap<FrrConfig, ReadonlyMap<Kind, ReadonlyMap<string, Defined>>>();

/** The names that a configuration defines, by kind, where they are written first. */
export function definedIn(config: FrrConfig): ReadonlyMap<Kind, ReadonlyMap<string, Defined>> {
  const known = cache.get(config);
  if (known) return known;
  const found = new Map<Kind, Map<string, Defined>>();
  const visit = (items: readonly Item[]): void => {
    for (const item of items) {
      const line = item.kind === 'line' ? item : item.header;
      const defined = definedBy(line);
      if (defined) {
        const names = found.get(defined.kind) ?? new Map<string, Defined>();
        found.set(defined.kind, names);
        if (!names.has(defined.word.text)) names.set(defined.word.text, defined);
      }
      if (item.kind === 'block') visit(item.items);
    }
  };
  visit(config.items);
  cache.set(config, found);
  return found;
}

/** What a line defines. */
export function definedBy(line: Item & { kind: 'line' }): Defined | undefined {
  const shape = shapeOf(line);
  const kind = DEFINITIONS.find(([pattern]) => pattern.test(shape))?.[1];
  if (!kind || (kind === 'bfd profile' && line.node.name !== 'bfd')) return undefined;
  const word = argumentsOf(line)[0];
  return word && { kind, word };
}

/** What placeholders are called that name something. */
const BY_PLACEHOLDER: Readonly<Record<string, Kind>> = {
  RMAP_NAME: 'route-map',
  RMAP: 'route-map',
  'ROUTE-MAP': 'route-map',
  ROUTEMAP_NAME: 'route-map',
  PREFIXLIST4_NAME: 'prefix-list',
  PREFIXLIST6_NAME: 'prefix-list6',
  ACCESSLIST4_NAME: 'access-list',
  ACCESSLIST6_NAME: 'access-list6',
  ACCESSLIST_MAC_NAME: 'mac access-list',
  AS_PATH_FILTER_NAME: 'as-path access-list',
  COMMUNITY_LIST_NAME: 'community-list',
  EXTCOMMUNITY_LIST_NAME: 'extcommunity-list',
  LCOMMUNITY_LIST_NAME: 'large-community-list',
  ALIAS_NAME: 'community alias',
  PGNAME: 'peer-group',
  BFDPROF: 'bfd profile',
  KEYCHAIN_NAME: 'key chain',
  NHGNAME: 'nexthop-group',
  VRFNAME: 'vrf',
  VIEWVRFNAME: 'vrf',
  IFNAME: 'interface',
  INTERFACE: 'interface',
};

/** What the keyword in front says of placeholders whose own name says nothing; where that depends on the family, both. */
const BY_KEYWORD: Readonly<Record<string, Kind | readonly [ipv4: Kind, ipv6: Kind]>> = {
  'route-map': 'route-map',
  call: 'route-map',
  'table-map': 'route-map',
  'unsuppress-map': 'route-map',
  'prefix-list': ['prefix-list', 'prefix-list6'],
  prefix: ['prefix-list', 'prefix-list6'],
  'distribute-list': ['access-list', 'access-list6'],
  'access-class': ['access-list', 'access-list6'],
  neighbor: 'peer-group',
  vrf: 'vrf',
  'nexthop-vrf': 'vrf',
  interface: 'interface',
};

/** What a name at a place stands for; undefined where there is none. `path`: the places in front of it. */
export function kindAt(node: CommandNode, path: readonly Place[], { what }: Place): Kind | undefined {
  if (what.kind !== 'variable') return undefined;
  const own = BY_PLACEHOLDER[what.text];
  if (own) return own;
  const before = path.at(-1)?.what;
  const kinds = before?.kind === 'keyword' ? BY_KEYWORD[before.text] : undefined;
  if (typeof kinds !== 'object') return kinds;
  const isIpv6 = path.some(place => place.what.kind === 'keyword' && place.what.text === 'ipv6');
  return kinds[isIpv6 || /ipv6|vpnv6|ospf6|ripng/.test(node.name) ? 1 : 0];
}
