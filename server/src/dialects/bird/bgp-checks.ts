import type { Span } from '../../core/span.js';
import type { Address } from '../../net/address.js';
import type { ChannelSettings, ProtocolCheck } from './protocols.js';
import type { Expression, Option } from './tree.js';

/** What is known of one setting: not written, written but not to be computed, or a value. */
type Known<T> = { readonly value: T; readonly at: Span } | 'unknown' | undefined;

/** BIRD's default (proto/bgp/config.Y). */
const HOLD_TIME = 240;

/** What a BGP protocol comes to, as bgp_postconfig() sees it. */
interface Session {
  readonly localAs: Known<number>;
  readonly remoteAs: Known<number>;
  /** `internal` or `external`, where written. */
  readonly peerType: Known<'internal' | 'external'>;
  readonly remote: Known<Address> | Known<'range'>;
  readonly local: Known<Address>;
  readonly interface: Known<true>;
  /** 0: direct. */
  readonly multihop: Known<number>;
  /** `none`, `md5` or `ao`, where written. */
  readonly authentication: string | undefined;
  readonly flag: (name: string, otherwise: boolean) => boolean | undefined;
  readonly number: (name: string, otherwise: number) => number | undefined;
  readonly at: (name: string) => Span | undefined;
}

/**
 * What BIRD asks of a BGP protocol when it ends (bgp_postconfig, 2.0 to 3.4), in its order: the daemon stops at the first
 * thing, and so do we, except that each channel's policies are looked at.
 */
export function checkBgp(check: ProtocolCheck): void {
  if (twoNeighbors(check)) return;
  const session = sessionOf(check);
  if (incomplete(check, session)) return;
  const internal = isInternal(session);
  if (conflict(check, session, internal)) return;
  if (internal === undefined) return;
  const interior = internal || session.flag('confederation member', false);
  for (const channel of check.settings.channels.values()) {
    if (!channel.damaged) checkChannel(check, session, internal, interior !== false, channel);
  }
}

function known<T>(setting: Known<T>): T | undefined {
  return typeof setting === 'object' ? setting.value : undefined;
}

/** Only one `neighbor` may have an address, templates included. */
function twoNeighbors({ settings, rejectAt }: ProtocolCheck): boolean {
  const addressed = settings.sequence.filter(
    ({ option, args }) => option === 'bgp.neighbor' && (args.address ?? args.range),
  );
  const [first, second] = addressed;
  if (!first || !second) return false;
  const message = 'A BGP protocol has one neighbor. Make a protocol for each.';
  rejectAt('bird/session-conflict', second, message, { related: [{ span: first.span, message: 'The other one' }] });
  return true;
}

function sessionOf({ settings, number, literal }: ProtocolCheck): Session {
  const last = (name: string): Option | undefined => settings.options.get(`bgp.${name}`);
  const numeral = (expression: unknown, at: Span): Known<number> => {
    const value = number(expression as Expression);
    return value === undefined ? 'unknown' : { value, at };
  };
  const address = (expression: unknown): Known<Address> => {
    const value = literal(expression as Expression);
    if (value?.kind !== 'address') return 'unknown';
    return { value: value.address, at: (expression as Expression).span };
  };
  let localAs: Known<number>;
  let remoteAs: Known<number>;
  let peerType: Session['peerType'];
  let remote: Session['remote'];
  let local: Known<Address>;
  let device: Known<true>;
  let multihop: Known<number>;
  for (const option of settings.sequence) {
    const { args, span } = option;
    switch (option.option.slice('bgp.'.length)) {
      case 'local':
        if (args.as) localAs = numeral(args.as, span);
        if (args.address) local = address(args.address);
        if (hasZone(args.address)) device = { value: true, at: span };
        break;
      case 'source address':
        local = address(args.address);
        break;
      case 'neighbor': {
        if (args.as) remoteAs = numeral(args.as, span);
        if (args.range) remote = { value: 'range', at: span };
        else if (args.address) remote = address(args.address);
        if (hasZone(args.address)) device = { value: true, at: span };
        const kind = option.flags.findLast(({ text }) => text === 'internal' || text === 'external');
        if (kind) peerType = { value: kind.text as 'internal' | 'external', at: kind.span };
        break;
      }
      case 'interface':
        device = { value: true, at: span };
        break;
      case 'direct':
        multihop = { value: 0, at: span };
        break;
      case 'multihop':
        multihop = args.hops ? numeral(args.hops, span) : { value: 64, at: span };
        break;
    }
  }
  return {
    localAs,
    remoteAs,
    peerType,
    remote,
    local,
    interface: device,
    multihop,
    authentication: last('authentication')?.flags[0]?.text,
    at: name => last(name)?.span,
    flag: (name, otherwise) => {
      const option = last(name);
      if (!option) return otherwise;
      if (option.flags.length > 0 || option.items) return true;
      const value = number(option.args.on as Expression | undefined);
      return option.args.on ? (value === undefined ? undefined : value !== 0) : true;
    },
    number: (name, otherwise) => {
      const option = last(name);
      return option ? number(option.args.time as Expression | undefined) : otherwise;
    },
  };
}

