import { ALL_VERSIONS, type VersionSet } from '../versions.js';
import * as bgp from './bgp.js';
import * as common from './common.js';
import type { BlockSchema, OptionSpec, ProtocolSchema } from './spec.js';
import * as system from './system.js';
import * as top from './top.js';

/** The outermost level. */
export const TOP: BlockSchema = { name: 'top', title: 'the outermost level', options: top.TOP_OPTIONS };

function protocol(
  name: string,
  title: string,
  options: readonly OptionSpec[],
  rest: Partial<ProtocolSchema> = {},
): ProtocolSchema {
  return { name, title, versions: ALL_VERSIONS, options: [...common.PROTOCOL_OPTIONS, ...options], ...rest };
}

const PLAIN = { channels: common.PLAIN_CHANNELS };
const WITH_MPLS = { channels: common.CHANNELS_WITH_MPLS };

const ALL: readonly ProtocolSchema[] = [
  protocol('device', 'a device protocol', system.DEVICE_OPTIONS),
  protocol('direct', 'a direct protocol', system.DIRECT_OPTIONS, PLAIN),
  protocol('kernel', 'a kernel protocol', system.KERNEL_OPTIONS, WITH_MPLS),
  protocol('static', 'a static protocol', system.STATIC_OPTIONS, { ...WITH_MPLS, routes: true }),
  protocol('pipe', 'a pipe', [
    ...system.PIPE_OPTIONS,
    ...common.CHANNEL_OPTIONS.filter(({ key }) => key !== 'channel.debug'),
  ]),
  protocol('bfd', 'a BFD protocol', system.BFD_OPTIONS),
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
  { name: 'device interface', title: 'an interface', options: system.DEVICE_INTERFACE_OPTIONS },
  { name: 'bfd interface', title: 'an interface of BFD', options: system.BFD_INTERFACE_OPTIONS },
  { name: 'bfd options', title: 'the BFD options of a session', options: system.BFD_SESSION_OPTIONS },
  { name: 'password', title: 'a password', options: common.PASSWORD_BLOCK_OPTIONS },
  { name: 'passwords', title: 'a list of passwords', options: common.PASSWORD_OPTIONS },
  { name: 'cli', title: 'a control socket', options: top.CLI_OPTIONS },
  { name: 'mpls domain', title: 'an MPLS domain', options: top.MPLS_DOMAIN_OPTIONS },
  { name: 'mpls range', title: 'a range of labels', options: top.MPLS_RANGE_OPTIONS },
  { name: 'route', title: 'a static route', options: system.ROUTE_OPTIONS },
];

const schemas = new Map<string, BlockSchema>([...BLOCKS, ...ALL, TOP].map(schema => [schema.name, schema]));

/** The schema of a kind of block, by its name: `bgp`, `bgp channel`, `table`, `top`. */
export function blockSchema(name: string): BlockSchema {
  return schemas.get(name) ?? { name, title: name, options: [] };
}

/** The options that a block of this schema takes in these versions. */
export function optionsIn(schema: BlockSchema, versions: VersionSet): readonly OptionSpec[] {
  return schema.options.filter(option => (option.versions ?? ALL_VERSIONS) & versions);
}

/** An option by its key: `bgp.hold time`. The same key may stand in several tables; the first one is returned. */
export function optionByKey(key: string): OptionSpec | undefined {
  byKey ??= new Map(
    [...schemas.values()].flatMap(({ options }) => options.map(option => [option.key, option] as const)).reverse(),
  );
  return byKey.get(key);
}

let byKey: ReadonlyMap<string, OptionSpec> | undefined;
