import { atLeast, type Diagnostic, type Severity } from '../core/diagnostic.js';
import { formatTarget, type Target } from '../core/version.js';
import type { Dialect, DialectId } from '../model/dialect.js';
import type { Host } from '../model/host.js';
import type { Profile } from '../profile/allocation.js';
import { allocationsFor } from '../profile/discovery.js';
import { PLATFORMS } from '../workspace/dialects.js';
import type { LintOptions, LintResult } from '../workspace/result.js';
import { findingsIn } from '../workspace/shared.js';
import { kindOfPath } from '../workspace/sniff.js';
import { Workspace } from '../workspace/workspace.js';
import { EXIT, type ExitCode } from './exit.js';
import type { Input } from './inputs.js';
import type { PathNames } from './names.js';
import { failure, internalError, misuse, type Problem } from './problems.js';
import { fragmentDialect, Roots } from './roots.js';
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
  /** Configurations with BGP sessions that have a profile none of whose bindings is for them. */
  readonly unbound: number;
  /** Files that were judged only because something that was asked for is included beside them: they are left as they are. */
  readonly guests: ReadonlySet<string>;
}

export interface JudgeOptions {
  readonly targets: readonly Target[];
  readonly dialect: DialectId | undefined;
  /** As the engine knows it. */
  readonly profile: string | undefined;
  /** Whether what only follows from an earlier mistake is reported too. */
  readonly everyRejection?: boolean;
  /** Whether the files at hand are taken for all there are. */
  readonly closedWorld?: boolean;
}

/**
 * Judges every input. One that another file includes is judged within it and not alone, for a fragment means nothing by
 * itself; where none of the inputs includes it, and it may be a fragment, folders around it are searched for who does.
 */
export async function judge(
  inputs: readonly Input[],
  host: Host,
  names: PathNames,
  options: JudgeOptions,
): Promise<Judgement> {
  const run = new Run(inputs, host, names, options);
  for (const input of inputs) await run.judgeInput(input);
  await run.judgeWithinOthers();
  return run.gather();
}

/** What is reported of a result. Trees and speakers of a thousand files would fill the memory. */
interface Result extends Pick<LintResult, 'path' | 'dialect' | 'target' | 'diagnostics' | 'sources' | 'secrets'> {
  /** Nobody asked for it, but for something that it includes. */
  readonly isGuest: boolean;
  /** Whether it configures BGP sessions. */
  readonly hasSessions: boolean;
  /** Sources that were read only for what they say about the others. */
  readonly beside: ReadonlySet<string>;
}

/** One run over all inputs. */
class Run {
  readonly #asked: ReadonlySet<string>;
  readonly #host: Host;
  readonly #workspace: Workspace;
  readonly #names: PathNames;
  readonly #options: JudgeOptions;
  readonly #judged = new Map<string, readonly Result[]>();
  readonly #included = new Set<string>();
  /** What was judged alone and may be a fragment, with its dialect. */
  readonly #fragments = new Map<string, Dialect>();
  readonly #problems: Problem[] = [];

  constructor(inputs: readonly Input[], host: Host, names: PathNames, options: JudgeOptions) {
    this.#asked = new Set(inputs.map(({ path }) => path));
    this.#host = host;
    this.#workspace = new Workspace(host);
    this.#names = names;
    this.#options = options;
  }

