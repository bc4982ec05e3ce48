import { knownValue } from '../model/fact.js';
import { formatAddress } from '../net/address.js';
import { announcementsOf, type SessionAnnouncement } from '../rules/announcements.js';
import type { LintResult } from '../workspace/result.js';

/** One session as it is told of. */
export interface Told extends SessionAnnouncement {
  readonly result: LintResult;
  /** What it is embedded in, or itself. */
  readonly root: LintResult;
  /** The allocation of the profile that it was held against. */
  readonly allocation: string | undefined;
  /** The files that a daemon starts from, with which all this is so. */
  readonly roots: readonly string[];
  /** Other files that say the same session again. */
  readonly again: readonly string[];
}

/** What each session of a result announces, and of what is embedded in it. */
export function toldOf(result: LintResult, root = result): readonly Told[] {
  const own = result.speakers.flatMap(speaker => {
    const allocation = result.judgedBy.get(speaker);
    return announcementsOf(speaker, allocation).map(one => {
      const { path } = one.session.header;
      const roots = [root.unit?.beside?.has(path) ? path : root.path];
      return { ...one, result, root, allocation: allocation?.name, roots, again: [] };
    });
  });
  return [...own, ...result.embedded.flatMap(part => toldOf(part.result, root))];
}

/**
 * Each session once, where the same is announced: one that several roots include, with these; and one that several manifests of a unit say
 * with the same name, with these files. In one file both are meant: protocols without a name, neighbours of one address in two VRFs.
 */
export function once(told: readonly Told[]): readonly Told[] {
  const included = folded(
    told,
    ({ session: { header } }) => `${header.path}\0${header.start}`,
    (first, { roots }) => ({ ...first, roots: [...new Set([...first.roots, ...roots])] }),
  );
  const places = new Map<string, number>();
  const nth = ({ session: { name, header } }: Told) => {
    const place = `${name}\0${header.path}`;
    places.set(place, (places.get(place) ?? 0) + 1);
    return places.get(place);
  };
  return folded(
    included,
    one => `${one.root.path}\0${one.session.name}\0${nth(one)}`,
    (first, { session }) => ({ ...first, again: [...first.again, session.header.path] }),
  );
}

/** Puts together what has the same key and of which the same is said. */
function folded(
  told: readonly Told[],
  keyOf: (one: Told) => string,
  put: (first: Told, more: Told) => Told,
): readonly Told[] {
  const known = new Map<string, Told>();
  for (const one of told) {
    const key = `${keyOf(one)}\0${announced(one)}`;
    const first = known.get(key);
    known.set(key, first ? put(first, one) : one);
  }
  return [...known.values()];
}

/** What is said of a session, to tell whether it is the same. */
function announced({ session, isNrec, allocation, families }: Told): string {
  const { peerAddress, peerAs } = session;
  const address = knownValue(peerAddress);
  const said = families.map(({ family, may, must, verdict, because, unknown }) => {
    // Its own statement is another one in every file.
    const place = because.path === session.header.path ? [] : [because.path, because.start];
    return [family, may.toString(), must.toString(), verdict, unknown, ...place];
  });
  return JSON.stringify([address && formatAddress(address), knownValue(peerAs), isNrec, allocation, said]);
}
