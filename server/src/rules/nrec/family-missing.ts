import type { AllocationContext, AllocationRule, NrecSession } from '../../model/rule.js';
import type { Family } from '../../net/address.js';
import { fix } from '../findings.js';
import { allocated, FAMILIES, familyName, listed } from '../words.js';

export const familyMissing: AllocationRule = {
  id: 'nrec/family-missing',
  severity: 'error',
  summary: 'The session does not carry an address family that has an allocation',
  *check(context) {
    const { allocation, sessions, speaker } = context;
    // Nor where the daemon refuses something: a family named twice, say, was meant to be two.
    if (speaker.incomplete) return;
    const readable = sessions.filter(({ session }) => !session.incomplete);
    const wanted = FAMILIES.filter(family => allocation[family].length > 0);
    const carried = (family: Family) =>
      sessions.some(({ session }) => session.families.some(other => other.family === family));
    for (const nrec of readable) {
      const missing = wanted.filter(family => carried(family) && lacks(nrec, family));
      if (missing.length > 0) yield explainOneSided(context, nrec, missing);
    }
    // What no session carries may be left out on purpose, and is then one decision, not one for each session.
    const nowhere = wanted.filter(family => !carried(family));
    if (nowhere.length > 0 && readable.length > 0 && readable.length === sessions.length)
      yield explainNowhere(
        context,
        readable as [NrecSession, ...NrecSession[]],
        nowhere,
        nowhere.length === wanted.length,
      );
  },
};

function lacks({ session }: NrecSession, family: Family): boolean {
  return !session.families.some(other => other.family === family);
}

function explainOneSided(context: AllocationContext, { session }: NrecSession, missing: readonly Family[]) {
  const names = listed(missing.map(familyName));
  return {
    span: session.header,
    message: `Session ${session.name} carries no ${names}, unlike the other one: ${prefixes(context, missing)} is announced to one of NREC's routers only. Add it.`,
    fixes: fix(`Carry ${names}`, false, ...adds(context, [session], missing)),
  };
}

function explainNowhere(
  context: AllocationContext,
  [first, ...others]: readonly [NrecSession, ...NrecSession[]],
  missing: readonly Family[],
  everything: boolean,
) {
  const names = listed(missing.map(familyName), 'or');
  return {
    severity: everything ? ('error' as const) : ('warning' as const),
    span: first.session.header,
    message: `No session with NREC carries ${names}, so ${prefixes(context, missing)} of your allocation is never announced. Add it, or take the prefix out of the profile if it is not used here.`,
    related: others.map(({ session }) => ({ span: session.header, message: `Nor does session ${session.name}.` })),
    fixes: fix(
      `Carry ${listed(missing.map(familyName))}`,
      false,
      ...adds(
        context,
        [first, ...others].map(({ session }) => session),
        missing,
      ),
    ),
  };
}

function prefixes({ allocation }: AllocationContext, families: readonly Family[]): string {
  return listed(families.map(family => allocated(allocation, family)));
}

function adds(
  { allocation, edits, speaker }: AllocationContext,
  sessions: readonly NrecSession['session'][],
  families: readonly Family[],
) {
  return sessions.flatMap(session =>
    families.map(family => edits.addFamily(speaker, session, family, allocation[family])),
  );
}
