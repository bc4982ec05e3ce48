import type { AllocationContext, AllocationRule, Finding } from '../../model/rule.js';
import type { Session } from '../../model/session.js';
import { ASPECTS, type Aspect, isUnwritten, type Reading } from '../aspects.js';
import { byPlace, fix } from '../findings.js';

interface Read {
  readonly session: Session;
  readonly reading: Reading;
}

export const peerDifference: AllocationRule = {
  id: 'nrec/peer-difference',
  severity: 'warning',
  summary: "The sessions with NREC's routers differ in what they should have in common",
  *check(context) {
    const sessions = context.sessions.filter(({ exact, session }) => exact && !session.incomplete);
    if (sessions.length < 2) return;
    for (const aspect of ASPECTS) {
      const read = sessions.flatMap(({ session }): Read[] => {
        const reading = aspect.read(session, context);
        return reading ? [{ session, reading }] : [];
      });
      yield* oddOnes(context, aspect, read);
    }
  },
};

/** Those that have something else than most of them; in doubt than one that says nothing of it, or the first. */
function* oddOnes(context: AllocationContext, aspect: Aspect, read: readonly Read[]): Iterable<Finding> {
  const count = (key: string) => read.filter(({ reading }) => reading.key === key).length;
  const silent = ({ reading, session }: Read) => Number(isUnwritten(reading, session));
  const [usual] = read.toSorted((a, b) => count(b.reading.key) - count(a.reading.key) || silent(b) - silent(a));
  if (!usual) return;
  const odd = read.filter(({ reading }) => reading.key !== usual.reading.key);
  for (const { place, members } of byPlace(odd, ({ reading }) => reading.place)) {
    const [{ session, reading }] = members;
    yield {
      span: place,
      message: `Session ${session.name} has ${reading.shown}, and ${usual.session.name} has ${usual.reading.shown === reading.shown ? 'another' : usual.reading.shown}. NREC's routers stand in for each other, so both sessions are to be alike. Write the same in both.`,
      related: [{ span: usual.reading.place, message: `Session ${usual.session.name}.` }],
      fixes: fix(
        `Do as session ${usual.session.name} does`,
        false,
        ...members.map(member => aspect.align?.(context, member.session, usual.session)),
      ),
    };
  }
}
