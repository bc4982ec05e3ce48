import nodePath from 'node:path';
import { normalize } from '../core/path.js';

/**
 * Between the paths a person wrote and those the engine works with. The engine gets absolute ones, so that a relative
 * path and an include of the same file meet; what is shown is the path as it was given, and for files that nobody named
 * (includes, profiles) the kind of path, relative or absolute, by which they were reached.
 */
export class PathNames {
  readonly #cwd: string;
  readonly #shown = new Map<string, string>();

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  /** The engine's path for a path as given, remembered under that name. The first name given to a file stays. */
  enter(given: string): string {
    const path = this.absolute(given);
    if (!this.#shown.has(path)) this.#shown.set(path, given);
    return path;
  }

  /** The engine's path for a path as given. */
  absolute(given: string): string {
    return slashes(nodePath.resolve(this.#cwd, given));
  }

  /** Names a file that was reached from `root`. */
  reached(path: string, root: string): void {
    if (this.#shown.has(path)) return;
    this.#shown.set(path, nodePath.isAbsolute(this.shown(root)) ? path : this.relative(path));
  }

  /** The path to show. */
  shown(path: string): string {
    return this.#shown.get(path) ?? this.relative(path);
  }

  /** As seen from the working directory. */
  relative(path: string): string {
    return slashes(nodePath.relative(this.#cwd, path)) || '.';
  }
}

/** The engine separates by `/` on every system. */
function slashes(path: string): string {
  return normalize(nodePath.sep === '/' ? path : path.replaceAll(nodePath.sep, '/'));
}
