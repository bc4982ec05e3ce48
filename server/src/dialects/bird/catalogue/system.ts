import { ONLY_2, ONLY_3, SINCE_2_17 } from '../versions.js';
import { DEBUG_FLAGS, PASSWORD_OPTIONS } from './common.js';
import { options, type Row } from './spec.js';

export const KERNEL_OPTIONS = options('kernel', [
  ['learn [<on:switch>]', 'Takes routes from the kernel that others have put there.'],
  ['learn all', 'Takes those of the kernel itself too.', SINCE_2_17, 'learn'],
  ['persist [<on:switch>]', 'Leaves BIRD’s routes in the kernel when BIRD stops.'],
  ['scan time <time:num>', 'Seconds between looks at the kernel’s whole table.'],
  ['graceful restart [<on:switch>]', 'Keeps the kernel’s routes over a restart.'],
  [
    'merge paths [<on:switch>] [limit <limit:num(1..255)>]',
    'Joins equally good routes into one with several next hops.',
  ],
  ['kernel table <table:num>', 'The kernel’s table to be synchronised with.'],
  ['metric <metric:num>', 'The metric of BIRD’s routes in the kernel.'],
  ['netlink rx buffer <size:num>', 'The size of the netlink socket’s buffer.'],
]);

export const DEVICE_OPTIONS = options('device', [
  ['scan time <time:num>', 'Seconds between looks at all interfaces.'],
  ['interface <interfaces:interfaces(names)> [@device interface]', 'What is known of these interfaces.'],
]);

export const DEVICE_INTERFACE_OPTIONS = options('device interface', [
  ['preferred <address:ip>', 'The address of the interface that is used where one is needed.'],
]);

export const DIRECT_OPTIONS = options('direct', [
  ['interface <interfaces:interfaces>', 'The interfaces whose networks become routes.'],
  ['check link [<on:switch>]', 'Withdraws the routes of interfaces without a link.'],
]);

const BFD_AUTHENTICATION = 'authentication (none | simple | keyed (md5 | sha1) | meticulous keyed (md5 | sha1))';

/** What an interface, `multihop` and a session's `bfd { … }` have in common. */
const BFD_SESSION: readonly Row[] = [
  ['interval <time:time>', 'The interval of sending and of receiving.'],
  ['min rx interval <time:time>', 'The shortest interval at which we receive.'],
  ['min tx interval <time:time>', 'The shortest interval at which we send.'],
  ['idle tx interval <time:time>', 'The interval of sending while the session is not up.'],
  ['multiplier <count:num>', 'How many packets may be lost before the session is down.'],
  ['passive [<on:switch>]', 'Waits for the neighbor to begin.'],
];

export const BFD_OPTIONS = options('bfd', [
  ['accept {ipv4 | ipv6 | direct | multihop}', 'The sessions that are accepted: a family, and one hop or several.'],
  ['interface <interfaces:interfaces(names)> [@bfd interface]', 'Sessions over these interfaces.'],
  ['multihop [@bfd interface]', 'Sessions over several hops.'],
  [
    'neighbor <address:ip> [% <interface:name> | dev <device:text>] [local <local:ip>] [multihop [<on:switch>]]',
    'A session that no other protocol asks for.',
  ],
  ['strict bind [<on:switch>]', 'One socket for each local address.'],
  ['express thread group <group:symbol(thread group)>', 'The threads that send and receive.', ONLY_3],
  ['zero udp6 checksum rx [<on:switch>]', 'Accepts IPv6 packets without a checksum.', SINCE_2_17],
]);

export const BFD_INTERFACE_OPTIONS = [
  ...options('bfd interface', [...BFD_SESSION, [BFD_AUTHENTICATION, 'How packets are authenticated.']]),
  ...PASSWORD_OPTIONS,
];

/** `bfd { … }` of BGP and static routes. */
export const BFD_SESSION_OPTIONS = [
  ...options('bfd options', [
    ...BFD_SESSION,
    ['graceful', 'Lets routes stay when the session goes down.'],
    [BFD_AUTHENTICATION, 'How packets are authenticated.', SINCE_2_17],
  ]),
  ...PASSWORD_OPTIONS.map(option => ({ ...option, versions: SINCE_2_17 })),
];

export const STATIC_OPTIONS = options('static', [
  ['check link [<on:switch>]', 'Uses only next hops whose interface has a link.'],
  ['igp table <table:symbol(table)>', 'The table recursive routes are looked up in.'],
]);

/** A next hop; `more`: what it takes beside what all versions know. */
const hop = (more: string): string =>
  `via (<gateway:scoped> | <interface:literal>) {${more}mpls <labels:labels> | onlink [<on:switch>] | weight <weight:num(1..256)> | bfd [<on:switch>]}`;

const destination = (more = ''): string =>
  `[${hop(more)} {${hop(more)}} | recursive <gateway:ip> [mpls <labels:labels>] | drop | reject | blackhole | unreachable | prohibit]`;

const DEVICE = 'dev <device:text> | ';

/** What may follow a route's network. */
export const ROUTE_OPTIONS = options('route', [
  [destination(), 'Where a static route leads.', undefined, 'route'],
  [`[mpls <label:num(0..1048575)>] ${destination(DEVICE)}`, 'Its label, and where it leads.', SINCE_2_17, 'route'],
  [
    '(providers <provider:num> {, <provider:num>} | transit)',
    'The providers of the AS that an ASPA route is for.',
    SINCE_2_17,
    'route providers',
  ],
]);

export const PIPE_OPTIONS = options('pipe', [
  ['peer table <table:symbol(table)>', 'The other table.'],
  ['import in <net:net> <policy:filter>', 'Looks only at routes within this prefix.', ONLY_3],
  ['max generation <limit:num(1..254)>', 'How many pipes a route may pass.', ONLY_3],
]);

export const TABLE_OPTIONS = options('table', [
  ['sorted [<on:switch>]', 'Keeps all routes of a network in order.'],
  [`debug <what:flags(${DEBUG_FLAGS})>`, 'Logs what happens in this table.', SINCE_2_17],
  ['trie [<on:switch>]', 'Keeps a trie, for fast lookups.'],
  ['min settle time <time:time>', 'The shortest time that changes settle.', ONLY_2],
  ['max settle time <time:time>', 'The longest time that changes settle.', ONLY_2],
  ['gc threshold <count:num>', 'After how many removals the table is cleaned.'],
  ['gc period <time:time>', 'The shortest time between cleanings.'],
  ['cork threshold <low:num> <high:num>', 'When changes are held back.', ONLY_3],
  ['export settle time <min:time> <max:time>', 'How long changes settle before they are exported.', ONLY_3],
  ['route refresh export settle time <min:time> <max:time>', 'The same during a refresh.', ONLY_3],
  ['digest settle time <min:time> <max:time>', 'How long changes settle before filters are run again.', ONLY_3],
  ['thread group <group:symbol(thread group)>', 'The threads that look after the table.', ONLY_3],
]);
