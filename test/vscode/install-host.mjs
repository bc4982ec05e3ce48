// Installs the VS Code host from npm alone, without compiling anything: `node test/vscode/install-host.mjs`.
// A server with the web workbench (VS Code's own, inside code-server), a Node 24 for it, and playwright-core to drive Chromium.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hostFolder, hostNode, missing, PACKAGES, serverFolder } from './host.mjs';

const folder = hostFolder();
const stamp = path.join(folder, '.installed');
const wanted = JSON.stringify(PACKAGES);

/** Install scripts would build native modules that a test needs not. */
const FLAGS = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'];

function npm(cwd, ...args) {
  const PATH = `${path.dirname(hostNode())}${path.delimiter}${process.env.PATH}`;
  execFileSync('npm', [...args, ...FLAGS], { cwd, stdio: 'inherit', env: { ...process.env, PATH } });
}

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
  console.log(`The VS Code host is in ${folder}.`);
} else {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  npm(folder, 'install', '--no-save', ...Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`));
  // The server's own dependencies. Not `npm ci`: the lockfile that code-server ships lacks one of them.
  npm(serverFolder(), 'install', '--omit=dev');
  writeFileSync(stamp, wanted);
  console.log(`Installed the VS Code host in ${folder}.`);
}
const lack = missing();
if (lack) console.log(`Still missing: ${lack}.`);
