// Brings the Node versions that the smoke test of the command line runs on: `node scripts/install-nodes.mjs`.
// They come from npm as packages that carry nothing but the binary, and live in a cache, since `npm ci` empties node_modules.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Node by major version, the oldest supported first. */
export const NODES = { 20: '20.20.2', 22: '22.23.3', 24: '24.21.0' };

const CACHE = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'bgplint-nodes');

/** Where the binary of a major version is, or would be. */
export function nodeBinary(major) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  return path.join(CACHE, 'node_modules', `node${major}`, 'bin', 'node');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const platform = `node-${process.platform}-${process.arch}`;
  const wanted = Object.entries(NODES).filter(([major]) => nodeBinary(major) !== process.execPath);
  mkdirSync(CACHE, { recursive: true });
  const packages = wanted.map(([major, version]) => `node${major}@npm:${platform}@${version}`);
  const args = ['install', '--prefix', CACHE, '--ignore-scripts', '--no-audit', '--no-fund', ...packages];
  const { status } = spawnSync('npm', args, { stdio: 'inherit' });
  process.exit(status ?? 1);
}
