// `npm run package [FILE]`: builds, and packs the extension; refuses a VSIX that outgrew its budget.
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifest } from './constants.mjs';

/** Under 1 MB: see the budgets in docs/architecture.md. */
const BUDGET = 1_000_000;

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const out = path.resolve(process.argv[2] ?? path.join(root, `${manifest.name}-${manifest.version}.vsix`));
const run = (script, ...args) => execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });

run(path.join(root, 'scripts/build.mjs'));
const vsce = path.join(path.dirname(createRequire(import.meta.url).resolve('@vscode/vsce/package.json')), 'vsce');
// Everything is bundled. What goes in is what `files` in package.json names.
run(vsce, 'package', '--no-dependencies', '--out', out);

const { size } = statSync(out);
console.log(`${path.basename(out)}: ${(size / 1000).toFixed(0)} kB of ${BUDGET / 1000} kB`);
if (size >= BUDGET) {
  console.error('The package is over its budget.');
  process.exitCode = 1;
}
