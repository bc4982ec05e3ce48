import { Secret } from '../core/secret.js';
import type { Host } from '../model/host.js';
import type { Files } from './client-files.js';
import type { OpenDocuments } from './documents.js';

/** The world as an editor shows it: open documents as they are typed, files behind them, passwords kept by the user. */
export class EditorHost implements Host {
  readonly #documents: OpenDocuments;
  readonly #files: Files;
  readonly #isOurs: (path: string) => boolean;
  readonly #passwords = new Map<string, Secret>();
  /** false in a workspace that the user does not trust: there not even git is asked. */
  runsPrograms = true;

  /**
   * @param isOurs whether a path lies where its absence means something: a file that is missing elsewhere may well exist on
   * the machine that the configuration is for.
   */
  constructor(documents: OpenDocuments, files: Files, isOurs: (path: string) => boolean) {
    this.#documents = documents;
    this.#files = files;
    this.#isOurs = isOurs;
  }

  read: Host['read'] = async path => {
    const open = this.#documents.get(path);
    if (open) return { kind: 'source', source: open.source };
    const result = await this.#files.read(path);
    return result.kind === 'missing' && !this.#isOurs(path) ? { ...result, elsewhere: true } : result;
  };

  glob: Host['glob'] = async pattern => {
    const found = await this.#files.glob(pattern);
    return found === 'missing' && !this.#isOurs(pattern) ? 'elsewhere' : found;
  };

  list: NonNullable<Host['list']> = async folder => this.#files.list?.(folder);

  compareSecret: Host['compareSecret'] = (reference, secret, base) =>
    this.#files.compareSecret(reference, secret, base);

  fileFacts: NonNullable<Host['fileFacts']> = async paths =>
    (this.runsPrograms && (await this.#files.fileFacts?.(paths))) || new Map();

  heldPassword = (profile: string, allocation: string): Secret | undefined =>
    this.#passwords.get(`${profile}\0${allocation}`);

  /** Keeps a password in memory, or forgets it. */
  holdPassword(profile: string, allocation: string, value: string | undefined): void {
    const key = `${profile}\0${allocation}`;
    if (value === undefined) this.#passwords.delete(key);
    else this.#passwords.set(key, new Secret(value));
  }
}
