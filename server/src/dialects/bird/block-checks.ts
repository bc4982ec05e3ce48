import type { Span } from '../../core/span.js';
import { netOf } from './protocol-checks.js';
import type { Argument, Channel, Expression, Item, Option, ProtocolBlock, Word } from './tree.js';

/** What the checks of statements and blocks within a protocol need from their surroundings. */
export interface Surroundings {
  /** Absent at the outermost level. */
  readonly protocol?: ProtocolBlock;
  readonly channel?: Channel;
  readonly number: (expression: Expression | undefined) => number | undefined;
  /** Reports something that the daemon refuses at the end of the statement, or (`early`) at its beginning. */
  readonly reject: (rule: string, span: Span, message: string, statement: Option, early?: boolean) => void;
}

/** A statement that has been read to its end, with what stands in its block. */
class Ended {
  /** By key; of options that stand several times, the last. */
  readonly options = new Map<string, Option>();

  constructor(
    readonly option: Option,
    readonly around: Surroundings,
  ) {
    for (const item of option.items ?? []) if (item.kind === 'option') this.options.set(item.option, item);
  }

  /** The last of these options. */
  last(...keys: readonly string[]): Option | undefined {
    return keys.map(key => this.options.get(key)).find(Boolean);
  }

  /** The number or time (in microseconds) an option sets; `otherwise` where it is not written, undefined where unknown. */
  number(key: string, otherwise: number): number | undefined {
    const option = this.options.get(key);
    if (!option) return otherwise;
    const value = Object.values(option.args).find(argument => argument !== option.args.on);
    return this.#value(value);
  }

  #value(argument: Argument | undefined): number | undefined {
    const expression = argument as Expression | undefined;
    return expression?.kind === 'time' ? expression.microseconds : this.around.number(expression);
  }

  /** Whether a switch is on; where its value is not known, it is taken as off. */
  isOn(key: string, option = this.options.get(key)): boolean {
    return option !== undefined && (option.args.on === undefined || this.#value(option.args.on) === 1);
  }

  /** The word that stands for an option's value: `authentication none`. */
  word(key: string): string | undefined {
    return this.options.get(key)?.flags[0]?.text;
  }

  reject(rule: string, at: Option | undefined, message: string): true {
    this.around.reject(rule, (at ?? this.option).span, message, this.option);
    return true;
  }
}

type Check = (ended: Ended) => unknown;

const CONFLICT = 'bird/option-conflict';

/** Passwords and the way they are used must both be there, or neither. */
const authentication =
  (key: string, ...passwords: readonly string[]): Check =>
  ended => {
    const method = ended.word(key) ?? 'none';
    const password = ended.last(...passwords);
    if (password && method === 'none')
      ended.reject(CONFLICT, password, 'This password is not used: there is no "authentication" beside it.');
    else if (!password && method !== 'none')
      ended.reject(CONFLICT, ended.last(key), `"authentication ${method}" needs a password: add "password".`);
  };

/** A time between bounds in microseconds; `text` is what BIRD asks. */
const within =
  (min: number, max: number, text: string): Check =>
  ({ around, option }) => {
    const time = option.args.time as Expression | undefined;
    if (time?.kind !== 'time' || (time.microseconds >= min && time.microseconds <= max)) return;
    around.reject('bird/number-range', time.span, `This is out of range: BIRD takes ${text} here.`, option);
  };

/** Of two values, the first must not be the larger. */
const ascending =
  (first: string, second: string, message: string): Check =>
  ({ around, option }) => {
    const amountOf = (argument: Argument | undefined) => {
      const expression = argument as Expression | undefined;
      return expression?.kind === 'time' ? expression.microseconds : around.number(expression);
    };
    const [low, high] = [amountOf(option.args[first]), amountOf(option.args[second])];
    if (low !== undefined && high !== undefined && low > high) around.reject(CONFLICT, option.span, message, option);
  };

const SETTLE = ascending('min', 'max', 'The shortest time is longer than the longest.');
const BABEL_INTERVAL = within(10_000, 655_000_000, '10 ms to 655 s');

const PASSWORDS = ['password.password', 'password.key', 'password.passwords'];
const babelAuthentication = authentication('babel interface.authentication', ...PASSWORDS);

/** Babel measures delays in these bounds (proto/babel/babel.h). */
const RTT = { min: 10_000, max: 120_000 };
/** Labels of MPLS have 20 bits. */
const MAX_LABEL = 2 ** 20;
/** Seconds (proto/radv/radv.h). */
const MAX_RA_INTERVAL = 600;
const VALID_LIFETIME = 86_400;
const PREFERRED_LIFETIME = 14_400;

/** Lifetimes of router advertisements that outlast the pause between two of them. */
const LIFETIMES = ['default lifetime', 'route lifetime', 'prefix linger time', 'route linger time'];

