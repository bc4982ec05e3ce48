import { ALL_VERSIONS, ONLY_2, ONLY_3, SINCE_2_17, SINCE_2_19, V2_0, V2_17 } from '../versions.js';
import { DEBUG_FLAGS } from './common.js';
import { options } from './spec.js';

const LOG_MASK = '(all | <classes:list(debug|trace|info|remote|warning|error|auth|fatal|bug)>)';
const TABLE = 'table <name:name(table)> [sorted] [@table] ;?';
const TIME_FORMAT = '(<format:literal> [<limit:num> <after:literal>] | iso (short | long) [ms | us])';

/** What stands at the outermost level beside definitions and protocols. */
export const TOP_OPTIONS = options('top', [
  ['router id (<id:id> | from <interfaces:interfaces>)', 'The router id: a number, mostly one of our IPv4 addresses.'],
  ['hostname <name:text>', 'The host name that BIRD announces.'],
  ['graceful restart wait <time:num>', 'Seconds after a start within which routes must have been learned again.'],
  [`log (<file:text> | syslog [name <name:text>] | stderr) ${LOG_MASK}`, 'Where messages go, and which.'],
  [`log <file:text> <size:num> <backup:text> ${LOG_MASK}`, 'A file that is moved away when it is full.', V2_0, 'log'],
  [
    `log <file:text> <size:num(16384..)> <backup:text> ${LOG_MASK}`,
    'A file that is moved away when it is full.',
    SINCE_2_17,
    'log',
  ],
  [
    `log udp <host:text or ip> [port <port:num(0..65535)>] ${LOG_MASK}`,
    'A syslog server that messages go to.',
    SINCE_2_17,
    'log',
  ],
  [`log fixed <file:text> <size:num> ${LOG_MASK}`, 'A log of fixed size.', ONLY_3],
  ['mrtdump <file:text>', 'The file that MRT dumps go to.'],
  ['mrtdump protocols <what:flags(states|messages)>', 'What all protocols write into it.'],
  [`debug protocols <what:flags(${DEBUG_FLAGS})> ;?`, 'Logs what all protocols do.'],
  [`debug channels <what:flags(${DEBUG_FLAGS})> ;?`, 'Logs what all channels do.'],
  ['debug commands <level:num> ;?', 'Logs what clients ask.'],
  [`debug tables <what:flags(${DEBUG_FLAGS})> ;?`, 'Logs what all tables do.', SINCE_2_17],
  [`debug show route <what:flags(${DEBUG_FLAGS})> ;?`, 'Logs what `show route` does.', ONLY_3],
  ['debug latency [<on:switch>] ;?', 'Measures how long events take.', ONLY_2],
  [
    'debug latency <what:flags(ping|wakeup|sockets|scheduling|allocator|events|timers)> ;?',
    'Measures how long events take.',
    ONLY_3,
  ],
  ['debug latency limit <time:time> ;?', 'The time an event may take before it is logged.'],
  ['watchdog warning <time:time> ;?', 'The time the main loop may take before that is logged.'],
  ['watchdog timeout <time:time> ;?', 'The time after which a hanging BIRD is aborted.'],
  [`timeformat (route | protocol | base | log) ${TIME_FORMAT}`, 'How times are shown.'],
  ['threads <count:num>', 'How many threads BIRD uses; without effect in 2.x.', SINCE_2_17],
  ['cli <socket:text> [@cli]', 'A control socket beside the usual one.', SINCE_2_17],
  ['thread group <name:name(thread group)> [@thread group] ;?', 'A group of threads.', ONLY_3],
  ['filter stacks <values:num> <frames:num>', 'The sizes of the filters’ stacks.', ONLY_3],
  ['attribute <type:types> <name:attribute>', 'An attribute of routes of our own.'],
  [
    'attribute bgp <number:num(1..255)> <type:types> <name:attribute>',
    'An attribute of routes of our own, sent to BGP neighbors.',
    SINCE_2_17,
    'attribute',
  ],
  ['eval <expression:term> ;?', 'Evaluates an expression, for tests.'],
  [String.raw`bt_test_suite \( <function:symbol(function)> , <text:text> \) ;?`, 'A test of BIRD’s own suite.'],
  [
    String.raw`bt_test_same \( <one:symbol(function)> , <other:symbol(function)> , <result:num> \) ;?`,
    'A test of BIRD’s own suite.',
  ],
  ['mpls domain <name:name(mpls domain)> [@mpls domain] ;?', 'A domain of MPLS labels.', SINCE_2_17],
  ...(['ipv4', 'ipv6', 'ipv6 sadr', 'vpn4', 'vpn6', 'roa4', 'roa6', 'flow4', 'flow6'] as const).map(
    net => [`${net} ${TABLE}`, 'A routing table.', ALL_VERSIONS, `${net} table`] as const,
  ),
  [`mpls ${TABLE}`, 'A routing table.', ALL_VERSIONS, 'mpls table'],
  [`aspa ${TABLE}`, 'A routing table.', SINCE_2_17, 'aspa table'],
  [`eth ${TABLE}`, 'A routing table.', SINCE_2_19, 'eth table'],
  [`evpn ${TABLE}`, 'A routing table.', SINCE_2_19, 'evpn table'],
  [`neighbor ${TABLE}`, 'A table of neighbors.', SINCE_2_19, 'neighbor table'],
]);

export const CLI_OPTIONS = options('cli', [
  ['restrict ;?', 'Only commands that change nothing.', V2_17],
  ['restrict', 'Only commands that change nothing.', ALL_VERSIONS & ~V2_17],
  ['v2 attributes', 'Names attributes as 2.x did.', ONLY_3],
]);

export const THREAD_GROUP_OPTIONS = options('thread group', [
  ['max time <time:time>', 'The longest time a thread works without a look at others.', ONLY_3],
  ['min time <time:time>', 'The shortest time a thread works.', ONLY_3],
  ['max latency <time:time>', 'The longest time something waits.', ONLY_3],
  ['threads <count:num>', 'How many threads.', ONLY_3],
  ['wakeup time <time:time>', 'How often idle threads wake up.', ONLY_3],
  ['default [<on:switch>]', 'The group of everything that names none.', ONLY_3],
]);

export const MPLS_DOMAIN_OPTIONS = options('mpls domain', [
  ['label range (static | dynamic) [@mpls range]', 'A range that exists anyway.'],
  ['label range <name:name(mpls range)> [@mpls range]', 'A range of labels.'],
]);

export const MPLS_RANGE_OPTIONS = options('mpls range', [
  ['start <label:num(0..1048575)>', 'The first label.'],
  ['length <count:num(0..1048575)>', 'How many labels.'],
]);
