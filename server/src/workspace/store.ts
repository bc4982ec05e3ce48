import { dirname, join } from '../core/path.js';
import type { GlobResult, Host, IncludeResolver, ReadResult, Snapshot, SourceRequest } from '../model/host.js';

/** The sources read so far, shared by everything that one Workspace lints; the only place that talks to the host. */
export class SourceStore implements Snapshot, IncludeResolver {
  readonly #host: Host;
  readonly #reads = new Map<string, ReadResult>();
  readonly #globs = new Map<string, GlobResult>();

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

  /** Forgets one path, because it changed; globs are forgotten too, since a new file may match them. */
  forget(path: string): void {
    this.#reads.delete(path);
    this.#revision++;
    this.#globs.clear();
  }

  /** Forgets everything. */
  clear(): void {
    this.#reads.clear();
    this.#revision++;
    this.#globs.clear();
  }
}
