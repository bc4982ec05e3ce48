import type { Diagnostic } from '../core/diagnostic.js';
import { covers, overlaps, type Span, spanKey } from '../core/span.js';
import { knownValue, placeOf } from '../model/fact.js';
import type { Speaker } from '../model/speaker.js';

/**
 * One mistake, one finding: where the daemon itself refuses a place, what our rules say of the same place is left out, and
 * its fixes go to the daemon's finding if that has none. A block's header is no such place: it stands for whatever the block
 * lacks, and two things lacking are two mistakes.
 * @param fromUnit what the dialect reported, daemon's refusals among it.
 * @param fromRules what rules over the model reported.
 */
export function mergeFindings(
  fromUnit: readonly Diagnostic[],
  fromRules: readonly Diagnostic[],
  speakers: readonly Speaker[],
): readonly Diagnostic[] {
  const refusals = fromUnit.filter(({ rejects }) => rejects);
  if (fromRules.length > 0) {
    fromUnit = withoutSaidTwice(fromUnit, fromRules);
    fromRules = withoutConsequences(fromUnit, fromRules, speakers);
  }
  if (refusals.length === 0 || fromRules.length === 0) return [...fromUnit, ...fromRules];
  const headers = new Set(
    speakers.flatMap(({ sessions }) =>
      sessions.flatMap(({ header, families }) => [header, ...families.map(family => family.header)].map(spanKey)),
    ),
  );
  const adopted = new Map<Diagnostic, Diagnostic['fixes']>();
  const others = fromRules.filter(finding => {
    if (headers.has(spanKey(finding.span))) return true;
    const refusal = refusals.find(({ span }) => overlaps(span, finding.span));
    // Only a fix that takes the refused text away can satisfy the daemon too.
    const mending = refusal && finding.fixes.filter(fix => fix.edits.some(edit => covers(edit.span, refusal.span)));
    if (refusal && mending && refusal.fixes.length === 0 && !adopted.has(refusal)) adopted.set(refusal, mending);
    return !refusal;
  });
  const unit = fromUnit.map(finding => {
    const fixes = adopted.get(finding);
    return fixes ? { ...finding, fixes } : finding;
  });
  return [...unit, ...others];
}

/** What a dialect advises where a rule about the allocation says it better: same place, and same name (`password-length`). */
function withoutSaidTwice(advice: readonly Diagnostic[], fromRules: readonly Diagnostic[]): readonly Diagnostic[] {
  const keyOf = ({ rule, span }: Diagnostic) => `${rule.slice(rule.indexOf('/'))}\0${spanKey(span)}`;
  const said = new Set(fromRules.map(keyOf));
  const saysBetter = ({ rule, span }: Diagnostic) =>
    fromRules.some(other => SAYS_BETTER[rule]?.includes(other.rule) && overlaps(other.span, span));
  const rules = new Set(fromRules.map(({ rule }) => rule));
  const saysAll = ({ rule }: Diagnostic) => SAYS_ALL[rule]?.some(other => rules.has(other)) ?? false;
  return advice.filter(
    finding => finding.rejects || !(said.has(keyOf(finding)) || saysBetter(finding) || saysAll(finding)),
  );
}

/** Where one of these is said, definitions are mostly unused because of that. */
const UNUSED_WITH: readonly string[] = [
  'nrec/allocation-never-announced',
  'nrec/export-unlimited',
  'nrec/family-missing',
];

/** The same, where it is said of the speaker as a whole and stands somewhere else. */
const SAYS_ALL: Readonly<Record<string, readonly string[]>> = {
  'frr/bfd-daemon': ['nrec/bfd-protocol'],
  'frr/router-id': ['nrec/router-id'],
  // A wrong peer AS makes a session internal that is none.
  'metallb/ibgp-multihop': ['nrec/peer-as'],
  // What limited the export, or let the allocation out, and is used no more.
  'bird/unused-definition': UNUSED_WITH,
  'frr/unused-name': UNUSED_WITH,
};

/** Rules about the allocation that say the same as a dialect's advice at the same place, and know more of it. */
const SAYS_BETTER: Readonly<Record<string, readonly string[]>> = {
  'frr/connected-check': ['nrec/direct-session'],
  'frr/open-session': ['nrec/export-unlimited'],
  'frr/missing-policy': ['nrec/allocation-never-announced'],
  'frr/wrong-family': ['nrec/export-other-family'],
  // The entry that took another one's place lets out what it should not.
  'frr/duplicate-sequence': ['nrec/export-outside-allocation', 'nrec/export-unlimited'],
  'metallb/plain-password': ['nrec/password-placeholder'],
  'metallb/unannounced-pool': ['nrec/allocation-never-announced'],
};

