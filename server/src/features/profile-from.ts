import { knownValue } from '../model/fact.js';
import type { Session } from '../model/session.js';
import { type Family, formatAddress } from '../net/address.js';
import { formatAsn } from '../net/asn.js';
import { containsPrefix, formatPrefix, type Prefix } from '../net/prefix.js';
import { PrefixSet } from '../net/prefix-set.js';
import { FAMILIES, familyName, listed } from '../rules/words.js';
import type { LintResult } from '../workspace/result.js';
import type { NewProfileAnswers, ProfileNotes } from './new-profile.js';

/** What a configuration says of an allocation. */
export interface AnswersRead {
  /** What is certain. */
  readonly answers: NewProfileAnswers;
  /** What somebody should know or decide, by what it is about: sentences. */
  readonly notes: ProfileNotes;
}

/** The AS number of NREC's routers. */
const NREC_AS = 65535;

/** Shorter prefixes are no allocation, but what a condition on lengths or an exception leaves. */
const SHORTEST: Readonly<Record<Family, number>> = { ipv4: 8, ipv6: 16 };
/** Nor are so many. */
const MOST = 16;

/**
 * Reads an allocation out of the sessions of a configuration: those with NREC's AS number, else those that have most in common (NREC's are
 * two, alike in both AS numbers). Passwords are not looked at.
 * @returns undefined where there is no session with known AS numbers.
 */
export function answersFrom(result: LintResult): AnswersRead | undefined {
  const groups = groupsOf(result);
  const [group, ...others] = groups;
  const [first] = group ?? [];
  if (!group || !first) return undefined;
  const peers = new Set(
    group.flatMap(({ peerAddress }) => {
      const address = knownValue(peerAddress);
      return address?.family === 'ipv4' ? [formatAddress(address)] : [];
    }),
  );
  const answers: Record<string, string> = {
    localAs: formatAsn(knownValue(first.localAs) as number),
    peerAs: formatAsn(knownValue(first.peerAs) as number),
  };
  const notes: Record<string, string> = {};
  if (peers.size > 0) answers.peers = [...peers].join(', ');
  else notes.peers = 'No session names the IPv4 address of its peer.';
  if (peers.size === 1) notes.peers = "Only one session was found; NREC's routers are two.";
  const elsewhere = others.flatMap(([one]) => (one ? `AS ${formatAsn(knownValue(one.peerAs) as number)}` : []));
  if (elsewhere.length > 0)
    notes.peerAs = `The sessions with ${listed(elsewhere)} were taken for somebody else's than NREC's.`;
  for (const family of FAMILIES) {
    const { prefixes, note } = announcedBy(group, family);
    if (prefixes.length > 0) answers[family] = prefixes.map(formatPrefix).join(', ');
    notes[family] = note;
  }
  if (group.some(({ bfd }) => (knownValue(bfd) ?? 'off') !== 'off')) answers.bfd = 'required';
  else notes.bfd = 'No session uses BFD: ask NREC whether they set it up for your project.';
  if (group.some(({ password }) => password.kind !== 'absent'))
    notes.passwordEnv = 'The sessions have a password, which was not read.';
  return { answers, notes };
}

/** The sessions that share both AS numbers: NREC's first, then those of which there are most. */
function groupsOf(result: LintResult): readonly (readonly Session[])[] {
  const groups = new Map<string, Session[]>();
  for (const { speakers } of [result, ...result.embedded.map(part => part.result)]) {
    for (const session of speakers.flatMap(speaker => speaker.sessions)) {
      const [local, peer] = [knownValue(session.localAs), knownValue(session.peerAs)];
      if (knownValue(session.disabled) === true) continue;
      if (local === undefined || typeof peer !== 'number' || local === peer) continue;
      const key = `${local} ${peer}`;
      groups.set(key, [...(groups.get(key) ?? []), session]);
    }
  }
  const isNrec = ([session]: readonly Session[]) => session !== undefined && knownValue(session.peerAs) === NREC_AS;
  return [...groups.values()].toSorted((a, b) => Number(isNrec(b)) - Number(isNrec(a)) || b.length - a.length);
}

/** The prefixes that the sessions' export policies keep to, and what there is to say of them. */
function announcedBy(
  sessions: readonly Session[],
  family: Family,
): { readonly prefixes: readonly Prefix[]; readonly note: string } {
  const carried = sessions.flatMap(({ families }) => families.filter(one => one.family === family));
  const name = familyName(family);
  if (carried.length === 0)
    return { prefixes: [], note: `No session carries ${name}: write here what NREC gave you, or leave it empty.` };
  const policies = carried.map(one => knownValue(one.export));
  const known = policies.filter(policy => policy !== undefined && !policy.damaged);
  const may = PrefixSet.unionAll(
    family,
    known.map(policy => policy?.may ?? PrefixSet.empty(family)),
  );
  const prefixes = widest(may.patterns().map(({ prefix }) => prefix));
  if (known.length < policies.length || isUnlimited(prefixes, family)) {
    return {
      prefixes: [],
      note: `What the sessions announce in ${name} is not limited to certain prefixes: write here what NREC gave you.`,
    };
  }
  return prefixes.length === 0
    ? { prefixes, note: `The sessions announce nothing in ${name}: write here what NREC gave you.` }
    : { prefixes, note: 'This is what the sessions announce: compare it with what NREC gave you.' };
}

function isUnlimited(prefixes: readonly Prefix[], family: Family): boolean {
  return prefixes.length > MOST || prefixes.some(({ length }) => length < SHORTEST[family]);
}

/** Without those that are part of another one. */
function widest(prefixes: readonly Prefix[]): readonly Prefix[] {
  const sorted = prefixes.toSorted((a, b) => a.length - b.length);
  const kept: Prefix[] = [];
  for (const prefix of sorted) {
    if (!kept.some(other => containsPrefix(other, prefix))) kept.push(prefix);
    if (kept.length > MOST) break;
  }
  return prefixes.filter(prefix => kept.includes(prefix));
}
