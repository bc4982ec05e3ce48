import type { Connection, Diagnostic as LspDiagnostic } from 'vscode-languageserver';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Diagnostic, Severity } from '../core/diagnostic.js';
import { ruleUrl } from '../core/project.js';
import type { Source } from '../core/source.js';
import type { LintResult } from '../workspace/result.js';
import type { OpenDocuments } from './documents.js';
import { rangeOf } from './positions.js';
import { uriOf } from './uri.js';

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Findings of one root, by the path they are in. */
type ByPath = ReadonlyMap<string, readonly LspDiagnostic[]>;

/** Shows the client what is found, in every file that has findings, and takes it back when it is gone. */
export class Publisher {
  readonly #connection: Connection;
  readonly #documents: OpenDocuments;
  readonly #roots = new Map<string, ByPath>();
  /** Paths for which the client shows something. */
  readonly #shown = new Set<string>();
  /** Whether the client can show other places with a finding. */
  hasRelated = false;

  constructor(connection: Connection, documents: OpenDocuments) {
    this.#connection = connection;
    this.#documents = documents;
  }

  /** Replaces what a root's unit is known for. */
  publish(root: string, result: LintResult): void {
    const before = this.#roots.get(root);
    const now = new Map<string, LspDiagnostic[]>([...result.sources.keys()].map(path => [path, []]));
    for (const diagnostic of result.diagnostics) {
      const { path } = diagnostic.span;
      const converted = toLsp(diagnostic, result.sources, this.#uri, this.hasRelated);
      if (converted) now.get(path)?.push(converted);
    }
    this.#roots.set(root, now);
    for (const path of new Set([...(before?.keys() ?? []), ...now.keys()])) this.#send(path);
  }

  /** Takes back everything a root's unit was known for. */
  drop(root: string): void {
    const before = this.#roots.get(root);
    this.#roots.delete(root);
    for (const path of before?.keys() ?? []) this.#send(path);
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

  /** Two roots that include the same file mostly say the same of it: that is said once. */
  #merged(path: string): LspDiagnostic[] {
    const lists = [...this.#roots.values()].flatMap(byPath => byPath.get(path) ?? []);
    if (this.#roots.size < 2) return lists;
    const seen = new Set<string>();
    return lists.filter(({ code, range, message }) => {
      const key = JSON.stringify([code, range, message]);
      return !seen.has(key) && seen.add(key);
    });
  }
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
  if (/\/unused-/.test(rule)) return [DiagnosticTag.Unnecessary];
  return /\/deprecated/.test(rule) ? [DiagnosticTag.Deprecated] : [];
}
