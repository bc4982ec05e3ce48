import { basename } from '../core/path.js';
import { PROFILE_NAMES } from '../profile/discovery.js';
import type { LintOptions, LintResult } from '../workspace/result.js';
import type { Workspace } from '../workspace/workspace.js';
import type { OpenDocuments } from './documents.js';

/** Judging that takes no longer than this follows a keystroke at once, milliseconds. */
const QUICK = 30;
/** Slower judging waits as long as it takes, but no longer than this, milliseconds. */
const LONGEST_WAIT = 250;
/** A run that has more to say but takes its time starts when nobody typed for this long, milliseconds. */
const SECOND_RUN = 200;
/** What depends on a profile waits until its author pauses, milliseconds. */
const PROFILE_WAIT = 200;

/** What is known of files besides their texts is asked again while somebody types, milliseconds: it may cost a program. */
const FACTS_AGE = 10_000;

/** In how many units a document is judged while it is typed: filters that all routers of a network share have hundreds. */
const MAX_ROOTS = 8;

/** What the units are told, and what they tell. */
export interface UnitsContext {
  readonly workspace: Workspace;
  readonly documents: OpenDocuments;
  options(root: string): Promise<LintOptions>;
  /** Roots that a document might be included by, nearest first. */
  rootsOf(path: string, options: { readonly limit: number }): Promise<readonly string[]>;
  /** Whether a judged file is evidently no fragment of another. */
  standsAlone(result: LintResult): Promise<boolean>;
  /** A unit was judged; called again when its passwords have been compared. */
  judged(root: string, result: LintResult): void;
  /** A unit is no longer of interest. */
  dropped(root: string): void;
  failed(error: unknown): void;
}

interface Unit {
  readonly root: string;
  state: 'stale' | 'judging' | 'fresh';
  result: LintResult | undefined;
  abort: AbortController;
  /** Settles when the first judgement of this run has been reached or given up. */
  ready: Promise<void>;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** What the last run took, milliseconds. */
  cost: number;
  /** Settles when it begins to wait for a search for roots, which may be waiting for others itself. */
  readonly searching: Promise<void>;
  beginSearch: () => void;
}

/**
 * Which documents are judged, and the last judgement of each. A document belongs to the units of the roots that include it,
 * open or not; one that no root includes is a root itself. Only results that match the texts as they are now are ever given out.
 */
export class Units {
  readonly #context: UnitsContext;
  readonly #units = new Map<string, Unit>();
  /** For open documents: the search for roots that include them. */
  readonly #searches = new Map<string, Promise<readonly Unit[]>>();
  /** When it was last said that what is known of files may have changed. */
  #factsSince = 0;

  constructor(context: UnitsContext) {
    this.#context = context;
  }

