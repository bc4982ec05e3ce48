import { SINCE_2_17, SINCE_2_19 } from '../versions.js';
import { PASSWORD_OPTIONS } from './common.js';
import { options, type Row } from './spec.js';

/** `class 192`, `dscp 48`: how sent packets are marked. */
const TX_CLASS: readonly Row[] = [
  ['tx class <class:num(0..255)>', 'The traffic class of sent packets.'],
  ['tx dscp <class:num(0..63)>', 'The DSCP of sent packets (RFC 2474).'],
  ['tx priority <priority:num>', 'The priority of sent packets inside this machine.'],
];

const ECMP: Row = ['ecmp [<on:switch>] [limit <limit:num>]', 'Routes may have several next hops, so many at most.'];

// ---- OSPF

export const OSPF_OPTIONS = options('ospf', [
  ['area <id:id> @ospf area', 'An area and what belongs to it.'],
  ['rfc1583compat [<on:switch>]', 'Compares routes to other areas as RFC 1583 did.'],
  ['rfc5838 [<on:switch>]', 'OSPFv3 for several address families (RFC 5838).'],
  ['vpn pe [<on:switch>]', 'We are a provider’s edge router of a VPN (RFC 4577).'],
  ['stub router [<on:switch>]', 'No traffic is to pass through us.'],
  ['graceful restart [<on:switch> | aware]', 'Keeps routes while a router restarts (RFC 3623).'],
  ['graceful restart time <time:num(1..1800)>', 'Seconds that neighbors should wait for our restart.'],
  ECMP,
  ['merge external [<on:switch>]', 'Joins equal external routes.'],
  ['tick <time:num(1..)>', 'Seconds between calculations of the routing table.'],
  ['instance id <id:num(0..255)>', 'The OSPF instance on shared links.'],
]);

export const OSPF_AREA_OPTIONS = options('ospf area', [
  ['stub [<on:switch>]', 'A stub area: external routes do not enter it.'],
  ['stub cost <cost:num(0..16777214)>', 'The cost of the default route into a stub area.'],
  ['nssa', 'A not-so-stubby area (RFC 3101).'],
  ['summary [<on:switch>]', 'Routes to other areas enter a stub area or NSSA.'],
  ['default nssa [<on:switch>]', 'A default route enters the NSSA.'],
  ['default cost <cost:num(0..16777214)>', 'The cost of that default route.'],
  ['default cost2 <cost:num(0..16777214)>', 'The cost of that default route, of type 2.'],
  ['translator [<on:switch>]', 'We translate external routes of the NSSA.'],
  ['translator stability <time:num>', 'Seconds that a translator stays one.'],
  ['networks @ospf networks', 'Networks of the area, joined for other areas.'],
  ['external @ospf networks', 'External networks of the NSSA, joined for other areas.'],
  ['stubnet <net:net> [@ospf stubnet]', 'A network that we announce as connected.'],
  [
    'interface <interfaces:interfaces(names in v3)> [instance <instance:num(0..255)>] [@ospf interface]',
    'Interfaces of the area.',
  ],
  [
    'virtual link <id:id> [instance <instance:num(0..255)>] [@ospf virtual link]',
    'A link through the area (RFC 2328, 15).',
  ],
]);

export const OSPF_NETWORKS_OPTIONS = options('ospf networks', [
  ['<net:net> [hidden | tag <tag:num>]', 'A network; hidden ones are not announced.', undefined, 'network'],
]);

export const OSPF_STUBNET_OPTIONS = options('ospf stubnet', [
  ['hidden [<on:switch>]', 'Not announced, only hides its parts.'],
  ['summary [<on:switch>]', 'Stands for all networks within.'],
  ['cost <cost:num>', 'What it costs.'],
]);

const OSPF_AUTHENTICATION: readonly Row[] = [
  ['authentication (none | simple | cryptographic)', 'How packets are authenticated.'],
];

const OSPF_TIMERS: readonly Row[] = [
  ['hello <time:num(1..65535)>', 'Seconds between hello packets; all routers on a link must agree.'],
  ['retransmit <time:num(2..)>', 'Seconds before something is sent again.'],
  ['transmit delay <time:num(1..65535)>', 'Seconds that sending takes.'],
  ['wait <time:num(2..)>', 'Seconds before the designated router is elected.'],
  ['dead <time:num(2..)>', 'Seconds without a hello after which a neighbor is gone.'],
  ['dead count <count:num(2..)>', 'The same, as a number of hello intervals.'],
];

