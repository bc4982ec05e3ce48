import { ALL_VERSIONS, ONLY_2, ONLY_3, SINCE_2_17, SINCE_2_19, V2_20, type VersionSet } from '../versions.js';
import * as bgp from './bgp.js';
import * as common from './common.js';
import * as flows from './flows.js';
import * as others from './others.js';
import * as routing from './routing.js';
import type { BlockSchema, OptionSpec, ProtocolSchema } from './spec.js';
import * as system from './system.js';
import * as top from './top.js';

/** The outermost level. */
export const TOP: BlockSchema = { name: 'top', title: 'the outermost level', options: top.TOP_OPTIONS, spare: true };

function protocol(
  name: string,
  title: string,
  options: readonly OptionSpec[],
  rest: Partial<ProtocolSchema> = {},
): ProtocolSchema {
  return {
    name,
    title,
    versions: ALL_VERSIONS,
    spare: true,
    options: [...common.PROTOCOL_OPTIONS, ...options],
    ...rest,
  };
}

const { ANY, channels, IP, ROA, VPN } = common;

const ALL: readonly ProtocolSchema[] = [
  protocol('device', 'a device protocol', system.DEVICE_OPTIONS),
  protocol('direct', 'a direct protocol', system.DIRECT_OPTIONS, { channels: channels(...IP, 'ipv6 sadr') }),
  protocol('kernel', 'a kernel protocol', system.KERNEL_OPTIONS, { channels: channels(...IP, 'ipv6 sadr', 'mpls') }),
  protocol('static', 'a static protocol', system.STATIC_OPTIONS, {
    channels: channels(...ANY, 'mpls', 'neighbors'),
    routes: true,
  }),
  protocol('pipe', 'a pipe', [
    ...system.PIPE_OPTIONS,
    ...common.CHANNEL_OPTIONS.filter(({ key }) => key !== 'channel.debug'),
  ]),
  protocol('bfd', 'a BFD protocol', system.BFD_OPTIONS),
  protocol('ospf', 'an OSPF protocol', routing.OSPF_OPTIONS, {
    channels: channels(...IP, 'ipv4 multicast', 'ipv6 multicast'),
  }),
  protocol('rip', 'a RIP protocol', routing.RIP_OPTIONS, { channels: channels(...IP) }),
  protocol('babel', 'a Babel protocol', routing.BABEL_OPTIONS, { channels: channels(...IP, 'ipv6 sadr') }),
  protocol('rpki', 'an RPKI protocol', routing.RPKI_OPTIONS, { channels: channels(...ROA) }),
  protocol('radv', 'a RAdv protocol', routing.RADV_OPTIONS, { channels: channels('ipv6', 'neighbors') }),
  protocol('mrt', 'an MRT protocol', others.MRT_OPTIONS),
  protocol('bmp', 'a BMP protocol', others.BMP_OPTIONS, { versions: V2_20 | ONLY_3 }),
  protocol('aggregator', 'an aggregator', others.AGGREGATOR_OPTIONS, { versions: SINCE_2_17 }),
  protocol('l3vpn', 'an L3VPN protocol', others.L3VPN_OPTIONS, {
    channels: channels(...IP, ...VPN, 'mpls'),
    versions: SINCE_2_17,
  }),
  protocol('evpn', 'an EVPN protocol', others.EVPN_OPTIONS, {
    channels: channels('eth', 'evpn', 'mpls'),
    versions: SINCE_2_19,
  }),
  protocol('bridge', 'a bridge protocol', others.BRIDGE_OPTIONS, { channels: channels('eth'), versions: SINCE_2_19 }),
  protocol('perf', 'a perf protocol', others.PERF_OPTIONS, { channels: channels(...IP), versions: ONLY_2 }),
  protocol('bgp', 'a BGP protocol', bgp.BGP_OPTIONS, { channels: bgp.BGP_CHANNELS, channelSchema: 'bgp channel' }),
];

/** Types of protocols by name. */
export const PROTOCOLS: ReadonlyMap<string, ProtocolSchema> = new Map(ALL.map(schema => [schema.name, schema]));

