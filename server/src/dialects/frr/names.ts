import type { Span } from '../../core/span.js';
import type { Unit } from '../../model/dialect.js';
import type { NamePlace } from '../../model/language.js';
import type { CommandNode } from './catalogue.js';
import type { Place } from './graph.js';
import { outlineOf } from './outline.js';
import { type Block, type FrrConfig, type Item, type Line, oncePerForm, type Word } from './tree.js';

/** What a name stands for. Prefix-lists and access-lists of one name may exist once for each family. */
export type NameKind =
  | 'route-map'
  | 'ip prefix-list'
  | 'ipv6 prefix-list'
  | 'access-list'
  | 'ipv6 access-list'
  | 'mac access-list'
  | 'as-path access-list'
  | 'community-list'
  | 'extcommunity-list'
  | 'large-community-list'
  | 'community alias'
  | 'peer-group'
  | 'BFD profile'
  | 'VRF'
  | 'key chain'
  | 'nexthop-group'
  | 'pbr-map'
  | 'segment-list'
  | 'locator'
  | 'affinity-map';

/** A name where it is written. */
export interface Named {
  readonly kind: NameKind;
  readonly word: Word;
  /** `mention`: neither, such as what is taken back with `no`, and the options of a peer-group. */
  readonly role: 'definition' | 'use' | 'mention';
  /** Equal exactly for places that mean the same thing. */
  readonly key: string;
  readonly line: Line;
  /** The keyword in front of the name. */
  readonly keyword: string;
}

/** All names of a configuration. */
export interface NameIndex {
  /** In the order of the text. */
  readonly places: readonly Named[];
  /** Those of them that use a name. */
  readonly uses: readonly Named[];
  /** The places that define a name, by key; of lines that define the same one after the other, only the first. */
  readonly definitions: ReadonlyMap<string, readonly Named[]>;
  readonly used: ReadonlySet<string>;
}

type Family = 'ipv4' | 'ipv6';
type ByFamily = Readonly<Record<Family, NameKind>>;

const PREFIX_LIST: ByFamily = { ipv4: 'ip prefix-list', ipv6: 'ipv6 prefix-list' };
const ACCESS_LIST: ByFamily = { ipv4: 'access-list', ipv6: 'ipv6 access-list' };

/** What a word is called in definitions of commands, where that says what it names. */
const BY_PLACEHOLDER: Readonly<Record<string, NameKind | ByFamily>> = {
  RMAP_NAME: 'route-map',
  RMAP: 'route-map',
  'ROUTE-MAP': 'route-map',
  ROUTEMAP_NAME: 'route-map',
  PREFIXLIST4_NAME: 'ip prefix-list',
  PREFIXLIST6_NAME: 'ipv6 prefix-list',
  PREFIXLIST_NAME: PREFIX_LIST,
  PREFIX_LIST,
  ACCESSLIST4_NAME: 'access-list',
  ACCESSLIST6_NAME: 'ipv6 access-list',
  ACCESSLIST_MAC_NAME: 'mac access-list',
  ACCESSLIST_NAME: ACCESS_LIST,
  ACL_NAME: 'access-list',
  AS_PATH_FILTER_NAME: 'as-path access-list',
  COMMUNITY_LIST_NAME: 'community-list',
  EXTCOMMUNITY_LIST_NAME: 'extcommunity-list',
  LCOMMUNITY_LIST_NAME: 'large-community-list',
  ALIAS_NAME: 'community alias',
  PGNAME: 'peer-group',
  BFDPROF: 'BFD profile',
  KEYCHAIN_NAME: 'key chain',
  NHGNAME: 'nexthop-group',
  PBRMAP: 'pbr-map',
  VRFNAME: 'VRF',
};