  /** Judges an input alone, unless one before it includes it. */
  async judgeInput({ path, named }: Input): Promise<void> {
    if (this.#included.has(path)) return;
    const results = await this.#lint(path, optionsFor(path, this.#options));
    const [first] = results;
    const problem = problemOf(first, this.#names.shown(path), named);
    if (problem) this.#problems.push(problem);
    if (!first || problem || (!first.unit && first.dialect !== 'profile')) return;
    this.#keep(path, results, false);
    if (!first.unit) return;
    const dialect = await fragmentDialect(first);
    if (dialect) this.#fragments.set(path, dialect);
  }

  /** Puts what may be fragments into the units of roots that nobody asked for. */
  async judgeWithinOthers(): Promise<void> {
    const roots = new Roots(this.#host);
    // What an input includes has been judged within that.
    const alone = [...this.#fragments].filter(([path]) => this.#judged.has(path));
    for (const [path, dialect] of alone) {
      for (const root of await roots.of(path, dialect)) {
        if (this.#judged.has(root) || this.#asked.has(root)) continue;
        const results = await this.#lint(root, { ...optionsFor(root, this.#options), dialect: dialect.id });
        if (!results.some(({ sources }) => sources.has(path))) continue;
        this.#names.reached(root, path);
        this.#keep(root, results, true);
      }
    }
  }

  #keep(root: string, results: readonly LintResult[], isGuest: boolean): void {
    for (const source of results.flatMap(({ sources }) => [...sources.keys()])) {
      if (source === root) continue;
      this.#names.reached(source, root);
      this.#included.add(source);
      this.#judged.delete(source);
    }
    this.#judged.set(
      root,
      results.map(({ path, dialect, target, diagnostics, sources, secrets, unit, speakers }) => {
        const hasSessions = speakers.some(({ sessions }) => sessions.length > 0);
        const beside = unit?.beside ?? new Set<string>();
        return { path, dialect, target, diagnostics, sources, secrets, isGuest, hasSessions, beside };
      }),
    );
  }

  /** One result, or one for each of several targets of the file's dialect; none where we made a mistake. */
  async #lint(path: string, options: LintOptions): Promise<readonly LintResult[]> {
    const { targets } = this.#options;
    const platforms = targets.filter(({ dialect }) => PLATFORMS.includes(dialect));
    try {
      const first = await this.#workspace.lint(path, { ...options, targets });
      const results = [first];
      for (const target of targets.filter(({ dialect }) => dialect === first.dialect).slice(1))
        results.push(await this.#workspace.lint(path, { ...options, targets: [target, ...platforms] }));
      return results;
    } catch (error) {
      this.#problems.push(failure(`${this.#names.shown(path)}: ${internalError(error, process.env)}`));
      return []; // The other files are judged all the same.
    }
  }

  /** From results by root to entries by file. */
  async gather(): Promise<Judgement> {
    const texts = new Texts();
    const results = [...this.#judged.values()].flat();
    const guests = this.#guests(results);
    const sharing = bySource(results);
    const entries = new Map<string, Entry>();
    let withoutProfile = false;
    const unbound = new Set<string>();
    const add = (path: string, { dialect, target }: Pick<Entry, 'dialect' | 'target'>, diagnostics: Found) =>
      entries.set(entryKey(path, target), { path, dialect, target, diagnostics });
    for (const result of results) {
      texts.add(result.sources.values(), result.secrets);
      for (const path of result.sources.keys()) {
        const key = entryKey(path, result.target);
        // A profile that is an input itself has more said of it than one that is merely used.
        if (entries.has(key) && result.dialect !== 'profile') continue;
        const found = this.#findingsIn(path, sharing.get(key) ?? [], guests);
        const isWanted = this.#asked.has(path) || (path === result.path && !result.isGuest);
        if (isWanted || (found.length > 0 && !result.beside.has(path))) add(path, result, found);
      }
      if (result.dialect === 'profile') continue;
      const profile = await this.#workspace.profileFor(result.path, optionsFor(result.path, this.#options));
      withoutProfile ||= !profile;
      if (profile?.profile && isUnbound(result, profile.profile)) unbound.add(result.path);
      if (!profile?.source || profile.diagnostics.length === 0 || entries.has(entryKey(profile.path, undefined)))
        continue;
      this.#names.reached(profile.path, result.path);
      texts.add([profile.source], profile.secrets);
      add(profile.path, { dialect: 'profile', target: undefined }, profile.diagnostics);
    }
    return {
      entries: [...entries.values()],
      texts,
      problems: this.#problems,
      withoutProfile,
      unbound: unbound.size,
      guests,
    };
  }

  /** What is said of a file; of one that nobody asked for only what the daemon refuses, since that may be our inputs' doing. */
  #findingsIn(path: string, results: readonly Result[], guests: ReadonlySet<string>): Found {
    const found = findingsIn(path, results, root => this.#names.shown(root)).filter(
      ({ toldAt }) => toldAt === undefined || !this.#judged.has(toldAt),
    );
    return guests.has(path) ? found.filter(({ rejects }) => rejects) : found;
  }

  /** The files that are read only because somebody whom nobody asked for reads them. */
  #guests(results: readonly Result[]): ReadonlySet<string> {
    const all = (isGuest: boolean) =>
      results.filter(result => result.isGuest === isGuest).flatMap(({ sources }) => [...sources.keys()]);
    const own = new Set([...this.#asked, ...all(false)]);
    return new Set(all(true).filter(path => !own.has(path)));
  }
}

type Found = readonly Diagnostic[];

function entryKey(path: string, target: Target | undefined): string {
  return `${path}\0${target ? formatTarget(target) : ''}`;
}

/** The results that read a file, by entry. */
function bySource(results: readonly Result[]): ReadonlyMap<string, readonly Result[]> {
  const map = new Map<string, Result[]>();
  for (const result of results) {
    for (const path of result.sources.keys()) {
      const key = entryKey(path, result.target);
      const known = map.get(key);
      if (known) known.push(result);
      else map.set(key, [result]);
    }
  }
  return map;
}

/** A profile stays one, whatever the other files are. */
function optionsFor(path: string, options: JudgeOptions): LintOptions {
  const dialect = kindOfPath(path) === 'profile' ? undefined : options.dialect;
  const { profile, everyRejection, closedWorld } = options;
  return {
    ...(dialect && { dialect }),
    ...(profile !== undefined && { profile }),
    ...(everyRejection && { everyRejection }),
    ...(closedWorld && { closedWorld }),
  };
}

function problemOf(result: LintResult | undefined, shown: string, named: boolean): Problem | undefined {
  if (!result) return undefined;
  if (result.unreadable !== undefined) return failure(`${shown}: ${result.unreadable}`);
  if (result.unit || result.dialect === 'profile' || !named) return undefined;
  return misuse(
    result.dialect
      ? `${shown}: bgplint cannot judge ${result.dialect} configurations yet`
      : `${shown}: neither name nor content says which daemon this is for; name it with --dialect, such as --dialect bird`,
  );
}

/** Whether nothing is compared with the profile although there are sessions to compare: its bindings leave the file to others. */
function isUnbound({ path, isGuest, hasSessions }: Result, profile: Profile): boolean {
  if (isGuest || !hasSessions || profile.bindings.length === 0) return false;
  return allocationsFor(profile, path).length === 0;
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
