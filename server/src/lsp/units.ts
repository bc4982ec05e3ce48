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

/** What the units are told, and what they tell. */
export interface UnitsContext {
  readonly workspace: Workspace;
  readonly documents: OpenDocuments;
  options(root: string): Promise<LintOptions>;
  /** Roots that a document might be included by, nearest first. */
  rootsAbove(path: string): readonly string[];
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
  /** Waits to hear whether a root that nobody opened includes it. */
  isSearching: boolean;
}

/**
 * Which documents are judged, and the last judgement of each. A document that a known root includes belongs to that root's
 * unit; any other open document is a root itself. Only results that match the texts as they are now are ever given out.
 */
export class Units {
  readonly #context: UnitsContext;
  readonly #units = new Map<string, Unit>();
  readonly #searched = new Set<string>();

  constructor(context: UnitsContext) {
    this.#context = context;
  }

  opened(path: string): void {
    this.#searched.delete(path);
    this.changed(path);
    this.#reconcile();
  }

  /** The document's text changed in the editor. */
  changed(path: string): void {
    this.#context.workspace.changed(path);
    const isProfile = PROFILE_NAMES.includes(basename(path));
    for (const unit of this.#units.values()) {
      if (includes(unit, path)) this.#invalidate(unit);
      else if (isProfile || unit.result?.profile?.path === path) this.#invalidate(unit, PROFILE_WAIT);
    }
  }

  closed(path: string): void {
    this.changed(path);
    this.#reconcile();
  }

  /** Files appeared, went or changed outside the editor; what is open is the editor's. */
  changedOnDisk(paths: readonly string[]): void {
    const foreign = paths.filter(path => !this.#context.documents.get(path));
    if (foreign.length === 0) return;
    for (const path of foreign) this.#context.workspace.changed(path);
    for (const unit of this.#units.values()) this.#invalidate(unit);
  }

  /** Anything may have changed: settings, folders, passwords. */
  changedAll(): void {
    this.#context.workspace.changedAll();
    for (const unit of this.#units.values()) this.#invalidate(unit);
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

  /** The folders' sources that the units were read from: what has to be watched. */
  sources(): ReadonlySet<string> {
    return new Set([...this.#units.values()].flatMap(unit => [...(unit.result?.sources.keys() ?? [])]));
  }

  dispose(): void {
    for (const unit of this.#units.values()) this.#stop(unit);
    this.#units.clear();
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
      if (signal.aborted || (await this.#foundRootAbove(unit))) return;
      const chosen = { ...(await options(unit.root)), signal };
      const started = performance.now();
      const result = await workspace.lint(unit.root, { ...chosen, quick: true });
      unit.cost = performance.now() - started;
      if (signal.aborted) return;
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
      // One that looks for a root may be waiting for this very unit.
      if (other.result || other.isSearching) continue;
      if (other.state === 'stale') this.#judge(other);
      await other.ready;
    }
  }

  /**
   * Looks, once for each time a document is opened, for a root that nobody opened but that includes it; judged alone, a
   * fragment would be blamed for names that are defined elsewhere. Once found, that root's unit takes this one's place.
   */
  async #foundRootAbove(unit: Unit): Promise<boolean> {
    if (this.#searched.has(unit.root)) return false;
    this.#searched.add(unit.root);
    unit.isSearching = true;
    try {
      const root = await this.#rootAbove(unit);
      if (!root) return false;
      this.#judge(root);
      await root.ready;
      return !this.#units.has(unit.root);
    } finally {
      unit.isSearching = false;
    }
  }

  async #rootAbove({ root }: Unit): Promise<Unit | undefined> {
    const { workspace, options, rootsAbove, documents } = this.#context;
    for (const candidate of rootsAbove(root)) {
      if (this.#units.has(candidate)) continue;
      const result = await workspace.lint(candidate, { ...(await options(candidate)), quick: true });
      if (result.sources.has(root) && documents.get(root)) return this.#units.get(candidate) ?? this.#add(candidate);
    }
    return undefined;
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
      if (!this.#unitOf(path)) this.#invalidate(this.#add(path));
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
    const unit: Unit = {
      root,
      state: 'stale',
      result: undefined,
      abort: new AbortController(),
      ready: Promise.resolve(),
      timer: undefined,
      cost: 0,
      isSearching: false,
    };
    this.#units.set(root, unit);
    return unit;
  }
}

/** Whether a source was read for a unit when it was last judged. */
function includes(unit: Unit, path: string): boolean {
  return unit.root === path || unit.result?.sources.has(path) === true;
}
