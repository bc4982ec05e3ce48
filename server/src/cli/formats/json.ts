import type { Diagnostic } from '../../core/diagnostic.js';
import { ruleUrl } from '../../core/project.js';
import type { Span } from '../../core/span.js';
import { formatTarget } from '../../core/version.js';
import { type Report, showableFixes, spoken, summarise } from '../report.js';
import type { Place } from '../texts.js';

/** The documented, stable form: docs/cli.md. Fields are added at most; none changes its meaning within `version`. */
export function json(report: Report): string {
  return `${JSON.stringify(
    {
      version: 1,
      files: report.entries.map(({ path, dialect, target, diagnostics }) => ({
        path: report.names.shown(path),
        dialect: dialect ?? null,
        target: target ? formatTarget(target) : null,
        diagnostics: diagnostics.map(diagnostic => plain(report, diagnostic)),
      })),
      summary: summarise(report.entries),
    },
    null,
    2,
  )}\n`;
}

function plain(report: Report, diagnostic: Diagnostic): object {
  const { names } = report;
  return {
    rule: diagnostic.rule,
    severity: diagnostic.severity,
    message: spoken(report, diagnostic.message),
    ...report.texts.place(diagnostic.span),
    url: ruleUrl(diagnostic.rule),
    rejects: diagnostic.rejects,
    ...(diagnostic.daemon && {
      daemon: { path: names.shown(diagnostic.daemon.path), line: diagnostic.daemon.line },
    }),
    related: diagnostic.related.map(({ span, message }) => {
      const { path, line, column } = placed(report, span);
      return { path, line, column, message: spoken(report, message) };
    }),
    fixes: showableFixes(report, diagnostic).map(({ title, safe, edits }) => ({
      title: spoken(report, title),
      safe,
      edits: edits.map(edit => ({ ...placed(report, edit.span), text: edit.text })),
    })),
  };
}

function placed(report: Report, span: Span): Place & { readonly path: string } {
  return { path: report.names.shown(span.path), ...report.texts.place(span) };
}
