// Brings node_modules up to what package-lock.json says. Imports nothing that would have to be installed first.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Runs `npm ci` if node_modules is missing or stale. Ends the process when that fails. */
export function ensureInstalled() {
  if (upToDate()) return;
  console.log('Installing (npm ci) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // Engine warnings name packages that only the tests' newer hosts need; see CONTRIBUTING.
  const { status, stdout, stderr } = spawnSync(npm, ['ci', '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(stdout, stderr);
    console.error('npm ci failed; the lines above say why.');
    process.exit(1);
  }
}

/** Whether what npm recorded as installed is what the lockfile asks for. */
function upToDate() {
  const wanted = packages('package-lock.json');
  const installed = packages('node_modules/.package-lock.json');
  if (!wanted || !installed) return false;
  const same = Object.entries(installed).every(([name, { version }]) => wanted[name]?.version === version);
  // Binaries for other systems are optional, and absent.
  return same && Object.entries(wanted).every(([name, { optional }]) => name === '' || optional || name in installed);
}

function packages(lockfile) {
  try {
    return JSON.parse(readFileSync(path.join(root, lockfile), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
