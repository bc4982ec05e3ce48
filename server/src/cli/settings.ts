import type { Severity } from '../core/diagnostic.js';
import { nearest } from '../core/similar.js';
import { compareVersions, parseTarget, type Target } from '../core/version.js';
import type { DialectId } from '../model/dialect.js';
import { DIALECTS, loadDialect, PLATFORMS } from '../workspace/dialects.js';
import type { Format } from './commands.js';
import { UsageError } from './exit.js';
import type { ParsedOptions } from './options.js';

/** What `bgplint check` was asked to do. */
export interface CheckSettings {
  readonly paths: readonly string[];
  readonly filesFrom: readonly string[];
  readonly stdinFilename: string | undefined;
  readonly profile: string | undefined;
  readonly targets: readonly Target[];
  readonly dialect: DialectId | undefined;
  readonly mode: 'report' | 'fix' | 'diff';
  /** Reports what only follows from an earlier mistake too. */
  readonly everyRejection: boolean;
  /** Takes the files at hand for all there are. */
  readonly closedWorld: boolean;
  readonly failOn: Severity;
  readonly format: Format;
  readonly color: string;
}

/** @throws UsageError for values that make no sense, alone or together. */
export async function readSettings({ positionals, values }: ParsedOptions): Promise<CheckSettings> {
  const one = (name: string) => values.get(name)?.[0];
  const fix = values.has('fix');
  const diff = values.has('diff');
  if (fix && diff) throw new UsageError('--fix changes files and --diff only shows how: give one of them');
  if (diff && one('format')) throw new UsageError('--diff prints a diff and not findings: leave --format out');
  const filesFrom = values.get('files-from') ?? [];
  const stdins = [...positionals, ...filesFrom].filter(path => path === '-').length;
  if (stdins > 1) throw new UsageError('standard input can be read once: “-” is given several times');
  if (positionals.length + filesFrom.length === 0) {
    throw new UsageError('no PATH given: name files or folders, or “-” for standard input (see bgplint --help)');
  }
  const targets: Target[] = [];
  for (const text of values.get('target') ?? []) targets.push(await readTarget(text));
  return {
    paths: positionals,
    filesFrom,
    stdinFilename: one('stdin-filename'),
    profile: one('profile'),
    targets,
    dialect: one('dialect') as DialectId | undefined,
    mode: fix ? 'fix' : diff ? 'diff' : 'report',
    everyRejection: values.has('every-rejection'),
    closedWorld: values.has('closed-world'),
    failOn: (one('fail-on') ?? 'error') as Severity,
    format: (one('format') ?? 'pretty') as Format,
    color: one('color') ?? 'auto',
  };
}

async function readTarget(text: string): Promise<Target> {
  const target = parseTarget(text);
  if (!target) throw new UsageError(`--target ${text}: not of the form DAEMON@MAJOR.MINOR, such as bird@2.17`);
  if (PLATFORMS.includes(target.dialect)) return target;
  const id = DIALECTS.find(dialect => dialect === target.dialect);
  const dialect = id && (await loadDialect(id));
  if (!dialect) {
    const near = nearest(target.dialect, [...DIALECTS, ...PLATFORMS]);
    throw new UsageError(
      `--target ${text}: “${target.dialect}” is not among the daemons known (${[...DIALECTS, ...PLATFORMS].join(', ')})${near ? `; did you mean ${near}?` : ''}`,
    );
  }
  const [oldest] = dialect.versions;
  const newest = Math.max(...dialect.versions.map(version => Number(major(version))));
  if ((oldest && compareVersions(target.version, oldest) < 0) || Number(major(target.version)) > newest) {
    throw new UsageError(
      `--target ${text}: bgplint does not know this version; it was measured against ${dialect.name} ${dialect.versions.join(', ')}`,
    );
  }
  return target;
}

function major(version: string): string {
  return version.split('.')[0] ?? '';
}
