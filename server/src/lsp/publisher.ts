import type { Connection, Diagnostic as LspDiagnostic } from 'vscode-languageserver';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Diagnostic, Severity } from '../core/diagnostic.js';
import { ruleUrl } from '../core/project.js';
import type { Source } from '../core/source.js';
import type { LintResult } from '../workspace/result.js';
import { findingsIn } from '../workspace/shared.js';
import type { OpenDocuments } from './documents.js';
import { rangeOf } from './positions.js';
import { uriOf } from './uri.js';

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Shows the client what is found, in every file that has findings, and takes it back when it is gone. */
export class Publisher {
  readonly #connection: Connection;
  readonly #documents: OpenDocuments;
  readonly #name: (path: string) => string;
  readonly #units = new Map<string, Published>();
  /** Paths for which the client shows something. */
  readonly #shown = new Set<string>();
  /** Whether the client can show other places with a finding. */
  hasRelated = false;

  /** @param name what a message calls a root. */
  constructor(connection: Connection, documents: OpenDocuments, name: (path: string) => string) {
    this.#connection = connection;
    this.#documents = documents;
    this.#name = name;
  }

  /** Replaces what a root's unit is known for. */
  publish(root: string, result: LintResult): void {
    const before = this.#units.get(root);
    const findings = new Map<string, Diagnostic[]>();
    for (const diagnostic of result.diagnostics) {
      if (result.unit?.beside?.has(diagnostic.span.path) && !this.#documents.get(diagnostic.span.path)) continue;
      const known = findings.get(diagnostic.span.path);
      if (known) known.push(diagnostic);
      else findings.set(diagnostic.span.path, [diagnostic]);
    }
    this.#units.set(root, { path: root, sources: result.sources, findings });
    for (const path of new Set([...(before?.sources.keys() ?? []), ...result.sources.keys()])) this.#send(path);
  }

  /** Takes back everything a root's unit was known for. */
  drop(root: string): void {
    const before = this.#units.get(root);
    this.#units.delete(root);
    for (const path of before?.sources.keys() ?? []) this.#send(path);
  }

  readonly #uri = (path: string): string => this.#documents.get(path)?.uri ?? uriOf(path);

  #send(path: string): void {
    const open = this.#documents.get(path);
    const diagnostics = this.#merged(path);
    // An open document hears of every judgement, so that its version is known to be judged.
    if (diagnostics.length === 0 && !open && !this.#shown.has(path)) return;
    if (diagnostics.length > 0) this.#shown.add(path);
    else this.#shown.delete(path);
    const version = open ? { version: open.version } : {};
    // It fails only when the client has gone.
    this.#connection.sendDiagnostics({ uri: this.#uri(path), ...version, diagnostics }).catch(() => {});
  }

  /** What the units that share a file say of it, each as of its last judgement of the very text shown. */
  #merged(path: string): LspDiagnostic[] {
    const sharing = [...this.#units.values()].filter(({ sources }) => sources.has(path));
    const newest = this.#documents.get(path)?.source.text ?? sharing.at(-1)?.sources.get(path)?.text;
    const current = sharing.filter(({ sources }) => sources.get(path)?.text === newest);
    const units = current.map(unit => ({ ...unit, diagnostics: unit.findings.get(path) ?? [] }));
    const isAskedFor = [path, ...units.map(unit => unit.path)].some(one => this.#documents.get(one));
    // Of roots that were only found, and what else they include, no more than what may be the open fragment's doing.
    const found = findingsIn(path, units, this.#name).filter(({ rejects }) => isAskedFor || rejects);
    if (found.length === 0) return [];
    const [first, ...others] = current.map(({ sources }) => sources);
    const sources = others.length === 0 && first ? first : new Map(current.flatMap(({ sources }) => [...sources]));
    return found.flatMap(finding => toLsp(finding, sources, this.#uri, this.hasRelated) ?? []);
  }
}

/** What is known of one unit. */
interface Published extends Pick<LintResult, 'path' | 'sources'> {
  readonly findings: ReadonlyMap<string, readonly Diagnostic[]>;
}

/** A finding as the protocol has it; undefined when it is about a source that was not read. */
export function toLsp(
  diagnostic: Diagnostic,
  sources: ReadonlyMap<string, Source>,
  uri: (path: string) => string,
  withRelated: boolean,
): LspDiagnostic | undefined {
  const { span, severity, rule, message } = diagnostic;
  const source = sources.get(span.path);
  if (!source) return undefined;
  const related = withRelated
    ? diagnostic.related.flatMap(({ span, message }) => {
        const other = sources.get(span.path);
        return other ? [{ location: { uri: uri(span.path), range: rangeOf(other, span) }, message }] : [];
      })
    : [];
  const tags = tagsOf(rule);
  return {
    range: rangeOf(source, span),
    severity: SEVERITY[severity],
    code: rule,
    codeDescription: { href: ruleUrl(rule) },
    source: 'bgplint',
    message,
    ...(tags.length > 0 ? { tags } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  };
}

/** Rules say by their names what editors fade out or strike through. */
function tagsOf(rule: string): DiagnosticTag[] {
  if (/\/(unused|unreachable)-/.test(rule)) return [DiagnosticTag.Unnecessary];
  return /\/deprecated/.test(rule) ? [DiagnosticTag.Deprecated] : [];
}
