import { type FolderEntry, pathPattern } from '../../server/src/core/glob.js';
import { revealSecret } from '../../server/src/core/secret.js';
import type { Host } from '../../server/src/model/host.js';

/** What stands in a folder of these files; the top one is the empty path. */
export function listFiles(paths: readonly string[], folder: string): readonly FolderEntry[] | undefined {
  const start = folder === '' || folder === '.' ? '' : `${folder}/`;
  const below = paths.filter(path => path.startsWith(start)).map(path => path.slice(start.length).split('/'));
  if (below.length === 0) return undefined;
  const names = new Map(below.map(([name = '', ...rest]) => [name, rest.length > 0]));
  return [...names].map(([name, isFolder]) => ({ name, isFolder, isLink: false }));
}

/** A host over a table of texts, for tests of the engine; `password` is what every reference resolves to. */
export function memoryHost(files: Readonly<Record<string, string>>, password?: string): Host {
  return {
    read: async path => {
      const text = files[path];
      return text === undefined ? { kind: 'missing' } : { kind: 'source', source: { path, text } };
    },
    glob: async pattern => {
      const matches = pathPattern(pattern);
      return Object.keys(files).filter(matches).toSorted();
    },
    compareSecret: async (_reference, secret) =>
      password === undefined ? 'unavailable' : revealSecret(secret) === password ? 'same' : 'different',
  };
}
