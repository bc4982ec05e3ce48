// Bundles what ships: `node scripts/build.mjs [--watch] [--dev] [NAME…]`, all bundles unless some are named (`extension`).
// `--dev` keeps names and writes source maps.
// Every bundle is one CommonJS file without dependencies: VS Code's web host takes nothing else, and one file starts fastest.
import { existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { define } from './constants.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const watch = process.argv.includes('--watch');
const dev = watch || process.argv.includes('--dev');

const node = { platform: 'node', target: 'node20', mainFields: ['module', 'main'] };
const browser = { platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };

/** Each bundle: its entry, the host it runs in, and what it finds there at run time. */
const BUNDLES = [
  // cli.js answers `--version` by itself and requires main.js only for real work: parsing the big file is most of the start.
  { out: 'cli', entry: 'server/src/cli/cli.ts', ...node, external: ['./main.js'] },
  { out: 'main', entry: 'server/src/cli/main.ts', ...node, external: ['./server.js'] },
  { out: 'server', entry: 'server/src/lsp/node.ts', ...node },
  { out: 'server.browser', entry: 'server/src/lsp/browser.ts', ...browser, format: 'iife' },
  { out: 'extension', entry: 'client/src/node.ts', ...node, external: ['vscode'] },
  { out: 'extension.browser', entry: 'client/src/browser.ts', ...browser, external: ['vscode'] },
];

function options({ out, entry, ...host }) {
  return {
    format: 'cjs',
    ...host,
    entryPoints: [path.join(root, entry)],
    outfile: path.join(root, 'dist', `${out}.js`),
    bundle: true,
    minify: !dev,
    sourcemap: dev ? 'linked' : false,
    legalComments: 'none',
    logLevel: 'warning',
    define,
  };
}

const named = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
const wanted = BUNDLES.filter(({ out }) => named.length === 0 || named.includes(out));
const present = wanted.filter(({ entry }) => existsSync(path.join(root, entry)));
if (named.length === 0) rmSync(path.join(root, 'dist'), { recursive: true, force: true });
for (const missing of wanted.filter(bundle => !present.includes(bundle))) {
  console.log(`note: no ${missing.entry}, so no dist/${missing.out}.js`);
}

if (watch) {
  for (const bundle of present) await (await esbuild.context(options(bundle))).watch();
  console.log('watching');
} else {
  await Promise.all(present.map(bundle => esbuild.build(options(bundle))));
  for (const { out } of present) {
    const { size } = statSync(path.join(root, 'dist', `${out}.js`));
    console.log(`dist/${out}.js  ${(size / 1000).toFixed(0)} kB`);
  }
}
