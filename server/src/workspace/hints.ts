import type { Diagnostic } from '../core/diagnostic.js';
import { knownValue, placeOf } from '../model/fact.js';
import type { Session } from '../model/session.js';
import type { Speaker } from '../model/speaker.js';
import { isPrivateAsn } from '../net/asn.js';

/** What dn42, a network of its own that many play with, gives out of the private AS numbers (its registry, 2026). */
const DN42 = { first: 4_242_420_000, last: 4_242_429_999 } as const;

/** Whether a session has the marks of an NREC one: a private 4-byte AS of our own, and a peer of another one several hops away. */
function nrecLike(session: Session): boolean {
  const localAs = knownValue(session.localAs);
  if (localAs === undefined || localAs <= 0xffff || !isPrivateAsn(localAs)) return false;
  if (localAs >= DN42.first && localAs <= DN42.last) return false;
  const peerAs = knownValue(session.peerAs);
  return peerAs !== 'internal' && peerAs !== localAs && (knownValue(session.multihop) ?? 0) > 0;
}

/** Whether a speaker looks as if it peered with NREC: only then is a missing profile worth a word. */
export function looksLikeNrec(speaker: Speaker): boolean {
  return speaker.sessions.some(nrecLike);
}

/** The one hint that offers a profile, on the first session that looks like NREC's. */
export function noProfileHint(speakers: readonly Speaker[]): Diagnostic {
  const [session] = speakers.flatMap(speaker => speaker.sessions.filter(nrecLike)) as [Session];
  return {
    rule: 'bgplint/no-profile',
    severity: 'info',
    message:
      'This looks like a session with NREC, but there is no allocation profile (.nrec.yaml) to check it against. Create one with the values NREC gave your project, and bgplint compares AS numbers, peers, password and prefixes.',
    span: placeOf(session.localAs, session.header),
    rejects: false,
    related: [],
    fixes: [],
  };
}
