import { basename, dirname } from '../core/path.js';
import type { Source } from '../core/source.js';
import type { Dialect, DialectId } from '../model/dialect.js';
import type { Host } from '../model/host.js';
import type { Sibling } from '../model/rule.js';
import type { Speaker } from '../model/speaker.js';
import type { Allocation, Instance, Profile } from '../profile/allocation.js';
import { instanceFiles, instanceFor } from '../profile/discovery.js';
import { nrecSessions } from '../rules/nrec-session.js';
import { filesBelow } from './bound-files.js';
import { kindOf } from './sniff.js';
import type { SourceStore } from './store.js';

/** So many files of an instance are looked into for the one that its configuration starts from. */
const MOST_TRIED = 8;

/** What a root makes, and what it was read from. */
export interface Lowered {
  readonly speakers: readonly Speaker[];
  readonly sources: ReadonlyMap<string, Source>;
}

/** Reads a root as its dialect does. */
export type Read = (dialect: Dialect, root: string) => Promise<Lowered>;

/** A sibling, and the sources it was read from. */
export interface FoundSibling {
  readonly sibling: Sibling;
  readonly sources: readonly string[];
}

/**
 * The other instances of an allocation, as far as their files are there. A configuration means nothing beside that of another
 * daemon, so only instances of one dialect are compared.
 */
export class Siblings {
  readonly #host: Host;
  readonly #store: SourceStore;
  readonly #read: Read;
  /** The files of an instance, by profile and instance; looked for once, until a file comes or goes. */
  readonly #files = new Map<string, readonly string[]>();
  readonly #lowered = new Map<string, Lowered>();

  constructor(host: Host, store: SourceStore, read: Read) {
    this.#host = host;
    this.#store = store;
    this.#read = read;
  }

  /** Files may have come or gone. */
  forgetFiles(): void {
    this.#files.clear();
  }

  /** @param root the file of the instance that asks. */
  async of(dialect: Dialect, profile: Profile, allocation: Allocation, root: string): Promise<readonly FoundSibling[]> {
    const own = instanceFor(allocation, profile, root);
    if (!own || allocation.instances.length < 2) return [];
    const found: FoundSibling[] = [];
    for (const [order, instance] of allocation.instances.entries()) {
      if (instance === own) continue;
      const sibling = await this.#sibling(dialect, profile, allocation, instance, root);
      if (sibling) found.push({ ...sibling, sibling: { ...sibling.sibling, order } });
    }
    return found;
  }

  async #sibling(
    dialect: Dialect,
    profile: Profile,
    allocation: Allocation,
    instance: Instance,
    like: string,
  ): Promise<FoundSibling | undefined> {
    const files = (await this.#filesOf(profile, instance)).toSorted((a, b) => rank(b, like) - rank(a, like));
    for (const root of files.slice(0, MOST_TRIED)) {
      if (!(await this.#isOf(root, dialect.id))) continue;
      const { speakers, sources } = await this.#lower(dialect, root);
      for (const speaker of speakers) {
        const sessions = nrecSessions(speaker, allocation);
        if (sessions.length > 0)
          return { sibling: { instance, order: 0, root, speaker, sessions }, sources: [...sources.keys()] };
      }
    }
    return undefined;
  }

  async #filesOf(profile: Profile, instance: Instance): Promise<readonly string[]> {
    const key = `${profile.path}\0${instance.name}\0${instance.files.join('\0')}`;
    const known = this.#files.get(key);
    if (known) return known;
    const files = await filesBelow(this.#host, dirname(profile.path), instanceFiles(profile, instance));
    this.#files.set(key, files);
    return files;
  }

  async #isOf(path: string, dialect: DialectId): Promise<boolean> {
    const read = await this.#store.ensure(path);
    return read.kind === 'source' && kindOf(path, read.source.text) === dialect;
  }

  /** What a root makes: as it was read last, if none of its sources changed since. */
  async #lower(dialect: Dialect, root: string): Promise<Lowered> {
    const key = `${dialect.id}\0${root}`;
    const known = this.#lowered.get(key);
    if (known && (await this.#isCurrent(known))) return known;
    const lowered = await this.#read(dialect, root);
    this.#lowered.set(key, lowered);
    return lowered;
  }

  async #isCurrent({ sources }: Lowered): Promise<boolean> {
    for (const [path, source] of sources) {
      const read = await this.#store.ensure(path);
      if (read.kind !== 'source' || read.source.text !== source.text) return false;
    }
    return true;
  }
}

/** How well a file stands for what `like` is at another instance: the same name, in folders of the same names. */
function rank(path: string, like: string): number {
  if (basename(path) !== basename(like)) return 0;
  return 1 + (basename(dirname(path)) === basename(dirname(like)) ? 1 : 0);
}
