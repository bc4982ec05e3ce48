import type { Diagnostic, Severity } from '../../core/diagnostic.js';
import { ruleUrl } from '../../core/project.js';
import type { Span } from '../../core/span.js';
import { formatTarget } from '../../core/version.js';
import { refusalOf } from '../../workspace/refusals.js';
import { excerpt } from '../excerpt.js';
import type { Entry } from '../judge.js';
import { type Paint, painter, type Style } from '../paint.js';
import { counted, type Look, type Report, spoken, summarise } from '../report.js';
import { severalTargets } from './concise.js';

const COLOUR: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'cyan' };

/** Columns of a source line that are shown where no terminal says how wide it is. */
const LINE = 100;

/** For people: the line, the place, what is wrong, what to do; and at the end where one stands. */
export function pretty(report: Report, look: Look): string {
  const paint = painter(look.color);
  const findings = report.entries.flatMap(entry =>
    entry.diagnostics.map(diagnostic => finding(report, entry, diagnostic, look, paint)),
  );
  return [...findings, summary(report, paint)].join('\n');
}

function finding(report: Report, entry: Entry, diagnostic: Diagnostic, look: Look, paint: Paint): string {
  const { severity, rule, span } = diagnostic;
  const colour = COLOUR[severity];
  const gutter = String(report.texts.place(span).line).length;
  const judgedBy = severalTargets(report) && entry.target ? ` (${formatTarget(entry.target)})` : '';
  const note = (label: string, text: string, ...styles: readonly Style[]) =>
    `${' '.repeat(gutter)} ${paint('=', 'blue')} ${paint(`${label}:`, 'bold')} ${paint(text, ...styles)}\n`;
  const before = `${severity}[${rule}]${judgedBy}: `.length;
  const message = wrap(spoken(report, diagnostic.message), look.columns, before);
  const lines = [
    `${paint(severity, colour, 'bold')}${paint(`[${rule}]`, colour)}${judgedBy}: ${paint(message, 'bold')}\n`,
    shown(report, span, gutter, '-->', { mark: '^', colour }, '', look, paint),
    ...diagnostic.related.map(related =>
      shown(
        report,
        related.span,
        gutter,
        ':::',
        { mark: '-', colour: 'blue' },
        spoken(report, related.message),
        look,
        paint,
      ),
    ),
    ...refusal(report, diagnostic).map(text => note('note', text)),
    ...diagnostic.fixes.map(fix =>
      note('help', `${spoken(report, fix.title)}${fix.safe ? ' (--fix does this)' : ''}`, 'green'),
    ),
    note('see', ruleUrl(rule), 'dim'),
  ];
  return lines.join('');
}

/** A place with its line: path and position first, for terminals that open them. */
function shown(
  report: Report,
  span: Span,
  gutter: number,
  arrow: string,
  underline: { mark: string; colour: Style },
  label: string,
  look: Look,
  paint: Paint,
): string {
  const { line, column } = report.texts.place(span);
  const columns = Math.max(40, (look.columns ?? LINE + gutter + 3) - gutter - 3);
  const { text, indent, width } = excerpt(report.texts, span, columns);
  const bar = paint('|', 'blue');
  const empty = `${' '.repeat(gutter)} ${bar}`;
  const marks = paint(underline.mark.repeat(width), underline.colour, 'bold');
  return [
    `${' '.repeat(gutter)}${paint(arrow, 'blue')} ${report.names.shown(span.path)}:${line}:${column}`,
    empty,
    `${paint(String(line).padStart(gutter), 'blue')} ${bar} ${text}`.trimEnd(),
    `${empty} ${' '.repeat(indent)}${marks}${label && ` ${paint(label, underline.colour)}`}`,
    '',
  ].join('\n');
}

/** Who would refuse what, where something is: and where a daemon would point, if that is another line. */
function refusal(report: Report, { rule, rejects, daemon, span }: Diagnostic): readonly string[] {
  if (!rejects) return [];
  const there = daemon && (daemon.path !== span.path || daemon.line !== report.texts.place(span).line);
  const where = there ? `, and points at ${report.names.shown(daemon.path)}:${daemon.line}` : ' here';
  return [refusalOf(rule) + where];
}

/** How it went, and what to do next. */
function summary(report: Report, paint: Paint): string {
  const { files, errors, warnings, infos } = summarise(report.entries);
  const mended = report.mended?.fixes
    ? `${paint(`Mended ${counted(report.mended.fixes, 'finding')}`, 'green', 'bold')} in ${counted(report.mended.files, 'file')}.\n`
    : '';
  if (files === 0) return mended;
  const found = [
    errors > 0 && paint(counted(errors, 'error'), 'red', 'bold'),
    warnings > 0 && paint(counted(warnings, 'warning'), 'yellow', 'bold'),
    infos > 0 && paint(counted(infos, 'info'), 'cyan', 'bold'),
  ].filter(text => text !== false);
  const without = report.withoutProfile
    ? ' Without an allocation profile (.nrec.yaml) the NREC rules stay quiet; bgplint init makes one.'
    : '';
  const unbound =
    report.unbound > 0
      ? ` The profile's bindings leave out ${counted(report.unbound, 'configuration')}: there the NREC rules stay quiet.`
      : '';
  if (found.length === 0) {
    return `${mended}${paint('All good:', 'green', 'bold')} ${counted(files, 'file')} checked, nothing found.${without}${unbound}\n`;
  }
  const affected = new Set(report.entries.filter(e => e.diagnostics.length > 0).map(e => e.path)).size;
  const where = files === 1 ? '' : affected === files ? ` in ${files} files` : ` in ${affected} of ${files} files`;
  const mendable = report.entries.flatMap(entry => entry.diagnostics).filter(d => d.fixes.some(fix => fix.safe)).length;
  const next =
    mendable === 0 || report.mended
      ? ''
      : ` bgplint --fix mends ${mendable === errors + warnings + infos ? (mendable === 1 ? 'it' : 'all of them') : `${mendable} of them`}.`;
  return `${mended}Found ${listed(found)}${where}.${next}${without}${unbound}\n`;
}

/** `a`, `a and b`, `a, b and c` */
function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/**
 * Breaks a message between words for a terminal; elsewhere it stays one line, which can be searched.
 * @param before how many columns of the first line are taken by what stands before the message
 */
function wrap(text: string, columns: number | undefined, before: number): string {
  if (columns === undefined || before + text.length <= columns) return text;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n]/)) {
    const taken = lines.length === 0 ? before : 0;
    if (line !== '' && taken + line.length + 1 + word.length > columns) {
      lines.push(line);
      line = `  ${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