const radvPrefix: Check = ended => {
  const valid = ended.number('radv prefix.valid lifetime', VALID_LIFETIME);
  const preferred = ended.number('radv prefix.preferred lifetime', PREFERRED_LIFETIME);
  if (valid === undefined || preferred === undefined || preferred <= valid) return;
  const at = ended.last('radv prefix.preferred lifetime', 'radv prefix.valid lifetime');
  ended.reject(CONFLICT, at, `Addresses are preferred for ${preferred} s but valid for ${valid} s only.`);
};

/** An option that only one version of the protocol has: RIP, not RIPng; OSPFv3. */
const onlyFor =
  (is: (around: Surroundings) => boolean, name: string): Check =>
  ({ around, option }) =>
    is(around) ||
    around.reject(
      CONFLICT,
      option.span,
      `"${option.option.slice(option.option.indexOf('.') + 1)}" is for ${name} only.`,
      option,
    );

const isOspf3 = ({ protocol }: Surroundings): boolean => protocol?.variant?.text === 'v3';
const isOspf2: typeof isOspf3 = around => !isOspf3(around);
const isRip = ({ protocol }: Surroundings): boolean => protocol?.variant === undefined;
const onFlows = onlyFor(({ channel }) => channel?.type.startsWith('flow') === true, 'channels of flow specifications');

/** BGP attributes that BIRD knows by names of its own (proto/bgp/attrs.c). */
const KNOWN_ATTRIBUTES = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14, 15, 16, 17, 18, 26, 32, 35]);

