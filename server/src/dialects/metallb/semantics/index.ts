import type { Diagnostic } from '../../../core/diagnostic.js';
import type { Version } from '../../../core/version.js';
import type { Finding } from '../../../model/rule.js';
import type { ManifestFile, Manifests } from '../tree.js';
import { VERSIONS } from '../versions.js';
import { duplicate } from './duplicate.js';
import { frrConflict } from './frr-conflict.js';
import { peerConflict } from './peer-conflict.js';
import { poolOverlap } from './pool-overlap.js';
import type { SemanticRule } from './rule.js';
import { SEMANTICS } from './rules.js';
import { type Answer, Scope, type SemanticsOptions } from './scope.js';

export { SEMANTIC_RULES } from './rules.js';
export type { SemanticsOptions } from './scope.js';

/** What is said of files that belong together, and for which versions of MetalLB just that would be said. */
export interface SemanticsVerdict {
  readonly diagnostics: readonly Diagnostic[];
  readonly holdsFor: readonly Version[];
}

interface Judged {
  readonly files: readonly ManifestFile[];
  readonly version: Version;
  readonly options: SemanticsOptions;
  readonly verdict: SemanticsVerdict;
}

/** The files of a folder are judged together, and then each is asked about. */
let latest: Judged[] = [];
const KEPT = 8;

/**
 * Judges manifests as MetalLB's webhooks, its speaker and frr-k8s do, and beyond them. `rejects` is about each file as applied
 * alone; what rests on several files is a warning.
 */
export function checkSemantics(
  manifests: Manifests,
  version: Version,
  options: SemanticsOptions = {},
): SemanticsVerdict {
  const files = manifests.files.toSorted((a, b) => (a.source.path < b.source.path ? -1 : 1));
  const known = latest.find(one => isSame(one, files, version, options));
  if (known) return known.verdict;
  const verdict = judge(manifests, version, options);
  latest = [{ files, version, options, verdict }, ...latest].slice(0, KEPT);
  return verdict;
}

function isSame(one: Judged, files: readonly ManifestFile[], version: Version, options: SemanticsOptions): boolean {
  return (
    // What no version question told apart holds for the others as well.
    one.verdict.holdsFor.includes(version) &&
    one.options.mode === options.mode &&
    one.options.closedWorld === options.closedWorld &&
    one.options.isLoose === options.isLoose &&
    one.files.length === files.length &&
    one.files.every((file, index) => file === files[index])
  );
}

function judge(manifests: Manifests, version: Version, options: SemanticsOptions): SemanticsVerdict {
  const scope = new Scope(manifests, version, options);
  const answers = answersFor(manifests, options);
  const found = SEMANTICS.flatMap(rule => {
    const earlier = answers.get(rule) ?? [];
    answers.set(rule, earlier);
    return scope.remembered(earlier, () => [...rule.check(scope)]).map(finding => ({ rule, finding }));
  });
  const areAlternatives = options.isLoose === true && !scope.isClosed && contradict(found);
  const diagnostics = found.map(({ rule, finding }): Diagnostic => {
    const { id, severity, isAboutAll } = rule;
    const told = { rule: id, severity, rejects: false, related: [], fixes: [], ...finding };
    const isDoubtful = areAlternatives && !told.rejects && (isAboutAll || isAcross(finding));
    return isDoubtful ? { ...told, severity: 'info' } : told;
  });
  return { diagnostics, holdsFor: scope.holdsFor(VERSIONS) };
}

type Answers = Map<SemanticRule, Answer<readonly Finding[]>[]>;

/** What rules said of the same files for other versions, by what is known of the installation. */
const said = new WeakMap<Manifests, Map<string, Answers>>();

function answersFor(manifests: Manifests, { mode, closedWorld }: SemanticsOptions): Answers {
  const all = said.get(manifests) ?? new Map<string, Answers>();
  said.set(manifests, all);
  const key = `${mode} ${closedWorld}`;
  const answers: Answers = all.get(key) ?? new Map();
  all.set(key, answers);
  return answers;
}

type Found = readonly { readonly rule: SemanticRule; readonly finding: Finding }[];

/** Rules that tell of what cannot be in one cluster. */
const CONTRADICTIONS: readonly SemanticRule[] = [duplicate, poolOverlap, peerConflict, frrConflict];

/**
 * Whether the files of a folder are samples or alternatives rather than parts: more than two of them contradict each other. What
 * rests on several of them is then worth no warning.
 */
function contradict(found: Found): boolean {
  const pairs = found
    .filter(({ rule, finding }) => CONTRADICTIONS.includes(rule) && isAcross(finding))
    .flatMap(({ finding: { span, related = [] } }) =>
      related.map(other => [span.path, other.span.path].toSorted().join('\0')),
    );
  return new Set(pairs).size > 1;
}

function isAcross({ span, related = [] }: Finding): boolean {
  return related.some(other => other.span.path !== span.path);
}
