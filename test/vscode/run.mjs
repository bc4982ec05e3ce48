// Runs the extension in a real VS Code: `node test/vscode/run.mjs [work-tree] [packaged] [web] [--pictures]`, all three by default.
// In a host that install-host.mjs made; with BGPLINT_VSCODE=download in the VS Code that @vscode/test-electron downloads (the
// web run is for the host alone). Where neither is possible the runs are skipped, by name. The outcome also goes to
// test-results/vscode.json. `pictures` is a run as well: it saves those of the README to docs/images;
// `--no-build` takes dist/ as it is.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import * as esbuild from 'esbuild';
import { hostNode, missing } from './host.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(path.dirname(here));
const suites = path.join(root, 'out/vscode');
const launcher = path.join(here, 'launcher/code');
const download = process.env.BGPLINT_VSCODE === 'download';
const MARK = 'bgplint-suite ';

/** What the editor is told beside its defaults: nothing that moves, asks, or looks for a network. */
const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'editor.fontFamily': "'DejaVu Sans Mono', monospace",
  'editor.fontSize': 14,
  'editor.hover.above': false,
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.stickyScroll.enabled': false,
  // On by default where the window is a browser.
  'files.autoSave': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
};

/** The password of the example on NREC's page: the profile of the workspace names this variable. */
const PASSWORD = { NREC_BGP_PASSWORD: 'b1ecd7f662e6ff6ce03ab33626f92cfe' };

const RUNS = {
  'work-tree': folders => test(folders, { suite: 'full', extension: root }),
  packaged(folders) {
    const vsix = path.join(folders.own, 'bgplint.vsix');
    execFileSync(process.execPath, [path.join(root, 'scripts/package.mjs'), vsix], { stdio: 'inherit' });
    install(folders, vsix);
    return test(folders, { suite: 'smoke', extension: stub(folders), open: severalFolders(folders) });
  },
  web: folders => test(folders, { suite: 'web', extension: root, env: { BGPLINT_WEB: '1' } }),
  pictures: folders =>
    test(folders, { suite: 'pictures', extension: root, env: { BGPLINT_PICTURES: path.join(root, 'docs/images') } }),
};

/** What needs a window that can be worked from outside, or a host for the web. */
const ONLY_HOST = ['web', 'pictures'];

const wanted = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
const names = Object.keys(RUNS).filter(name => (wanted.length === 0 ? name !== 'pictures' : wanted.includes(name)));
const total = { passed: 0, failed: [], skipped: [] };
const lack = download ? undefined : missing();

if (lack) {
  total.skipped.push(...names.map(name => `VS Code, ${name}: ${lack}`));
} else {
  if (!process.argv.includes('--no-build'))
    execFileSync(process.execPath, [path.join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
  await buildSuites();
  const executable = download ? await downloadAndUnzipVSCode() : launcher;
  for (const name of names) await runOne(name, executable);
}
for (const skipped of total.skipped) console.log(`skipped: ${skipped}`);
console.log(`VS Code: ${total.passed} passed, ${total.failed.length} failed, ${total.skipped.length} skipped`);
mkdirSync(path.join(root, 'test-results'), { recursive: true });
writeFileSync(path.join(root, 'test-results/vscode.json'), `${JSON.stringify(total, null, 2)}\n`);
process.exitCode = total.failed.length > 0 ? 1 : 0;

async function runOne(name, executable) {
  if (download && ONLY_HOST.includes(name))
    return total.skipped.push(`VS Code, ${name}: needs the host of test/vscode/install-host.mjs`);
  console.log(`\n— VS Code, ${name}`);
  const own = mkdtempSync(path.join(os.tmpdir(), 'bgplint-suite-'));
  const folders = {
    own,
    executable,
    workspace: path.join(own, 'workspace'),
    user: path.join(own, 'user'),
    extensions: path.join(own, 'extensions'),
  };
  cpSync(path.join(here, 'workspace'), folders.workspace, { recursive: true });
  mkdirSync(path.join(folders.user, 'User'), { recursive: true });
  writeFileSync(path.join(folders.user, 'User/settings.json'), JSON.stringify(SETTINGS));
  try {
    const outcome = await RUNS[name](folders);
    total.passed += outcome.passed;
    for (const kind of ['failed', 'skipped']) {
      total[kind].push(...outcome[kind].map(title => `VS Code, ${name}: ${title}`));
    }
  } catch (error) {
    console.error(error);
    total.failed.push(`VS Code, ${name}: ${error.message}`);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** Runs one suite and returns the outcome that it tells; throws when it told none, or the editor failed. */
async function test({ executable, workspace, user, extensions }, { suite, extension, open = workspace, env = {} }) {
  let outcome;
  const stdout = new Writable({
    write(chunk, _, done) {
      for (const line of String(chunk).split('\n'))
        if (line.startsWith(MARK)) outcome = JSON.parse(line.slice(MARK.length));
      process.stdout.write(String(chunk).replace(/^bgplint-suite .*\n/m, ''), done);
    },
  });
  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: extension,
      extensionTestsPath: path.join(suites, `${suite}.js`),
      launchArgs: [open, `--user-data-dir=${user}`, `--extensions-dir=${extensions}`],
      extensionTestsEnv: {
        ...PASSWORD,
        ...env,
        BGPLINT_HOST_NODE: hostNode(),
      },
      stdout,
    });
  } catch (error) {
    if (!outcome?.failed.length) throw error;
  }
  if (!outcome) throw new Error('the suite ended without an outcome');
  return outcome;
}

function install({ executable, user, extensions }, vsix) {
  const [command, ...args] = download ? resolveCliArgsFromVSCodeExecutablePath(executable) : [executable];
  const folders = [`--user-data-dir=${user}`, `--extensions-dir=${extensions}`];
  execFileSync(command, [...args, ...folders, '--install-extension', vsix], {
    stdio: 'inherit',
    env: { ...process.env, BGPLINT_HOST_NODE: hostNode() },
  });
}

/** An extension that does nothing: tests need one in development, and the one under test is installed. */
function stub({ own }) {
  const folder = path.join(own, 'stub');
  mkdirSync(folder);
  const manifest = { name: 'stub', publisher: 'bgplint-test', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

/** A workspace of two folders: the one with the profile, and one without. */
function severalFolders({ own, workspace }) {
  const other = path.join(own, 'other');
  mkdirSync(other);
  const file = path.join(own, 'several.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: [{ path: workspace }, { path: other }] }));
  return file;
}

async function buildSuites() {
  const common = { bundle: true, format: 'cjs', outdir: suites, sourcemap: 'inline', logLevel: 'warning' };
  const entry = name => path.join(here, 'suite', `${name}.ts`);
  await esbuild.build({
    ...common,
    entryPoints: ['full', 'smoke', 'pictures'].map(entry),
    platform: 'node',
    external: ['vscode', 'mocha'],
  });
  await esbuild.build({
    ...common,
    entryPoints: ['web'].map(entry),
    platform: 'browser',
    external: ['vscode'],
    alias: { 'node:assert': path.join(here, 'suite/assert.ts') },
  });
}
