import type { Span } from '../../core/span.js';
import type { AllocationContext, AllocationRule, Finding } from '../../model/rule.js';
import type { Session } from '../../model/session.js';
import { ASPECTS, type Aspect, bySubject, isUnwritten, type Reading } from '../aspects.js';
import { byPlace, fix } from '../findings.js';
import { listed } from '../words.js';

interface Read {
  readonly session: Session;
  readonly reading: Reading;
}

/** Sessions that take something from one place, which most do not have. */
interface Difference {
  readonly aspect: Aspect;
  readonly place: Span;
  readonly odd: readonly [Read, ...Read[]];
  readonly usual: Read;
}

export const peerDifference: AllocationRule = {
  id: 'nrec/peer-difference',
  severity: 'warning',
  summary: "The sessions with NREC's routers differ in what they should have in common",
  *check(context) {
    const sessions = context.sessions.filter(({ exact, session }) => exact && !session.incomplete);
    if (sessions.length < 2) return;
    const differences = ASPECTS.flatMap(aspect => {
      const read = sessions.flatMap(({ session }): Read[] => {
        const reading = aspect.read(session, context);
        return reading ? [{ session, reading }] : [];
      });
      return oddOnes(aspect, read);
    });
    for (const group of bySubject(differences, between)) yield explain(context, group);
  },
};

function between({ odd, usual }: Difference): string {
  return [...odd, usual].map(({ session }) => session.id).join('\0');
}

/** Those that have something else than most of them; in doubt than one that says nothing of it, or the first. */
function oddOnes(aspect: Aspect, read: readonly Read[]): readonly Difference[] {
  const count = (key: string) => read.filter(({ reading }) => reading.key === key).length;
  const silent = ({ reading, session }: Read) => Number(isUnwritten(reading, session));
  const [usual] = read.toSorted((a, b) => count(b.reading.key) - count(a.reading.key) || silent(b) - silent(a));
  if (!usual) return [];
  const odd = read.filter(({ reading }) => reading.key !== usual.reading.key);
  return byPlace(odd, ({ reading }) => reading.place).map(({ place, members }) => ({
    aspect,
    place,
    odd: members,
    usual,
  }));
}

function explain(context: AllocationContext, group: readonly [Difference, ...Difference[]]): Finding {
  const [{ place, odd, usual }, ...others] = group;
  const mine = group.map(one => one.odd[0].reading.shown);
  const theirs = group.map(one => one.usual.reading.shown);
  const isAnother = mine.every((shown, index) => shown === theirs[index]);
  return {
    span: place,
    message: `Session ${odd[0].session.name} has ${listed(mine)}, and ${usual.session.name} has ${isAnother ? 'another' : listed(theirs)}. NREC's routers stand in for each other, so both sessions are to be alike. Write the same in both.`,
    related: [
      ...group.map(one => ({ span: one.usual.reading.place, message: `Session ${usual.session.name}.` })),
      ...others.map(other => ({ span: other.place, message: 'It differs here too.' })),
    ],
    fixes: fix(
      `Do as session ${usual.session.name} does`,
      false,
      ...group.flatMap(one => one.odd.map(member => one.aspect.align?.(context, member.session, one.usual.session))),
    ),
  };
}
