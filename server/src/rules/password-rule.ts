import { placeOf } from '../model/fact.js';
import type { AllocationContext, AllocationRule, RuleInfo } from '../model/rule.js';
import type { Session } from '../model/session.js';
import { actsOn, byPlace, type fix } from './findings.js';
import { type PasswordVerdict, passwordVerdict } from './password-verdict.js';

interface PasswordRule extends RuleInfo {
  readonly verdict: PasswordVerdict;
  readonly message: string;
  fixes?(context: AllocationContext, sessions: readonly Session[]): ReturnType<typeof fix>;
}

/** A rule that reports the sessions whose password has one verdict, a shared password once. */
export function passwordRule(rule: PasswordRule): AllocationRule {
  const { id, severity, summary, message } = rule;
  return {
    id,
    severity,
    summary,
    *check(context) {
      const wrong = context.sessions
        .map(({ session }) => session)
        .filter(session => passwordVerdict(context, session) === rule.verdict);
      for (const { place, members } of byPlace(wrong, session => placeOf(session.password, session.header))) {
        yield { span: place, message, related: actsOn(place, members), fixes: rule.fixes?.(context, members) ?? [] };
      }
    },
  };
}
