import type { Diagnostic } from '../core/diagnostic.js';
import { cuts } from '../core/edit.js';
import { dirname } from '../core/path.js';
import { revealSecret, type Secret } from '../core/secret.js';
import type { Source } from '../core/source.js';
import type { Span } from '../core/span.js';
import type { Target, Version } from '../core/version.js';
import type { Dialect, Embedded, ParseOptions, Unit, UnitMemory } from '../model/dialect.js';
import type { Host, IncludeResolver, SecretVerdict, Snapshot } from '../model/host.js';
import type { NrecSession } from '../model/rule.js';
import type { Session } from '../model/session.js';
import type { Speaker } from '../model/speaker.js';
import type { Allocation, PasswordReference, Profile } from '../profile/allocation.js';
import { allocationsFor, instanceFor, profileCandidates } from '../profile/discovery.js';
import { checkFirewall, checkSpeaker } from '../rules/check.js';
import { chooseAllocation, firewallAllocation, nrecSessions } from '../rules/nrec-session.js';
import { boundFiles } from './bound-files.js';
import { applyDisables, targetInComments } from './comments.js';
import { loadDialect, PLATFORMS } from './dialects.js';
import {
  type EmbeddedFolder,
  foldersOf,
  placedIn,
  rootsOf,
  secretsIn,
  snapshotOf,
  snapshotOfFolder,
  withIndent,
} from './embedded.js';
import { KnownFacts } from './file-facts.js';
import { looksLikeNrec, noProfileHint } from './hints.js';
import { missingInstanceFiles } from './instance-files.js';
import { mergeFindings, withoutFollowing } from './merge.js';
import { oncePerPassword, passwordFiles, passwordPlaces } from './password-files.js';
import type { EmbeddedResult, LintOptions, LintResult } from './result.js';
import { allRules } from './rules.js';
import { Siblings } from './siblings.js';
import { kindOf } from './sniff.js';
import { SourceStore } from './store.js';
import { unreadFile } from './unread-file.js';
import { type CombinedUnit, combineVersions, isAccepted } from './versions.js';

/** What a profile's `ignore` may name. */
const RULE_IDS: readonly string[] = allRules().map(rule => rule.id);

/** How often a unit is run again because of includes that only the last run revealed; includes nest eight deep. */
const ROUNDS = 64;

/** Sources that are judged instead of the host's. */
interface Given {
  readonly root: string;
  readonly snapshot: Snapshot & IncludeResolver;
}

/** Of so many roots what was read is kept for the next time. */
const MEMORIES = 8;

/** What came of holding a unit against the profile. */
type AllocationFindings = Pick<LintResult, 'diagnostics' | 'allocation' | 'judgedBy' | 'compared' | 'pending'>;

/** A profile as it was found for a file. */
export interface FoundProfile {
  readonly path: string;
  readonly source: Source | undefined;
  /** undefined when it holds nothing usable. */
  readonly profile: Profile | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Where passwords stand in it: excerpts mask them. */
  readonly secrets: readonly Span[];
}

/**
 * Lints units over one host and keeps what it read. The one way from a path to findings; the command line, the language
 * server and its web twin all take it.
 */
export class Workspace {
  readonly #host: Host;
  readonly #store: SourceStore;
  readonly #profiles = new Map<string, FoundProfile>();
  /** For each root a version that accepted it last. */
  readonly #tookIt = new Map<string, Version>();
  readonly #bound = new Map<string, readonly string[]>();
  readonly #siblings: Siblings;
  readonly #verdicts = new Map<string, SecretVerdict>();
  readonly #facts: KnownFacts;
  /** What dialects keep of the roots judged last; those of the editor's open documents, mostly. */
  readonly #memories: Map<string, UnitMemory> | undefined;
  /** The root parsed last, by version: a second run over the same sources parses nothing again. */
  #last: { readonly key: string; readonly units: Map<Version, Unit> } | undefined;

