import { byDefault, explicit, type Fact, inherited, unknown } from '../../model/fact.js';
import type { BfdTimers } from '../../model/session.js';
import type { BfdProtocol } from '../../model/speaker.js';
import type { Family } from '../../net/address.js';
import { constantsOf, type Definitions, type Lookup } from './definitions.js';
import { argumentFact, number, type Reader } from './facts.js';
import { optionName } from './lower-policy.js';
import { allOptions, disabledFact } from './lower-routes.js';
import { optionsOf } from './options.js';
import type { Option, ProtocolBlock } from './tree.js';

/** What BIRD does where nothing is written, in milliseconds (proto/bfd/bfd.h, 2.0 to 3.4). */
const TRANSMIT = 100;
const RECEIVE = 10;
const MULTIPLIER = 5;

const milliseconds: Reader<number> = literal => (literal.kind === 'time' ? literal.microseconds / 1000 : undefined);

/** What one option of a BFD interface says of the timers; the last one written counts. */
const TIMERS: Readonly<
  Record<string, { readonly argument: string; readonly sets: readonly (keyof Timers)[]; readonly read: Reader<number> }>
> = {
  interval: { argument: 'time', sets: ['transmitInterval', 'receiveInterval'], read: milliseconds },
  'min tx interval': { argument: 'time', sets: ['transmitInterval'], read: milliseconds },
  'min rx interval': { argument: 'time', sets: ['receiveInterval'], read: milliseconds },
  multiplier: { argument: 'count', sets: ['multiplier'], read: number },
};

interface Timers {
  transmitInterval: Fact<number>;
  receiveInterval: Fact<number>;
  multiplier: Fact<number>;
}

/** How often sessions over several hops ask, as the BFD protocols say; what a session says of itself counts before that. */
export class BfdSettings {
  readonly #common: readonly Option[];
  readonly #lookup: Lookup;

  constructor(protocols: readonly ProtocolBlock[], definitions: Definitions) {
    this.#lookup = constantsOf(definitions);
    const blocks = protocols.filter(block => block.type.text === 'bfd');
    const options = blocks.flatMap(block => allOptions(block, definitions));
    this.#common = options.filter(option => optionName(option) === 'multihop').slice(-1);
  }

  /** @param own the session's `bfd { … }`. */
  timers(own: Option | undefined): BfdTimers {
    const timers: Timers = {
      transmitInterval: byDefault(TRANSMIT),
      receiveInterval: byDefault(RECEIVE),
      multiplier: byDefault(MULTIPLIER),
    };
    for (const block of this.#common) this.#read(block, timers, inherited);
    if (own) this.#read(own, timers, fact => fact);
    return { ...timers, minimumTtl: unknown('BIRD takes packets from any distance') };
  }

  #read({ items = [] }: Option, timers: Timers, wrap: <T>(fact: Fact<T>) => Fact<T>): void {
    for (const option of optionsOf(items)) {
      const timer = TIMERS[optionName(option)];
      const fact = timer && argumentFact(option, timer.argument, timer.read, this.#lookup);
      if (timer && fact) for (const key of timer.sets) timers[key] = wrap(fact);
    }
  }
}

/** `accept` narrows what a BFD protocol takes; each word excludes its counterpart, and several statements add up. */
export function lowerBfd(block: ProtocolBlock, lookup: Lookup, definitions: Definitions): BfdProtocol {
  const options = allOptions(block, definitions);
  const accepts = options.filter(option => optionName(option) === 'accept');
  const words = new Set(accepts.flatMap(option => option.flags.map(flag => flag.text)));
  const families: Family[] = [];
  if (!words.has('direct')) {
    if (!words.has('ipv6')) families.push('ipv4');
    if (!words.has('ipv4')) families.push('ipv6');
  }
  const last = accepts.at(-1);
  return {
    name: block.name?.text ?? 'bfd',
    header: block.header,
    disabled: disabledFact(options, lookup),
    multihop: last
      ? explicit<readonly Family[]>(families, last.full, last.span)
      : byDefault<readonly Family[]>(families),
  };
}
