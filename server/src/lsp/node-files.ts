import type { ReadResult } from '../model/host.js';
import { NodeHost } from '../node/host.js';
import type { Files } from './client-files.js';
import { filePathOf, pathOfFile } from './uri.js';

/**
 * The files of this machine for paths of scheme `file`, and `others` (the client's) for the rest. What is missing outside
 * the folders that `isOurs` names may well exist on the machine that the configuration is for.
 */
export function nodeFiles(others: Files, isOurs: (path: string) => boolean): Files {
  const host = new NodeHost();
  return {
    async read(path) {
      const file = filePathOf(path);
      if (file === undefined) return others.read(path);
      const result = await host.read(file);
      if (result.kind === 'missing' && !isOurs(path)) return { kind: 'outside' };
      return renamed(result, path);
    },
    async glob(pattern) {
      const file = filePathOf(pattern);
      if (file === undefined) return others.glob(pattern);
      const found = await host.glob(file);
      if (found === 'missing') return isOurs(pattern) ? found : [];
      return found.map(pathOfFile);
    },
    async compareSecret(reference, secret, base) {
      const folder = filePathOf(base);
      return folder === undefined ? 'unavailable' : host.compareSecret(reference, secret, folder);
    },
  };
}

/** A source goes by the path it was asked for. */
function renamed(result: ReadResult, path: string): ReadResult {
  return result.kind === 'source' ? { kind: 'source', source: { ...result.source, path } } : result;
}
