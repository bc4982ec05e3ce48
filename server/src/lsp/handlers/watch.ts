import { DidChangeWatchedFilesNotification, type Disposable, type FileSystemWatcher } from 'vscode-languageserver';
import { dirname } from '../../core/path.js';
import { PROFILE_NAMES } from '../../profile/discovery.js';
import type { Context } from '../context.js';
import { pathOf, uriOf } from '../uri.js';

/** Follows files that are not open: profiles wherever they are, and the folders that configurations were read from. */
export class Watcher {
  readonly #context: Context;
  #folders = '';
  #registered: Promise<Disposable | undefined> = Promise.resolve(undefined);

  constructor(context: Context) {
    this.#context = context;
    const { connection, projects, units } = context;
    connection.onDidChangeWatchedFiles(({ changes }) => {
      const paths = changes.map(({ uri }) => pathOf(uri));
      units.changedOnDisk(paths);
      projects.changed(paths);
    });
    this.#register([]);
  }

  /** Watches what the units were read from by now. */
  update(): void {
    if (!this.#context.client.relativePatterns) return;
    const folders = [...new Set([...this.#context.units.sources()].map(dirname))]
      .filter(folder => folder.includes('://'))
      .sort();
    if (folders.join('\n') === this.#folders) return;
    this.#folders = folders.join('\n');
    this.#register(folders);
  }

  #register(folders: readonly string[]): void {
    const { client, connection } = this.#context;
    if (!client.watchedFiles) return;
    const watchers: FileSystemWatcher[] = [
      { globPattern: `**/{${PROFILE_NAMES.join(',')}}` },
      // Any of these may include what is open, or come to. Other folders are watched by clients with relative patterns.
      { globPattern: '**/*.{conf,bird,bird6,inc,include,cfg,config}' },
      // Templates of such files.
      { globPattern: '**/*.{conf,bird,bird6,inc,include,cfg,config}.*' },
      ...folders.map(folder => ({ globPattern: { baseUri: uriOf(folder), pattern: '*' } })),
    ];
    const before = this.#registered;
    this.#registered = connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .catch(() => undefined);
    before.then(disposable => disposable?.dispose()).catch(() => {});
  }
}
