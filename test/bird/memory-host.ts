import { revealSecret } from '../../server/src/core/secret.js';
import type { Host } from '../../server/src/model/host.js';

/** A host over a table of texts, for tests of the engine; `password` is what every reference resolves to. */
export function memoryHost(files: Readonly<Record<string, string>>, password?: string): Host {
  return {
    read: async path => {
      const text = files[path];
      return text === undefined ? { kind: 'missing' } : { kind: 'source', source: { path, text } };
    },
    glob: async pattern => {
      const expression = new RegExp(
        `^${pattern
          .replace(/[.+^${}()|\\]/g, '\\$&')
          .replaceAll('*', '[^/]*')
          .replaceAll('?', '[^/]')}$`,
      );
      return Object.keys(files)
        .filter(path => expression.test(path))
        .toSorted();
    },
    compareSecret: async (_reference, secret) =>
      password === undefined ? 'unavailable' : revealSecret(secret) === password ? 'same' : 'different',
  };
}
