import { formatAddress } from '../net/address.js';
import { formatPrefix } from '../net/prefix.js';
import type { Allocation } from '../profile/allocation.js';
import { defaultProfileText } from '../profile/default-text.js';
import { asNumber, environmentVariable, ipv4Address, prefixOf, words } from '../profile/formats.js';
import type { Format } from '../profile/shape.js';

/** What is to be said above an entry of a new profile, or where it is asked for: sentences. */
export type ProfileNotes = { readonly [answer in keyof NewProfileAnswers]?: string };

/** What a wizard was told so far, as the user typed it. */
export interface NewProfileAnswers {
  readonly name?: string;
  readonly localAs?: string;
  readonly peerAs?: string;
  readonly peers?: string;
  readonly ipv4?: string;
  readonly ipv6?: string;
  readonly bfd?: Allocation['bfd'];
  readonly passwordEnv?: string;
}

type Problems = Partial<Record<keyof NewProfileAnswers, string>>;

/** A profile's text, once nothing is missing or wrong; what is wrong, by answer. */
export interface NewProfile {
  readonly text?: string;
  readonly problems: Problems;
}

const NEEDED = {
  localAs: 'Your AS number is needed: sessions are judged by it.',
  peerAs: "The AS number of NREC's routers is needed: sessions are known by it.",
  peers: "The addresses of NREC's routers are needed: sessions are known by them.",
} as const;

/**
 * Judges the answers, and writes the profile when they suffice. An answer not given yet is no problem, but gives no text.
 * @param notes what the profile says in comments above its entries: what there is to compare, or to find out.
 */
export function newProfile(answers: NewProfileAnswers, notes: ProfileNotes = {}): NewProfile {
  const problems: Problems = {};
  const read = <T>(answer: Exclude<keyof NewProfileAnswers, 'bfd'>, format: Format<T>): readonly T[] => {
    const texts = (answers[answer] ?? '').split(/[\s,]+/).filter(text => text !== '');
    return texts.flatMap(text => {
      const { value, problem } = format.read(scalar(text));
      if (problem) problems[answer] ??= problem.message;
      return value === undefined ? [] : [value];
    });
  };
  const [localAs, moreLocal] = read('localAs', asNumber);
  const [peerAs, morePeer] = read('peerAs', asNumber);
  const peers = read('peers', ipv4Address('10.255.255.1'));
  const ipv4 = read('ipv4', prefixOf('ipv4', '192.168.0.16/31'));
  const ipv6 = read('ipv6', prefixOf('ipv6', 'fda4:5ff2:8477:1755::/127'));
  const [variable] = read('passwordEnv', environmentVariable);
  const { value: name, problem } = words('a name', 'bgo').read(scalar((answers.name ?? '').trim() || 'nrec'));
  if (problem) problems.name = problem.message;
  if (moreLocal !== undefined) problems.localAs ??= 'One AS number belongs here.';
  if (morePeer !== undefined) problems.peerAs ??= 'One AS number belongs here.';
  for (const [answer, message] of Object.entries(NEEDED) as [keyof typeof NEEDED, string][]) {
    if (answers[answer]?.trim() === '') problems[answer] = message;
  }
  if (Object.keys(problems).length > 0 || localAs === undefined || peerAs === undefined || peers.length === 0) {
    return { problems };
  }
  const { passwordEnv: password, name: _, ...others } = notes;
  const text = defaultProfileText({
    notes: { ...others, ...(password === undefined ? {} : { password }) },
    name: name ?? 'nrec',
    localAs,
    peerAs,
    peers: peers.map(formatAddress),
    ipv4: ipv4.map(formatPrefix),
    ipv6: ipv6.map(formatPrefix),
    bfd: answers.bfd ?? 'optional',
    ...(variable === undefined ? {} : { password: { kind: 'env', name: variable } }),
  });
  return { text, problems };
}

/** An answer as the profile's formats read it. */
function scalar(text: string): Parameters<Format<unknown>['read']>[0] {
  return { kind: 'scalar', span: { path: '', start: 0, end: text.length }, value: text, text, textSpan: undefined };
}
