import { unifiedDiff } from './diff.js';
import { type ExitCode, gravest } from './exit.js';
import { format } from './formats/index.js';
import { type Io, wantsColor } from './io.js';
import { codesOf, type Judgement, judge } from './judge.js';
import { type Mended, mend } from './mend.js';
import type { PathNames } from './names.js';
import { prepare } from './prepare.js';
import { complain, failure, type Problem } from './problems.js';
import { counted, type Report } from './report.js';
import type { CheckSettings } from './settings.js';
import { replaceFile } from './write.js';

/** `bgplint check`: judges, mends if asked to, prints. Findings go to standard output, what went wrong to standard error. */
export async function check(settings: CheckSettings, io: Io): Promise<ExitCode> {
  const prepared = await prepare(settings, io);
  if ('exit' in prepared) return prepared.exit;
  const { names, host, stdin, problems, profile, inputs } = prepared;

  const { targets, dialect, everyRejection, closedWorld } = settings;
  const options = { targets, dialect, profile, everyRejection, closedWorld };
  const run: Run = { settings, io, names, problems, stdin };
  if (settings.mode === 'report') {
    const judgement = await judge(inputs.files, host, names, options);
    return print(run, judgement, undefined);
  }
  const mended = await mend(inputs.files, host, names, options);
  return settings.mode === 'diff' ? printDiff(run, mended) : writeAndPrint(run, mended);
}

/** What the steps after judging share. */
interface Run {
  readonly settings: CheckSettings;
  readonly io: Io;
  readonly names: PathNames;
  /** From before judging. */
  readonly problems: readonly Problem[];
  readonly stdin: string;
}

async function print(run: Run, judgement: Judgement, mended: Report['mended'], out = run.io.out): Promise<ExitCode> {
  const { settings, io, names } = run;
  const problems = [...run.problems, ...judgement.problems];
  const exitCode = gravest(codesOf({ ...judgement, problems }, settings.failOn));
  const report: Report = { ...judgement, problems, names, mended, exitCode };
  const color = wantsColor(settings.color, io);
  out(await format(settings.format, report, { color, columns: io.columns }));
  complain(io, problems);
  return exitCode;
}

function printDiff(run: Run, { before, after, changed, fixes }: Mended): ExitCode {
  const { io, names } = run;
  const problems = [...run.problems, ...before.problems];
  for (const path of changed) {
    const real = [before, after].map(({ texts }) => texts.source(path)?.text ?? '') as [string, string];
    const shown = [before, after].map(({ texts }) => texts.masked(path)) as [string, string];
    io.out(unifiedDiff(names.shown(path), real, shown));
  }
  complain(io, problems);
  const found = `${counted(fixes, 'finding')} in ${counted(changed.length, 'file')}`;
  io.err(`bgplint: ${changed.length > 0 ? `--fix would mend ${found}` : 'nothing that --fix would mend'}\n`);
  return gravest(codesOf({ ...before, problems }, run.settings.failOn));
}

async function writeAndPrint(run: Run, { before, after, changed, fixes }: Mended): Promise<ExitCode> {
  const { io, names, stdin } = run;
  const fromStdin = run.settings.paths.includes('-');
  const problems: Problem[] = [];
  let files = 0;
  for (const path of changed) {
    const old = before.texts.source(path);
    const text = after.texts.source(path)?.text;
    if (!old || text === undefined || text === old.text) continue;
    const why = path === stdin && fromStdin ? undefined : replaceFile(path, old, text);
    if (why) problems.push(failure(`${names.shown(path)}: ${why}`));
    else files++;
  }
  const whole = { ...after, problems: [...after.problems, ...problems] };
  if (!fromStdin) return print(run, whole, { fixes, files });
  // Standard output belongs to the text, mended or not.
  const text = after.texts.source(stdin) ?? before.texts.source(stdin);
  if (text) io.out(text.text);
  return print(run, whole, { fixes, files }, io.err);
}
