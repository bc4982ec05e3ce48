import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { define } from '../scripts/constants.mjs';

/** The root of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bundles a TypeScript module with all it imports, so that plain Node runs it, and hands its exports to `use`.
 * @param {string} entry path from the root of the repository
 * @returns what `use` resolves to; by then the bundle is gone
 */
export async function withModule(entry, use) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bgplint-module-'));
  try {
    const outfile = path.join(folder, 'module.mjs');
    await esbuild.build({
      entryPoints: [path.join(root, entry)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      // Some dependencies are CommonJS and ask for Node's own modules.
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      define,
      logLevel: 'warning',
    });
    return await use(await import(pathToFileURL(outfile)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
