import { pathToFileURL } from 'node:url';
import type { Diagnostic, Severity } from '../../core/diagnostic.js';
import { REPOSITORY, ruleUrl, VERSION } from '../../core/project.js';
import type { Span } from '../../core/span.js';
import { formatTarget } from '../../core/version.js';
import { allRules } from '../../workspace/rules.js';
import type { Entry } from '../judge.js';
import { type Report, showableFixes, spoken } from '../report.js';

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Relative paths are as seen from the folder bgplint was called in. */
const ROOT = '%SRCROOT%';

/** SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/. Without snippets: they are where passwords would show. */
export async function sarif(report: Report): Promise<string> {
  const rules = allRules();
  const ruleIndex = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'bgplint',
            version: VERSION,
            semanticVersion: VERSION,
            informationUri: REPOSITORY,
            rules: rules.map(({ id, severity, summary }) => ({
              id,
              shortDescription: { text: summary },
              helpUri: ruleUrl(id),
              help: { text: `${summary}. See ${ruleUrl(id)}` },
              defaultConfiguration: { level: LEVEL[severity] },
            })),
          },
        },
        invocations: [
          {
            executionSuccessful: report.problems.length === 0,
            exitCode: report.exitCode,
            toolExecutionNotifications: report.problems.map(({ message }) => ({
              level: 'error',
              message: { text: message },
            })),
          },
        ],
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { description: { text: 'The folder that bgplint was called in.' } } },
        artifacts: [...new Set(report.entries.map(entry => entry.path))].map(path => ({
          location: artifactLocation(report, path),
        })),
        results: report.entries.flatMap(entry =>
          entry.diagnostics.map(diagnostic => result(report, entry, diagnostic, ruleIndex.get(diagnostic.rule))),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function result(report: Report, entry: Entry, diagnostic: Diagnostic, index: number | undefined): object {
  const fixes = showableFixes(report, diagnostic);
  return {
    ruleId: diagnostic.rule,
    ...(index !== undefined && { ruleIndex: index }),
    level: LEVEL[diagnostic.severity],
    message: { text: spoken(report, diagnostic.message) },
    locations: [location(report, diagnostic.span)],
    ...(diagnostic.related.length > 0 && {
      relatedLocations: diagnostic.related.map(({ span, message }, id) => ({
        id,
        ...location(report, span),
        message: { text: spoken(report, message) },
      })),
    }),
    ...(fixes.length > 0 && {
      fixes: fixes.map(({ title, edits }) => ({
        description: { text: spoken(report, title) },
        artifactChanges: [...new Set(edits.map(edit => edit.span.path))].map(path => ({
          artifactLocation: artifactLocation(report, path),
          replacements: edits
            .filter(edit => edit.span.path === path)
            .map(edit => ({ deletedRegion: region(report, edit.span), insertedContent: { text: edit.text } })),
        })),
      })),
    }),
    properties: {
      rejects: diagnostic.rejects,
      ...(entry.target && { target: formatTarget(entry.target) }),
    },
  };
}

function location(report: Report, span: Span): object {
  return {
    physicalLocation: { artifactLocation: artifactLocation(report, span.path), region: region(report, span) },
  };
}

function region(report: Report, span: Span): object {
  const { line, column, endLine, endColumn } = report.texts.place(span);
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** Within the working directory a relative reference, which survives a checkout elsewhere; outside it an absolute one. */
function artifactLocation(report: Report, path: string): object {
  const relative = report.names.relative(path);
  if (relative.startsWith('../') || relative === path) return { uri: pathToFileURL(path).href };
  return { uri: relative.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}