function hasZone(argument: unknown): boolean {
  return (argument as Expression | undefined)?.kind === 'address' && 'zone' in (argument as object);
}

/** Whether both sides have one AS number; undefined: it cannot be told. */
function isInternal({ localAs, remoteAs, peerType }: Session): boolean | undefined {
  if (localAs === 'unknown' || remoteAs === 'unknown' || peerType === 'unknown') return undefined;
  if (remoteAs) return localAs?.value === remoteAs.value;
  return peerType?.value === 'internal';
}

const NEEDS_LOCAL = 'Our own AS number is missing: add "local as NUMBER;".';
const NEEDS_NEIGHBOR = 'The neighbor is missing: add "neighbor ADDRESS as NUMBER;".';
const NEEDS_REMOTE = 'The neighbor’s AS number is missing: add "as NUMBER", "internal" or "external" to the neighbor.';

function incomplete({ header, reject, lacks }: ProtocolCheck, session: Session): boolean {
  const rule = 'bird/incomplete-session';
  const { remote } = session;
  if (session.localAs === undefined || known(session.localAs) === 0) lacks(rule, header, NEEDS_LOCAL);
  else if (remote === undefined || isZero(known<Address | 'range'>(remote as Known<Address | 'range'>)))
    lacks(rule, header, NEEDS_NEIGHBOR);
  else if (session.flag('strict bind', false) && !session.local && !session.interface) {
    reject(
      rule,
      session.at('strict bind') ?? header,
      '"strict bind" needs a local address: add it to "local", or "source address".',
    );
  } else if ((session.remoteAs === undefined || known(session.remoteAs) === 0) && !session.peerType) {
    reject(
      rule,
      (typeof remote === 'object' && remote.at.path === header.path ? remote.at : undefined) ?? header,
      NEEDS_REMOTE,
    );
  } else return false;
  return true;
}

/** Inside the daemon an IPv4 address is never all zeros, not even 0.0.0.0. */
function isZero(address: Address | 'range' | undefined): boolean {
  return typeof address === 'object' && address.family === 'ipv6' && address.value === 0n;
}

/** fe80::/10 */
function isLinkLocal(address: Address | 'range' | undefined): boolean {
  return typeof address === 'object' && address.family === 'ipv6' && address.value >> 118n === 0x3fan;
}

/** Options that exclude each other; true when one such pair is reported. */
function conflict({ header, reject }: ProtocolCheck, session: Session, internal: boolean | undefined): boolean {
  const rule = 'bird/session-conflict';
  const { at, flag, number } = session;
  const peer = known(session.peerType);
  const peerAt = typeof session.peerType === 'object' ? session.peerType.at : header;
  const local = known(session.local);
  const remote = known<Address | 'range'>(session.remote as Known<Address | 'range'>);
  const remoteAs = known(session.remoteAs) ?? 0;
  const fail = (span: Span | undefined, message: string): true => {
    reject(rule, span ?? header, message);
    return true;
  };
  if (internal === false && peer === 'internal')
    return fail(peerAt, 'An internal neighbor has our own AS number, this one another.');
  if (internal === true && peer === 'external')
    return fail(peerAt, 'An external neighbor has another AS number than ours, this one the same.');
  const linkLocal = isLinkLocal(local) || isLinkLocal(remote);
  if (linkLocal && !session.interface) {
    const span = isLinkLocal(remote) ? session.remote : session.local;
    return fail(
      typeof span === 'object' ? span.at : undefined,
      'A link-local address needs its interface: write fe80::1%eth0, or add "interface".',
    );
  }
  if (remoteAs > 0xffff && (flag('capabilities', true) === false || flag('enable as4', true) === false)) {
    return fail(
      at('enable as4') ?? at('capabilities'),
      `The neighbor’s AS number ${remoteAs} has 4 bytes, which this switches off.`,
    );
  }
  if (internal === false && flag('rr client', false))
    return fail(at('rr client'), 'Only internal neighbors can be route reflection clients.');
  if (internal === true && flag('rs client', false))
    return fail(at('rs client'), 'Only external neighbors can be clients of a route server.');
  if (internal === true && at('local role')) return fail(at('local role'), 'Roles are for external neighbors only.');
  if (flag('require roles', false) && !at('local role'))
    return fail(at('require roles'), 'Roles are required, but ours is not set: add "local role".');
  if (flag('confederation member', false) && !at('confederation')) {
    return fail(
      at('confederation member'),
      'A member of a confederation needs its number: add "confederation NUMBER;".',
    );
  }
  if (multihopConflict(session, internal, linkLocal, fail)) return true;
  if (internal === true && flag('enforce first as', false))
    return fail(at('enforce first as'), 'Only external neighbors put their AS number first.');
  return timerConflict(session, fail, number) || keyConflict(session, remote, fail);
}

