/** What hovers and completion say of words that are no option phrases. Markdown, one or two sentences each. */

/** Words that begin something at the top level. */
export const TOP_WORDS: Readonly<Record<string, string>> = {
  protocol: 'Starts an instance of a protocol: `protocol TYPE [NAME] [from TEMPLATE] { … }`.',
  template: 'Options that several protocols share: `template TYPE NAME { … }`, taken over with `from NAME`.',
  filter: 'A named filter: `filter NAME { … }`. It ends in `accept` or `reject` for each route.',
  function: 'A named piece of a filter: `function NAME(TYPE NAME; …) { … }`.',
  define: 'Gives a constant a name: `define NAME = EXPRESSION;`.',
  include:
    'Reads another file here: `include "PATH";` at the start of a line, relative to this file; `*` takes several.',
};

/** Words that begin a statement of the filter language. */
export const STATEMENT_WORDS: Readonly<Record<string, string>> = {
  if: 'Does something only when a condition holds: `if CONDITION then STATEMENT [else STATEMENT]`.',
  case: 'Chooses by a value: `case VALUE { SET: STATEMENT … else: STATEMENT }`.',
  for: 'Goes through a path, set or list: `for TYPE NAME in VALUE do STATEMENT`.',
  accept: 'Lets the route through and ends the filter.',
  reject: 'Drops the route and ends the filter.',
  error: 'Drops the route, writes a line to the log and ends the filter.',
  return: 'Ends the function with a value.',
  print: 'Writes values to the log, as one line.',
  printn: 'Writes values to the log without ending the line.',
  unset: 'Takes an attribute away from the route: `unset(NAME)`.',
};

/** Types of variables. */
export const TYPE_WORDS: readonly string[] = [
  'int',
  'bool',
  'ip',
  'prefix',
  'rd',
  'pair',
  'quad',
  'ec',
  'lc',
  'string',
  'bgpmask',
  'bgppath',
  'clist',
  'eclist',
  'lclist',
];

/** Words that stand for or make values. */
export const VALUE_WORDS: Readonly<Record<string, string>> = {
  true: 'Yes.',
  false: 'No.',
  defined: '`defined(NAME)`: whether the route has the attribute.',
  roa_check: '`roa_check(TABLE)`: what the ROA table says of the route: `ROA_VALID`, `ROA_INVALID` or `ROA_UNKNOWN`.',
  prepend: '`prepend(PATH, ASN)`: the path with an AS in front.',
  add: '`add(LIST, COMMUNITY)`: the list with a community more.',
  delete: '`delete(LIST, SET)`: the list without what the set holds.',
  format: '`format(VALUE)`: the value as a string.',
};

/** Route attributes that people meet most; the others have a type to be known by. */
export const ATTRIBUTE_DOCS: Readonly<Record<string, string>> = {
  net: 'The network that the route leads to.',
  proto: 'The name of the protocol that the route came from.',
  source: 'The kind of protocol that the route came from: `RTS_STATIC`, `RTS_BGP`, …',
  from: 'The router that told us of the route.',
  gw: 'The next hop.',
  dest: 'What happens to packets: `RTD_UNICAST`, `RTD_BLACKHOLE`, `RTD_UNREACHABLE`, `RTD_PROHIBIT`.',
  ifname: 'The interface that packets leave by.',
  ifindex: 'The index of the interface that packets leave by.',
  preference: 'Which protocol wins for the same network: the highest.',
  scope: 'How far the route counts; set by users alone.',
  weight: 'The share of one next hop among several.',
  bgp_path: 'The ASes that the route came through, the nearest first. RFC 4271.',
  bgp_origin: 'How the route came into BGP: `ORIGIN_IGP`, `ORIGIN_EGP`, `ORIGIN_INCOMPLETE`. RFC 4271.',
  bgp_next_hop: 'The next hop as BGP tells it. RFC 4271.',
  bgp_med: 'Which of several links to the same AS is preferred: the lowest. RFC 4271.',
  bgp_local_pref: 'Which exit of the own AS is preferred: the highest. RFC 4271.',
  bgp_community: 'Marks of the form (ASN, value), 16 bits each. RFC 1997.',
  bgp_ext_community: 'Marks with a type: `(rt, ASN, value)`. RFC 4360.',
  bgp_large_community: 'Marks of the form (ASN, value, value), 32 bits each. RFC 8092.',
  bgp_originator_id: 'The router that brought the route into a reflected AS. RFC 4456.',
  bgp_cluster_list: 'The route reflectors that the route went through. RFC 4456.',
  bgp_otc: 'Set once a route may only go down to customers. RFC 9234.',
  krt_source: 'The number of the program that put the route into the system’s table (`proto` of `ip route`).',
  krt_metric: 'The metric of the route in the system’s table.',
  krt_prefsrc: 'The source address that the system uses for the route.',
};

/** What may become of packets to a static route. */
export const DESTINATIONS: Readonly<Record<string, string>> = {
  via: 'Sends them to a next hop or out of an interface: `via ADDRESS`, `via "IFACE"`.',
  blackhole: 'Drops them without a word.',
  unreachable: 'Drops them and tells the sender that the destination cannot be reached.',
  prohibit: 'Drops them and tells the sender that they are not allowed.',
  recursive: 'Sends them where another route leads: `recursive ADDRESS`.',
};

/** What a channel is. */
export const CHANNEL_DOC = 'A channel: which routes of this kind go between the protocol and a table, and how.';

/** What filters call a type in the table of methods. */
export const METHOD_OWNERS: Readonly<Record<string, string>> = {
  prefix: 'prefix',
  ip: 'ip',
  bgppath: 'path',
  clist: 'list',
  eclist: 'list',
  lclist: 'list',
  pair: 'pair',
  lc: 'lc',
};

/** Methods by the type that has them, BIRD 2.17 and later; 2.0 has most of them. */
export const METHODS: readonly (readonly [name: string, of: string, doc: string])[] = [
  ['len', 'prefix, path, list', 'How long it is.'],
  ['ip', 'prefix', 'Its address.'],
  ['type', 'prefix', 'Its kind: `NET_IP4`, `NET_IP6`, …'],
  ['asn', 'prefix, pair, lc', 'Its AS number.'],
  ['maxlen', 'prefix', 'The longest announcement that a ROA allows.'],
  ['src', 'prefix', 'The source of a flow.'],
  ['dst', 'prefix', 'The destination of a flow.'],
  ['rd', 'prefix', 'Its route distinguisher.'],
  ['is_v4', 'ip', 'Whether it is an IPv4 address.'],
  ['is_v6', 'ip', 'Whether it is an IPv6 address.'],
  ['mask', 'ip', '`mask(N)`: the address with its first N bits only.'],
  ['first', 'path', 'The nearest AS.'],
  ['last', 'path', 'The AS that the route began in.'],
  ['last_nonaggregated', 'path', 'The last AS before an aggregate.'],
  ['empty', 'path, list', 'Makes it empty.'],
  ['prepend', 'path', '`prepend(ASN)`: puts an AS in front.'],
  ['delete', 'path, list', '`delete(SET)`: takes away what the set holds.'],
  ['filter', 'path, list', '`filter(SET)`: keeps only what the set holds.'],
  ['add', 'list', '`add(COMMUNITY)`: adds a community.'],
  ['min', 'list', 'Its lowest member.'],
  ['max', 'list', 'Its highest member.'],
  ['data', 'pair', 'Its second half.'],
  ['data1', 'lc', 'Its second number.'],
  ['data2', 'lc', 'Its third number.'],
];
