// `npm run fuzz [-- bird|frr] [-- --comparisons N] [-- --seed N]`: interprets random filters, lists and route-maps, and compares with
// what running daemons do with many prefixes. Prints a table; every mismatch is made small and printed, and is a failure.
// BGPLINT_BIRD names a folder with `bird` and `birdc`, BGPLINT_BGPD a `bgpd`; else those of this machine are asked.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { define } from '../../scripts/constants.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'bgplint-fuzz-'));
try {
  const outfile = path.join(folder, 'campaign.mjs');
  await esbuild.build({
    entryPoints: [path.join(root, 'test/fuzz/campaign.ts')],
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
  const { campaign } = await import(pathToFileURL(outfile));
  process.exitCode = await campaign(process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