type Fail = (span: Span | undefined, message: string) => true;

function multihopConflict(session: Session, internal: boolean | undefined, linkLocal: boolean, fail: Fail): boolean {
  const { at, flag } = session;
  const hops =
    session.multihop === undefined ? (internal === undefined ? undefined : internal ? 64 : 0) : known(session.multihop);
  if (!hops) return false;
  const place = typeof session.multihop === 'object' ? session.multihop.at : undefined;
  const why = place ? 'of "multihop"' : 'as internal ones are unless "direct" is said';
  if (linkLocal) return fail(place, `A session over several hops, ${why}, cannot use link-local addresses.`);
  if (session.interface) {
    const span = typeof session.interface === 'object' ? session.interface.at : place;
    return fail(span, `A session over several hops, ${why}, is not bound to an interface.`);
  }
  if (at('check link') && flag('check link', false))
    return fail(at('check link'), `A session over several hops, ${why}, does not depend on one link.`);
  if (at('bfd') && flag('bfd', false) && !session.local) {
    return fail(at('bfd'), `BFD over several hops, ${why}, needs our address: add it to "local", or "source address".`);
  }
  if (at('onlink') && flag('onlink', false))
    return fail(at('onlink'), `A session over several hops, ${why}, cannot be on the link.`);
  return false;
}

function timerConflict({ at }: Session, fail: Fail, number: Session['number']): boolean {
  const hold = number('hold time', HOLD_TIME);
  const keepalive = number('keepalive time', 0);
  const send = number('send hold time', 0);
  const least = number('min hold time', 0);
  if (hold === undefined) return false;
  if (keepalive !== undefined && keepalive > hold)
    return fail(at('keepalive time'), `The keepalive time ${keepalive} is longer than the hold time ${hold}.`);
  if (send && send < hold)
    return fail(at('send hold time'), `The send hold time ${send} is shorter than the hold time ${hold}.`);
  if (least !== undefined && least > hold)
    return fail(at('min hold time'), `The shortest hold time ${least} is longer than the hold time ${hold}.`);
  const interval = keepalive || Math.floor(hold / 3);
  const minimum = number('min keepalive time', 0);
  if (keepalive !== undefined && minimum !== undefined && minimum > interval) {
    return fail(
      at('min keepalive time'),
      `The shortest keepalive time ${minimum} is longer than the keepalive time ${interval}.`,
    );
  }
  for (const name of ['graceful restart time', 'long lived stale time']) {
    const low = number(`min ${name}`, 0);
    const high = number(`max ${name}`, Number.POSITIVE_INFINITY);
    if (low !== undefined && high !== undefined && low > high)
      return fail(at(`min ${name}`), `The shortest ${name} is longer than the longest.`);
  }
  return false;
}

function keyConflict({ at, authentication }: Session, remote: Address | 'range' | undefined, fail: Fail): boolean {
  const password = at('password');
  const keys = at('keys');
  // Without "authentication", or with "none", a password alone means MD5.
  const written = authentication ?? 'none';
  const method = written === 'none' && password && !keys ? 'md5' : written;
  if ((method === 'md5') !== (password !== undefined)) {
    return fail(
      password ?? at('authentication'),
      password
        ? 'This password is not used: "authentication md5" is missing.'
        : '"authentication md5" needs a password: add "password".',
    );
  }
  if ((method === 'ao') !== (keys !== undefined)) {
    return fail(
      keys ?? at('authentication'),
      keys
        ? 'These keys are not used: "authentication ao" is missing.'
        : '"authentication ao" needs keys: add "keys { … }".',
    );
  }
  return method === 'ao' && remote === 'range'
    ? fail(at('authentication'), 'TCP-AO does not work with a range of neighbors.')
    : false;
}

