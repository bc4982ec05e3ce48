import { METHODS, type StatusParams, type StatusResult } from '../../../../client/src/protocol.js';
import { basename } from '../../core/path.js';
import { formatTarget } from '../../core/version.js';
import type { LintResult } from '../../workspace/result.js';
import type { Context } from '../context.js';
import { pathOf } from '../uri.js';

export async function status(context: Context, { uri }: StatusParams): Promise<StatusResult> {
  const path = pathOf(uri);
  const result = await context.units.current(path);
  // A profile that cannot be used is still the one that governs the file.
  const found = await context.workspace.profileFor(path, await context.options(path));
  const allocation = result?.allocation?.name;
  return {
    ...(found?.source
      ? {
          profile: {
            path: context.uri(found.path),
            name: basename(found.path),
            ...(allocation === undefined ? {} : { allocation }),
          },
        }
      : {}),
    dialect: result?.dialect ?? 'unknown',
    ...(result?.target ? { target: formatTarget(result.target) } : {}),
  };
}

/** Tells the client when what `status` would say of a root has changed. */
export class StatusNews {
  readonly #context: Context;
  readonly #told = new Map<string, string>();

  constructor(context: Context) {
    this.#context = context;
  }

  judged(root: string, { profile, allocation, dialect, target }: LintResult): void {
    const now = JSON.stringify([profile?.path, allocation?.name, dialect, target]);
    if (this.#told.get(root) === now) return;
    this.#told.set(root, now);
    const { connection, uri } = this.#context;
    connection.sendNotification(METHODS.statusChanged, { uri: uri(root) }).catch(() => {});
  }

  dropped(root: string): void {
    this.#told.delete(root);
  }
}