/** The keywords in front of a word, where they say what it names; these count before the placeholders. */
const BY_KEYWORD: Readonly<Record<string, NameKind | ByFamily>> = {
  'route-map': 'route-map',
  call: 'route-map',
  'table-map': 'route-map',
  'unsuppress-map': 'route-map',
  'prefix-list': PREFIX_LIST,
  // `distribute-list prefix NAME`, `area 0 filter-list prefix NAME in`
  prefix: PREFIX_LIST,
  'group-list': PREFIX_LIST,
  'source-list': PREFIX_LIST,
  'register-accept-list': PREFIX_LIST,
  'access-list': ACCESS_LIST,
  'access-class': ACCESS_LIST,
  'mac access-list': 'mac access-list',
  'as-path access-list': 'as-path access-list',
  'match community': 'community-list',
  'comm-list': 'community-list',
  'community-list': 'community-list',
  'community-list standard': 'community-list',
  'community-list expanded': 'community-list',
  'match extcommunity': 'extcommunity-list',
  'extended-comm-list': 'extcommunity-list',
  'extcommunity-list': 'extcommunity-list',
  'extcommunity-list standard': 'extcommunity-list',
  'extcommunity-list expanded': 'extcommunity-list',
  'match large-community': 'large-community-list',
  'large-comm-list': 'large-community-list',
  'large-community-list': 'large-community-list',
  'large-community-list standard': 'large-community-list',
  'large-community-list expanded': 'large-community-list',
  neighbor: 'peer-group',
  vrf: 'VRF',
  'nexthop-vrf': 'VRF',
  'key chain': 'key chain',
  'key-chain': 'key chain',
  keychain: 'key chain',
  'segment-list': 'segment-list',
  locator: 'locator',
  'affinity-map': 'affinity-map',
};

/** Kinds whose members may be called by a number. */
const NUMBERED: ReadonlySet<NameKind> = new Set(['community-list', 'extcommunity-list', 'large-community-list']);

/** Commands that define what they name; each names it with its first word that names anything of the kind. */
const DEFINITIONS: Readonly<Record<NameKind, RegExp>> = {
  'route-map': /^route-map RMAP_NAME </,
  'ip prefix-list': /^ip prefix-list /,
  'ipv6 prefix-list': /^ipv6 prefix-list /,
  'access-list': /^access-list /,
  'ipv6 access-list': /^ipv6 access-list /,
  'mac access-list': /^mac access-list /,
  'as-path access-list': /^bgp as-path access-list /,
  'community-list': /^bgp community-list /,
  'extcommunity-list': /^bgp extcommunity-list /,
  'large-community-list': /^bgp large-community-list /,
  'community alias': /bgp community alias /,
  'peer-group': /^neighbor WORD peer-group$/,
  'BFD profile': /^(?:\[no\] )?profile BFDPROF$/,
  VRF: /^vrf NAME$/,
  'key chain': /^key chain /,
  'nexthop-group': /^nexthop-group NHGNAME$/,
  'pbr-map': /^pbr-map /,
  'segment-list': /^segment-list /,
  locator: /^locator WORD$/,
  'affinity-map': /^affinity-map /,
};

/** Nodes in which `profile BFDPROF` does not define the profile but says which one a peer has. */
const PEERS: ReadonlySet<string> = new Set(['bfd peer']);

const cache = new WeakMap<FrrConfig, NameIndex>();

/** Every place that spells a name, worked out once for each configuration; linear in its length. */
export function namesIn(config: FrrConfig): NameIndex {
  const known = cache.get(config);
  if (known) return known;
  const index = config.files ? together(config.files) : new Names(config);
  cache.set(config, index);
  return index;
}

/** Names that daemons know of each other: bgpd asks bfdd for a profile, and zebra for locators; VRFs are the system's. */
const SHARED: ReadonlySet<NameKind> = new Set(['BFD profile', 'VRF', 'locator']);

