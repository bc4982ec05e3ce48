import type { Diagnostic, Fix } from '../../../core/diagnostic.js';
import { MASK } from '../../../core/secret.js';
import { linesOf, type Source } from '../../../core/source.js';
import { compareVersions, type Version } from '../../../core/version.js';
import type { SyntaxProblem } from '../../../core/yaml/read.js';
import { shiftedSpan, valueAt } from '../../../core/yaml/tree.js';
import { releaseOf } from '../kinds/index.js';
import type { Kind } from '../kinds/schema.js';
import { secretsIn } from '../secrets.js';
import type { ManifestDocument, ManifestFile, ManifestObject } from '../tree.js';
import { VERSIONS } from '../versions.js';
import type { Boundary, Finding, Judge } from './judge.js';
import { judgeKind } from './kinds.js';
import { judgeLegacy } from './legacy.js';
import { judgeMetadata } from './metadata.js';
import { judgeSecret } from './secret.js';
import { judgeDropped, judgeFields } from './walk.js';

/** What the API server says of a file, and for which versions of MetalLB it would say just that. */
export interface StructureVerdict {
  readonly diagnostics: readonly Diagnostic[];
  readonly holdsFor: readonly Version[];
}

/**
 * Judges the structure of every object of a file as the API server does with the CRDs of a MetalLB version: kinds, fields, types,
 * limits, CEL rules, names and labels. `rejects` is measured against Kubernetes 1.36.
 * @param kubernetes what the objects are given to; undefined: any version, so that only what all of them refuse is refused.
 */
export function judgeStructure(file: ManifestFile, version: Version, kubernetes?: Version): StructureVerdict {
  const diagnostics: Diagnostic[] = [];
  const boundaries = new Set<Boundary>();
  for (const document of file.documents) {
    const verdict = judged(document.origin ?? document, version, kubernetes);
    for (const boundary of verdict.boundaries) boundaries.add(boundary);
    for (const finding of verdict.findings) {
      const here = discreet(moved(finding, document.movedBy ?? 0), document, file.source);
      const { span, rejects } = here;
      const daemon = rejects
        ? { daemon: { path: span.path, line: linesOf(file.source).position(span.start).line + 1 } }
        : {};
      diagnostics.push({ ...here, related: [], ...daemon });
    }
  }
  return { diagnostics, holdsFor: VERSIONS.filter(other => agree([...boundaries], version, other)) };
}

/** What is known of one document by itself. */
interface DocumentVerdict {
  readonly findings: readonly Finding[];
  readonly boundaries: readonly Boundary[];
}

/** A document is judged once for each version, however often its file changes around it. */
const verdicts = new WeakMap<ManifestDocument, Map<string, DocumentVerdict>>();

function judged(document: ManifestDocument, version: Version, kubernetes: Version | undefined): DocumentVerdict {
  const key = `${version} ${kubernetes ?? ''}`;
  let known = verdicts.get(document);
  if (!known) {
    known = new Map();
    verdicts.set(document, known);
  }
  let verdict = known.get(key);
  if (!verdict) {
    verdict = judgeDocument(document, version, kubernetes);
    known.set(key, verdict);
  }
  return verdict;
}

function judgeDocument(document: ManifestDocument, version: Version, kubernetes: Version | undefined): DocumentVerdict {
  const { problem, objects } = document;
  const unread = problem && unreadable(problem);
  // What could be read of a document that is refused is not judged: most of that would only follow.
  if (unread?.rejects) return { findings: [unread], boundaries: [] };
  const judges = objects.flatMap(object => judgeObject(object, version, kubernetes) ?? []);
  return {
    findings: [...(unread ? [unread] : []), ...judges.flatMap(({ findings }) => findings)],
    boundaries: distinct(judges.flatMap(judge => judge.boundaries)),
  };
}

function unreadable(problem: SyntaxProblem): Finding {
  const { span, isPassedOver, beginsObject } = problem;
  const before = { ...span, end: span.start };
  const part = { title: 'Part the objects by a line ---', safe: false, edits: [{ span: before, text: '---\n' }] };
  const fixes = beginsObject ? [part] : [];
  return { rule: 'metallb/yaml', severity: 'error', message: saysOf(problem), span, rejects: !isPassedOver, fixes };
}

