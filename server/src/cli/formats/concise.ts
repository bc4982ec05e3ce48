import { type Report, spoken } from '../report.js';

/** One finding a line: `path:line:column: severity rule message`, as compilers print it and editors parse it. */
export function concise(report: Report): string {
  return report.entries
    .flatMap(({ path, target, diagnostics }) =>
      diagnostics.map(({ rule, severity, message, span }) => {
        const { line, column } = report.texts.place(span);
        const judgedBy = severalTargets(report) && target ? ` [${target.dialect} ${target.version}]` : '';
        const text = spoken(report, message).replace(/\s+/g, ' ');
        return `${report.names.shown(path)}:${line}:${column}: ${severity} ${rule} ${text}${judgedBy}\n`;
      }),
    )
    .join('');
}

/** Whether one file was judged by more than one version, so that a finding must say by which. */
export function severalTargets(report: Report): boolean {
  return new Set(report.entries.map(entry => entry.path)).size < report.entries.length;
}
