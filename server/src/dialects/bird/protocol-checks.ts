import { checkBgp } from './bgp-checks.js';
import type { ProtocolCheck } from './protocols.js';
import type { Expression, Option } from './tree.js';

/** How types of protocols are written in sentences. */
export const SHOWN: Readonly<Record<string, string>> = {
  bgp: 'BGP',
  bfd: 'BFD',
  ospf: 'OSPF',
  rip: 'RIP',
  rpki: 'RPKI',
};

/** The kind of network a channel carries: `ipv4 multicast` → `ipv4`. */
export function netOf(channel: string): string {
  if (channel === 'neighbors') return 'neighbor';
  return channel === 'ipv6 sadr' ? channel : (channel.split(' ')[0] as string);
}

const NEEDED = 'Nothing would be done without it.';

function needsChannel(check: ProtocolCheck): boolean {
  if (check.settings.channels.size > 0) return true;
  const type = check.settings.block.type.text;
  check.reject('bird/missing-channel', check.header, `A ${type} protocol needs a channel, such as "ipv4;". ${NEEDED}`);
  return false;
}

/** Reports the first of these options that is missing. */
function needs(check: ProtocolCheck, wanted: readonly (readonly [keys: readonly string[], what: string])[]): boolean {
  const missing = wanted.find(([keys]) => !keys.some(key => check.settings.options.has(key)));
  if (!missing) return false;
  const type = check.settings.block.type.text;
  check.reject('bird/missing-option', check.header, `This ${SHOWN[type] ?? type} protocol lacks ${missing[1]}.`);
  return true;
}

type Check = (check: ProtocolCheck) => unknown;

/** Reports the second of several statements of which there can be one; templates count. */
function hasTwo({ settings, rejectAt }: ProtocolCheck, isOne: (key: string) => boolean, message: string): boolean {
  const [first, second] = settings.sequence.filter(({ option }) => isOne(option));
  if (!first || !second) return false;
  rejectAt('bird/option-conflict', second, message, { related: [{ span: first.span, message: 'The other one' }] });
  return true;
}

function isOff(option: Option | undefined, number: ProtocolCheck['number']): boolean {
  return option?.flags.at(-1)?.text === 'off' || number(option?.args.on as Expression | undefined) === 0;
}

