import type { Diagnostic, Fix } from '../../../core/diagnostic.js';
import { linesOf } from '../../../core/source.js';
import type { Span } from '../../../core/span.js';
import type { Version } from '../../../core/version.js';
import type { Finding } from '../../../model/rule.js';
import { Places } from '../anchors.js';
import type { ManifestFile, Manifests } from '../tree.js';
import { VERSIONS } from '../versions.js';
import { duplicate } from './duplicate.js';
import { frrConflict } from './frr-conflict.js';
import { peerConflict } from './peer-conflict.js';
import { poolOverlap } from './pool-overlap.js';
import type { SemanticRule } from './rule.js';
import { SEMANTICS } from './rules.js';
import { type Answer, isBefore, type PartAnswers, Scope, type SemanticsOptions } from './scope.js';

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
  const { answers, parts } = answersFor(manifests, options);
  const scope = new Scope(manifests, version, options, parts);
  const places = new Places(manifests.files);
  const found = SEMANTICS.flatMap(rule => {
    const earlier = answers.get(rule) ?? [];
    answers.set(rule, earlier);
    return scope.remembered(earlier, () => [...rule.check(scope)]).map(finding => ({ rule, finding }));
  });
  const told = (all: Found) => all.map(one => settled(diagnosticOf(one), places, manifests.files));
  const holdsFor = scope.holdsFor(VERSIONS);
  if (!options.isLoose || scope.isClosed || !contradict(found)) return { diagnostics: told(found), holdsFor };
  const each = manifests.files.map(file => aboutAllIn(file, version, options));
  return {
    diagnostics: told([...alternatives(found), ...each.flatMap(one => one.found)]),
    holdsFor: each.reduce((held, one) => held.filter(other => one.holdsFor.includes(other)), holdsFor),
  };
}

function diagnosticOf({ rule: { id, severity }, finding }: Found[number]): Diagnostic {
  return { rule: id, severity, rejects: false, related: [], fixes: [], ...finding };
}

/** What files say that are alternatives of each other: of all that rests on several of them, that they are. */
function alternatives(found: Found): Found {
  const isOwn = ({ rule, finding }: Found[number]) => finding.rejects || (!rule.isAboutAll && !isAcross(finding));
  const across = found.filter(({ rule, finding }) => CONTRADICTIONS.includes(rule) && isAcross(finding));
  const [first] = across.toSorted((a, b) => (isBefore(a.finding.span, b.finding.span) ? -1 : 1));
  if (!first) return found;
  const { rule, finding } = first;
  const message = `${finding.message} Files of this folder contradict each other in more places, as samples do, so that each is judged for itself. Those that are applied together a kustomization.yaml can list, or a profile bind.`;
  const { span, related = [] } = finding;
  return [...found.filter(isOwn), { rule, finding: { span, related, message, severity: 'info' } }];
}

/** What a file by itself has to say of all there is. */
function aboutAllIn(
  file: ManifestFile,
  version: Version,
  options: SemanticsOptions,
): { readonly found: Found; readonly holdsFor: readonly Version[] } {
  const scope = new Scope({ files: [file] }, version, options);
  const rules = SEMANTICS.filter(({ isAboutAll }) => isAboutAll);
  const found = rules.flatMap(rule => [...rule.check(scope)].map(finding => ({ rule, finding })));
  return { found, holdsFor: scope.holdsFor(VERSIONS) };
}

interface Answers {
  readonly answers: Map<SemanticRule, Answer<unknown>[]>;
  readonly parts: PartAnswers;
}

/** What rules said of the files of a root, for other versions and before the last edits; of the roots judged last. */
const said = new Map<string, Answers>();
const MOST_ROOTS = 8;

function answersFor({ files }: Manifests, { mode, closedWorld }: SemanticsOptions): Answers {
  const key = `${mode} ${closedWorld} ${files[0]?.source.path}`;
  const answers: Answers = said.get(key) ?? { answers: new Map(), parts: new Map() };
  said.delete(key);
  said.set(key, answers);
  for (const oldest of said.keys()) {
    if (said.size <= MOST_ROOTS) break;
    said.delete(oldest);
  }
  return answers;
}

/** A finding in the texts as they are, with the line that the daemon would name. */
function settled(diagnostic: Diagnostic, places: Places, files: readonly ManifestFile[]): Diagnostic {
  const span = places.of(diagnostic.span);
  const { related, fixes } = diagnostic;
  return {
    ...diagnostic,
    span,
    related: related.map(other => ({ ...other, span: places.of(other.span) })),
    fixes: fixes.map((fix): Fix => {
      return { ...fix, edits: fix.edits.map(edit => ({ ...edit, span: places.of(edit.span) })) };
    }),
    ...(diagnostic.rejects && { daemon: { path: span.path, line: lineOf(span, files) } }),
  };
}

/** The line of a place, from 1. */
function lineOf({ path, start }: Span, files: readonly ManifestFile[]): number {
  const source = files.find(file => file.source.path === path)?.source;
  return source ? linesOf(source).position(start).line + 1 : 1;
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
