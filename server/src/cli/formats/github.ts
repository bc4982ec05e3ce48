import type { Severity } from '../../core/diagnostic.js';
import { ruleUrl } from '../../core/project.js';
import { type Report, spoken } from '../report.js';

const COMMAND: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * GitHub's workflow commands: annotations on the lines of a pull request.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function github(report: Report): string {
  return report.entries
    .flatMap(({ path, diagnostics }) =>
      diagnostics.map(({ rule, severity, message, span }) => {
        const { line, column, endLine, endColumn } = report.texts.place(span);
        // Columns only count within one line there, and the last one is meant to be inclusive.
        const columns = line === endLine ? { col: column, endColumn: Math.max(column, endColumn - 1) } : {};
        const properties = { file: report.names.shown(path), line, endLine, ...columns, title: rule };
        const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
        return `::${COMMAND[severity]} ${list.join(',')}::${escapeData(`${spoken(report, message)}\n${ruleUrl(rule)}`)}\n`;
      }),
    )
    .join('');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
