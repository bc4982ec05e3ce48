import type { Finding } from '../../../model/rule.js';
import { constantsOf } from '../definitions.js';
import { fold } from '../fold.js';
import { expressionArgument, lastOption } from '../options.js';
import type { Item, Option } from '../tree.js';
import type { Context } from './context.js';
import type { AdviceRule } from './rule.js';

/** Two timers of one block of which the first must be shorter than the second. */
interface Pair {
  readonly short: string;
  readonly long: string;
  /** What the daemon takes for `short` where it is not written, seconds. */
  readonly usual: number;
  readonly message: (short: number, long: number) => string;
}

/** Both accepted by `bird -p` of every version, whatever the values; the usual values are those of BIRD’s manual. */
const PAIRS: readonly Pair[] = [
  {
    short: 'ospf interface.hello',
    long: 'ospf interface.dead',
    usual: 10,
    message: (hello, dead) =>
      `A neighbor counts as dead after ${dead} s, and says hello only every ${hello} s: adjacencies go down again and again. Make “dead” several times “hello”.`,
  },
  {
    short: 'rip interface.update time',
    long: 'rip interface.timeout time',
    usual: 30,
    message: (update, timeout) =>
      `Routes time out after ${timeout} s, and are sent only every ${update} s: they come and go. Make “timeout time” several times “update time”.`,
  },
];

/** Timers that contradict each other. */
export const timers: AdviceRule = {
  id: 'bird/timers',
  severity: 'warning',
  summary: 'Timers that contradict each other',
  options(options, context) {
    if (!options.some(({ option }) => TIMERS.has(option))) return undefined;
    const findings = PAIRS.flatMap(pair => contradiction(pair, options, context) ?? []);
    const late = lateKeepalive(options, context);
    return late ? [...findings, late] : findings;
  },
};

const TIMERS: ReadonlySet<string> = new Set([...PAIRS.map(({ long }) => long), 'bgp.keepalive time']);

function contradiction(
  { short, long, usual, message }: Pair,
  options: readonly Option[],
  context: Context,
): Finding | undefined {
  const longer = lastOption(options, long);
  const limit = longer && secondsOf(longer, context);
  const value = secondsIn(options, short, context) ?? usual;
  // What cannot be known is NaN, which is less than nothing.
  return longer && limit !== undefined && limit <= value
    ? { span: longer.span, message: message(value, limit) }
    : undefined;
}

function lateKeepalive(options: readonly Option[], context: Context): Finding | undefined {
  const keepalive = lastOption(options, 'bgp.keepalive time');
  const interval = keepalive && secondsOf(keepalive, context);
  const hold = secondsIn(options, 'bgp.hold time', context);
  if (!keepalive || interval === undefined || hold === undefined || !(interval > hold / 2)) return undefined;
  return {
    span: keepalive.span,
    severity: 'info',
    message: `With a keepalive every ${interval} s and a hold time of ${hold} s one late message ends the session. BIRD logs a warning. Leave the keepalive time out: it is then a third of the hold time.`,
  };
}

/** undefined where it is not written, NaN where its value cannot be known. */
function secondsIn(items: readonly Item[], key: string, context: Context): number | undefined {
  const option = lastOption(items, key);
  return option && (secondsOf(option, context) ?? Number.NaN);
}

function secondsOf(option: Option, { definitions }: Context): number | undefined {
  const argument = expressionArgument(option, 'time');
  const literal = argument && fold(argument, constantsOf(definitions));
  return literal?.kind === 'number' ? literal.value : undefined;
}
