// What is wrong with what NREC sees, in the words in which rules predict it.
import type { Seen } from './network.js';

export type Symptom =
  /** The daemon, or its shell, refuses the file, and nothing of it runs. */
  | 'refused'
  /** Neither router has the session. */
  | 'no session'
  | 'one session'
  /** Neither router hears of anything, whether it counts a session or not: it may take the hold time to notice that there is none. */
  | 'nothing received'
  /** A router that has the session sees no BFD. */
  | 'no BFD'
  /** A router that has the session lacks a prefix of the family that it is to hear of. */
  | 'IPv4 not received'
  | 'IPv6 not received'
  /** A router hears of something that is none of the allocation's. */
  | 'leak'
  /** Other than `bgplint announces` says: more than may be announced, less than must be, or outside of what it calls proven. */
  | 'more than may be'
  | 'less than must be'
  | 'outside, though proven inside';

export interface Expectation {
  /** What each router is to receive. */
  readonly prefixes: readonly string[];
  /** What else of the allocation it may receive. */
  readonly also?: readonly string[];
  readonly bfd: boolean;
}

/**
 * What differs from what is to be seen; nothing: both sessions are established, BFD is up where it is asked for, and each router
 * received exactly the prefixes. Of a router without the session, that is all that is said.
 * @param predicted what is looked for; that nothing is received is said only where it is.
 */
export function symptomsOf(
  seen: Seen,
  { prefixes, also = [], bfd }: Expectation,
  predicted: readonly Symptom[] = [],
): readonly Symptom[] {
  if (predicted.includes('nothing received') && seen.every(({ received }) => received.length === 0))
    return ['nothing received'];
  const up = seen.filter(({ established }) => established);
  const some = (is: (view: Seen[number]) => boolean) => up.some(is);
  const lacks = (colon: boolean) =>
    some(({ received }) => prefixes.some(one => one.includes(':') === colon && !received.includes(one)));
  const found: readonly (readonly [Symptom, boolean])[] = [
    ['no session', up.length === 0],
    ['one session', up.length === 1],
    ['no BFD', bfd && some(view => !view.bfd)],
    ['IPv4 not received', lacks(false)],
    ['IPv6 not received', lacks(true)],
    ['leak', some(({ received }) => received.some(one => !prefixes.includes(one) && !also.includes(one)))],
  ];
  return found.flatMap(([symptom, is]) => (is ? [symptom] : []));
}
