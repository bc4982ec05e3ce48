import { inside } from '../core/path.js';
import type { Secret } from '../core/secret.js';
import type { Source } from '../core/source.js';
import type { FileFacts, GlobResult, Host, ReadResult, SecretVerdict } from '../model/host.js';
import type { PasswordReference } from '../profile/allocation.js';

/** A host over which texts lie that are not, or not yet, on the disk: standard input, and what --fix has in hand. */
export class OverlayHost implements Host {
  readonly #below: Host;
  readonly #texts = new Map<string, ReadResult>();
  #folders: readonly string[] | undefined;

  constructor(below: Host) {
    this.#below = below;
  }

  lay(source: Source): void {
    this.#texts.set(source.path, { kind: 'source', source });
  }

  layResult(path: string, result: ReadResult): void {
    this.#texts.set(path, result);
  }

  /** Says which folders are judged: what is missing elsewhere may exist on the machine that a configuration is for. */
  settle(folders: readonly string[]): void {
    this.#folders = folders;
  }

  async read(path: string): Promise<ReadResult> {
    const result = this.#texts.get(path) ?? (await this.#below.read(path));
    return result.kind === 'missing' && this.#isElsewhere(path) ? { ...result, elsewhere: true } : result;
  }

  async glob(pattern: string): Promise<GlobResult> {
    const found = await this.#below.glob(pattern);
    return found === 'missing' && this.#isElsewhere(pattern) ? 'elsewhere' : found;
  }

  async list(folder: string): ReturnType<NonNullable<Host['list']>> {
    return this.#below.list?.(folder);
  }

  compareSecret(reference: PasswordReference, secret: Secret, base: string): Promise<SecretVerdict> {
    return this.#below.compareSecret(reference, secret, base);
  }

  async fileFacts(paths: readonly string[]): Promise<ReadonlyMap<string, FileFacts>> {
    return (await this.#below.fileFacts?.(paths)) ?? new Map();
  }

  #isElsewhere(path: string): boolean {
    return this.#folders?.every(folder => inside(folder, path) === undefined) ?? false;
  }
}
