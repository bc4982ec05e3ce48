import type { FileFacts, Host } from '../model/host.js';

/**
 * What was found out of files besides their texts. What may have changed since is still what is said, until somebody who has the
 * time asks again: a finding that comes and goes with every keystroke helps nobody.
 */
export class KnownFacts {
  readonly #host: Host;
  readonly #facts = new Map<string, FileFacts | undefined>();
  /** What was asked since it may have changed last. */
  readonly #asked = new Map<string, Promise<void>>();
  /** What of that has been answered. */
  readonly #answered = new Set<string>();

  constructor(host: Host) {
    this.#host = host;
  }

  of(path: string): FileFacts | undefined {
    return this.#facts.get(path);
  }

  /** Whether asking might tell something else. */
  isStale(paths: readonly string[]): boolean {
    return this.#host.fileFacts !== undefined && paths.some(path => !this.#answered.has(path));
  }

  /** Asks for what was not asked for since it may have changed: for all of it at once. */
  async refresh(paths: readonly string[]): Promise<void> {
    const missing = [...new Set(paths)].filter(path => !this.#asked.has(path));
    if (missing.length > 0) {
      const asking = this.#ask(missing);
      for (const path of missing) this.#asked.set(path, asking);
    }
    await Promise.all(paths.map(path => this.#asked.get(path)));
  }

  /** Says that files may have come under git, or have other modes. */
  mayHaveChanged(): void {
    this.#asked.clear();
    this.#answered.clear();
  }

  async #ask(paths: readonly string[]): Promise<void> {
    // So that whoever asks is noted before the answer comes.
    await undefined;
    const before = paths.map(path => this.#asked.get(path));
    const found = await this.#host.fileFacts?.(paths);
    for (const [index, path] of paths.entries()) {
      this.#facts.set(path, found?.get(path));
      if (this.#asked.get(path) === before[index]) this.#answered.add(path);
    }
  }
}