/** Of files of several daemons: each daemon knows the names in its own file, but for those that are shared. */
function together(files: NonNullable<FrrConfig['files']>): NameIndex {
  const places = files.flatMap(({ path, items }) =>
    namesIn({ kind: 'config', items }).places.map(place =>
      SHARED.has(place.kind) ? place : { ...place, key: `${path}\0${place.key}` },
    ),
  );
  const uses = places.filter(({ role }) => role === 'use');
  const definitions = new Map<string, Named[]>();
  for (const place of places) {
    if (place.role !== 'definition') continue;
    const others = definitions.get(place.key);
    if (others) others.push(place);
    else definitions.set(place.key, [place]);
  }
  return { places, uses, definitions, used: new Set(uses.map(({ key }) => key)) };
}

class Names implements NameIndex {
  readonly uses: Named[] = [];
  readonly definitions = new Map<string, Named[]>();
  readonly used = new Set<string>();
  readonly #config: FrrConfig;
  readonly #keys = new Keys();
  #places: readonly Named[] | undefined;

  constructor(config: FrrConfig) {
    this.#config = config;
    const enter = (line: Line, scope: string) => {
      const naming = tellingOf(line);
      if (naming.length > 0) for (const named of this.#namesOf(line, naming, scope)) this.#enter(named);
    };
    for (const part of outlineOf(config.items).parts) {
      if (part.kind !== 'series') visit([part], '', enter);
      // A list is as many lines as it has entries, which all define its name and name nothing else.
      else if (part.name !== '') enter(part.lines[0] as Line, '');
    }
  }

  get places(): readonly Named[] {
    if (this.#places) return this.#places;
    const places: Named[] = [];
    visit(this.#config.items, '', (line, scope) => places.push(...this.#namesOf(line, namingOf(line), scope)));
    this.#places = places;
    return places;
  }

  #enter(named: Named): void {
    const { role, key } = named;
    if (role === 'use') {
      this.uses.push(named);
      this.used.add(key);
    } else if (role === 'definition') {
      const others = this.definitions.get(key);
      if (others) others.push(named);
      else this.definitions.set(key, [named]);
    }
  }

  #namesOf(line: Line, naming: readonly Naming[], scope: string): readonly Named[] {
    return naming.flatMap(({ index, kind, role, keyword }) => {
      const word = line.word(index) as Word;
      return word.isHole ? [] : [{ kind, word, role, key: this.#keys.of(kind, word.text, scope), line, keyword }];
    });
  }
}

/** Shows every line, with what parts its peer-groups from those of others. */
function visit(items: readonly Item[], scope: string, show: (line: Line, scope: string) => void): void {
  for (const item of items) {
    if (item.kind === 'line') show(item, scope);
    else {
      show(item.header, scope);
      visit(item.items, scopeOf(item) ?? scope, show);
    }
  }
}

/** What parts the peer-groups of one block from those of others: the VRF or view of a `router bgp`. */
function scopeOf({ header, node }: Block): string | undefined {
  if (node.name !== 'bgp') return undefined;
  const at = header.places.findIndex(({ what }) => what.kind === 'keyword' && /^(?:vrf|view)$/.test(what.text));
  return at < 0 ? 'default' : header.word(at + 1)?.text;
}

/** A word of a line that names something. */
interface Naming extends Pick<Named, 'kind' | 'role' | 'keyword'> {
  /** Which of the line's words it is. */
  readonly index: number;
}

/** The words of a line that name something. */
const namingOf = oncePerForm(namingsOf);

/** Those that define or use a name. Most lines of a router's block merely mention their neighbour. */
const tellingOf = oncePerForm(line => namingOf(line).filter(({ role }) => role !== 'mention'));

/** Keys that are put together once: long lists repeat their names on every line. */
class Keys {
  readonly #known = new Map<string, Map<string, string>>();

  of(kind: NameKind, name: string, scope: string): string {
    const group = kind === 'peer-group' ? `${kind} ${scope}` : kind;
    let names = this.#known.get(group);
    if (!names) {
      names = new Map();
      this.#known.set(group, names);
    }
    let key = names.get(name);
    if (key === undefined) {
      key = keyOf(kind, name, scope);
      names.set(name, key);
    }
    return key;
  }
}

function namingsOf(line: Line): readonly Naming[] {
  const found: Naming[] = [];
  const { places } = line;
  const isNegated = places[0]?.what.kind === 'keyword' && places[0].what.text === 'no';
  let last = '';
  let before = '';
  for (let i = 0; i < places.length; i++) {
    const { what } = places[i] as Line['places'][number];
    if (what.kind === 'keyword') {
      before = last;
      last = what.text;
      continue;
    }
    if (what.kind !== 'variable' && what.kind !== 'range') continue;
    const kind = kindOf(what.text, last, before, line, what.kind === 'variable');
    if (kind) found.push({ kind, role: isNegated ? 'mention' : roleOf(kind, last, line), keyword: last, index: i });
    // The words of a description name nothing.
    if (what.text === 'LINE') break;
  }
  return found;
}

/** What a name stands for that is, or would be, at a place of a node. @param path the places in front of it. */
export function kindAt(node: CommandNode, path: readonly Place[], { what }: Place): NameKind | undefined {
  if (what.kind !== 'variable' && what.kind !== 'range') return undefined;
  const keywords = path.flatMap(place => (place.what.kind === 'keyword' ? [place.what.text] : []));
  const [last = '', before = ''] = keywords.reverse();
  return kindOf(what.text, last, before, { node, places: path }, what.kind === 'variable');
}

/** What a line is known by here. */
type Places = Pick<Line, 'node' | 'places'>;

/** @param last the keyword in front of the word, @param before the one in front of that. */
function kindOf(text: string, last: string, before: string, line: Places, isWord: boolean): NameKind | undefined {
  const kinds = BY_KEYWORD[`${before} ${last}`] ?? BY_KEYWORD[last] ?? BY_PLACEHOLDER[text];
  if (kinds === undefined) return undefined;
  if (typeof kinds === 'string') return isWord || NUMBERED.has(kinds) ? kinds : undefined;
  if (!isWord) return undefined;
  const family = familyOf(line);
  return family && kinds[family];
}

/** What a name is looked up by. */
export function keyOf(kind: NameKind, name: string, scope = ''): string {
  return `${kind}\0${kind === 'peer-group' ? scope : ''}\0${name}`;
}

function roleOf(kind: NameKind, keyword: string, { command, node }: Line): Named['role'] {
  if (DEFINITIONS[kind].test(command.syntax) && !PEERS.has(node.name)) return 'definition';
  // `neighbor GROUP …` says something of the group; `… peer-group GROUP` makes a member.
  return keyword === 'neighbor' ? 'mention' : 'use';
}

/** The family whose lists a line means, undefined where that is neither. */
function familyOf({ places, node }: Places): Family | undefined {
  for (const { what } of places) {
    if (what.kind !== 'keyword') continue;
    if (what.text === 'ipv6') return 'ipv6';
    if (what.text === 'ip' || what.text === 'ipv4') return 'ipv4';
  }
  if (/ipv6|vpnv6|ospf6|ripng|pim6/.test(node.name)) return 'ipv6';
  return /evpn|flowspec/.test(node.name) ? undefined : 'ipv4';
}

/** Every place of a unit that spells a name which the configuration defines, in the order of the text. */
export function frrNames({ tree }: Unit<FrrConfig>): readonly NamePlace[] {
  const { places, definitions } = namesIn(tree);
  return places.flatMap(({ word, key }): readonly NamePlace[] => {
    const definition: Span | undefined = definitions.get(key)?.[0]?.word.span;
    return definition ? [{ name: word.text, span: word.span, whole: word.span, definition }] : [];
  });
}

/** How a name is written, or why it can be none: FRR takes any word for a name, and ends words at blanks. */
export function spellName(name: string): { readonly text: string } | { readonly problem: string } {
  if (name === '') return { problem: 'A name needs at least one character.' };
  return /\s/.test(name)
    ? { problem: `“${name}” is no name for FRR, which ends a word at every blank. Write “-” or “_” instead.` }
    : { text: name };
}