  /** @param options.keeps Units will be judged again and again, as their texts are edited: what can be kept of them is. */
  constructor(host: Host, { keeps = false }: { readonly keeps?: boolean } = {}) {
    this.#host = host;
    this.#memories = keeps ? new Map() : undefined;
    this.#store = new SourceStore(host);
    this.#facts = new KnownFacts(host);
    this.#siblings = new Siblings(host, this.#store, async (dialect, root) => {
      const { unit } = await this.#parse(dialect, root, { quick: true }, [], undefined);
      return { speakers: dialect.lower(unit), sources: unit.sources };
    });
  }

  /** Says that a file changed, appeared or went. */
  changed(path: string): void {
    // What is typed in was read before; any other file may be new, or gone.
    if (this.#profiles.has(path) || this.#store.read(path)?.kind !== 'source') {
      this.#bound.clear();
      this.#siblings.forgetFiles();
    }
    this.#store.forget(path);
    this.#profiles.delete(path);
  }

  /** Says that anything may have changed: settings, secrets, the file system. */
  changedAll(): void {
    this.#store.clear();
    this.#profiles.clear();
    this.#bound.clear();
    this.#memories?.clear();
    this.#siblings.forgetFiles();
    this.#verdicts.clear();
    this.#facts.mayHaveChanged();
  }

  /** Says that what is known of files besides their texts may have changed: git's part in them, their modes. */
  fileFactsMayHaveChanged(): void {
    this.#facts.mayHaveChanged();
  }

  /**
   * Judges the unit that starts at `path`.
   * @throws the signal's reason when `options.signal` is aborted; nothing else.
   */
  async lint(path: string, options: LintOptions = {}): Promise<LintResult> {
    const read = await this.#store.ensure(path);
    if (read.kind !== 'source') return { ...nothing(path), unreadable: whyUnreadable(read) };
    const { source } = read;
    const kind = options.dialect ?? kindOf(path, source.text);
    if (kind === 'profile') return this.#lintProfile(path, source);
    const dialect = kind && (await loadDialect(kind));
    if (!dialect) return { ...nothing(path), dialect: kind, sources: new Map([[path, source]]) };

    const found = await this.profileFor(path, options);
    const result = await this.#judge(dialect, path, options, found);
    const embedded: EmbeddedResult[] = [];
    for (const part of result.unit?.embedded ?? []) {
      // A shell's file says something to those beside it, and is not of their language.
      if (part.file && !part.file.name.endsWith('.conf')) continue;
      const inner = await this.#judgeEmbedded(part, result.sources, options, found);
      if (inner) embedded.push(inner);
    }
    if (embedded.length === 0) return { ...result, diagnostics: oncePerPassword(result.diagnostics, result.sources) };
    const folders = foldersOf(result.unit?.embedded ?? [], result.sources);
    const together = await Promise.all(folders.map(folder => this.#judgeFolder(folder, options, found)));
    const parts = [...embedded.map(part => part.result), ...together.flat()];
    return {
      ...result,
      embedded,
      diagnostics: oncePerPassword(
        inOrder(
          [result, ...parts].flatMap(({ diagnostics }) => diagnostics),
          result.sources,
        ),
        result.sources,
      ),
      secrets: [result, ...parts].flatMap(({ secrets }) => secrets),
      pending: [result, ...parts].some(({ pending }) => pending),
    };
  }

  /** Judges what stands in a source in another language; undefined when bgplint does not know that language. */
  async #judgeEmbedded(
    part: Embedded,
    sources: ReadonlyMap<string, Source>,
    options: LintOptions,
    found: FoundProfile | undefined,
  ): Promise<EmbeddedResult | undefined> {
    const dialect = await loadDialect(part.dialect);
    const source = sources.get(part.span.path);
    if (!dialect || !source) return undefined;
    const inner = await this.#judge(dialect, source.path, options, found, {
      root: source.path,
      snapshot: snapshotOf(source, part),
    });
    // What becomes a file among others is judged with these.
    const all = part.file ? [] : inner.diagnostics;
    const said = part.isPartial ? all.filter(({ rejects }) => rejects) : all;
    const result = {
      ...inner,
      // The unit's own sources are blank around the part.
      sources: new Map([[source.path, source]]),
      diagnostics: said.map(diagnostic => withIndent(diagnostic, source, part)),
    };
    return { span: part.span, dialect, result };
  }

  /** Judges configurations that the daemon reads together, as the files that they become. */
  async #judgeFolder(
    folder: EmbeddedFolder,
    options: LintOptions,
    found: FoundProfile | undefined,
  ): Promise<readonly Pick<LintResult, 'diagnostics' | 'secrets' | 'pending'>[]> {
    const dialect = await loadDialect(folder.dialect);
    if (!dialect) return [];
    const given = snapshotOfFolder(folder);
    const results: Pick<LintResult, 'diagnostics' | 'secrets' | 'pending'>[] = [];
    for (const root of rootsOf(folder, dialect)) {
      const { path } = folder.source;
      const inner = await this.#judge(dialect, path, options, found, { root, snapshot: given });
      results.push({
        diagnostics: placedIn(folder, inner.diagnostics),
        secrets: secretsIn(folder, inner),
        pending: inner.pending,
      });
    }
    return results;
  }

  /**
   * Judges the unit of one dialect.
   * @param path what it is judged by: what profiles say is about it.
   * @param given sources to read instead of the host's, from which root on: nothing that they lack is fetched.
   */
  async #judge(
    dialect: Dialect,
    path: string,
    options: LintOptions,
    found: FoundProfile | undefined,
    given?: Given,
  ): Promise<LintResult> {
    const together = given || !found?.profile ? [] : await this.#together(dialect, path, found.profile);
    const parsed = await this.#parse(dialect, given?.root ?? path, options, together, given?.snapshot);
    options.signal?.throwIfAborted();
    const { unit, target } = parsed;
    const speakers = dialect.lower(unit);
    const { compared, ...findings }: Partial<AllocationFindings> = !found?.profile
      ? {}
      : dialect.firewall
        ? checkLetIn(dialect.firewall, unit, found.profile, path)
        : await this.#checkAllocations(dialect, unit, speakers, found.profile, path, options, given);
    options.signal?.throwIfAborted();
    const hints = found || !speakers.some(looksLikeNrec) ? [] : [noProfileHint(speakers)];
    const merged = mergeFindings(parsed.diagnostics, findings.diagnostics ?? [], speakers);
    const unread = given || dialect.id !== 'bird' ? undefined : await unreadFile(unit, this.#host, this.#read);
    const all = [...merged, ...encodingHints(unit.sources), ...hints, ...(unread ? [unread] : [])];
    const ignored = new Set(found?.profile?.ignore ?? []);
    const told = applyDisables(
      all.filter(
        ({ rule, rejects, consequence, otherVersions }) =>
          (rejects || !ignored.has(rule)) && (options.everyRejection || !consequence) && !(target && otherVersions),
      ),
      unit.sources,
      unit.comments,
    );
    const diagnostics = (options.everyRejection ? told : withoutFollowing(told, speakers)).map(diagnostic =>
      sparing(diagnostic, unit.holes),
    );
    return {
      ...nothing(path),
      dialect: dialect.id,
      target,
      diagnostics: inOrder(diagnostics, unit.sources),
      sources: unit.sources,
      secrets: unit.secrets,
      unit,
      speakers,
      profile: found?.profile,
      allocation: findings.allocation,
      judgedBy: findings.judgedBy ?? new Map(),
      compared: compared ?? new Set(),
      pending: parsed.pending || (findings.pending ?? false),
    };
  }

  readonly #read = (path: string) => this.#store.ensure(path);

  /** The profile that governs a file: the one named, or the nearest one upward that does not leave the file to others. */
  async profileFor(
    path: string,
    options: Pick<LintOptions, 'profile' | 'stopAt'> = {},
  ): Promise<FoundProfile | undefined> {
    if (options.profile !== undefined) return this.#readProfile(options.profile);
    for (const candidate of profileCandidates(path, options.stopAt)) {
      const found = await this.#readProfile(candidate);
      if (!found?.source) continue;
      const { profile } = found;
      // A profile with bindings speaks only of the files it binds; another one further up may speak of this file.
      if (!profile || profile.root || profile.bindings.length === 0 || allocationsFor(profile, path).length > 0)
        return found;
    }
    return undefined;
  }

  /** The files that the profile says belong with one; looked for once, until a file comes or goes. */
  async #together({ boundTogether }: Dialect, path: string, profile: Profile): Promise<readonly string[]> {
    if (!boundTogether) return [];
    const known = this.#bound.get(path);
    if (known) return known;
    const found = await boundFiles(this.#host, profile, path, boundTogether);
    this.#bound.set(path, found);
    return found;
  }

  async #readProfile(path: string): Promise<FoundProfile | undefined> {
    const known = this.#profiles.get(path);
    if (known) return known;
    const read = await this.#store.ensure(path);
    const found: FoundProfile =
      read.kind === 'source'
        ? { path, source: read.source, ...(await readProfile(read.source)) }
        : { path, source: undefined, profile: undefined, diagnostics: [], secrets: [] };
    this.#profiles.set(path, found);
    return found;
  }

  async #lintProfile(path: string, source: Source): Promise<LintResult> {
    const { profile, diagnostics, secrets } = await readProfile(source);
    const missing = profile ? await missingInstanceFiles(this.#host, profile) : [];
    const sources = new Map([[path, source]]);
    return {
      ...nothing(path),
      dialect: 'profile',
      diagnostics: inOrder([...diagnostics, ...missing, ...encodingHints(sources)], sources),
      sources,
      secrets,
      profile,
    };
  }

  /** Parses until nothing is missing, for the version asked for or for all of them together. */
  async #parse(
    dialect: Dialect,
    path: string,
    options: LintOptions,
    together: readonly string[],
    given: (Snapshot & IncludeResolver) | undefined,
  ): Promise<CombinedUnit & { readonly target: Target | undefined }> {
    const wanted = options.targets?.find(target => target.dialect === dialect.id);
    const parseOptions: ParseOptions = {
      asWritten: options.everyRejection === true,
      platforms: options.targets?.filter(target => PLATFORMS.includes(target.dialect)) ?? [],
      closedWorld: options.closedWorld === true,
      together,
    };
    for (let round = 0; ; round++) {
      const missing: Unit['unresolved'][number][] = [];
      const parse = (version: Version): Unit => {
        const unit = given
          ? dialect.parse(path, given, version, parseOptions)
          : this.#unit(dialect, path, version, parseOptions);
        missing.push(...unit.unresolved);
        return unit;
      };
      // The pragma is read out of the comments, so the default version's scan comes first; it is usually the only one.
      const first = parse(wanted?.version ?? dialect.defaultVersion);
      const target = wanted ?? this.#pragma(dialect, first) ?? this.#written(dialect, first);
      const combined = target
        ? single(parse(target.version))
        : combineVersions(dialect, parse, options.quick, this.#tookIt.get(path));
      if (missing.length === 0 || given || round >= ROUNDS) {
        if (!given && isAccepted(combined.unit)) this.#tookIt.set(path, combined.unit.version);
        return { ...combined, target };
      }
      await this.#store.fetch(missing);
      options.signal?.throwIfAborted();
    }
  }

  /** The unit for one version: the one made last time, if nothing was read or forgotten since. */
  #unit(dialect: Dialect, root: string, version: Version, options: ParseOptions): Unit {
    const key = JSON.stringify([dialect.id, root, this.#store.revision, options]);
    if (this.#last?.key !== key) this.#last = { key, units: new Map() };
    const known = this.#last.units.get(version);
    if (known) return known;
    const unit = dialect.parse(root, this.#store, version, options, this.#memory(dialect, root));
    this.#last.units.set(version, unit);
    return unit;
  }

  #memory(dialect: Dialect, root: string): UnitMemory | undefined {
    if (!this.#memories) return undefined;
    const key = `${dialect.id} ${root}`;
    const memory: UnitMemory = this.#memories.get(key) ?? new Map();
    this.#memories.delete(key);
    this.#memories.set(key, memory);
    for (const oldest of this.#memories.keys()) {
      if (this.#memories.size <= MEMORIES) break;
      this.#memories.delete(oldest);
    }
    return memory;
  }

  #written(dialect: Dialect, unit: Unit): Target | undefined {
    const version = dialect.versionIn?.(unit);
    return version === undefined ? undefined : { dialect: dialect.id, version };
  }

  #pragma(dialect: Dialect, unit: Unit): Target | undefined {
    const text = unit.sources.get(unit.root)?.text;
    if (text === undefined) return undefined;
    const target = targetInComments(
      text,
      unit.comments.filter(span => span.path === unit.root),
    );
    return target?.dialect === dialect.id ? target : undefined;
  }

  async #checkAllocations(
    dialect: Dialect,
    unit: Unit,
    speakers: readonly Speaker[],
    profile: Profile,
    path: string,
    options: LintOptions,
    given: Given | undefined,
  ): Promise<AllocationFindings> {
    const diagnostics: Diagnostic[] = [];
    const { candidates } = candidatesFor(profile, path);
    const judgedBy = new Map<Speaker, Allocation>();
    const compared = new Set<string>();
    let first: Allocation | undefined;
    let pending = false;
    const chosen = speakers.map(speaker => ({ speaker, choice: chooseAllocation(speaker, candidates) }));
    const served = chosen.map(({ speaker, choice: { allocation } }) => ({
      speaker,
      allocation,
      sessions: allocation ? nrecSessions(speaker, allocation) : [],
    }));
    diagnostics.push(...chosen.flatMap(({ choice }) => choice.diagnostics));
    for (const { speaker, allocation, sessions } of served) {
      if (!allocation) continue;
      first ??= allocation;
      judgedBy.set(speaker, allocation);
      // Of a router's several speakers one peers with NREC; the others lack nothing.
      const isElsewhere = (other: (typeof served)[number]) =>
        other.allocation === allocation && other.sessions.length > 0;
      if (sessions.length === 0 && served.some(isElsewhere)) continue;
      const { password } = allocation;
      const held = this.#host.heldPassword?.(profile.path, allocation.name);
      if (password && !held) {
        const passwords = sessions.flatMap(({ session }) =>
          session.password.kind === 'known' ? [session.password.value] : [],
        );
        if (options.quick) pending ||= passwords.some(secret => !this.#verdicts.has(verdictKey(password, secret)));
        else await Promise.all(passwords.map(secret => this.#compare(password, secret, profile.path)));
      }
      const verdict = (session: Session): SecretVerdict | undefined => {
        if (session.password.kind !== 'known') return undefined;
        const { value } = session.password;
        if (held) return revealSecret(held) === revealSecret(value) ? 'same' : 'different';
        return password && this.#verdicts.get(verdictKey(password, value));
      };
      const others = profile.allocations.filter(other => other !== allocation);
      const foreign = options.quick ? new Map() : await this.#foreignPasswords(sessions, allocation, others, profile);
      // Where a file makes several speakers, nobody knows which of them is the other file's.
      const siblings = speakers.length === 1 ? await this.#siblings.of(dialect, profile, allocation, path) : [];
      for (const source of siblings.flatMap(({ sources }) => sources)) compared.add(source);
      const places = new Map(sessions.map(({ session }) => [session, passwordPlaces(session, unit)]));
      // What stands in a manifest lies where that does.
      const fileOf = (source: string) => (given ? path : source);
      const files = [...places.values()].flat().map(place => fileOf(place.path));
      if (!options.quick) await this.#facts.refresh(files);
      else pending ||= this.#facts.isStale(files);
      diagnostics.push(
        ...checkSpeaker({
          speaker,
          allocation,
          instance: instanceFor(allocation, profile, path),
          sessions,
          siblings: siblings.map(({ sibling }) => sibling),
          others,
          edits: dialect.edits,
          secretVerdict: verdict,
          passwordOf: session => foreign.get(session),
          passwordFiles: session =>
            passwordFiles(session, places.get(session) ?? [], source => this.#facts.of(fileOf(source))),
        }),
      );
    }
    // What makes no speaker, such as an empty file, can only be about the one there is.
    const only = speakers.length === 0 && candidates.length === 1 ? candidates[0] : undefined;
    return { diagnostics, allocation: first ?? only, judgedBy, compared, pending };
  }

  /** For the sessions that have another allocation's password: whose. References that are the same by their words say nothing. */
  async #foreignPasswords(
    sessions: readonly NrecSession[],
    { password: own }: Allocation,
    others: readonly Allocation[],
    profile: Profile,
  ): Promise<ReadonlyMap<Session, Allocation>> {
    const found = new Map<Session, Allocation>();
    for (const { session } of sessions) {
      if (session.password.kind !== 'known') continue;
      const { value } = session.password;
      for (const other of others) {
        const reference = other.password;
        if (!reference || (own && JSON.stringify(own) === JSON.stringify(reference))) continue;
        await this.#compare(reference, value, profile.path);
        if (this.#verdicts.get(verdictKey(reference, value)) === 'same') found.set(session, other);
      }
    }
    return found;
  }

  async #compare(reference: PasswordReference, secret: Secret, profilePath: string): Promise<void> {
    const key = verdictKey(reference, secret);
    if (this.#verdicts.has(key)) return;
    this.#verdicts.set(key, await this.#host.compareSecret(reference, secret, dirname(profilePath)));
  }
}

/** The allocations that a file may be for, and whether a binding says so. */
function candidatesFor(profile: Profile, path: string): { candidates: readonly Allocation[]; isBound: boolean } {
  const bound = allocationsFor(profile, path);
  if (bound.length > 0) return { candidates: bound, isBound: true };
  return { candidates: profile.bindings.length > 0 ? [] : profile.allocations, isBound: false };
}

/** What a unit that makes no speaker lets in to instances, held against the allocation that it is for. */
function checkLetIn(
  { lower, edits }: NonNullable<Dialect['firewall']>,
  unit: Unit,
  profile: Profile,
  path: string,
): Pick<LintResult, 'diagnostics' | 'allocation' | 'judgedBy' | 'pending'> {
  const firewall = lower(unit);
  const { candidates, isBound } = candidatesFor(profile, path);
  const allocation = firewallAllocation(firewall, candidates);
  const diagnostics = allocation ? checkFirewall({ firewall, allocation, isBound, edits }) : [];
  return { diagnostics, allocation, judgedBy: new Map(), pending: false };
}

/** Loads the reader, and with it YAML, when the first profile turns up: many files have none. */
async function readProfile(source: Source) {
  return (await import('../profile/read.js')).readProfile(source, { rules: RULE_IDS });
}

/** Lives only in memory, like the source it was read from. */
function verdictKey(reference: PasswordReference, secret: Secret): string {
  return `${JSON.stringify(reference)}\0${revealSecret(secret)}`;
}

function single(unit: Unit): CombinedUnit {
  return { unit, diagnostics: unit.diagnostics, pending: false };
}

function nothing(path: string): LintResult {
  return {
    path,
    dialect: undefined,
    target: undefined,
    diagnostics: [],
    sources: new Map(),
    secrets: [],
    unit: undefined,
    embedded: [],
    speakers: [],
    judgedBy: new Map(),
    compared: new Set(),
    profile: undefined,
    allocation: undefined,
    pending: false,
    unreadable: undefined,
  };
}

function whyUnreadable(read: { kind: string; why?: string }): string {
  switch (read.kind) {
    case 'missing':
      return 'no such file';
    case 'folder':
      return 'is a folder, not a file';
    case 'outside':
      return 'lies outside the workspace';
    default:
      return read.why ?? 'cannot be read';
  }
}

/** A diagnostic without the fixes that would cut a template's holes. */
function sparing(diagnostic: Diagnostic, holes: readonly Span[] = []): Diagnostic {
  const fixes = diagnostic.fixes.filter(({ edits }) => !edits.some(edit => cuts(edit, holes)));
  return fixes.length === diagnostic.fixes.length ? diagnostic : { ...diagnostic, fixes };
}

function encodingHints(sources: ReadonlyMap<string, Source>): Diagnostic[] {
  return [...sources.values()]
    .filter(source => source.latin1)
    .map(({ path, text }) => {
      const at = Math.max(0, text.search(/[\u0080-\u00ff]/));
      return {
        rule: 'bgplint/encoding',
        severity: 'info',
        message:
          'This file is not UTF-8 and was read as Latin-1. The daemons accept such bytes in comments and strings; save the file as UTF-8 so that editors agree on what it says.',
        span: { path, start: at, end: at + 1 },
        rejects: false,
        related: [],
        fixes: [],
      };
    });
}

/** Sorted by source (the root's order), then place; the same thing said twice at one place is said once. */
function inOrder(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, Source>): readonly Diagnostic[] {
  const order = new Map([...sources.keys()].map((path, index) => [path, index]));
  const rank = (span: Span) => order.get(span.path) ?? order.size;
  const seen = new Set<string>();
  return diagnostics
    .toSorted((a, b) => rank(a.span) - rank(b.span) || a.span.start - b.span.start || a.span.end - b.span.end)
    .filter(({ rule, span, message }) => {
      const key = `${rule}\0${span.path}\0${span.start}\0${span.end}\0${message}`;
      return !seen.has(key) && seen.add(key);
    });
}
