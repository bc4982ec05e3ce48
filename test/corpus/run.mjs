// `npm run test:corpus [-- NAME…] [-- --list]`: measures bgplint against the corpora beside the repository, prints a table of
// what was measured and its goal, lists every disagreement, and fails where a goal is missed. Without corpora it says so.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { define } from '../../scripts/constants.mjs';
import { inTurns, peakMemory } from '../bench/measure.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const corpora = process.env.BGPLINT_CORPUS ?? path.join(root, '..', 'shared', 'corpus');

if (!existsSync(corpora)) {
  console.log(`There are no corpora at ${corpora}: nothing was measured. BGPLINT_CORPUS names another folder.`);
  process.exit(0);
}

const folder = mkdtempSync(path.join(tmpdir(), 'bgplint-corpus-'));
try {
  const outfile = path.join(folder, 'measure.mjs');
  await esbuild.build({
    entryPoints: [path.join(root, 'test/corpus/measure.ts')],
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
  const { measure } = await import(pathToFileURL(outfile));
  process.exitCode = await measure({ corpora, root, arguments: process.argv.slice(2), inTurns, peakMemory });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