  opened(path: string): void {
    this.#searches.delete(path);
    this.#forgetFacts();
    this.changed(path);
    this.#reconcile();
    // One that is a unit of its own begins the search itself, and waits for it.
    if (!this.#units.has(path)) this.#searchAgain(path);
  }

  /** The document's text changed in the editor. */
  changed(path: string): void {
    this.#context.workspace.changed(path);
    if (performance.now() - this.#factsSince > FACTS_AGE) this.#forgetFacts();
    const isProfile = PROFILE_NAMES.includes(basename(path));
    for (const unit of this.#units.values()) {
      if (includes(unit, path)) this.#invalidate(unit);
      else if (isProfile || unit.result?.profile?.path === path || unit.result?.compared.has(path))
        this.#invalidate(unit, PROFILE_WAIT);
    }
  }

  /** The document was written to the disk, where by now git or its mode may say something else of it. */
  saved(path: string): void {
    this.#forgetFacts();
    for (const unit of this.#units.values()) if (includes(unit, path)) this.#invalidate(unit);
  }

  closed(path: string): void {
    this.#searches.delete(path);
    this.changed(path);
    this.#reconcile();
  }

  /** Files appeared, went or changed outside the editor; what is open is the editor's. */
  changedOnDisk(paths: readonly string[]): void {
    const foreign = paths.filter(path => !this.#context.documents.get(path));
    if (foreign.length === 0) return;
    this.#forgetFacts();
    for (const path of foreign) this.#context.workspace.changed(path);
    for (const unit of this.#units.values()) this.#invalidate(unit);
  }

  /** Anything may have changed: settings, folders, passwords. */
  changedAll(): void {
    this.#context.workspace.changedAll();
    for (const unit of this.#units.values()) this.#invalidate(unit);
  }

  /** Open documents may have come to belong to other roots. */
  rootsChanged(): void {
    for (const path of this.#context.documents.paths()) this.#searchAgain(path);
  }

  /**
   * The judgement of the unit that a document belongs to, made now if need be; undefined for a document that nobody
   * opened or that could not be judged.
   */
  async current(path: string): Promise<LintResult | undefined> {
    for (;;) {
      const unit = this.#unitOf(path);
      if (!unit) return undefined;
      if (unit.state === 'fresh') return unit.result;
      if (unit.state === 'stale') this.#judge(unit);
      await unit.ready;
    }
  }

  /** The judgements of all units that a document belongs to, each as it is now. */
  async all(path: string): Promise<readonly LintResult[]> {
    for (;;) {
      if (!(await this.current(path))) return [];
      const units = [...this.#units.values()].filter(unit => includes(unit, path));
      const waiting = units.filter(({ state }) => state !== 'fresh');
      if (waiting.length === 0) return units.flatMap(({ result }) => result ?? []);
      for (const unit of waiting) {
        if (unit.state === 'stale') this.#judge(unit);
        await unit.ready;
      }
    }
  }

  /** The folders' sources that the units were read from: what has to be watched. */
  sources(): ReadonlySet<string> {
    return new Set(
      [...this.#units.values()].flatMap(unit => [
        ...(unit.result?.sources.keys() ?? []),
        ...(unit.result?.compared ?? []),
      ]),
    );
  }

  dispose(): void {
    for (const unit of this.#units.values()) this.#stop(unit);
    this.#units.clear();
  }

  #forgetFacts(): void {
    this.#factsSince = performance.now();
    this.#context.workspace.fileFactsMayHaveChanged();
  }

  #unitOf(path: string): Unit | undefined {
    return this.#units.get(path) ?? [...this.#units.values()].find(unit => includes(unit, path));
  }

  #invalidate(unit: Unit, wait = 0): void {
    this.#stop(unit);
    unit.state = 'stale';
    const own = unit.cost <= QUICK ? 0 : Math.min(unit.cost, LONGEST_WAIT);
    unit.timer = setTimeout(() => this.#judge(unit), Math.max(wait, own));
  }

  #stop(unit: Unit): void {
    clearTimeout(unit.timer);
    unit.abort.abort();
  }

  #judge(unit: Unit): void {
    this.#stop(unit);
    unit.abort = new AbortController();
    unit.state = 'judging';
    unit.ready = this.#run(unit, unit.abort.signal);
  }

  async #run(unit: Unit, signal: AbortSignal): Promise<void> {
    const { workspace, options, failed } = this.#context;
    try {
      await this.#earlierUnits(unit);
      if (signal.aborted) return;
      if (!unit.result) void this.#searchFor(unit.root);
      const chosen = { ...(await options(unit.root)), signal };
      const started = performance.now();
      const result = await workspace.lint(unit.root, { ...chosen, quick: true });
      unit.cost = performance.now() - started;
      if (signal.aborted || (await this.#belongsToOthers(unit, result)) || signal.aborted) return;
      if (!this.#matchesTexts(result)) return this.#invalidate(unit);
      this.#settle(unit, result);
      if (result.pending) unit.timer = setTimeout(() => void this.#finish(unit, chosen), SECOND_RUN);
    } catch (error) {
      if (signal.aborted) return;
      unit.state = 'fresh';
      unit.result = undefined;
      failed(error);
    }
  }

  /** The second run: it has more to say than the first, and takes its time. */
  async #finish(unit: Unit, options: LintOptions & { readonly signal: AbortSignal }): Promise<void> {
    try {
      const result = await this.#context.workspace.lint(unit.root, options);
      if (!options.signal.aborted && this.#matchesTexts(result)) this.#settle(unit, result);
    } catch (error) {
      if (!options.signal.aborted) this.#context.failed(error);
    }
  }

  #settle(unit: Unit, result: LintResult): void {
    unit.state = 'fresh';
    unit.result = result;
    this.#context.judged(unit.root, result);
    this.#reconcile();
  }

  /** Whether every open document still is what the result was reached from. */
  #matchesTexts(result: LintResult): boolean {
    return [...result.sources].every(([path, source]) => {
      const open = this.#context.documents.get(path);
      return !open || open.source.text === source.text;
    });
  }

  /** Waits until the units known before this one have been judged once: one of them may include it. */
  async #earlierUnits(unit: Unit): Promise<void> {
    for (const other of this.#units.values()) {
      if (unit.result || other === unit) return;
      if (other.result) continue;
      if (other.state === 'stale') this.#judge(other);
      await Promise.race([other.ready, other.searching]);
    }
  }

  /**
   * Waits, before the first judgement of what may be a fragment is given out, for the search for roots that include it: alone
   * it would be blamed for names that are defined elsewhere. Once found, those roots' units take this one's place.
   */
  async #belongsToOthers(unit: Unit, result: LintResult): Promise<boolean> {
    if (unit.result || (await this.#context.standsAlone(result))) return false;
    unit.beginSearch();
    await this.#searchFor(unit.root);
    return !this.#isKnown(unit);
  }

  #searchAgain(path: string): void {
    this.#searches.delete(path);
    void this.#searchFor(path);
  }

  /** Has the roots that include a document searched for, once for each time it is opened, and judged. */
  async #searchFor(path: string): Promise<void> {
    const search = this.#searches.get(path) ?? this.#rootsOf(path).catch(() => []);
    this.#searches.set(path, search);
    const roots = (await search).filter(root => this.#isKnown(root));
    for (const root of roots) if (root.state === 'stale') this.#judge(root);
    for (const root of roots) {
      while (this.#isKnown(root) && root.state !== 'fresh') {
        if (root.state === 'stale') this.#judge(root);
        await root.ready;
      }
    }
  }

  /** Whether a unit has not been dropped meanwhile. */
  #isKnown(unit: Unit): boolean {
    return this.#units.get(unit.root) === unit;
  }

  /** The units of roots that include a document, or may: their units need not have been judged. */
  async #rootsOf(path: string): Promise<readonly Unit[]> {
    const { workspace, options, rootsOf, documents } = this.#context;
    const found: Unit[] = [];
    for (const root of await rootsOf(path, { limit: MAX_ROOTS })) {
      const known = this.#units.get(root);
      // Whether it really includes the document shows when it is judged.
      const result = known ? undefined : await workspace.lint(root, { ...(await options(root)), quick: true });
      if (!documents.get(path)) break;
      if (known || result?.sources.has(path)) found.push(known ?? this.#units.get(root) ?? this.#add(root));
    }
    return found;
  }

  /** Makes the units those that the open documents and their includes call for. */
  #reconcile(): void {
    const kept: Unit[] = [];
    for (const unit of this.#units.values()) {
      // Of two roots that include each other, the one known first stays.
      const isIncluded = [...this.#units.values()].some(
        other => other !== unit && includes(other, unit.root) && (kept.includes(other) || !includes(unit, other.root)),
      );
      if (!isIncluded && this.#isWanted(unit)) {
        kept.push(unit);
        continue;
      }
      this.#stop(unit);
      this.#units.delete(unit.root);
      this.#context.dropped(unit.root);
    }
    for (const path of this.#context.documents.paths()) {
      if (this.#unitOf(path)) continue;
      this.#searches.delete(path);
      this.#invalidate(this.#add(path));
    }
  }

  /** Whether anything of the unit is open, or may turn out to be. */
  #isWanted(unit: Unit): boolean {
    const { documents } = this.#context;
    if (documents.get(unit.root)) return true;
    if (!unit.result) return unit.state !== 'fresh';
    return [...unit.result.sources.keys()].some(path => documents.get(path) !== undefined);
  }

  #add(root: string): Unit {
    let beginSearch = () => {};
    const searching = new Promise<void>(resolve => {
      beginSearch = resolve;
    });
    const unit: Unit = {
      root,
      state: 'stale',
      result: undefined,
      abort: new AbortController(),
      ready: Promise.resolve(),
      timer: undefined,
      cost: 0,
      searching,
      beginSearch,
    };
    this.#units.set(root, unit);
    return unit;
  }
}

/** Whether a source was read for a unit when it was last judged. */
function includes(unit: Unit, path: string): boolean {
  return unit.root === path || unit.result?.sources.has(path) === true;
}