/** What BIRD checks when a statement or its block ends, by the option's key, in the daemon's order. */
const CHECKS: Readonly<Record<string, Check>> = {
  'top.attribute': ({ around, option }) => {
    const number = around.number(option.args.number as Expression | undefined);
    const type = option.args.type as Word;
    if (number === undefined || (type.text === 'bytestring') !== KNOWN_ATTRIBUTES.has(number)) return;
    const message =
      type.text === 'bytestring'
        ? `BIRD knows the attribute ${number} by a name of its own.`
        : `BIRD does not know the attribute ${number}: it can be a "bytestring" only, not "${type.text}".`;
    around.reject('bird/type', type.span, message, option);
  },
  'ospf.area': ended => {
    const area = 'ospf area.';
    const at = (key: string) => ended.last(`${area}${key}`);
    const nssa = at('nssa') !== undefined;
    const limited = nssa || ended.isOn(`${area}stub`);
    const id = ended.option.args.id as Expression;
    const isBackbone = id.kind === 'address' ? id.address.value === 0n : ended.around.number(id) === 0;
    const link = at('virtual link');
    if (link && isBackbone)
      ended.around.reject(
        CONFLICT,
        link.span,
        'A virtual link leads through an area other than the backbone.',
        link,
        true,
      );
    // A later "stub off" would undo "nssa": the two together are left to the daemon.
    if (nssa && at('stub')) return false;
    const summary = ended.isOn(`${area}summary`);
    const defaultRoute = ended.isOn(`${area}default nssa`);
    if (isBackbone && limited)
      return ended.reject(CONFLICT, at('nssa') ?? at('stub'), 'The backbone area cannot be a stub area or an NSSA.');
    if (summary && !limited)
      return ended.reject(CONFLICT, at('summary'), '"summary" is for stub areas and NSSAs: add "stub" or "nssa".');
    if (defaultRoute && !(nssa && summary))
      return ended.reject(CONFLICT, at('default nssa'), '"default nssa" needs "nssa" and "summary".');
    const cost = at('default cost2');
    return cost && !defaultRoute && !at('default cost') && !at('stub cost')
      ? ended.reject(CONFLICT, cost, '"default cost2" needs "default nssa".')
      : false;
  },
  'ospf.rfc5838': onlyFor(isOspf3, 'OSPFv3'),
  'ospf interface.link lsa suppression': onlyFor(isOspf3, 'OSPFv3'),
  'ospf interface.real broadcast': onlyFor(isOspf2, 'OSPFv2'),
  'ospf interface.ptp netmask': onlyFor(isOspf2, 'OSPFv2'),
  'ospf interface.ptp address': onlyFor(isOspf2, 'OSPFv2'),
  'ospf interface.authentication': ended => {
    if (ended.option.flags[0]?.text === 'simple' && isOspf3(ended.around))
      ended.reject(CONFLICT, ended.option, 'OSPFv3 has no "authentication simple": take "cryptographic".');
  },
  'rip interface.version': onlyFor(isRip, 'RIP, not for RIPng,'),
  'rip interface.mode': ended => {
    if (ended.option.flags[0]?.text === 'broadcast' && !isRip(ended.around))
      ended.reject(CONFLICT, ended.option, 'RIPng does not broadcast.');
  },
  'rip.interface': ended => {
    const method = ended.word('rip interface.authentication') ?? 'none';
    const used = method === 'none' ? ended.last(...PASSWORDS) : ended.last('rip interface.authentication');
    if (used && !isRip(ended.around))
      ended.around.reject(CONFLICT, used.span, 'RIPng does not authenticate its messages.', used);
  },
  'channel.export in': ended => {
    const { net } = ended.option.args;
    const { channel } = ended.around;
    if (net?.kind !== 'prefix' || !channel || net.address.family === netOf(channel.type)) return;
    const message = `This prefix is one of ${net.address.family}, but the channel is "${channel.type}".`;
    ended.around.reject('bird/type', net.span, message, ended.option);
  },
  'table.gc period': within(0, 3_600_000_000, 'at most 3600 s'),
  'table.cork threshold': ascending('low', 'high', 'The lower threshold is above the higher one.'),
  'table.export settle time': SETTLE,
  'table.route refresh export settle time': SETTLE,
  'table.digest settle time': SETTLE,
  'channel.export settle time': SETTLE,
  'babel interface.hello interval': BABEL_INTERVAL,
  'babel interface.update interval': BABEL_INTERVAL,
  'channel.validate': onFlows,
  'channel.base table': onFlows,
  'bgp key.algorithm': ended => {
    const [method] = ended.option.flags;
    if (method && (method.text === 'keyed' || method.text === 'blake2s128'))
      ended.reject(CONFLICT, ended.option, 'TCP-AO does not sign with this algorithm: take "hmac …" or "cmac aes128".');
  },
  'babel.interface': ended => {
    const min = ended.number('babel interface.rtt min', RTT.min);
    const max = ended.number('babel interface.rtt max', RTT.max);
    if (min === undefined || max === undefined || min < max) return babelAuthentication(ended);
    const at = ended.last('babel interface.rtt min', 'babel interface.rtt max');
    return ended.reject(CONFLICT, at, 'The delay "rtt min" must be shorter than "rtt max".');
  },
  'rpki.transport tcp': authentication('rpki tcp.authentication', 'rpki tcp.password'),
  'radv.interface': ended => {
    const pause = ended.number('radv interface.max ra interval', MAX_RA_INTERVAL);
    const least = ended.number('radv interface.min ra interval', 3);
    if (pause === undefined || least === undefined) return;
    if (least > 3 && least > Math.floor((pause * 3) / 4)) {
      const at = ended.last('radv interface.min ra interval');
      return ended.reject(CONFLICT, at, `"min ra interval" must be at most ¾ of "max ra interval", here ${pause} s.`);
    }
    for (const name of LIFETIMES) {
      const key = `radv interface.${name}`;
      const value = ended.number(key, 0);
      if (!value || value >= pause) continue;
      const message = `"${name}" must be 0 or at least as long as "max ra interval", here ${pause} s.`;
      return ended.reject(CONFLICT, ended.last(key), message);
    }
  },
  'radv.prefix': radvPrefix,
  'radv interface.prefix': radvPrefix,
  'bfd.neighbor': ended => {
    const { args, flags } = ended.option;
    const word = flags.find(({ text }) => text === 'multihop');
    const hops = args.on ? ended.isOn('', ended.option) : word !== undefined;
    if (!hops) return;
    if (args.interface || args.device)
      return ended.reject(CONFLICT, ended.option, 'A session over several hops is not bound to an interface.');
    if (!args.local)
      ended.reject(CONFLICT, ended.option, 'A session over several hops needs our address: add "local ADDRESS".');
  },
  'mpls domain.label range': ended => {
    const isOwn = (ended.option.args.name as { kind?: string } | undefined)?.kind === 'word';
    if (isOwn && !(ended.last('mpls range.start') && ended.last('mpls range.length')))
      ended.reject('bird/missing-option', ended.option, 'A range of labels needs "start" and "length".');
    const [start, length] = [ended.number('mpls range.start', 0), ended.number('mpls range.length', 0)];
    if (
      start !== undefined &&
      length !== undefined &&
      start < MAX_LABEL &&
      length < MAX_LABEL &&
      start + length > MAX_LABEL
    )
      ended.reject('bird/number-range', ended.last('mpls range.length'), `Labels end at ${MAX_LABEL - 1}.`);
  },
};

/** Checks statements and, first, what stands in their blocks; blocks that were not read wholly are passed over. */
export function checkBlocks(items: readonly Item[], around: Surroundings): void {
  for (const item of items) {
    if (item.kind === 'channel') checkBlocks(item.items, { ...around, channel: item });
    if (item.kind !== 'option') continue;
    const check = CHECKS[item.option];
    if (item.items) checkBlocks(item.items, around);
    if (check && !item.items?.some(({ kind }) => kind === 'damaged')) check(new Ended(item, around));
  }
}
