import { execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { serverFolder } from '../host.mjs';

const MAIN = path.join(serverFolder(), 'out/server-main.js');
const READY = /Extension host agent listening on (\d+)/;

/** Installs packed extensions into a folder. */
export function installExtensions(files, extensionsFolder, dataFolder) {
  const folders = ['--extensions-dir', extensionsFolder, '--server-data-dir', dataFolder];
  const install = files.flatMap(file => ['--install-extension', file]);
  // On stderr it complains of native modules that this host does without; a failure's message holds all of it.
  const said = execFileSync(process.execPath, [MAIN, '--accept-server-license-terms', ...folders, ...install], {
    stdio: 'pipe',
    encoding: 'utf8',
    env: cleaned(process.env),
  });
  console.log(said.trim());
}

/**
 * Starts VS Code's server on a free port of this machine, as the leader of a process group. Resolves when it listens.
 * `onExit(tail)` tells of an end that nobody asked for, with the last it said.
 */
export async function startServer({ dataFolder, userData, extensionsFolder, env, onExit }) {
  const child = spawn(
    process.execPath,
    [
      ...[MAIN, '--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
      // Without this a built workbench does not look at the extension and the tests that the URL names.
      '--enable-smoke-test-driver',
      // An orphan ends by itself. Not without delay: it would end before the workbench has told the suite's result.
      ...['--enable-remote-auto-shutdown', '--reconnection-grace-time', '10'],
      ...['--disable-telemetry', '--disable-experiments', '--disable-workspace-trust'],
      ...['--server-data-dir', dataFolder, '--user-data-dir', userData, '--extensions-dir', extensionsFolder],
    ],
    { env: { ...cleaned(process.env), ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  let stopping = false;
  let tail = '';
  const port = await new Promise((resolve, reject) => {
    const listen = data => {
      tail = (tail + data).slice(-4000);
      const ready = READY.exec(tail);
      if (ready) resolve(Number(ready[1]));
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    child.once('exit', code => {
      reject(new Error(`VS Code's server ended with ${code}:\n${tail}`));
      if (!stopping) onExit(tail);
    });
  });

  return {
    port,
    async stop() {
      stopping = true;
      const gone = new Promise(resolve => child.once('exit', resolve));
      signal(child, 'SIGTERM');
      await Promise.race([gone, new Promise(resolve => setTimeout(resolve, 3000))]);
      signal(child, 'SIGKILL');
    },
  };
}

/** To the whole group: the extension host and the language server are its grandchildren. */
function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // It is gone already.
  }
}

/** What a VS Code terminal, or a debugger, leaves in the environment would lead the server astray. */
function cleaned(env) {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => name !== 'NODE_OPTIONS' && !name.startsWith('VSCODE_')),
  );
}
