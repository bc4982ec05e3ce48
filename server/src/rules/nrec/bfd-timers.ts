import { ABSENT, type Fact, knownValue } from '../../model/fact.js';
import type { BfdTimers, Session } from '../../model/session.js';
import { factRule, isWritten } from '../fact-rule.js';

/** Below this a busy or migrating instance misses packets now and then, milliseconds. */
const SHORT = 100;
/** The shortest time without packets after which a peer should be given up, milliseconds. */
const SHORTEST_DETECTION = 300;
/** From here on BGP's own hold time notices about as soon, milliseconds. */
const LONGEST_DETECTION = 60_000;

const INTERVALS = ['transmitInterval', 'receiveInterval'] as const;

export const bfdTimers = factRule({
  id: 'nrec/bfd-timers',
  severity: 'warning',
  summary: 'BFD asks so often that it gives up a router that is there, or so rarely that it is of no use',
  fact: ({ bfd, bfdTimers: timers }) =>
    timers && (knownValue(bfd) ?? 'off') !== 'off' ? (suspect(timers) ?? ABSENT) : ABSENT,
  judge(fact, { allocation }, { session }) {
    if (fact.kind !== 'known' || allocation.bfd === 'disabled' || !session.bfdTimers) return undefined;
    const { multiplier } = session.bfdTimers;
    const detection = detectionTime(session);
    const count = knownValue(multiplier);
    if (fact !== multiplier && fact.value < SHORT)
      return {
        message: `BFD packets every ${duration(fact.value)} are too many for a virtual machine: one that is moved, or busy for a moment, loses the session although nothing is wrong. Write 300 ms, and mind the unit.`,
      };
    if (detection !== undefined && detection < SHORTEST_DETECTION)
      return {
        message: `BFD gives NREC's router up after ${duration(detection)} without a packet${count === undefined ? '' : ` (${count} times the interval)`}: a virtual machine that is moved is silent for longer. Leave it 900 ms, say 3 times 300 ms.`,
      };
    if (detection !== undefined && detection >= LONGEST_DETECTION)
      return {
        message: `BFD gives NREC's router up only after ${duration(detection)} without a packet, which BGP notices as soon by itself. Write 300 ms, and mind the unit.`,
      };
    return undefined;
  },
});

/** The setting that is to blame, if any is: of what somebody wrote the shortest interval, else the number of packets. */
function suspect(timers: BfdTimers): Fact<number> | undefined {
  const written = INTERVALS.map(key => timers[key]).filter(fact => fact.kind === 'known' && isWritten(fact));
  const short = written.find(fact => (knownValue(fact) as number) < SHORT);
  return (
    short ??
    (isWritten(timers.multiplier) && knownValue(timers.multiplier) === 1 ? timers.multiplier : written[0]) ??
    (isWritten(timers.multiplier) ? timers.multiplier : undefined)
  );
}

/** How long the peer may be silent, milliseconds: it sends as often as we take, so that is what we know of it (RFC 5880, 6.8.4). */
function detectionTime({ bfdTimers: timers }: Session): number | undefined {
  const [interval, count] = [timers && knownValue(timers.receiveInterval), timers && knownValue(timers.multiplier)];
  // A default is small because it is a lower bound: the peer's own interval counts then.
  if (!timers || !isWritten(timers.receiveInterval)) return undefined;
  return interval === undefined || count === undefined ? undefined : interval * count;
}

function duration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${milliseconds / 1000} s`;
  return milliseconds < 1 ? `${milliseconds * 1000} µs` : `${milliseconds} ms`;
}
