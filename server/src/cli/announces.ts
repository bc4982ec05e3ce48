import type { LintResult } from '../workspace/result.js';
import { Workspace } from '../workspace/workspace.js';
import { json, notesOn, pretty } from './announces-text.js';
import { EXIT, type ExitCode, gravest } from './exit.js';
import { type Io, wantsColor } from './io.js';
import { painter } from './paint.js';
import { prepare } from './prepare.js';
import { complain, failure, internalError, type Problem } from './problems.js';
import { fragmentDialect, Roots } from './roots.js';
import type { CheckSettings } from './settings.js';
import { once, toldOf } from './told.js';

/**
 * `bgplint announces`: per session and family, what is announced and whether that stays within the allocation. What may be a fragment is
 * told of as part of the files that include it, where there are such files.
 * @returns `EXIT.findings` when that is not proven for a session with NREC.
 */
export async function announces(settings: CheckSettings, io: Io): Promise<ExitCode> {
  const prepared = await prepare(settings, io);
  if ('exit' in prepared) return prepared.exit;
  const { names, host, profile, inputs } = prepared;
  const problems: Problem[] = [...prepared.problems];
  const workspace = new Workspace(host);
  const roots = new Roots(host);
  const results = new Map<string, LintResult>();
  const asked = new Set(inputs.files.filter(({ named }) => named).map(({ path }) => path));
  const alone: string[] = [];
  const judge = async (path: string, dialect = settings.dialect): Promise<LintResult | undefined> => {
    const { targets } = settings;
    try {
      const options = { targets, ...(dialect && { dialect }), ...(profile !== undefined && { profile }) };
      return await workspace.lint(path, options);
    } catch (error) {
      problems.push(failure(`${names.shown(path)}: ${internalError(error, process.env)}`));
      return undefined;
    }
  };
  for (const { path, named } of inputs.files) {
    // What another file includes, or is applied together with, was told of there.
    if ([...results.values()].some(({ sources }) => sources.has(path))) continue;
    const result = await judge(path);
    if (!result) continue;
    if (result.unreadable !== undefined) problems.push(failure(`${names.shown(path)}: ${result.unreadable}`));
    else if (result.unit) keep(results, result);
    else if (named && result.dialect !== 'profile')
      problems.push(failure(`${names.shown(path)}: neither name nor content says which daemon this is for`));
  }
  for (const [path, result] of [...results]) {
    const dialect = await fragmentDialect(result);
    if (!dialect) continue;
    let isWithin = false;
    for (const root of await roots.of(path, dialect)) {
      const around = results.get(root) ?? (await judge(root, dialect.id));
      if (!around?.sources.has(path)) continue;
      names.reached(root, path);
      keep(results, around);
      isWithin = true;
    }
    // FRR's files are parts of one configuration without including each other, and each of them may be all there is.
    if (!isWithin && dialect.id === 'bird') alone.push(path);
  }
  const told = once([...results.values()].flatMap(result => toldOf(result)));
  const paint = painter(wantsColor(settings.color, io));
  if (settings.format === 'json') io.out(json(told, names));
  // Where nothing could be read, the problems say why nothing is announced.
  else if (results.size > 0 || problems.length === 0) {
    const notes = notesOn([...results.values()], asked, alone, names);
    io.out(pretty(told, notes, names, paint, io.columns ?? 80));
  }
  const isProven = told.every(
    ({ isNrec, families }) => !isNrec || families.every(({ verdict }) => verdict === 'inside'),
  );
  return gravest([isProven ? EXIT.clean : EXIT.findings, complain(io, problems)]);
}

/** A root that includes what was told of alone takes its place. */
function keep(results: Map<string, LintResult>, result: LintResult): void {
  for (const path of result.sources.keys()) if (path !== result.path) results.delete(path);
  results.set(result.path, result);
}
