// `npm test`: installs, builds, and runs every check and test whose daemon or host is on this machine. The last lines name
// what failed and what was skipped. With BGPLINT_NO_SKIP=1, as in CI, a skipped test is a failure.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, root } from './install.mjs';

const RESULTS = path.join(root, 'test-results');

/** How many passed, and the names of the others. */
const outcome = { passed: 0, failed: [], skipped: [] };

ensureInstalled();
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

if (step('build', 'scripts/build.mjs')) {
  step('types (tsc)', 'node_modules/typescript/bin/tsc', '-p', '.');
  step('format and lint (biome)', 'node_modules/@biomejs/biome/bin/biome', 'check');
  step('imports against the layers', 'scripts/check-imports.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultsFile('vitest')}`];
  suite('vitest', collectVitest, 'node_modules/vitest/vitest.mjs', 'run', ...reporters);
  suite('vscode', collectVsCode, 'test/vscode/run.mjs', '--no-build');
}
conclude();

/** Runs one check; its output is shown when it fails. */
function step(name, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status === 0) outcome.passed++;
  else outcome.failed.push(name);
  console.log(`${status === 0 ? 'ok' : 'FAILED'}  ${name}`);
  if (status !== 0) console.log(stdout, stderr);
  return status === 0;
}

/** Runs a suite that writes its outcome to test-results, and adds that up. */
function suite(name, collect, ...args) {
  console.log(`\n${name}:`);
  const failedBefore = outcome.failed.length;
  const colour = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
  const env = { ...process.env, ...colour, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' };
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env });
  if (existsSync(resultsFile(name))) collect(JSON.parse(readFileSync(resultsFile(name), 'utf8')));
  else outcome.failed.push(`${name}: left no results`);
  if (status !== 0 && outcome.failed.length === failedBefore) outcome.failed.push(`${name}: ended with ${status}`);
}

function resultsFile(name) {
  return path.join(RESULTS, `${name}.json`);
}

/** Vitest's JSON reporter: tests by file; a file that could not even be loaded has a message instead. */
function collectVitest({ testResults }) {
  for (const { name: file, status, message, assertionResults } of testResults) {
    const shown = path.relative(root, file);
    if (status === 'failed' && assertionResults.length === 0) outcome.failed.push(`${shown}: ${message}`);
    for (const test of assertionResults) {
      if (test.status === 'passed') outcome.passed++;
      else outcome[test.status === 'failed' ? 'failed' : 'skipped'].push(`${shown}: ${test.fullName}`);
    }
  }
}

/** What test/vscode/run.mjs writes. */
function collectVsCode({ passed, failed, skipped }) {
  outcome.passed += passed;
  outcome.failed.push(...failed);
  outcome.skipped.push(...skipped);
}

function conclude() {
  const { passed, failed, skipped } = outcome;
  for (const name of skipped) console.log(`skipped: ${name}`);
  for (const name of failed) console.log(`FAILED: ${name}`);
  const noSkip = process.env.BGPLINT_NO_SKIP === '1' && skipped.length > 0;
  if (noSkip) console.log('Nothing may be skipped here (BGPLINT_NO_SKIP=1).');
  console.log(`\n${passed} passed, ${failed.length} failed, ${skipped.length} skipped`);
  process.exit(failed.length > 0 || noSkip ? 1 : 0);
}