/** What is asked of each type of protocol, in the daemon's order. */
const CHECKS: Readonly<Record<string, Check>> = {
  bgp: check => {
    if (check.settings.block.kind === 'protocol') checkBgp(check);
  },
  kernel: check => {
    if (check.settings.block.kind === 'protocol') needsChannel(check);
  },
  static: check => {
    if (needsChannel(check)) checkRoutes(check);
  },
  bridge: check => {
    if (needsChannel(check)) needs(check, [[['bridge.bridge device'], 'the name of the bridge ("bridge device")']]);
  },
  rpki: check => {
    if (hasTwo(check, key => key === 'rpki.remote', 'An RPKI protocol has one server. Make a protocol for each.'))
      return;
    if (hasTwo(check, key => key.startsWith('rpki.transport'), 'An RPKI protocol has one "transport".')) return;
    const template = check.settings.block.kind === 'template';
    if (!template && !check.settings.options.has('rpki.remote')) {
      needs(check, [[['rpki.remote'], 'the address of its server ("remote")']]);
    } else needsChannel(check);
  },
  pipe: check => {
    const { options } = check.settings;
    const missing = needs(check, [
      [['channel.table'], 'its first table ("table")'],
      [['pipe.peer table'], 'its second table ("peer table")'],
    ]);
    if (missing || hasSameTables(check)) return;
    const limit = options.get('channel.receive limit');
    const kept = options.get('channel.import keep filtered');
    if (limit && !isOff(limit, check.number))
      check.reject('bird/option-conflict', limit.span, 'A pipe has no receive limit: take "import limit".');
    else if (kept && !isOff(kept, check.number))
      check.reject('bird/option-conflict', kept.span, 'A pipe cannot keep the routes that it filters.');
  },
  radv: check => {
    for (const item of check.settings.sequence.flatMap(({ items }) => items ?? [])) {
      if (item.kind !== 'option' || item.option !== 'radv interface.router discovery' || isOff(item, check.number))
        continue;
      if (check.settings.channels.has('neighbors')) return;
      return check.reject('bird/missing-channel', item.span, '"router discovery" needs the channel "neighbors".');
    }
  },
  ospf: check => {
    const { channels, block, options, sequence } = check.settings;
    const other = [...channels.values()].find(({ type }) => type !== 'ipv6');
    const extended = options.get('ospf.rfc5838');
    if (block.variant?.text === 'v3' && other && extended && isOff(extended, check.number)) {
      const message = `OSPFv3 carries "${other.type}" only as of RFC 5838, which is off here.`;
      return check.reject('bird/option-conflict', other.header, message);
    }
    if (needs(check, [[['ospf.area'], 'an area']])) return;
    const areas = sequence.filter(({ option }) => option === 'ospf.area');
    const link = areas[0]?.items?.find(item => item.kind === 'option' && item.option === 'ospf area.virtual link');
    if (link && areas.length === 1)
      check.reject('bird/option-conflict', link.span, 'A virtual link needs several areas; there is one.');
  },
  l3vpn: check => {
    const { channels } = check.settings;
    for (const family of ['4', '6']) {
      const [plain, vpn] = [channels.get(`ipv${family}`), channels.get(`vpn${family}`)];
      if (!plain === !vpn) continue;
      const message = `The channels "ipv${family}" and "vpn${family}" belong together: one of them is missing.`;
      return check.reject('bird/missing-channel', check.header, message);
    }
    if (!channels.has('mpls'))
      return check.reject('bird/missing-channel', check.header, `An L3VPN protocol needs an "mpls" channel.`);
    needs(check, [
      [['l3vpn.rd', 'l3vpn.route distinguisher'], 'its route distinguisher ("rd")'],
      [['l3vpn.import target', 'l3vpn.route target'], 'its import targets ("import target" or "route target")'],
      [['l3vpn.export target', 'l3vpn.route target'], 'its export targets ("export target" or "route target")'],
    ]);
  },
  mrt: check =>
    needs(check, [
      [['mrt.table'], 'the tables to be dumped ("table")'],
      [['mrt.filename'], 'a file ("filename")'],
      [['mrt.period'], 'a period ("period")'],
    ]),
  bmp: check => {
    if (check.settings.block.kind === 'protocol')
      needs(check, [[['bmp.station address'], 'the address of its station']]);
  },
  evpn: check =>
    hasTwo(check, key => key === 'evpn.encapsulation vxlan', 'There can be one encapsulation of each type.'),
  aggregator: check =>
    hasTwo(check, key => key === 'aggregator.aggregate on', 'There can be one "aggregate on".') ||
    needs(check, [
      [['channel.table'], 'the table it reads ("table")'],
      [['aggregator.peer table'], 'the table it writes ("peer table")'],
    ]),
};

/** Static routes must be of the channel's kind of network. */
function checkRoutes({ settings, literal, reject }: ProtocolCheck): void {
  const main = [...settings.channels.values()].findLast(({ type }) => type !== 'mpls');
  if (!main) return;
  const wanted = netOf(main.type);
  for (const { net } of settings.routes) {
    const prefix = literal(net);
    if (prefix?.kind !== 'prefix' || prefix.address.family === wanted) continue;
    const message = `This route is one of ${prefix.address.family}, but the channel of the protocol is "${main.type}".`;
    reject('bird/type', net.span, message, { related: [{ span: main.header, message: 'The channel' }] });
    return;
  }
  if (settings.label && !settings.channels.has('mpls'))
    reject('bird/missing-channel', settings.label, 'A route with an MPLS label needs an "mpls" channel: add "mpls;".');
}

/** A pipe joins two tables of one kind. */
function hasSameTables({ settings, tables, reject }: ProtocolCheck): boolean {
  const peer = settings.options.get('pipe.peer table');
  const [one, other] = ['channel.table', 'pipe.peer table'].map(key => {
    const name = settings.options.get(key)?.args.table;
    return name?.kind === 'word' ? tables.get(name.text) : undefined;
  });
  if (!one || !other || !peer || (one !== other && one.net === other.net)) return false;
  const message =
    one === other
      ? 'The two tables of a pipe must be different.'
      : `A pipe joins tables of one kind: "${one.name}" is for ${one.net}, "${other.name}" for ${other.net}.`;
  reject('bird/option-conflict', peer.span, message);
  return true;
}

/** Checks a protocol at its end. */
export function checkProtocol(check: ProtocolCheck): void {
  CHECKS[check.settings.block.type.text]?.(check);
}
