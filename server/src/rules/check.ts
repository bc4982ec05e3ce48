import type { Diagnostic } from '../core/diagnostic.js';
import { overlaps, type Span, spanKey } from '../core/span.js';
import { placeOf } from '../model/fact.js';
import type { AllocationContext, Finding, FirewallContext, RuleInfo } from '../model/rule.js';
import { ALLOCATION_CHECKS, FIREWALL_CHECKS } from './index.js';

/** What the rules say about one speaker and the allocation it belongs to. */
export function checkSpeaker(context: AllocationContext): readonly Diagnostic[] {
  const found = ALLOCATION_CHECKS.flatMap(rule => diagnosticsOf(rule, rule.check(context)));
  return withoutBetterSaid(withoutComparisons(context, withoutStrays(context, found)));
}

/** What the rules say about what instances let in, and the allocation they belong to. */
export function checkFirewall(context: FirewallContext): readonly Diagnostic[] {
  return FIREWALL_CHECKS.flatMap(rule => diagnosticsOf(rule, rule.check(context)));
}

function diagnosticsOf(rule: RuleInfo, findings: Iterable<Finding>): readonly Diagnostic[] {
  return Array.from(
    findings,
    (finding): Diagnostic => ({
      rule: rule.id,
      severity: rule.severity,
      rejects: false,
      related: [],
      fixes: [],
      ...finding,
    }),
  );
}

/** What follows from values of another allocation, where those are. */
const FROM_STRAYS: ReadonlySet<string> = new Set([
  'nrec/allocation-never-announced',
  'nrec/export-outside-allocation',
  'nrec/local-as',
  'nrec/missing-peer',
  'nrec/neighbor-typo',
  'nrec/password-mismatch',
]);

/** Values of another allocation are one mistake, however many of them are wrong. */
function withoutStrays({ speaker }: AllocationContext, found: readonly Diagnostic[]): readonly Diagnostic[] {
  const strays = found.filter(({ rule }) => rule === 'nrec/site-mixed');
  if (strays.length === 0) return found;
  const strayed = new Set(strays.flatMap(places).map(spanKey));
  // Sessions with the other site's routers are those that ours lack.
  const isPeer = speaker.sessions.some(({ peerAddress, header }) => strayed.has(spanKey(placeOf(peerAddress, header))));
  return found.filter(({ rule, span }) => {
    if (!FROM_STRAYS.has(rule)) return true;
    return !(strayed.has(spanKey(span)) || (isPeer && rule === 'nrec/missing-peer'));
  });
}

/** What a rule says of a place where another one, which knows more, speaks of what follows from it. */
const BETTER_SAID: Readonly<Record<string, string>> = {
  // That other instances leave the path alone: then it is certain where the traffic goes.
  'nrec/path-change': 'nrec/instance-path',
};

function withoutBetterSaid(found: readonly Diagnostic[]): readonly Diagnostic[] {
  return found.filter(
    ({ rule, span }) =>
      !found.some(other => other.rule === BETTER_SAID[rule] && places(other).some(place => overlaps(place, span))),
  );
}

function places({ span, related }: Diagnostic): readonly Span[] {
  return [span, ...related.map(other => other.span)];
}

const COMPARING: ReadonlySet<string> = new Set([
  'nrec/peer-difference',
  'nrec/instance-difference',
  'nrec/instance-path',
]);

/** What is wrong by itself need not be compared with others; headers stand for anything that is not written. */
function withoutComparisons({ speaker }: AllocationContext, found: readonly Diagnostic[]): readonly Diagnostic[] {
  if (!found.some(({ rule }) => COMPARING.has(rule))) return found;
  const headers = new Set(
    speaker.sessions.flatMap(({ header, families }) => [header, ...families.map(family => family.header)]).map(spanKey),
  );
  const judged = found.filter(
    ({ rule, severity, span }) => severity !== 'info' && !COMPARING.has(rule) && !headers.has(spanKey(span)),
  );
  const isJudged = (place: Span) => judged.some(other => overlaps(other.span, place));
  const kept = found.filter(
    ({ rule, span, related: [compared] }) =>
      !COMPARING.has(rule) || !(isJudged(span) || (compared && isJudged(compared.span))),
  );
  // Both sessions of an instance differ from another instance's only once.
  const within = new Set(kept.filter(({ rule }) => rule === 'nrec/peer-difference').map(({ span }) => spanKey(span)));
  return kept.filter(({ rule, span }) => rule !== 'nrec/instance-difference' || !within.has(spanKey(span)));
}
