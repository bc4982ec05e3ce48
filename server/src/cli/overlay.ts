import type { Secret } from '../core/secret.js';
import type { Source } from '../core/source.js';
import type { Host, ReadResult, SecretVerdict } from '../model/host.js';
import type { PasswordReference } from '../profile/allocation.js';

/** A host over which texts lie that are not, or not yet, on the disk: standard input, and what --fix has in hand. */
export class OverlayHost implements Host {
  readonly #below: Host;
  readonly #texts = new Map<string, ReadResult>();

  constructor(below: Host) {
    this.#below = below;
  }

  lay(source: Source): void {
    this.#texts.set(source.path, { kind: 'source', source });
  }

  layResult(path: string, result: ReadResult): void {
    this.#texts.set(path, result);
  }

  async read(path: string): Promise<ReadResult> {
    return this.#texts.get(path) ?? this.#below.read(path);
  }

  glob(pattern: string): Promise<readonly string[] | 'missing'> {
    return this.#below.glob(pattern);
  }

  compareSecret(reference: PasswordReference, secret: Secret, base: string): Promise<SecretVerdict> {
    return this.#below.compareSecret(reference, secret, base);
  }
}