function saysOf({ reason, isPassedOver, isRepeated, beginsObject }: SyntaxProblem): string {
  if (beginsObject)
    return 'A second object begins here, and no line “---” parts it from the one above: the API server, kustomize and Helm refuse the document; “kubectl apply -f” takes the last value of each key without a word. Put “---” before it.';
  if (isPassedOver)
    return `Kubernetes reads this document only up to here and drops the rest without a word: ${reason}. Indent all of it alike.`;
  if (isRepeated)
    return 'This key stands here a second time. The API server, kustomize and Helm refuse the document; “kubectl apply -f” takes the last value without a word. Remove one of them.';
  return `Kubernetes cannot read this document: ${reason}. Nothing of it is applied; the file’s other documents may be.`;
}

function judgeObject(object: ManifestObject, version: Version, kubernetes: Version | undefined): Judge | undefined {
  const judge = judgeKind(object, version, kubernetes);
  if (!judge) return undefined;
  // By fields of a kind that is not there nothing can be judged.
  if (judge.kind.apiVersion === '' || judge.findings.some(({ rejects }) => rejects)) return judge;
  const { kind } = judge;
  const status = kind.fields[DROPPED];
  const isJudged = (key = '') => !TYPE.has(key) && !(status && key === DROPPED);
  const entries = object.root.entries.filter(({ key }) => isJudged(key));
  judgeFields(judge, entries, kind.fields, { path: '', head: object.header });
  const given = status && valueAt(object.root, DROPPED);
  if (given) judgeDropped(judge, given, status, DROPPED);
  judgeMetadata(judge);
  judgeSecret(judge);
  judgeLegacy(judge);
  return judge;
}

/** What is judged by itself. */
const TYPE: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);

/** A status that is given when an object is made is dropped. */
const DROPPED = 'status';

/** There are only so many: each is one object. */
const interned = new Map<string, Boundary>();

function distinct(boundaries: readonly Boundary[]): readonly Boundary[] {
  const found = new Set<Boundary>();
  for (const one of boundaries) {
    const key = `${one.project} ${one.release}`;
    const known = interned.get(key) ?? one;
    interned.set(key, known);
    found.add(known);
  }
  return [...found];
}

/** Whether two versions are on the same side of everything that a verdict rests on. */
function agree(boundaries: readonly Boundary[], version: Version, other: Version): boolean {
  return boundaries.every(
    ({ project, release }) => isFrom(project, release, version) === isFrom(project, release, other),
  );
}

function isFrom(project: Kind['project'], release: string, version: Version): boolean {
  return compareVersions(releaseOf(project, version), release) >= 0;
}

/** A finding that quotes no password. */
function discreet(finding: Finding, document: ManifestDocument, source: Source): Finding {
  const { span } = finding;
  const hidden = secretsIn(document, source)
    .filter(secret => secret.start < span.end && span.start < secret.end)
    .flatMap(({ start, end }) => [source.text.slice(start, end), source.text.slice(span.start, span.end)])
    .map(text => text.replace(/^(["'])([\s\S]*)\1$/, '$2'))
    .filter(text => text !== '');
  if (hidden.length === 0) return finding;
  const message = hidden.reduce((shown, text) => shown.replaceAll(`“${text}”`, `“${MASK}”`), finding.message);
  // What is shortened, or was escaped, is not found so: then nothing is quoted that is no name of ours.
  const isSafe = hidden.every(text => !message.includes(text.slice(0, 12)));
  return { ...finding, message: isSafe ? message : message.replace(/“[^”]*”/g, `“${MASK}”`) };
}

function moved(finding: Finding, by: number): Finding {
  if (by === 0) return finding;
  const fixes = finding.fixes.map((fix): Fix => {
    return { ...fix, edits: fix.edits.map(edit => ({ ...edit, span: shiftedSpan(edit.span, by) })) };
  });
  return { ...finding, span: shiftedSpan(finding.span, by), fixes };
}
