import { ALL_VERSIONS, SINCE_2_17, SINCE_2_19, V3_1, type VersionSet } from '../versions.js';

/** A method of the filter language: `bgp_path.prepend(65000)`. */
export interface MethodSpec {
  readonly name: string;
  /** The type it belongs to. */
  readonly of: string;
  readonly parameters: readonly string[];
  readonly returns: string;
  readonly doc: string;
  readonly versions: VersionSet;
}

type Row = readonly [of: string, call: string, returns: string, doc: string, versions?: VersionSet];

const LISTS = [
  ['clist', 'pair'],
  ['eclist', 'ec'],
  ['lclist', 'lc'],
] as const;

const ROWS: readonly Row[] = [
  ['ip', 'is_v4', 'bool', 'Whether it is an IPv4 address.'],
  ['ip', 'mask(int)', 'ip', 'The address with only so many of its first bits.'],
  ['prefix', 'type', 'enum net_type', 'The kind of network.'],
  ['prefix', 'ip', 'ip', 'The address of the network.'],
  ['prefix', 'len', 'int', 'The prefix length.'],
  ['prefix', 'maxlen', 'int', 'The maximal length of an ROA.'],
  ['prefix', 'asn', 'int', 'The AS number of an ROA.'],
  ['prefix', 'rd', 'rd', 'The route distinguisher of a VPN network.'],
  ['prefix', 'src', 'prefix', 'The source of a flow or of a source-specific network.'],
  ['prefix', 'dst', 'prefix', 'The destination of a flow or of a source-specific network.'],
  ['prefix', 'mac', 'mac', 'The MAC address of an Ethernet or EVPN network.', SINCE_2_19],
  ['prefix', 'vlan_id', 'int', 'The VLAN of an Ethernet network.', SINCE_2_19],
  ['prefix', 'evpn_type', 'enum net_evpn_type', 'The kind of EVPN route.', SINCE_2_19],
  ['prefix', 'evpn_tag', 'int', 'The Ethernet tag of an EVPN route.', SINCE_2_19],
  ['prefix', 'evpn_esi', 'bytestring', 'The Ethernet segment of an EVPN route.', SINCE_2_19],
  ['prefix', 'router_ip', 'ip', 'The router of an EVPN route.', SINCE_2_19],
  ['bgppath', 'empty', 'bgppath', 'The empty path.'],
  ['bgppath', 'len', 'int', 'The length of the path.'],
  ['bgppath', 'first', 'int', 'The AS number of the neighbor.'],
  ['bgppath', 'last', 'int', 'The AS number of the origin.'],
  ['bgppath', 'last_nonaggregated', 'int', 'The last AS number before an aggregated part.'],
  ['bgppath', 'prepend(int)', 'bgppath', 'The path with an AS number in front.'],
  ['bgppath', 'delete(int)', 'bgppath', 'The path without these AS numbers.'],
  ['bgppath', 'delete(set)', 'bgppath', 'The path without these AS numbers.'],
  ['bgppath', 'filter(set)', 'bgppath', 'The path with only these AS numbers.'],
  ['pair', 'asn', 'int', 'The first half.'],
  ['pair', 'data', 'int', 'The second half.'],
  ['lc', 'asn', 'int', 'The first part.'],
  ['lc', 'data1', 'int', 'The second part.'],
  ['lc', 'data2', 'int', 'The third part.'],
  ['string', 'append(string)', 'string', 'Both strings.', SINCE_2_19],
  ['bytestring', 'append(bytestring)', 'bytestring', 'Both byte strings.', SINCE_2_19],
  ['clist', 'add(ip)', 'clist', 'The list with this element.'],
  ['clist', 'add(quad)', 'clist', 'The list with this element.'],
  ['clist', 'delete(ip)', 'clist', 'The list without this element.'],
  ['clist', 'delete(quad)', 'clist', 'The list without this element.'],
  ['clist', 'add(int)', 'clist', 'The list with this element.', ALL_VERSIONS & ~V3_1],
  ['clist', 'delete(int)', 'clist', 'The list without this element.', ALL_VERSIONS & ~V3_1],
  ...LISTS.flatMap(([list, element]): Row[] => [
    [list, 'empty', list, 'The empty list.'],
    [list, 'len', 'int', 'How many elements there are.'],
    [list, 'min', element, 'The least element.', SINCE_2_17],
    [list, 'max', element, 'The greatest element.', SINCE_2_17],
    [list, `add(${element})`, list, 'The list with this element.'],
    [list, `add(${list})`, list, 'Both lists.'],
    [list, `delete(${element})`, list, 'The list without this element.'],
    [list, `delete(${list})`, list, 'The list without the elements of the other.'],
    [list, 'delete(set)', list, 'The list without what the set matches.'],
    [list, `filter(${list})`, list, 'Only what is in the other list too.'],
    [list, 'filter(set)', list, 'Only what the set matches.'],
  ]),
];

/** Every method; one that takes different types stands once for each. */
export const METHODS: readonly MethodSpec[] = ROWS.map(([of, call, returns, doc, versions = ALL_VERSIONS]) => {
  const [, name, parameter] = /^(\w+)(?:\((\w+)\))?$/.exec(call) as RegExpExecArray as unknown as string[];
  return { name: name as string, of, parameters: parameter ? [parameter] : [], returns, doc, versions };
});

const byType = new Map<string, Map<string, MethodSpec[]>>();

/** The methods of a type, by name. */
export function methodsOf(type: string): ReadonlyMap<string, readonly MethodSpec[]> {
  if (byType.size === 0) {
    for (const method of METHODS) {
      const names = byType.get(method.of) ?? new Map<string, MethodSpec[]>();
      byType.set(method.of, names);
      names.set(method.name, [...(names.get(method.name) ?? []), method]);
    }
  }
  return byType.get(type) ?? NONE;
}

const NONE: ReadonlyMap<string, readonly MethodSpec[]> = new Map();

/** What 2.0 knows after a dot; there methods are keywords, and most take any type until they run. */
export const METHODS_2_0: ReadonlyMap<string, { readonly of?: string; readonly returns: string }> = new Map([
  ['is_v4', { of: 'ip', returns: 'bool' }],
  ['type', { returns: 'unknown' }],
  ['ip', { of: 'prefix', returns: 'ip' }],
  ['rd', { of: 'prefix', returns: 'rd' }],
  ['len', { returns: 'int' }],
  ['maxlen', { of: 'prefix', returns: 'int' }],
  ['asn', { returns: 'int' }],
  ['src', { of: 'prefix', returns: 'prefix' }],
  ['dst', { of: 'prefix', returns: 'prefix' }],
  ['mask', { of: 'ip', returns: 'ip' }],
  ['first', { of: 'bgppath', returns: 'int' }],
  ['last', { of: 'bgppath', returns: 'int' }],
  ['last_nonaggregated', { of: 'bgppath', returns: 'int' }],
  ['data', { of: 'pair', returns: 'int' }],
  ['data1', { of: 'lc', returns: 'int' }],
  ['data2', { of: 'lc', returns: 'int' }],
  ['min', { returns: 'unknown' }],
  ['max', { returns: 'unknown' }],
]);

/** What 2.0 lets a statement do to an attribute: `bgp_path.prepend(…);` */
export const MUTATORS_2_0: ReadonlySet<string> = new Set(['empty', 'prepend', 'add', 'delete', 'filter']);
