// `npm run package [FILE]`: builds, and packs the extension; refuses a VSIX that outgrew its budget.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesOf } from './chunks.mjs';
import { manifest } from './constants.mjs';

/** Under 1 MB: see the budgets in docs/architecture.md. */
const BUDGET = 1_000_000;

/** What of the npm package's files the editor has no use for: the command line, and pages that it opens on the web. */
const ONLY_NPM = ['dist/cli.js', 'dist/main.js', 'docs/rules'];
/** What the editor starts from. */
const ENTRIES = ['extension.js', 'extension.browser.js', 'server.js', 'server.browser.js', 'worker.js'];

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const out = path.resolve(process.argv[2] ?? path.join(root, `${manifest.name}-${manifest.version}.vsix`));
const run = (cwd, script, ...args) => execFileSync(process.execPath, [script, ...args], { cwd, stdio: 'inherit' });

run(root, path.join(root, 'scripts/build.mjs'));
run(
  stage(),
  path.join(path.dirname(createRequire(import.meta.url).resolve('@vscode/vsce/package.json')), 'vsce'),
  ...[
    'package',
    // Everything is bundled.
    '--no-dependencies',
    '--out',
    out,
  ],
);

const { size } = statSync(out);
console.log(`${path.basename(out)}: ${(size / 1000).toFixed(0)} kB of ${BUDGET / 1000} kB`);
if (size >= BUDGET) {
  console.error('The package is over its budget.');
  process.exitCode = 1;
}

/** A folder with what the extension consists of and nothing else: packing takes the whole of it. */
function stage() {
  const folder = path.join(root, 'out/vsix');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const pattern of manifest.files) {
    const whole = pattern.replace(/\/\*.*$/, '');
    cpSync(path.join(root, whole), path.join(folder, whole), { recursive: true });
  }
  for (const file of ONLY_NPM) rmSync(path.join(folder, file), { recursive: true });
  const dist = path.join(folder, 'dist');
  const needed = filesOf(ENTRIES, file => readFileSync(path.join(dist, file), 'utf8'));
  for (const file of readdirSync(dist)) if (!needed.has(file)) rmSync(path.join(dist, file));
  const { scripts, bin, devDependencies, ...rest } = manifest;
  const files = manifest.files.filter(pattern => !ONLY_NPM.includes(pattern));
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify({ ...rest, files }, null, 2)}\n`);
  return folder;
}
