import { Secret } from '../core/secret.js';
import type { Host } from '../model/host.js';
import type { Files } from './client-files.js';
import type { OpenDocuments } from './documents.js';

/** The world as an editor shows it: open documents as they are typed, files behind them, passwords kept by the user. */
export class EditorHost implements Host {
  readonly #documents: OpenDocuments;
  readonly #files: Files;
  readonly #passwords = new Map<string, Secret>();

  constructor(documents: OpenDocuments, files: Files) {
    this.#documents = documents;
    this.#files = files;
  }

  read: Host['read'] = async path => {
    const open = this.#documents.get(path);
    return open ? { kind: 'source', source: open.source } : this.#files.read(path);
  };

  glob: Host['glob'] = pattern => this.#files.glob(pattern);

  compareSecret: Host['compareSecret'] = (reference, secret, base) =>
    this.#files.compareSecret(reference, secret, base);

  heldPassword = (profile: string, allocation: string): Secret | undefined =>
    this.#passwords.get(`${profile}\0${allocation}`);

  /** Keeps a password in memory, or forgets it. */
  holdPassword(profile: string, allocation: string, value: string | undefined): void {
    const key = `${profile}\0${allocation}`;
    if (value === undefined) this.#passwords.delete(key);
    else this.#passwords.set(key, new Secret(value));
  }
}
