import type { Severity } from '../core/diagnostic.js';
import type { Edits } from '../model/edits.js';
import { type Fact, placeOf } from '../model/fact.js';
import type { AllocationContext, AllocationRule, NrecSession, RuleInfo } from '../model/rule.js';
import type { Session } from '../model/session.js';
import { actsOn, byPlace, fix } from './findings.js';

/** A rule that looks at one setting of every NREC session. */
export interface FactRule<T> extends RuleInfo {
  fact(session: Session): Fact<T>;
  /** What is wrong with it, if anything. Never asked about unknown facts, nor about absence where text was not read. */
  judge(
    fact: Exclude<Fact<T>, { kind: 'unknown' }>,
    context: AllocationContext,
    nrec: NrecSession,
  ): { readonly message: string; readonly severity?: Severity; readonly safe?: boolean } | undefined;
  readonly fix?: {
    title(context: AllocationContext): string;
    /** Unless `judge` says otherwise. */
    readonly safe: boolean;
    edits(context: AllocationContext, session: Session): Edits;
  };
}

/**
 * Makes the rule. It reports on the value where one is written, on the session's header where nothing is; a value that several
 * sessions take from one place is reported, and mended, once.
 */
export function factRule<T>(rule: FactRule<T>): AllocationRule {
  const { id, severity, summary } = rule;
  return {
    id,
    severity,
    summary,
    *check(context) {
      const wrong = context.sessions.flatMap(nrec => {
        const fact = rule.fact(nrec.session);
        if (fact.kind === 'unknown' || (!isWritten(fact) && nrec.session.incomplete)) return [];
        const verdict = rule.judge(fact, context, nrec);
        return verdict ? [{ session: nrec.session, fact, verdict }] : [];
      });
      for (const { place, members } of byPlace(wrong, ({ fact, session }) => placeOf(fact, session.header))) {
        const sessions = members.map(({ session }) => session);
        const { safe = rule.fix?.safe ?? false, ...verdict } = members[0].verdict;
        yield {
          ...verdict,
          span: place,
          related: actsOn(place, sessions),
          fixes: rule.fix
            ? fix(
                rule.fix.title(context),
                safe,
                ...sessions.map(session => (rule.fix as NonNullable<typeof rule.fix>).edits(context, session)),
              )
            : [],
        };
      }
    },
  };
}

/** Whether someone wrote it, here or in a template; else it is absent or the daemon's default. */
export function isWritten(fact: Fact<unknown>): boolean {
  return fact.kind === 'known' && fact.origin !== 'default';
}
