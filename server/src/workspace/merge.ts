import type { Diagnostic } from '../core/diagnostic.js';
import { covers, overlaps, spanKey } from '../core/span.js';
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
const EXPLAINED_HERE: Readonly<Record<string, string>> = {
  'nrec/password-mismatch': 'metallb/secret',
  'nrec/allocation-never-announced': 'frr/wrong-family',
};

function withoutConsequences(
  advice: readonly Diagnostic[],
  fromRules: readonly Diagnostic[],
  speakers: readonly Speaker[],
): readonly Diagnostic[] {
  const said = new Set(advice.map(({ rule }) => rule));
  const isSaidHere = ({ rule, span }: Diagnostic) =>
    advice.some(other => other.rule === EXPLAINED_HERE[rule] && overlaps(other.span, span));
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
