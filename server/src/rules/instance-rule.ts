import type { AllocationContext, AllocationRule, Finding, RuleInfo } from '../model/rule.js';
import type { Session } from '../model/session.js';
import type { Aspect } from './aspects.js';
import { actsOn, fix } from './findings.js';
import {
  contextOf,
  type Dissent,
  dissent,
  type Holder,
  ownPlace,
  placeOfSibling,
  sameSession,
  told,
} from './siblings.js';

interface InstanceRule extends RuleInfo {
  readonly aspects: readonly Aspect[];
  /** What follows from the difference, and what to do: whole sentences. */
  readonly consequence: string;
}

/** A rule that compares the sessions of one instance with those of the others, router by router. */
export function instanceRule({ id, severity, summary, aspects, consequence }: InstanceRule): AllocationRule {
  return {
    id,
    severity,
    summary,
    *check(context) {
      const own = ownPlace(context);
      if (!own || context.siblings.length === 0) return;
      for (const aspect of aspects) yield* differences(context, own, aspect, consequence);
    },
  };
}

interface Difference {
  readonly session: Session;
  readonly like: Session | undefined;
  readonly dissent: Dissent;
}

function* differences(
  context: AllocationContext,
  place: Omit<Holder, 'reading'>,
  aspect: Aspect,
  consequence: string,
): Iterable<Finding> {
  const found = context.sessions.flatMap((nrec): Difference[] => {
    const { session, exact } = nrec;
    const reading = exact && !session.incomplete ? aspect.read(session, context) : undefined;
    if (!reading) return [];
    const theirs = context.siblings.flatMap(sibling => {
      const other = sameSession(sibling, nrec);
      const there = other && !other.incomplete ? aspect.read(other, contextOf(context, sibling)) : undefined;
      return other && there ? [{ other, holder: { ...placeOfSibling(sibling), reading: there } }] : [];
    });
    const difference = dissent(
      { ...place, reading },
      theirs.map(({ holder }) => holder),
    );
    if (!difference) return [];
    return [{ session, like: theirs.find(({ holder }) => holder === difference.other)?.other, dissent: difference }];
  });
  for (const members of alike(found)) {
    const [{ dissent: first }] = members;
    const { own, other } = first;
    const theirs = own.reading.shown === other.reading.shown ? 'another' : other.reading.shown;
    const parts = told(first);
    yield {
      ...parts,
      message: `Instance ${own.name} has ${own.reading.shown}, and ${other.name} has ${theirs}. ${consequence}`,
      related: [
        ...(parts.related ?? []),
        ...actsOn(
          parts.span,
          members.map(({ session }) => session),
        ),
      ],
      fixes: fix(
        `Do as instance ${other.name} does`,
        false,
        ...members.map(({ session, like }) => like && aspect.align?.(context, session, like)),
      ),
    };
  }
}

/** Sessions that differ alike are one mistake, wherever each of them would have said it. */
function alike(found: readonly Difference[]): Iterable<[Difference, ...Difference[]]> {
  const groups = new Map<string, [Difference, ...Difference[]]>();
  for (const one of found) {
    const { own, other } = one.dissent;
    const key = `${own.reading.key}\0${other.reading.key}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups.values();
}
