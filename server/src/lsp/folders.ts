import { basename, inside, join } from '../core/path.js';
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

  /** Where a document would lie once it is saved: one that never was lies where its URI says, or in the first folder. */
  placeOf(path: string): string {
    const written = UNSAVED.exec(path)?.[1];
    const [first] = this.#paths;
    if (written === undefined || first === undefined) return path;
    // Paths here are decoded, and a URI without an authority is not yet.
    const named = written.startsWith('/') ? plainPath(pathOf(`file://${written}`)) : written;
    const folder = this.#paths.find(one => named.startsWith(`${plainPath(one)}/`));
    return folder === undefined ? join(first, basename(named)) : `${folder}${named.slice(plainPath(folder).length)}`;
  }

  get all(): readonly string[] {
    return this.#paths;
  }
}

/** How editors name documents that were never saved: `untitled:Untitled-1`, `untitled:/folder/bird.conf`. */
const UNSAVED = /^untitled:(?:\/\/[^/]*)?(.*)$/s;

function plainPath(folder: string): string {
  return folder.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '');
}
