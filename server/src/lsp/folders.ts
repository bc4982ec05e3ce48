import { inside } from '../core/path.js';
import { pathOf } from './uri.js';

/** The folders of the workspace. */
export class Folders {
  #paths: readonly string[] = [];

  set(uris: readonly string[]): void {
    this.#paths = uris.map(uri => pathOf(uri).replace(/(?<=[^/])\/$/, ''));
  }

  change(added: readonly string[], removed: readonly string[]): void {
    const gone = new Set(removed.map(pathOf).map(path => path.replace(/(?<=[^/])\/$/, '')));
    const kept = this.#paths.filter(path => !gone.has(path));
    this.set(added);
    this.#paths = [...kept, ...this.#paths];
  }

  /** The innermost folder that a path lies in. */
  around(path: string): string | undefined {
    return this.#paths.filter(folder => inside(folder, path) !== undefined).toSorted((a, b) => b.length - a.length)[0];
  }

  get all(): readonly string[] {
    return this.#paths;
  }
}
