// Does what VS Code's executable does for @vscode/test-electron, with a real workbench in a headless Chromium in front of a
// real extension host: takes the same arguments, runs the suite, ends with its result.
// Environment: BGPLINT_WEB=1 (the web worker host), BGPLINT_PICTURES (a folder), BGPLINT_TIMEOUT (seconds),
// BGPLINT_VERBOSE=1 (everything the window says).
// The suite finds the window at BGPLINT_WINDOW (see control.mjs).
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { missing } from '../host.mjs';
import { readArguments } from './arguments.mjs';
import { startControl } from './control.mjs';
import { installExtensions, startServer } from './server.mjs';
import { openWindow } from './window.mjs';

const INTERRUPTED = 130;
const TIMED_OUT = 124;

const lack = missing();
if (lack) {
  console.error(lack);
  process.exit(2);
}

const { open, extensions, tests, install, ...given } = readArguments(process.argv.slice(2));
const own = mkdtempSync(path.join(os.tmpdir(), 'bgplint-vscode-'));
const userData = given.userData ?? path.join(own, 'user');
const extensionsFolder = given.extensionsFolder ?? path.join(own, 'extensions');
const dataFolder = path.join(own, 'server');
for (const folder of [userData, extensionsFolder]) mkdirSync(folder, { recursive: true });

if (install.length > 0) {
  installExtensions(install, extensionsFolder, dataFolder);
  rmSync(own, { recursive: true, force: true });
  process.exit(0);
}

let control;
let server;
let window;
let finished = false;

/** Ends everything that was started, once, and then this process. */
async function finish(code) {
  if (finished) return;
  finished = true;
  await Promise.race([window?.close().catch(() => {}), new Promise(resolve => setTimeout(resolve, 5000))]);
  control?.stop();
  await server?.stop();
  rmSync(own, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => finish(INTERRUPTED));
setTimeout(
  () => {
    console.error('The suite did not end in time.');
    finish(TIMED_OUT);
  },
  1000 * Number(process.env.BGPLINT_TIMEOUT ?? 300),
).unref();

try {
  control = await startControl({ extensions, pictures: process.env.BGPLINT_PICTURES, page: () => window.page });
  server = await startServer({
    dataFolder,
    userData,
    extensionsFolder,
    env: { BGPLINT_WINDOW: `http://${control.authority}/` },
    onExit(tail) {
      console.error(`VS Code's server ended by itself:\n${tail}`);
      finish(3);
    },
  });
  window = await openWindow({
    port: server.port,
    folder: path.join(own, 'chromium'),
    open,
    extensions,
    tests,
    // Pictures are shown smaller than they are, beside the README's text.
    scale: process.env.BGPLINT_PICTURES ? 1.25 : 1,
    web: process.env.BGPLINT_WEB ? control.authority : undefined,
    onFinish: finish,
    log: (type, args) => (type === 'error' || type === 'warn' ? console.error : console.log)(...args),
  });
} catch (error) {
  console.error(error);
  finish(3);
}