export const OSPF_VIRTUAL_LINK_OPTIONS = [
  ...options('ospf interface', [...OSPF_TIMERS, ...OSPF_AUTHENTICATION]),
  ...PASSWORD_OPTIONS,
];

export const OSPF_INTERFACE_OPTIONS = [
  ...options('ospf interface', [
    ['cost <cost:num(1..65535)>', 'What sending over this interface costs.'],
    ...OSPF_TIMERS,
    ['poll <time:num(1..)>', 'Seconds between hello packets to silent neighbors on NBMA links.'],
    [
      'type (broadcast | bcast | nonbroadcast | nbma | pointopoint | ptp | pointomultipoint | ptmp)',
      'The kind of link.',
    ],
    ['real broadcast [<on:switch>]', 'Broadcast packets instead of multicast ones.'],
    ['ptp netmask [<on:switch>]', 'Announces the network mask on point-to-point links.'],
    ['ptp address [<on:switch>]', 'Announces the address on point-to-point links.'],
    ['priority <priority:num(0..255)>', 'Our priority in the election of the designated router.'],
    ['strict nonbroadcast [<on:switch>]', 'Only the neighbors listed are neighbors.'],
    ['stub [<on:switch>]', 'The network is announced, but nobody is talked to.'],
    ['check link [<on:switch>]', 'Heeds whether the interface has a link.'],
    ['ecmp weight <weight:num(1..256)>', 'The weight of next hops over this interface.'],
    ['link lsa suppression [<on:switch>]', 'No link LSAs where they are not needed.'],
    ['neighbors @ospf neighbors', 'The neighbors on links without multicast.'],
    ...OSPF_AUTHENTICATION,
    ['rx buffer (normal | large | <size:num(256..65535)>)', 'The size of the receive buffer.'],
    ...TX_CLASS,
    ['tx length <size:num(256..65535)>', 'The size of the largest packets sent.'],
    ['ttl security ([<on:switch>] | tx only)', 'Only packets from the link itself (RFC 5082).'],
    ['bfd [<on:switch>]', 'Watches neighbors with BFD.'],
  ]),
  ...PASSWORD_OPTIONS,
];

export const OSPF_NEIGHBORS_OPTIONS = options('ospf neighbors', [
  ['<address:ip> [eligible]', 'A neighbor; eligible ones may become designated router.', undefined, 'neighbor'],
]);

// ---- RIP

export const RIP_OPTIONS = options('rip', [
  ECMP,
  ['infinity <metric:num>', 'The metric from which on a network counts as unreachable.'],
  ['interface <interfaces:interfaces(names)> [@rip interface]', 'The interfaces RIP runs on.'],
]);

export const RIP_INTERFACE_OPTIONS = [
  ...options('rip interface', [
    ['metric <metric:num(1..255)>', 'What this interface adds to metrics.'],
    ['mode (multicast | broadcast)', 'How packets are sent.'],
    ['passive [<on:switch>]', 'Listens only.'],
    ['address <address:ip>', 'Where packets are sent to.'],
    ['port <port:num(1..65535)>', 'The port in use.'],
    ['version <version:num(1..2)>', 'The version of RIP.'],
    ['version only [<on:switch>]', 'Only packets of that version.'],
    ['split horizon [<on:switch>]', 'Does not send routes back to where they came from.'],
    ['poison reverse [<on:switch>]', 'Sends them back as unreachable.'],
    ['check zero [<on:switch>]', 'Checks that reserved fields are zero.'],
    ['demand circuit [<on:switch>]', 'Sends changes only (RFC 2091).'],
    ['update time <time:num(1..)>', 'Seconds between updates.'],
    ['timeout time <time:num(1..)>', 'Seconds after which a route that is not updated is unreachable.'],
    ['garbage time <time:num(1..)>', 'Seconds after which an unreachable route is removed.'],
    ['retransmit time <time:time>', 'Time before something is sent again.'],
    ['ecmp weight <weight:num(1..256)>', 'The weight of next hops over this interface.'],
    ['rx buffer <size:num(256..65535)>', 'The size of the receive buffer.'],
    ['tx length <size:num(256..65535)>', 'The size of the largest packets sent.'],
    ...TX_CLASS,
    ['ttl security ([<on:switch>] | tx only)', 'Only packets from the link itself (RFC 5082).'],
    ['check link [<on:switch>]', 'Heeds whether the interface has a link.'],
    ['bfd [<on:switch>]', 'Watches neighbors with BFD.'],
    ['authentication (none | plaintext | cryptographic | md5)', 'How packets are authenticated.'],
  ]),
  ...PASSWORD_OPTIONS,
];

