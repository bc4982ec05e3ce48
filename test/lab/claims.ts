// What `bgplint announces` says of a configuration, held against what NREC's routers receive of it.
import { parseTarget } from '../../server/src/core/version.js';
import { knownValue } from '../../server/src/model/fact.js';
import { type Family, formatAddress } from '../../server/src/net/address.js';
import { formatPrefix, parsePrefix } from '../../server/src/net/prefix.js';
import { PrefixSet } from '../../server/src/net/prefix-set.js';
import { allocationSet } from '../../server/src/profile/allocation-set.js';
import { announcementsOf } from '../../server/src/rules/announcements.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';
import { fileOf, type Written } from './judge.js';
import type { Lab, Seen } from './network.js';
import { type Outcome, sleepUntilSteady } from './pool.js';
import type { Project } from './projects.js';
import type { Speaker } from './speakers.js';
import type { Symptom } from './symptoms.js';

/** What one session announces in one family. */
export interface Claim {
  readonly peer: string;
  readonly family: Family;
  readonly may: PrefixSet;
  readonly must: PrefixSet;
  /** What it is proven to stay within; absent where nothing is proven. */
  readonly within: PrefixSet | undefined;
  /** What it announces from: `unknown`, or a table's name; undefined: the daemon's one for the family. */
  readonly table: string | undefined;
}

/** What is said of each session with NREC. */
export async function claimsOf(
  project: Project,
  dialect: Written,
  text: string,
  version: string,
): Promise<readonly Claim[]> {
  const host = memoryHost({ '.nrec.yaml': project.profile, [fileOf(dialect)]: text }, project.password);
  const target = parseTarget(`${dialect}@${version}`);
  const { speakers, judgedBy } = await new Workspace(host).lint(fileOf(dialect), target ? { targets: [target] } : {});
  return speakers.flatMap(speaker => {
    const allocation = judgedBy.get(speaker);
    return announcementsOf(speaker, allocation).flatMap(({ session, families }) => {
      const peer = knownValue(session.peerAddress);
      if (!peer) return [];
      return families.map(({ family, may, must, verdict }): Claim => {
        const from = session.families.find(one => one.family === family)?.table;
        return {
          peer: formatAddress(peer),
          family,
          may,
          must,
          within: verdict === 'inside' && allocation ? allocationSet(allocation, family) : undefined,
          table: from && (knownValue(from) ?? 'unknown'),
        };
      });
    });
  });
}

export interface Contradiction {
  readonly symptom: Symptom;
  readonly peer: string;
  readonly prefix: string;
}

/**
 * What NREC's routers received that they may not, or did not that they must: of what the daemon has routes to, each that is certainly
 * announced. A router without the session says nothing.
 * @param held the prefixes that the daemon has routes to, by family and table.
 */
export function contradictions(
  claims: readonly Claim[],
  { peers }: Project,
  seen: Seen,
  held: (family: Family, table: string | undefined) => readonly string[],
): readonly Contradiction[] {
  return seen.flatMap(({ established, received }, index) => {
    const peer = peers[index] as string;
    if (!established) return [];
    return (['ipv4', 'ipv6'] as const).flatMap(family => {
      const own = claims.filter(one => one.peer === peer && one.family === family);
      const may = PrefixSet.unionAll(
        family,
        own.map(one => one.may),
      );
      const got = received.filter(one => one.includes(':') === (family === 'ipv6'));
      const some = (symptom: Symptom, prefixes: readonly string[]) =>
        prefixes.map((prefix): Contradiction => ({ symptom, peer, prefix }));
      const isIn = (set: PrefixSet, prefix: string) => {
        const parsed = parsePrefix(prefix);
        return parsed !== undefined && set.has(parsed);
      };
      return [
        ...some(
          'more than may be',
          got.filter(one => !isIn(may, one)),
        ),
        ...own.flatMap(({ within, must, table }) => [
          ...(within
            ? some(
                'outside, though proven inside',
                got.filter(one => !isIn(within, one)),
              )
            : []),
          ...(table === 'unknown' || must.isEmpty()
            ? []
            : some(
                'less than must be',
                held(family, table)
                  .map(normal)
                  .filter(one => isIn(must, one) && !got.includes(one)),
              )),
        ]),
      ];
    });
  });
}

/** As the others are written. */
function normal(prefix: string): string {
  const parsed = parsePrefix(prefix);
  return parsed ? formatPrefix(parsed) : prefix;
}

/** How long what is not as claimed may take to become so, seconds: BIRD and FRR do what they are told after they have said that they did. */
const PATIENCE = 60;

export interface Held extends Outcome {
  readonly found: readonly Contradiction[];
}

/**
 * Waits until NREC's routers receive what they receive, and holds it against what is said.
 * @param isFresh whether nothing was announced before: then what is received too much is so at once.
 * @param isThere whether all is there that is waited for; without it, what has to be received is.
 */
export async function holds(
  lab: Lab,
  speaker: Speaker,
  claims: readonly Claim[],
  {
    isFresh,
    steady,
    isThere = () => true,
  }: { readonly isFresh: boolean; readonly steady: number; readonly isThere?: (seen: Seen) => boolean },
): Promise<Held> {
  const began = Date.now();
  const seconds = () => (Date.now() - began) / 1000;
  const wanted = lab.project.peers.filter(peer => claims.some(one => one.peer === peer));
  for (;;) {
    const seen = await sleepUntilSteady(lab, steady);
    const up = seen.filter((one, index) => one.established || !wanted.includes(lab.project.peers[index] as string));
    const found = contradictions(claims, lab.project, seen, (family, table) => speaker.held(lab, family, table));
    const isDone =
      (up.length === seen.length && found.length === 0 && isThere(seen)) ||
      (isFresh && found.some(({ symptom }) => symptom !== 'less than must be'));
    if (!isDone && seconds() < PATIENCE) continue;
    const symptoms: Symptom[] = [...new Set(found.map(({ symptom }) => symptom))];
    const sessions: Symptom[] = up.length === seen.length ? [] : [up.length === 0 ? 'no session' : 'one session'];
    return { symptoms: [...sessions, ...symptoms], seen, said: '', seconds: seconds(), found };
  }
}
