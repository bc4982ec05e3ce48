import type { FileFacts, ReadResult } from '../model/host.js';
import { NodeHost } from '../node/host.js';
import type { Files } from './client-files.js';
import { filePathOf, pathOfFile } from './uri.js';

/** The files of this machine for paths of scheme `file`, and `others` (the client's) for the rest. */
export function nodeFiles(others: Files): Files {
  const host = new NodeHost();
  return {
    async read(path) {
      const file = filePathOf(path);
      return file === undefined ? others.read(path) : renamed(await host.read(file), path);
    },
    async glob(pattern) {
      const file = filePathOf(pattern);
      if (file === undefined) return others.glob(pattern);
      const found = await host.glob(file);
      return typeof found === 'string' ? found : found.map(pathOfFile);
    },
    async list(folder) {
      const file = filePathOf(folder);
      return file === undefined ? others.list?.(folder) : host.list(file);
    },
    async compareSecret(reference, secret, base) {
      const folder = filePathOf(base);
      return folder === undefined ? 'unavailable' : host.compareSecret(reference, secret, folder);
    },
    async fileFacts(paths) {
      const files = new Map(paths.flatMap(path => [[filePathOf(path) ?? '', path] as const]));
      files.delete('');
      // Of another host, which has asked nobody yet: things change while a server lives.
      const facts = await new NodeHost().fileFacts([...files.keys()]);
      return new Map([...facts].map(([file, known]): [string, FileFacts] => [files.get(file) ?? file, known]));
    },
  };
}

/** A source goes by the path it was asked for. */
function renamed(result: ReadResult, path: string): ReadResult {
  return result.kind === 'source' ? { kind: 'source', source: { ...result.source, path } } : result;
}