// ---- Babel

export const BABEL_OPTIONS = options('babel', [
  ['interface <interfaces:interfaces(names)> [@babel interface]', 'The interfaces Babel runs on.'],
  ['randomize router id [<on:switch>]', 'A new router id at each start.'],
]);

export const BABEL_INTERFACE_OPTIONS = [
  ...options('babel interface', [
    ['port <port:num(1..65535)>', 'The port in use.'],
    ['rxcost <cost:num(1..65535)>', 'What receiving over this interface costs.'],
    ['limit <limit:num(1..16)>', 'How many hellos of the last sixteen a good link must have.'],
    ['type (wired | wireless)', 'The kind of link.'],
    ['type tunnel', 'A tunnel: its cost follows its delay.', SINCE_2_17, 'type'],
    ['hello interval <time:time>', 'Time between hellos.'],
    ['update interval <time:time>', 'Time between updates.'],
    ['rx buffer <size:num(256..65535)>', 'The size of the receive buffer.'],
    ['tx length <size:num(256..65535)>', 'The size of the largest packets sent.'],
    ...TX_CLASS,
    ['check link [<on:switch>]', 'Heeds whether the interface has a link.'],
    ['next hop ipv4 <address:ip>', 'The IPv4 next hop that is announced.'],
    ['next hop ipv6 <address:ip>', 'The IPv6 next hop that is announced.'],
    ['next hop prefer (native | ipv6)', 'Which next hop IPv4 routes get.', SINCE_2_17],
    ['extended next hop [<on:switch>]', 'IPv4 routes may have IPv6 next hops (RFC 9229).', SINCE_2_17],
    ['authentication (none | mac [permissive])', 'How packets are authenticated (RFC 8967).'],
    ['rtt min <time:time>', 'The delay from which on the cost grows.', SINCE_2_17],
    ['rtt max <time:time>', 'The delay beyond which it grows no more.', SINCE_2_17],
    ['rtt cost <cost:num(0..65534)>', 'How much the delay adds to the cost.', SINCE_2_17],
    ['rtt decay <decay:num(1..256)>', 'How fast old measurements are forgotten.', SINCE_2_17],
    ['send timestamps [<on:switch>]', 'Measures delays.', SINCE_2_17],
  ]),
  ...PASSWORD_OPTIONS,
];

// ---- RPKI

export const RPKI_OPTIONS = options('rpki', [
  ['remote <host:text or ip> [port <port:num(0..65535)>]', 'The cache server.'],
  ['port <port:num(0..65535)>', 'Its port; by default 323, 22 with SSH.'],
  ['local address <address:ip>', 'The address the connection is opened from.', SINCE_2_17],
  ['transport tcp', 'Plain TCP, as is the default.'],
  ['transport tcp @rpki tcp', 'TCP with authentication.', SINCE_2_17],
  ['transport ssh @rpki ssh', 'SSH.'],
  ['refresh [keep] <time:num(1..86400)>', 'Seconds between questions for changes.'],
  ['retry [keep] <time:num(1..7200)>', 'Seconds before a failed question is asked again.'],
  ['expire [keep] <time:num(600..172800)>', 'Seconds after which what was not confirmed is dropped.'],
  ['ignore max length [<on:switch>]', 'Takes every ROA as if its maximal length were the longest.'],
  ['min version <version:num(0..2)>', 'The oldest protocol version accepted.', SINCE_2_17],
  ['max version <version:num(0..2)>', 'The newest protocol version used.', SINCE_2_17],
]);

export const RPKI_TCP_OPTIONS = options('rpki tcp', [
  ['authentication (none | md5)', 'How TCP authenticates its segments.'],
  ['password <!password:text>', 'The password of TCP’s MD5 signatures (RFC 2385).'],
]);