const BLOCKS: readonly BlockSchema[] = [
  { name: 'channel', title: 'a channel', options: common.CHANNEL_OPTIONS },
  { name: 'bgp channel', title: 'a BGP channel', options: bgp.BGP_CHANNEL_OPTIONS },
  { name: 'bgp keys', title: 'a list of keys', options: bgp.BGP_KEYS_OPTIONS },
  { name: 'bgp key', title: 'a key', options: bgp.BGP_KEY_OPTIONS },
  { name: 'table', title: 'a table', options: system.TABLE_OPTIONS },
  { name: 'mpls channel', title: 'an MPLS channel', options: common.MPLS_CHANNEL_OPTIONS },
  { name: 'ospf area', title: 'an area', options: routing.OSPF_AREA_OPTIONS },
  { name: 'ospf networks', title: 'a list of networks', options: routing.OSPF_NETWORKS_OPTIONS },
  { name: 'ospf stubnet', title: 'a stub network', options: routing.OSPF_STUBNET_OPTIONS },
  { name: 'ospf interface', title: 'an interface of OSPF', options: routing.OSPF_INTERFACE_OPTIONS },
  { name: 'ospf virtual link', title: 'a virtual link', options: routing.OSPF_VIRTUAL_LINK_OPTIONS, spare: true },
  { name: 'ospf neighbors', title: 'a list of neighbors', options: routing.OSPF_NEIGHBORS_OPTIONS },
  { name: 'rip interface', title: 'an interface of RIP', options: routing.RIP_INTERFACE_OPTIONS },
  { name: 'babel interface', title: 'an interface of Babel', options: routing.BABEL_INTERFACE_OPTIONS, spare: true },
  { name: 'rpki tcp', title: 'the TCP transport', options: routing.RPKI_TCP_OPTIONS },
  { name: 'rpki ssh', title: 'the SSH transport', options: routing.RPKI_SSH_OPTIONS },
  { name: 'radv interface', title: 'an interface of RAdv', options: routing.RADV_INTERFACE_OPTIONS },
  { name: 'radv prefix', title: 'a prefix of RAdv', options: routing.RADV_PREFIX_OPTIONS },
  { name: 'radv rdnss', title: 'a list of name servers', options: routing.RADV_RDNSS_OPTIONS, spare: true },
  { name: 'radv dnssl', title: 'a list of search domains', options: routing.RADV_DNSSL_OPTIONS, spare: true },
  { name: 'evpn encapsulation', title: 'an encapsulation', options: others.EVPN_ENCAPSULATION_OPTIONS },
  { name: 'evpn vlan', title: 'a VLAN', options: others.EVPN_VLAN_OPTIONS },
  { name: 'thread group', title: 'a group of threads', options: top.THREAD_GROUP_OPTIONS },
  { name: 'device interface', title: 'an interface', options: system.DEVICE_INTERFACE_OPTIONS },
  { name: 'bfd interface', title: 'an interface of BFD', options: system.BFD_INTERFACE_OPTIONS },
  { name: 'bfd options', title: 'the BFD options of a session', options: system.BFD_SESSION_OPTIONS },
  { name: 'password', title: 'a password', options: common.PASSWORD_BLOCK_OPTIONS },
  { name: 'passwords', title: 'a list of passwords', options: common.PASSWORD_OPTIONS },
  { name: 'cli', title: 'a control socket', options: top.CLI_OPTIONS },
  { name: 'mpls domain', title: 'an MPLS domain', options: top.MPLS_DOMAIN_OPTIONS },
  { name: 'mpls range', title: 'a range of labels', options: top.MPLS_RANGE_OPTIONS },
  { name: 'flow4', title: 'an IPv4 flow specification', options: flows.FLOW4_OPTIONS },
  { name: 'flow6', title: 'an IPv6 flow specification', options: flows.FLOW6_OPTIONS },
  { name: 'route', title: 'a static route', options: system.ROUTE_OPTIONS },
];

/** Every kind of block by name: `top`, `bgp`, `bgp channel`, `table`, … */
export const SCHEMAS: ReadonlyMap<string, BlockSchema> = new Map(
  [...BLOCKS, ...ALL, TOP].map(schema => [schema.name, schema]),
);

/** The schema of a kind of block, by its name: `bgp`, `bgp channel`, `table`, `top`. */
export function blockSchema(name: string): BlockSchema {
  return SCHEMAS.get(name) ?? { name, title: name, options: [] };
}

/** The options that a block of this schema takes in these versions. */
export function optionsIn(schema: BlockSchema, versions: VersionSet): readonly OptionSpec[] {
  return schema.options.filter(option => (option.versions ?? ALL_VERSIONS) & versions);
}

/** An option by its key: `bgp.hold time`. The same key may stand in several tables; the first one is returned. */
export function optionByKey(key: string): OptionSpec | undefined {
  byKey ??= new Map(
    [...SCHEMAS.values()].flatMap(({ options }) => options.map(option => [option.key, option] as const)).reverse(),
  );
  return byKey.get(key);
}

let byKey: ReadonlyMap<string, OptionSpec> | undefined;
