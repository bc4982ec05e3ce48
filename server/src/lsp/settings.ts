import type { Connection } from 'vscode-languageserver';
import { isAbsolute, join } from '../core/path.js';
import { parseTarget } from '../core/version.js';
import type { LintOptions } from '../workspace/result.js';
import { pathOf, pathOfFile, uriOf } from './uri.js';

/** The section `bgplint` of a client's settings, as far as the server reads it. Nothing in it can be relied on. */
interface Section {
  readonly profile?: unknown;
  readonly target?: unknown;
}

/** What the user set, for each workspace folder; asked for once and kept until it changes. */
export class Settings {
  readonly #connection: Connection;
  readonly #sections = new Map<string, Promise<Section>>();
  /** Whether the client can be asked. */
  #canAsk = false;
  /** What a client that cannot be asked told us. */
  #told: Section = {};

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** @param told the settings that came with `initialize`, for clients that cannot be asked later. */
  initialize(canAsk: boolean, told: unknown): void {
    this.#canAsk = canAsk;
    this.#told = isSection(told) ? told : {};
  }

  /** @param settings what came with the notification: all of the settings, or null from clients that are asked. */
  changed(settings: unknown): void {
    this.#sections.clear();
    const section = isSection(settings) ? (settings as { bgplint?: unknown }).bgplint : undefined;
    if (isSection(section)) this.#told = section;
  }

  /** How files of a folder (or, without one, a document) are to be judged. */
  async options(path: string, folder: string | undefined): Promise<LintOptions> {
    const section = this.#canAsk ? await this.#ask(folder ?? path) : this.#told;
    const profile = profilePath(section.profile, folder);
    return {
      targets: targets(section.target),
      ...(profile === undefined ? {} : { profile }),
      ...(folder === undefined ? {} : { stopAt: folder }),
    };
  }

  #ask(scope: string): Promise<Section> {
    const known = this.#sections.get(scope);
    if (known) return known;
    const asked = this.#connection.workspace
      .getConfiguration({ scopeUri: uriOf(scope), section: 'bgplint' })
      .then(section => (isSection(section) ? section : {}))
      .catch(() => ({}));
    this.#sections.set(scope, asked);
    return asked;
  }
}

function isSection(value: unknown): value is Section {
  return typeof value === 'object' && value !== null;
}

/** The profile the user named: a URI, a path of this machine, or one relative to the folder. */
function profilePath(setting: unknown, folder: string | undefined): string | undefined {
  if (typeof setting !== 'string' || setting.trim() === '') return undefined;
  const written = setting.trim();
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(written)) return pathOf(written);
  const local = folder?.startsWith('file://') ?? true;
  if (isAbsolute(written) || /^[a-z]:\\/i.test(written))
    return local ? pathOfFile(written) : join(folder ?? '', written);
  return folder === undefined ? undefined : join(folder, written);
}

/** `{bird: "2.17"}`; `auto`, and what is no version, leaves it to the file. */
function targets(setting: unknown): NonNullable<LintOptions['targets']> {
  if (!isSection(setting)) return [];
  return Object.entries(setting).flatMap(([dialect, version]) => parseTarget(`${dialect}@${version}`) ?? []);
}
