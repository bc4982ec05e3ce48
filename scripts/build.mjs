// Bundles what ships: `node scripts/build.mjs [--watch] [--dev]`.
// `--dev` keeps names and writes source maps.
// The extension's two halves are one CommonJS file each: VS Code's web host takes nothing else. What holds the engine is split
// (see chunks.mjs).
import { chmodSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { chunkOptions } from './chunks.mjs';
import { define } from './constants.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, 'dist');
const watch = process.argv.includes('--watch');
const dev = watch || process.argv.includes('--dev');

const node = { platform: 'node', target: 'node20', mainFields: ['module', 'main'] };
const browser = { platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };

/** Each file that stands for itself: its entry, the host it runs in, and what it finds there at run time. */
const BUNDLES = [
  // cli.js answers `--version` by itself and requires main.js only for real work: loading the engine is most of the start.
  { out: 'cli', entry: 'server/src/cli/cli.ts', ...node, external: ['./main.js'] },
  { out: 'server.browser', entry: 'server/src/lsp/worker-modules.ts', ...browser, format: 'iife' },
  { out: 'extension', entry: 'client/src/node.ts', ...node, external: ['vscode'] },
  { out: 'extension.browser', entry: 'client/src/browser.ts', ...browser, external: ['vscode'] },
];

/** What holds the engine: the command line, the language server, and the language server in a web worker. */
const ENGINES = {
  main: 'server/src/cli/main.ts',
  server: 'server/src/lsp/node.ts',
  worker: 'server/src/lsp/browser.ts',
};

function bundle({ out, entry, ...host }) {
  return {
    format: 'cjs',
    ...host,
    entryPoints: [path.join(root, entry)],
    outfile: path.join(dist, `${out}.js`),
    bundle: true,
    minify: !dev,
    sourcemap: dev ? 'linked' : false,
    legalComments: 'none',
    logLevel: 'warning',
    define,
  };
}

/** esbuild's options for each build. */
const BUILDS = [
  ...BUNDLES.map(bundle),
  chunkOptions(Object.fromEntries(Object.entries(ENGINES).map(([out, entry]) => [out, path.join(root, entry)])), {
    folder: dist,
    minify: !dev,
    forWorker: ['worker'],
    logLevel: 'warning',
    define,
    // What yaml has for Node is CommonJS, of which nothing can be left out.
    alias: { yaml: path.join(root, 'node_modules/yaml/browser/index.js') },
  }),
];

rmSync(dist, { recursive: true, force: true });
if (watch) {
  for (const build of BUILDS) await (await esbuild.context(build)).watch();
  console.log('watching');
} else {
  await Promise.all(BUILDS.map(build => esbuild.build(build)));
  // The command itself: its first line names node.
  chmodSync(path.join(dist, 'cli.js'), 0o755);
  for (const file of readdirSync(dist).sort()) {
    const { size } = statSync(path.join(dist, file));
    console.log(`dist/${file}  ${(size / 1000).toFixed(0)} kB`);
  }
}
