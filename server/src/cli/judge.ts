import { atLeast, type Diagnostic, type Severity } from '../core/diagnostic.js';
import { spanKey } from '../core/span.js';
import { formatTarget, type Target } from '../core/version.js';
import type { DialectId } from '../model/dialect.js';
import type { Host } from '../model/host.js';
import type { LintOptions, LintResult } from '../workspace/result.js';
import { kindOfPath } from '../workspace/sniff.js';
import { Workspace } from '../workspace/workspace.js';
import { EXIT, type ExitCode } from './exit.js';
import type { Input } from './inputs.js';
import type { PathNames } from './names.js';
import { failure, internalError, misuse, type Problem } from './problems.js';
import { Texts } from './texts.js';

/** What one file was found to be, for one target. */
export interface Entry {
  /** As the engine knows it. */
  readonly path: string;
  readonly dialect: LintResult['dialect'];
  readonly target: Target | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything that judging a set of inputs gives. */
export interface Judgement {
  readonly entries: readonly Entry[];
  readonly texts: Texts;
  readonly problems: readonly Problem[];
  /** Whether any configuration was judged without an allocation profile. */
  readonly withoutProfile: boolean;
}

export interface JudgeOptions {
  readonly targets: readonly Target[];
  readonly dialect: DialectId | undefined;
  /** As the engine knows it. */
  readonly profile: string | undefined;
}

/**
 * Judges every input. One that another input includes is judged within it and not alone: a fragment means nothing by
 * itself.
 */
export async function judge(
  inputs: readonly Input[],
  host: Host,
  names: PathNames,
  options: JudgeOptions,
): Promise<Judgement> {
  const workspace = new Workspace(host);
  const judged = new Map<string, readonly Result[]>();
  const problems: Problem[] = [];
  const included = new Set<string>();
  for (const { path, named } of inputs) {
    if (included.has(path)) continue;
    const lintOptions = optionsFor(path, options);
    const results = await lintForTargets(workspace, path, options.targets, lintOptions).catch((error: unknown) => {
      problems.push(failure(`${names.shown(path)}: ${internalError(error, process.env)}`));
      return []; // The other files are judged all the same.
    });
    const [first] = results;
    const problem = problemOf(first, names.shown(path), named);
    if (problem) problems.push(problem);
    if (!first || problem || (!first.unit && first.dialect !== 'profile')) continue;
    for (const source of results.flatMap(result => [...result.sources.keys()])) {
      if (source === path) continue;
      names.reached(source, path);
      included.add(source);
      judged.delete(source);
    }
    judged.set(path, results.map(withoutTree));
  }
  return gather(inputs, judged, problems, names, path => workspace.profileFor(path, optionsFor(path, options)));
}

/** What is reported of a result. Trees and speakers of a thousand files would fill the memory. */
type Result = Pick<LintResult, 'path' | 'dialect' | 'target' | 'diagnostics' | 'sources' | 'secrets'>;

function withoutTree({ path, dialect, target, diagnostics, sources, secrets }: LintResult): Result {
  return { path, dialect, target, diagnostics, sources, secrets };
}

/** A profile stays one, whatever the other files are. */
function optionsFor(path: string, options: JudgeOptions): LintOptions {
  const dialect = kindOfPath(path) === 'profile' ? undefined : options.dialect;
  return { ...(dialect && { dialect }), ...(options.profile !== undefined && { profile: options.profile }) };
}

/** One result, or one for each of several targets of the file's dialect. */
async function lintForTargets(
  workspace: Workspace,
  path: string,
  targets: readonly Target[],
  options: LintOptions,
): Promise<readonly LintResult[]> {
  const first = await workspace.lint(path, { ...options, targets });
  const others = targets.filter(target => target.dialect === first.dialect).slice(1);
  const results = [first];
  for (const target of others) results.push(await workspace.lint(path, { ...options, targets: [target] }));
  return results;
}

function problemOf(result: LintResult | undefined, shown: string, named: boolean): Problem | undefined {
  if (!result) return undefined;
  if (result.unreadable !== undefined) return failure(`${shown}: ${result.unreadable}`);
  if (result.unit || result.dialect === 'profile' || !named) return undefined;
  return misuse(
    result.dialect
      ? `${shown}: bgplint cannot judge ${result.dialect} configurations yet`
      : `${shown}: neither name nor content says which daemon this is for; name it with --dialect bird`,
  );
}

type FoundProfile = Awaited<ReturnType<Workspace['profileFor']>>;

/** From results by root to entries by file. */
async function gather(
  inputs: readonly Input[],
  judged: ReadonlyMap<string, readonly Result[]>,
  problems: readonly Problem[],
  names: PathNames,
  profileFor: (path: string) => Promise<FoundProfile>,
): Promise<Judgement> {
  const texts = new Texts();
  const asked = new Set(inputs.map(input => input.path));
  const entries = new EntryList();
  let withoutProfile = false;
  for (const result of [...judged.values()].flat()) {
    texts.add(result.sources.values(), result.secrets);
    const byPath = groupByPath(result.diagnostics);
    entries.add(result.path, result.dialect, result.target, byPath.get(result.path) ?? []);
    for (const path of new Set([...result.sources.keys(), ...byPath.keys()])) {
      const diagnostics = byPath.get(path) ?? [];
      if (path === result.path || (diagnostics.length === 0 && !asked.has(path))) continue;
      entries.add(path, result.dialect, result.target, diagnostics);
    }
    if (result.dialect === 'profile') continue;
    const profile = await profileFor(result.path);
    withoutProfile ||= !profile;
    if (!profile?.source || profile.diagnostics.length === 0) continue;
    names.reached(profile.path, result.path);
    texts.add([profile.source], profile.secrets);
    entries.add(profile.path, 'profile', undefined, profile.diagnostics);
  }
  return { entries: entries.all(), texts, problems, withoutProfile };
}

/** Entries by path and target, in the order of their first mention; what two roots say of one include is said once. */
class EntryList {
  readonly #entries = new Map<string, Omit<Entry, 'diagnostics'> & { diagnostics: Map<string, Diagnostic> }>();

  add(path: string, dialect: Entry['dialect'], target: Target | undefined, diagnostics: readonly Diagnostic[]): void {
    const key = `${path}\0${target ? formatTarget(target) : ''}`;
    const entry = this.#entries.get(key) ?? { path, dialect, target, diagnostics: new Map() };
    this.#entries.set(key, entry);
    for (const diagnostic of diagnostics) {
      entry.diagnostics.set(`${diagnostic.rule}\0${spanKey(diagnostic.span)}\0${diagnostic.message}`, diagnostic);
    }
  }

  all(): readonly Entry[] {
    return [...this.#entries.values()].map(entry => ({ ...entry, diagnostics: [...entry.diagnostics.values()] }));
  }
}

function groupByPath(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const group = groups.get(diagnostic.span.path);
    if (group) group.push(diagnostic);
    else groups.set(diagnostic.span.path, [diagnostic]);
  }
  return groups;
}

/** The exit code that findings and problems of a judgement add up to. */
export function codesOf(judgement: Judgement, failOn: Severity): readonly ExitCode[] {
  const codes = judgement.problems.map(problem => problem.code);
  for (const { dialect, diagnostics } of judgement.entries) {
    if (dialect === 'profile' && diagnostics.some(({ severity }) => severity === 'error')) codes.push(EXIT.usage);
    if (diagnostics.some(({ severity }) => atLeast(severity, failOn))) codes.push(EXIT.findings);
  }
  return codes;
}
