import { dirname, join } from '../core/path.js';
import type { GlobResult, Host, IncludeResolver, ReadResult, Snapshot, SourceRequest } from '../model/host.js';

/** The sources read so far, shared by everything that one Workspace lints; the only place that talks to the host. */
export class SourceStore implements Snapshot, IncludeResolver {
  readonly #host: Host;
  readonly #reads = new Map<string, ReadResult>();
  readonly #globs = new Map<string, GlobResult>();
  /** Files that were there before they were forgotten. */
  readonly #forgotten = new Set<string>();

  #revision = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Grows whenever anything is read or forgotten: what was made of the sources at one revision holds until the next. */
  get revision(): number {
    return this.#revision;
  }

  read(path: string): ReadResult | undefined {
    return this.#reads.get(path);
  }

  glob(pattern: string): GlobResult | undefined {
    return this.#globs.get(pattern);
  }

  resolve(from: string, written: string): string {
    return join(dirname(from), written);
  }

  /** The path's content, from the host if it has not been asked for. */
  async ensure(path: string): Promise<ReadResult> {
    const known = this.#reads.get(path);
    if (known) return known;
    const result = await this.#host.read(path);
    if (this.#forgotten.delete(path) && result.kind !== 'source') this.#globs.clear();
    this.#reads.set(path, result);
    this.#revision++;
    return result;
  }

  /** Gets what a parse lacked. */
  async fetch(requests: readonly SourceRequest[]): Promise<void> {
    this.#revision++;
    await Promise.all(
      requests.map(async request => {
        if (request.kind === 'read') await this.ensure(request.path);
        else this.#globs.set(request.path, await this.#host.glob(request.path));
      }),
    );
  }

  /**
   * Forgets one path, because it changed. What patterns match stays known as long as the file was there before and turns out
   * to be there still: that is what typing in it comes to.
   */
  forget(path: string): void {
    if (this.#reads.get(path)?.kind === 'source') this.#forgotten.add(path);
    else if (!this.#forgotten.has(path)) this.#globs.clear();
    this.#reads.delete(path);
    this.#revision++;
  }

  /** Forgets everything. */
  clear(): void {
    this.#reads.clear();
    this.#forgotten.clear();
    this.#revision++;
    this.#globs.clear();
  }
}
