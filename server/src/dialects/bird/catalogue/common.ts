import { ALL_VERSIONS, ONLY_3, SINCE_2_17, SINCE_2_19, type VersionSet } from '../versions.js';
import { options } from './spec.js';

export const DEBUG_FLAGS = 'states|routes|filters|interfaces|events|packets';

/** What every protocol takes. */
export const PROTOCOL_OPTIONS = options('protocol', [
  ['disabled [<on:switch>]', 'Starts without this protocol; it can be enabled later with `birdc enable`.'],
  [`debug <what:flags(${DEBUG_FLAGS})>`, 'Logs what this protocol does: everything, or the kinds of events in braces.'],
  ['mrtdump <what:flags(states|messages)>', 'Writes this protocol’s state changes or messages to the MRT dump file.'],
  ['router id <id:id>', 'The router id of this protocol, in place of the one at the top.'],
  ['hostname <name:text>', 'The host name that this protocol announces where it can.', SINCE_2_17],
  ['description <text:text>', 'A description, shown by `birdc show protocols all`.'],
  ['vrf (<name:text> | default)', 'The VRF whose interfaces and sockets this protocol uses.'],
  ['thread group <group:symbol(thread group)>', 'The threads that the protocol runs in.', ONLY_3],
  ['restart time <time:time>', 'How long the protocol waits before it starts again after a failure.', ONLY_3],
]);

/** `10 action restart`, `off`. */
const LIMIT = '(<count:num> [action (warn | block | restart | disable)] | off)';

/** What every channel takes. */
export const CHANNEL_OPTIONS = options('channel', [
  ['table <table:symbol(table)>', 'The table this channel is connected to; by default `master4` or `master6`.'],
  ['import <policy:filter>', 'Which routes from the protocol enter the table.'],
  ['export <policy:filter>', 'Which routes from the table go to the protocol.'],
  ['export in <net:net> <policy:filter>', 'Looks only at routes of the table within this prefix.', ONLY_3],
  [`receive limit ${LIMIT}`, 'How many routes the protocol may bring, counted before the import filter.'],
  [`import limit ${LIMIT}`, 'How many routes may pass the import filter, and what happens beyond.'],
  [`export limit ${LIMIT}`, 'How many routes may pass the export filter, and what happens beyond.'],
  ['preference <value:num(0..65535)>', 'The preference of routes from here against those of other protocols.'],
  ['import keep filtered [<on:switch>]', 'Keeps routes the import filter rejects, hidden, for `show route filtered`.'],
  ['rpki reload [<on:switch>]', 'Filters routes again when ROA or ASPA tables that filters ask change.'],
  [`debug <what:flags(${DEBUG_FLAGS})>`, 'Logs what this channel does.'],
]);

export const MPLS_CHANNEL_OPTIONS = [
  ...CHANNEL_OPTIONS,
  ...options('mpls', [
    ['domain <domain:symbol(mpls domain)>', 'The MPLS domain labels are taken from.', SINCE_2_17],
    ['label range <range:symbol(mpls range)>', 'The range labels are taken from.', SINCE_2_17],
    ['label range (static | dynamic)', 'The range labels are taken from.', SINCE_2_17],
    ['label policy (static | prefix | aggregate | vrf)', 'How routes get labels.', SINCE_2_17],
  ]),
];

/** The versions that know a channel. */
const CHANNEL_VERSIONS: Readonly<Record<string, VersionSet>> = {
  aspa: SINCE_2_17,
  mpls: SINCE_2_17,
  eth: SINCE_2_19,
  evpn: SINCE_2_19,
  neighbor: SINCE_2_19,
  neighbors: SINCE_2_19,
};

/** Channels by their spelling, and the versions that have them. */
export function channels(...names: readonly string[]): ReadonlyMap<string, VersionSet> {
  return new Map(names.map(name => [name, CHANNEL_VERSIONS[name] ?? ALL_VERSIONS]));
}

export const IP = ['ipv4', 'ipv6'] as const;
export const VPN = ['vpn4', 'vpn6'] as const;
export const ROA = ['roa4', 'roa6', 'aspa'] as const;
export const ANY = [...IP, 'ipv6 sadr', ...VPN, ...ROA, 'flow4', 'flow6', 'eth', 'evpn', 'neighbor'] as const;

/** Interface patterns carry `password` blocks and lists in several protocols. */
export const PASSWORD_OPTIONS = options('password', [
  ['password <!password:key> [@password]', 'A key, with its validity, id and algorithm in braces where needed.'],
  ['key <!password:key> [@password]', 'A key, with its validity, id and algorithm in braces where needed.'],
  ['passwords @passwords', 'A list of keys.'],
]);

const ALGORITHM =
  '(keyed (md5 | sha1 | sha256 | sha384 | sha512) | hmac (md5 | sha1 | sha256 | sha384 | sha512) | blake2s128 | blake2s256 | blake2b256 | blake2b512)';

/** What stands in a password's own braces. */
export const PASSWORD_BLOCK_OPTIONS = options('password', [
  ['generate from <time:date>', 'From when on the key signs what is sent.'],
  ['generate to <time:date>', 'Until when the key signs what is sent.'],
  ['accept from <time:date>', 'From when on the key is accepted.'],
  ['accept to <time:date>', 'Until when the key is accepted.'],
  ['from <time:date>', 'From when on the key is used.'],
  ['to <time:date>', 'Until when the key is used.'],
  ['id <id:num(0..255)>', 'The number both sides know the key by.'],
  [`algorithm ${ALGORITHM}`, 'How messages are signed.'],
]);

export const KEY_ALGORITHM = ALGORITHM;
