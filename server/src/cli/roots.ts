import type { Dialect } from '../model/dialect.js';
import type { Host } from '../model/host.js';
import { loadDialect } from '../workspace/dialects.js';
import { IncludeGraph } from '../workspace/include-graph.js';
import type { LintResult } from '../workspace/result.js';

/** How many roots nobody asked for are judged for one fragment. */
const MAX_GUESTS = 8;

/** Searches the folders around what may be a fragment for the files that include it. */
export class Roots {
  readonly #host: Host;
  readonly #graphs = new Map<Dialect, IncludeGraph>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** The roots that include a file, however far away. Only judging one of them tells for certain. */
  async of(path: string, dialect: Dialect): Promise<readonly string[]> {
    const { reads } = dialect;
    const graph = this.#graphs.get(dialect) ?? new IncludeGraph(this.#host, (at, text) => reads?.(at, text) ?? []);
    this.#graphs.set(dialect, graph);
    await graph.scanAround(path);
    return graph.rootsOf(path).slice(0, MAX_GUESTS);
  }
}

/** The dialect of what was judged alone and may be a fragment; undefined for what stands alone. */
export async function fragmentDialect({ unit }: Pick<LintResult, 'unit'>): Promise<Dialect | undefined> {
  const dialect = unit && (await loadDialect(unit.dialect));
  return unit && dialect?.reads && dialect.standsAlone?.(unit) === false ? dialect : undefined;
}
