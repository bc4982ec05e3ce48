import { SINCE_2_19 } from '../versions.js';
import { CHANNEL_OPTIONS } from './common.js';
import { options } from './spec.js';

export const MRT_OPTIONS = options('mrt', [
  ['table (<table:symbol(table)> | <pattern:literal>)', 'The tables that are dumped.'],
  ['filter <filter:body>', 'Which routes are dumped.'],
  ['where <condition:condition>', 'Which routes are dumped.'],
  ['filename <name:text>', 'The file, with the time’s `strftime` codes.'],
  ['period <time:num(1..)>', 'Seconds between dumps.'],
  ['always add path [<on:switch>]', 'Writes the add-path form always.'],
]);

export const BMP_OPTIONS = options('bmp', [
  ['local address <address:ip>', 'The address the connection is opened from.'],
  ['station address {ip <address:ip> | port <port:num(1..65535)>}', 'The monitoring station.'],
  ['system description <text:text>', 'How we describe ourselves.'],
  ['system name <name:text>', 'How we call ourselves.'],
  ['monitoring rib in pre_policy [<on:switch>]', 'Sends what neighbors sent, before the import filter.'],
  ['monitoring rib in post_policy [<on:switch>]', 'Sends what passed the import filter.'],
  ['tx buffer limit <megabytes:num(1..)>', 'How much may wait to be sent.'],
]);

export const AGGREGATOR_OPTIONS = [
  ...options('aggregator', [
    ['peer table <table:symbol(table)>', 'Where the aggregated routes go.'],
    ['aggregate on <what:operand> {, <more:operand>}', 'Routes that agree in these are joined.'],
    ['merge by <body:merge>', 'The code that joins them.'],
  ]),
  ...CHANNEL_OPTIONS.filter(({ key }) => key !== 'channel.debug'),
];

const DISTINGUISHER = '<rd:rd>';

export const L3VPN_OPTIONS = options('l3vpn', [
  [`rd ${DISTINGUISHER}`, 'The route distinguisher of the VPN.'],
  [`route distinguisher ${DISTINGUISHER}`, 'The route distinguisher of the VPN.'],
  ['import target <targets:targets>', 'The targets that routes must have to enter.'],
  ['import target all', 'Routes enter whatever their targets.', SINCE_2_19, 'import target'],
  ['import target none', 'Routes do not enter by targets.', SINCE_2_19, 'import target'],
  ['export target <targets:targets>', 'The targets that routes get.'],
  ['export target none', 'Routes get no targets.', SINCE_2_19, 'export target'],
  ['route target <targets:targets>', 'Both.'],
  ['route target none', 'Neither.', SINCE_2_19, 'route target'],
]);

export const EVPN_OPTIONS = options('evpn', [
  [`rd ${DISTINGUISHER}`, 'The route distinguisher of the instance.'],
  [`route distinguisher ${DISTINGUISHER}`, 'The route distinguisher of the instance.'],
  ['import target <targets:targets>', 'The targets that routes must have to enter.'],
  ['export target <targets:targets>', 'The targets that routes get.'],
  ['route target <targets:targets>', 'Both.'],
  ['vni <vni:num>', 'The VXLAN network identifier.'],
  ['vid <vid:num(0..4095)>', 'The VLAN at the bridge.'],
  ['tag <tag:num>', 'The Ethernet tag.'],
  ['encapsulation vxlan [@evpn encapsulation]', 'How frames are carried.'],
  ['vlan <tag:num> [@evpn vlan]', 'A VLAN or several.'],
]);

export const EVPN_ENCAPSULATION_OPTIONS = options('evpn encapsulation', [
  ['tunnel device <device:text>', 'The VXLAN device.'],
  ['router address <address:ip>', 'Our address in the tunnel.'],
  ['default [<on:switch>]', 'Used where nothing else is said.'],
]);

export const EVPN_VLAN_OPTIONS = options('evpn vlan', [
  ['range <count:num>', 'How many VLANs.'],
  ['vni <vni:num(0..16777215)>', 'The first VXLAN network identifier.'],
  ['vid <vid:num(0..4095)>', 'The first VLAN at the bridge.'],
]);

export const BRIDGE_OPTIONS = options('bridge', [
  ['bridge device <device:text>', 'The bridge.'],
  ['vlan filtering [<on:switch>]', 'The bridge tells VLANs apart.'],
  ['scan time <time:time>', 'Time between looks at the whole table.'],
]);

export const PERF_OPTIONS = options('perf', [
  ['exp from <exponent:num>', 'The first size, as a power of two.'],
  ['exp to <exponent:num>', 'The last size, as a power of two.'],
  ['repeat <count:num>', 'How often each is measured.'],
  ['threshold min <time:time>', 'The shortest time that counts.'],
  ['threshold max <time:time>', 'The longest time that is waited.'],
  ['attributes <count:num>', 'Attributes of each route.'],
  ['keep [<on:switch>]', 'Leaves the routes in the table.'],
  ['mode (import | export)', 'What is measured.'],
]);