export const RPKI_SSH_OPTIONS = options('rpki ssh', [
  ['bird private key <file:text>', 'The file with our private key.'],
  ['remote public key <file:text>', 'The file with the server’s public key.'],
  ['user <user:text>', 'The user name at the server.'],
]);

// ---- router advertisements

const RADV_SHARED: readonly Row[] = [
  ['prefix <prefix:net(ipv6)> [@radv prefix]', 'Prefixes that are announced.'],
  ['rdnss (<server:ip> | @radv rdnss)', 'Name servers that are announced (RFC 8106).'],
  ['dnssl (<domain:text> | @radv dnssl)', 'Search domains that are announced (RFC 8106).'],
  ['custom option type <type:num> value <value:bytes>', 'Any other option.', SINCE_2_17],
];

export const RADV_OPTIONS = options('radv', [
  ['interface <interfaces:interfaces(names)> [@radv interface]', 'The interfaces that are advertised on.'],
  ...RADV_SHARED,
  ['trigger <net:net(ipv6)>', 'Advertises only while this route is there.'],
  ['propagate routes [<on:switch>]', 'Announces routes too (RFC 4191).'],
]);

export const RADV_INTERFACE_OPTIONS = options('radv interface', [
  ['min ra interval <time:num(3..)>', 'The shortest time between advertisements, in seconds.'],
  ['max ra interval <time:num(4..1800)>', 'The longest time between advertisements, in seconds.'],
  ['min delay <time:num(1..)>', 'The shortest time between two that were asked for.'],
  ['solicited ra unicast [<on:switch>]', 'Answers questions to the asker alone.'],
  ['managed [<on:switch>]', 'Hosts get their addresses by DHCPv6.'],
  ['other config [<on:switch>]', 'Hosts get other settings by DHCPv6.'],
  ['link mtu <size:num>', 'The MTU that hosts are to use.'],
  ['reachable time <time:num(0..3600000)>', 'Milliseconds that a neighbor counts as reachable.'],
  ['retrans timer <time:num>', 'Milliseconds between neighbor solicitations.'],
  ['current hop limit <limit:num(0..255)>', 'The hop limit that hosts are to use.'],
  ['default lifetime <time:num(0..9000)> [sensitive [<on:switch>]]', 'Seconds that hosts use us as default router.'],
  ['default preference (low | medium | high)', 'How we rank among default routers.'],
  ['route lifetime <time:num> [sensitive [<on:switch>]]', 'Seconds that announced routes are valid.'],
  ['route preference (low | medium | high)', 'How announced routes rank.'],
  ['prefix linger time <time:num>', 'Seconds that removed prefixes are still announced, as invalid.'],
  ['route linger time <time:num>', 'Seconds that removed routes are still announced, as invalid.'],
  ...RADV_SHARED,
  ['rdnss local [<on:switch>]', 'Only this interface’s name servers.'],
  ['dnssl local [<on:switch>]', 'Only this interface’s search domains.'],
  ['custom option local [<on:switch>]', 'Only this interface’s own options.', SINCE_2_17],
  ['router discovery [<on:switch>]', 'Whether we advertise ourselves.', SINCE_2_19],
]);

export const RADV_PREFIX_OPTIONS = options('radv prefix', [
  ['skip [<on:switch>]', 'Does not announce these prefixes.'],
  ['onlink [<on:switch>]', 'The prefix is on the link.'],
  ['autonomous [<on:switch>]', 'Hosts may make addresses from it.'],
  ['pd preferred [<on:switch>]', 'Hosts are to ask for prefixes of their own (RFC 9762).', SINCE_2_19],
  ['valid lifetime <time:num> [sensitive [<on:switch>]]', 'Seconds that the prefix is valid.'],
  ['preferred lifetime <time:num> [sensitive [<on:switch>]]', 'Seconds that its addresses are preferred.'],
]);

const DNS_LIFETIME: Row = ['lifetime (<time:num> | mult <factor:num(1..254)>)', 'How long it is valid.'];

export const RADV_RDNSS_OPTIONS = options('radv rdnss', [['ns <server:ip>', 'A name server.'], DNS_LIFETIME]);

export const RADV_DNSSL_OPTIONS = options('radv dnssl', [['domain <domain:text>', 'A domain.'], DNS_LIFETIME]);
