import { sameSpan } from '../core/span.js';
import type { AllocationContext, AllocationRule, Finding, RuleInfo } from '../model/rule.js';
import type { Session } from '../model/session.js';
import { type Aspect, bySubject } from './aspects.js';
import { actsOn, byPlace, fix } from './findings.js';
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
import { listed } from './words.js';

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
      const found = aspects.flatMap(aspect =>
        [...alike(differences(context, own, aspect))].map(members => ({ aspect, members })),
      );
      for (const group of bySubject(found, between)) yield explain(context, group, consequence);
    },
  };
}

interface Difference {
  readonly session: Session;
  readonly like: Session | undefined;
  readonly dissent: Dissent;
}

/** Sessions that differ alike in one aspect. */
interface Alike {
  readonly aspect: Aspect;
  readonly members: readonly [Difference, ...Difference[]];
}

function between({ members }: Alike): string {
  const [{ dissent: first }] = members;
  return [first.other.name, first.toldAt, ...members.map(({ session }) => session.id)].join('\0');
}

function differences(
  context: AllocationContext,
  place: Omit<Holder, 'reading'>,
  aspect: Aspect,
): readonly Difference[] {
  return context.sessions.flatMap((nrec): Difference[] => {
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
}

function explain(context: AllocationContext, group: readonly [Alike, ...Alike[]], consequence: string): Finding {
  const first = group[0].members[0].dissent;
  const mine = group.map(({ members: [one] }) => one.dissent.own.reading.shown);
  const theirs = group.map(({ members: [one] }) => one.dissent.other.reading.shown);
  const isAnother = mine.every((shown, index) => shown === theirs[index]);
  const parts = told(first);
  // Sessions that take it from one place are named; what each of them has of its own is shown.
  const here = group[0].members.filter(({ dissent: { own } }) => sameSpan(own.reading.place, parts.span));
  const elsewhere = byPlace(
    group.flatMap(({ members }) => members).filter(({ dissent: { own } }) => !sameSpan(own.reading.place, parts.span)),
    ({ dissent: { own } }) => own.reading.place,
  );
  return {
    ...parts,
    message: `Instance ${first.own.name} has ${listed(mine)}, and ${first.other.name} has ${isAnother ? 'another' : listed(theirs)}. ${consequence}`,
    related: [
      ...(parts.related ?? []),
      ...group.slice(1).flatMap(({ members: [one] }) => told(one.dissent).related ?? []),
      ...elsewhere.map(({ place }) => ({ span: place, message: 'It differs here too.' })),
      ...actsOn(
        parts.span,
        here.map(({ session }) => session),
      ),
    ],
    fixes: fix(
      `Do as instance ${first.other.name} does`,
      false,
      ...group.flatMap(({ aspect, members }) =>
        members.map(({ session, like }) => like && aspect.align?.(context, session, like)),
      ),
    ),
  };
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