/** What a dialect's advice explains: the family is not missing, it is written and not switched on. */
const EXPLAINED_BY: Readonly<Record<string, readonly string[]>> = {
  'nrec/family-missing': ['frr/inactive-family', 'metallb/dual-stack'],
  // The statement that has the AS number has the address, too.
  'nrec/source-address': ['bird/incomplete-session'],
};

/** What only follows where the daemon refuses the session's own name: it is there twice. */
const EXPLAINED_BY_NAME: Readonly<Record<string, string>> = {
  'nrec/duplicate-session': 'bird/duplicate-symbol',
};

/** The same of one place: it is a line end that makes the password another. */
const EXPLAINED_HERE: Readonly<Record<string, readonly string[]>> = {
  'nrec/password-mismatch': ['metallb/secret'],
  // A list that is not there lets nothing in, or out.
  'nrec/allocation-never-announced': ['frr/wrong-family', 'frr/undefined-name'],
};

/** What MetalLB refuses only because of a value that is known to be wrong, at one of the places that it speaks of. */
const FOLLOWS_FROM: Readonly<Record<string, string>> = {
  'metallb/peer-conflict': 'nrec/local-as',
};

/** Why a filter lets out nothing at all, when it is said of something in it. */
const WHY_NOTHING: ReadonlySet<string> = new Set(['bird/unreachable-code', 'bird/match-types']);

/**
 * Leaves out what only follows from something that is told, and says why a filter lets out nothing where that is told. It is asked of
 * what nobody has silenced: what is left out is said by another finding.
 */
export function withoutFollowing(
  diagnostics: readonly Diagnostic[],
  speakers: readonly Speaker[],
): readonly Diagnostic[] {
  const kept = diagnostics.filter(({ rule, span, related }) => {
    const cause = FOLLOWS_FROM[rule];
    if (cause === undefined) return true;
    const places = [span, ...related.map(other => other.span)];
    return !diagnostics.some(other => other.rule === cause && places.some(place => overlaps(place, other.span)));
  });
  return withReasons(kept, speakers);
}

function withReasons(diagnostics: readonly Diagnostic[], speakers: readonly Speaker[]): readonly Diagnostic[] {
  const advice = diagnostics.filter(({ rule }) => WHY_NOTHING.has(rule));
  if (advice.length === 0) return diagnostics;
  const reasons = new Map<Diagnostic, readonly Diagnostic[]>();
  for (const finding of diagnostics.filter(({ rule }) => rule === 'nrec/allocation-never-announced')) {
    const bodies = bodiesOfNothing(finding.span, speakers);
    const inside = advice.filter(({ span }) => bodies.some(body => covers(body, span)));
    if (inside.length > 0) reasons.set(finding, inside);
  }
  const said = new Set([...reasons.values()].flat());
  return diagnostics
    .filter(finding => !said.has(finding))
    .map(finding => {
      const inside = reasons.get(finding);
      if (!inside) return finding;
      const related = [...inside.map(({ span, message }) => ({ span, message })), ...finding.related];
      return { ...finding, related };
    });
}

/** Where what lets out nothing is written that a finding stands at: a filter's body, or the statement that holds it. */
function bodiesOfNothing(place: Span, speakers: readonly Speaker[]): readonly Span[] {
  return speakers
    .flatMap(({ sessions }) => sessions.flatMap(({ families }) => families))
    .flatMap(family => {
      const policy = knownValue(family.export);
      if (!policy?.may.isEmpty()) return [];
      const statement = placeOf(family.export, family.header);
      if (spanKey(policy.definition ?? statement) !== spanKey(place)) return [];
      return [policy.parts?.find(({ header }) => spanKey(header) === spanKey(place))?.body ?? statement];
    });
}

function withoutConsequences(
  advice: readonly Diagnostic[],
  fromRules: readonly Diagnostic[],
  speakers: readonly Speaker[],
): readonly Diagnostic[] {
  const said = new Set(advice.map(({ rule }) => rule));
  const isSaidHere = ({ rule, span }: Diagnostic) =>
    advice.some(other => EXPLAINED_HERE[rule]?.includes(other.rule) && overlaps(other.span, span));
  const isSaidOfName = ({ rule, span }: Diagnostic) => {
    const named = advice.filter(other => other.rule === EXPLAINED_BY_NAME[rule]);
    const sessions = named.length > 0 ? speakers.flatMap(speaker => speaker.sessions) : [];
    return sessions.some(
      session => covers(session.span, span) && named.some(other => overlaps(other.span, session.header)),
    );
  };
  return fromRules.filter(
    finding =>
      !(EXPLAINED_BY[finding.rule]?.some(advised => said.has(advised)) || isSaidHere(finding) || isSaidOfName(finding)),
  );
}
