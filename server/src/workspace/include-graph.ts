import { type FolderEntry, pathPattern } from '../core/glob.js';
import { dirname, inside, join } from '../core/path.js';
import { templateSuffix } from '../core/template-tags.js';
import type { Host } from '../model/host.js';
import { mayInclude } from './sniff.js';

/** How far a search goes. */
export interface SearchLimits {
  /** How many files are read. */
  readonly files: number;
  /** How many folders are listed. */
  readonly folders: number;
  /** How far below a workspace's folder files are looked for. */
  readonly depth: number;
}

/** Where reading a file takes no time to speak of. */
export const NEAR: SearchLimits = { files: 10_000, folders: 5000, depth: 10 };

/** Where each file is a request to somebody else, perhaps over the Internet. */
export const FAR: SearchLimits = { files: 300, folders: 200, depth: 6 };

/** How many folders, a file's own among them, are looked into for who includes it: `bird.d/peers/x.conf`, `bird.conf`. */
const LEVELS = 3;
/** After so many files others get a turn. */
const PAUSE_AFTER = 25;

/** Folders without configurations of anybody's own. */
export const SKIPPED = /^(?:node_modules|\.git|\.hg|\.svn|\.\..*)$/;

/** What a file's text says that it reads, relative to it; see `Dialect.reads`. */
export type Reads = (path: string, text: string) => readonly string[];

export interface ScanOptions {
  /** Ends the scan early; what is known by then counts. */
  readonly signal?: AbortSignal;
  /** Lets others have a turn. */
  readonly pause?: () => Promise<void>;
}

/**
 * Who includes whom, found by reading files without parsing them. It gives candidates: whether a file is really part of a
 * unit shows when that is judged.
 */
export class IncludeGraph {
  readonly #host: Host;
  readonly #reads: Reads;
  /** For each file that reads others: what it reads. */
  readonly #targets = new Map<string, readonly Target[]>();
  readonly #files = new Set<string>();
  readonly #folders = new Map<string, readonly FolderEntry[] | undefined>();

  readonly #limits: SearchLimits;
  #isPartial = false;

  constructor(host: Host, reads: Reads, limits = NEAR) {
    this.#host = host;
    this.#reads = reads;
    this.#limits = limits;
  }

  /** Whether a search ended before it had seen everything: there may be more who include a file. */
  get isPartial(): boolean {
    return this.#isPartial;
  }

  /** Reads the folder of a file and some above it, up to `stopAt` or to the top of a repository. */
  async scanAround(path: string, stopAt?: string, options: ScanOptions = {}): Promise<void> {
    let folder = dirname(path);
    for (let level = 0; level < LEVELS; level++) {
      if (stopAt !== undefined && folder !== stopAt && inside(stopAt, folder) === undefined) return;
      const entries = await this.#scanFolder(folder, options);
      const above = dirname(folder);
      if (!entries || entries.some(({ name }) => name === '.git') || above === folder || above === '') return;
      folder = above;
    }
  }

  /** Reads a folder with all below it, the upper ones first. Links to folders are not followed: they may lead in circles. */
  async scanBelow(folder: string, options: ScanOptions = {}): Promise<void> {
    let level = [folder];
    for (let depth = 0; level.length > 0; depth++) {
      if (depth === this.#limits.depth) {
        this.#isPartial = true;
        return;
      }
      const next: string[] = [];
      for (const at of level) {
        const entries = (await this.#scanFolder(at, options)) ?? [];
        for (const { name, isFolder, isLink } of entries) {
          if (isFolder && !isLink && !SKIPPED.test(name)) next.push(join(at, name));
        }
      }
      level = next;
    }
  }

  /** Reads a file again that changed, appeared or went. @returns whether it reads something else now. */
  async changed(path: string): Promise<boolean> {
    // Of a folder that was never looked into nothing is known that could change.
    if (!this.#files.has(path) && !this.#folders.has(dirname(path))) return false;
    const before = written(this.#targets.get(path));
    await this.#scanFile(path);
    return written(this.#targets.get(path)) !== before;
  }

  /** The files that read a file, directly. */
  parentsOf(path: string): readonly string[] {
    const suffix = templateSuffix(path);
    // Templates write the name that a file has once it is made.
    const made = suffix === undefined ? undefined : path.slice(0, -suffix.length);
    return [...this.#targets]
      .filter(
        ([parent, targets]) =>
          parent !== path && targets.some(({ matches }) => matches(path) || (made !== undefined && matches(made))),
      )
      .map(([parent]) => parent);
  }

  /**
   * The roots that a file belongs to: those that read it, directly or through others, and that no other file reads; the
   * nearest first. Where files only read each other, the first of them by name is the root. Empty: nobody reads it.
   */
  rootsOf(path: string): readonly string[] {
    const ancestors = new Set<string>();
    const roots: string[] = [];
    const pending = [path];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      const parents = this.parentsOf(at);
      if (parents.length === 0 && at !== path) roots.push(at);
      for (const parent of parents) {
        if (ancestors.has(parent)) continue;
        ancestors.add(parent);
        pending.push(parent);
      }
    }
    if (roots.length > 0) return roots.toSorted((a, b) => common(b, path) - common(a, path) || (a < b ? -1 : 1));
    if (ancestors.size === 0 || ancestors.has(path)) return [];
    return [...ancestors].toSorted().slice(0, 1);
  }

  async #scanFolder(folder: string, { signal, pause }: ScanOptions) {
    if (this.#folders.has(folder)) return this.#folders.get(folder);
    if (signal?.aborted || this.#folders.size >= this.#limits.folders) {
      this.#isPartial = true;
      return undefined;
    }
    const entries = await this.#host.list?.(folder);
    this.#folders.set(folder, entries);
    for (const { name, isFolder, isLink } of entries ?? []) {
      if ((isFolder && !isLink) || !mayInclude(name)) continue;
      if (signal?.aborted || this.#files.size >= this.#limits.files) {
        this.#isPartial = true;
        break;
      }
      await this.#scanFile(join(folder, name));
      if (pause && this.#files.size % PAUSE_AFTER === 0) await pause();
    }
    return entries;
  }

  async #scanFile(path: string): Promise<void> {
    this.#files.add(path);
    const read = await this.#host.read(path);
    const targets = read.kind === 'source' ? this.#reads(path, read.source.text) : [];
    if (targets.length === 0) this.#targets.delete(path);
    else
      this.#targets.set(
        path,
        [...new Set(targets)].map(target => targetOf(join(dirname(path), target))),
      );
  }
}

interface Target {
  readonly pattern: string;
  readonly matches: (path: string) => boolean;
}

function targetOf(pattern: string): Target {
  return { pattern, matches: pathPattern(pattern) };
}

function written(targets: readonly Target[] | undefined): string {
  return (targets ?? []).map(({ pattern }) => pattern).join('\n');
}

/** How many folders two paths have in common. */
function common(a: string, b: string): number {
  const [one, other] = [a.split('/'), b.split('/')];
  const differing = one.findIndex((part, index) => part !== other[index]);
  return differing < 0 ? one.length : differing;
}