/** Flow specifications are checked with the routes of another table, which must keep a trie for that. */
function withoutTrie({ settings, number, tables, reject }: ProtocolCheck, channel: ChannelSettings, at: Span): boolean {
  const written = channel.options.get('channel.base table');
  const validate = channel.options.get('channel.validate');
  const isOn = validate && number(validate.args.on as Expression | undefined) !== 0;
  if (!channel.type.startsWith('flow') || !(written || isOn)) return false;
  // By default the table of the protocol's IP channel.
  const ip = settings.channels.get(channel.type === 'flow4' ? 'ipv4' : 'ipv6');
  const name = written?.args.table ?? ip?.options.get('channel.table')?.args.table;
  const table = tables.get(name?.kind === 'word' ? name.text : channel.type === 'flow4' ? 'master4' : 'master6');
  if (!table || table.trie) return false;
  const message = `Flow specifications are checked with the table "${table.name}", which needs "trie on;" for that.`;
  reject('bird/session-conflict', (written ?? validate)?.span ?? at, message);
  return true;
}

/** Channels that exchange no routes with the neighbor. */
const NO_ROUTES: ReadonlySet<string> = new Set(['mpls', 'neighbors']);

/** Next hops are looked up in a table of their own family; of both with "extended next hop". */
function isOfOtherFamily({ tables, number }: ProtocolCheck, channel: ChannelSettings): Option | undefined {
  const igp = channel.options.get('channel.igp table');
  const name = igp?.args.table;
  const table = name?.kind === 'word' ? tables.get(name.text) : undefined;
  const extended = channel.options.get('channel.extended next hop');
  if (!table || !/^ipv[46]$/.test(table.net) || !/^(ip|vpn)/.test(channel.type)) return undefined;
  if (extended && number(extended.args.on as Expression | undefined) !== 0) return undefined;
  const family = /^(ipv|vpn)4/.test(channel.type) ? 'ipv4' : 'ipv6';
  return table.net === family ? undefined : igp;
}

function checkChannel(
  check: ProtocolCheck,
  session: Session,
  internal: boolean,
  interior: boolean,
  channel: ChannelSettings,
): void {
  const { header, reject, tableOf } = check;
  const at = channel.inherited ? header : channel.header;
  const has = (name: string) => channel.options.get(`channel.${name}`);
  const missing = (['import', 'export'] as const).filter(name => !has(name));
  if (!interior && missing.length > 0 && !NO_ROUTES.has(channel.type)) {
    const what = missing.map(name => `"${name}"`).join(' and ');
    const message = `The channel "${channel.type}" of this external session has no ${what} policy, which RFC 8212 asks for. Say ${missing.map(name => `"${name} none;"`).join(' and ')}, or which routes.`;
    reject('bird/missing-policy', at, message);
    return;
  }
  if (withoutTrie(check, channel, at)) return;
  const gateway = has('gateway');
  const mode = gateway?.flags[0]?.text;
  const hops = session.multihop === undefined ? (internal ? 64 : 0) : known(session.multihop);
  const rule = 'bird/session-conflict';
  if (hops && mode === 'direct') {
    reject(
      rule,
      gateway?.span ?? at,
      'A session over several hops cannot look next hops up directly: use "gateway recursive".',
    );
    return;
  }
  const table = tableOf(channel);
  if (!table || hops === undefined) return;
  const recursive = mode ? mode === 'recursive' : hops > 0;
  const igp = recursive && isOfOtherFamily(check, channel);
  if (igp)
    reject(
      rule,
      igp.span,
      `Next hops of "${channel.type}" are looked up in a table of that family, unless "extended next hop" is on.`,
    );
  else if (table.sorted && recursive)
    reject(
      rule,
      has('table')?.span ?? at,
      `Next hops that are looked up recursively and the sorted table "${table.name}" exclude each other.`,
    );
  else if (table.sorted && session.flag('deterministic med', false))
    reject(rule, at, `"deterministic med" and the sorted table "${table.name}" exclude each other.`);
  else if (!table.sorted && has('secondary')) {
    const off = check.number(has('secondary')?.args.on as Expression | undefined) === 0;
    if (!off) reject(rule, has('secondary')?.span ?? at, `"secondary" needs a sorted table; "${table.name}" is none.`);
  }
}
