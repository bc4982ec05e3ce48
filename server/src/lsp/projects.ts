import type { DialectId } from '../model/dialect.js';
import type { Host } from '../model/host.js';
import { loadDialect } from '../workspace/dialects.js';
import { IncludeGraph, type SearchLimits } from '../workspace/include-graph.js';

/** How long a fragment waits for the search of a workspace's folder before it is judged alone, milliseconds. */
const PATIENCE = 2000;
/** How long such a search goes on at the most, milliseconds: a folder served over a network may be slow. */
const LONGEST_SEARCH = 20_000;

/** What changes is read again when nothing has changed for this long, milliseconds. */
const TYPING = 200;

/** What the projects are told, and what they tell. */
export interface ProjectsContext {
  readonly host: Host;
  readonly limits: SearchLimits;
  /** The folder of the workspace that a path lies in. */
  folderOf(path: string): string | undefined;
  /** What a document is written in; undefined when it is nothing that includes anything. */
  dialectOf(path: string): DialectId | undefined;
  /** Other roots may have come to light. */
  found(): void;
}

export interface RootsOptions {
  readonly limit: number;
  readonly all?: boolean;
  /** What a file that is not open is written in. */
  readonly dialect?: DialectId;
}

interface Graph {
  readonly files: IncludeGraph;
  /** The searches of whole folders, by folder. */
  readonly searches: Map<string, Promise<void>>;
}

/** Finds the roots of fragments among the files of the workspace, open or not. */
export class Projects {
  readonly #context: ProjectsContext;
  readonly #graphs = new Map<DialectId, Promise<Graph | undefined>>();
  /** Roots that were found, and the dialect of what they include: their own text need not tell. */
  readonly #dialects = new Map<string, DialectId>();
  readonly #changed = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(context: ProjectsContext) {
    this.#context = context;
  }

  /**
   * The roots that a document seems to belong to, the nearest first; empty for a root. Answers from the folders around it where
   * these know one, and has the whole folder searched meanwhile; with `all` it waits for that.
   */
  async rootsOf(path: string, { limit, all = false, dialect }: RootsOptions): Promise<readonly string[]> {
    const id = dialect ?? this.#context.dialectOf(path) ?? this.#dialects.get(path);
    // A document that was never saved lies nowhere.
    const graph = id && path.includes('://') ? await this.#graph(id) : undefined;
    if (!id || !graph) return [];
    const folder = this.#context.folderOf(path);
    await graph.files.scanAround(path, folder, { pause });
    const search = folder === undefined ? undefined : this.#search(graph, folder);
    if (all) await search;
    else if (graph.files.parentsOf(path).length === 0) await Promise.race([search, pause(PATIENCE)]);
    const roots = graph.files.rootsOf(path).slice(0, limit);
    for (const root of roots) this.#dialects.set(root, id);
    return roots;
  }

  /** Whether there may be roots that no search has come to. */
  async isPartial(dialect: DialectId): Promise<boolean> {
    return (await this.#graphs.get(dialect))?.files.isPartial ?? false;
  }

  /** What a root that nobody opened is written in. */
  dialectOf(root: string): DialectId | undefined {
    return this.#dialects.get(root);
  }

  /** Files changed, appeared or went, in the editor or on the disk. Who includes what is found out when that ends. */
  changed(paths: readonly string[]): void {
    for (const path of paths) this.#changed.add(path);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#readAgain(), TYPING);
  }

  /** Forgets everything: folders came or went. */
  clear(): void {
    this.#graphs.clear();
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #readAgain(): Promise<void> {
    const paths = [...this.#changed];
    this.#changed.clear();
    let isNews = false;
    for (const known of this.#graphs.values()) {
      const graph = await known;
      for (const path of paths) if (await graph?.files.changed(path)) isNews = true;
    }
    if (isNews) this.#context.found();
  }

  #graph(id: DialectId): Promise<Graph | undefined> {
    const known = this.#graphs.get(id) ?? this.#newGraph(id);
    this.#graphs.set(id, known);
    return known;
  }

  async #newGraph(id: DialectId): Promise<Graph | undefined> {
    const reads = (await loadDialect(id))?.reads;
    const { host, limits } = this.#context;
    return reads && { files: new IncludeGraph(host, reads, limits), searches: new Map() };
  }

  #search({ files, searches }: Graph, folder: string): Promise<void> {
    const known = searches.get(folder);
    if (known) return known;
    const search = files.scanBelow(folder, { pause, signal: AbortSignal.timeout(LONGEST_SEARCH) });
    searches.set(folder, search);
    void search.then(() => this.#context.found());
    return search;
  }
}

/** Lets what else the server has to do come in between. */
function pause(milliseconds = 0): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
