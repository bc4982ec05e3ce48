/**
 * The types of the filter language, by BIRD's names; `unknown` where it cannot be told, which fits everything. As in BIRD,
 * the type of a set does not say of what, but that of prefixes is one of its own.
 */
export type ValueType = string;

export const UNKNOWN: ValueType = 'unknown';

/** The type that a declaration names: `int set` → `set`. */
export function typeNamed(text: string): ValueType {
  if (text === 'prefix set') return text;
  return text.endsWith(' set') ? 'set' : text;
}

const NAMES: Readonly<Record<string, string>> = {
  int: 'a number',
  bool: 'true or false',
  ip: 'an address',
  rd: 'a route distinguisher',
  prefix: 'a prefix',
  pair: 'a pair',
  quad: 'a quad (an IPv4 address)',
  ec: 'an extended community',
  lc: 'a large community',
  string: 'a string',
  bytestring: 'a byte string',
  bgpmask: 'a path mask',
  bgppath: 'a path',
  clist: 'a list of communities',
  eclist: 'a list of extended communities',
  lclist: 'a list of large communities',
  route: 'a route',
  mac: 'a MAC address',
  set: 'a set',
  'prefix set': 'a set of prefixes',
  table: 'a routing table',
  opaque: 'an opaque attribute',
  void: 'nothing',
  unknown: 'something else',
};

/** A type as a message calls it; `begin`: at the start of a sentence. */
export function nameOf(type: ValueType, begin = false): string {
  const name = NAMES[type] ?? `a constant of the kind "${type.replace(/^enum /, '')}"`;
  return begin ? name[0]?.toUpperCase() + name.slice(1) : name;
}

const ELEMENTS: Readonly<Record<string, ValueType>> = {
  bgppath: 'int',
  clist: 'pair',
  eclist: 'ec',
  lclist: 'lc',
  routes: 'route',
};

/** The type of what a loop over a value of this type yields; undefined when there is none. */
export function elementOf(type: ValueType): ValueType | undefined {
  return ELEMENTS[type];
}

const SET_ELEMENTS: ReadonlySet<string> = new Set(['int', 'pair', 'quad', 'ip', 'ec', 'lc', 'rd', UNKNOWN]);

/** Whether values of a type can be elements of a set (that of prefixes aside). */
export function isSetElement(type: ValueType): boolean {
  return SET_ELEMENTS.has(type) || type.startsWith('enum ');
}

/** The type of an enumerated constant, from its spelling. */
export function enumerationOf(name: string): ValueType {
  const prefix = ENUMERATIONS.find(([start]) => name.startsWith(start));
  return prefix ? `enum ${prefix[1]}` : UNKNOWN;
}

/** The kinds of enumerated constants, as `enum` declares variables of them: `bgp_origin`. */
export function enumerations(): readonly string[] {
  return ENUMERATIONS.map(([, name]) => name);
}

/** Longer spellings first. */
const ENUMERATIONS: readonly (readonly [string, string])[] = [
  ['RTS_', 'rts'],
  ['SCOPE_', 'scope'],
  ['RTD_', 'rtd'],
  ['ROA_', 'roa'],
  ['ASPA_', 'aspa'],
  ['AF_', 'af'],
  ['NET_EVPN_', 'net_evpn_type'],
  ['NET_', 'net_type'],
  ['ORIGIN_', 'bgp_origin'],
  ['RA_PREF_', 'ra_preference'],
  ['MPLS_POLICY_', 'mpls_policy'],
  ['KBR_SRC_', 'kbr_source'],
];
