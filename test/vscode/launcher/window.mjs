import { statSync } from 'node:fs';
import path from 'node:path';
import { chromiumPath, loadPlaywright } from '../host.mjs';

/** Of the window and of the pictures, pixels. */
const SIZE = { width: 1280, height: 800 };

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
];

/** What the workbench says about the gallery, accounts and services that are not there: nothing a test could care for. */
const NOISE = [
  /Could not locate the bindings file|Release\/watchdog|builtin extensions cache/,
  /ENOTFOUND|open-vsx|connection token|reconnection-grace-time|^Creating a socket/,
  /package\.nls\.json|Loading development extension|No search provider|Creation of workbench contribution/,
  /authentication provider|AccountPolicyGate|Service Worker|AgentHost|ChatSession|chat editing/,
];

/**
 * Opens a browser with the workbench and what it is to run. `onFinish(code)` tells of the suite's end.
 * In the desktop's way the URL names extension and suite. A web host takes neither from a remote folder; there the
 * workbench's own options for developers name them, by HTTP. `scale`: how much larger everything is than usual.
 */
export async function openWindow({ port, folder, open, extensions, tests, web, scale, onFinish, log }) {
  const context = await loadPlaywright().chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath(),
    headless: true,
    viewport: { width: Math.round(SIZE.width / scale), height: Math.round(SIZE.height / scale) },
    deviceScaleFactor: scale,
    args: FLAGS,
    // The page's policy allows no connection to plain HTTP, which is how the extension is served.
    bypassCSP: Boolean(web),
    // Else playwright ends this process before the server can be stopped.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('crash', () => onFinish(4));
  if (process.env.BGPLINT_VERBOSE) {
    page.on('console', message => console.error('[window]', message.text()));
    page.on('pageerror', error => console.error('[window]', error));
    page.on('worker', worker => worker.on('console', message => console.error('[worker]', message.text())));
  }
  // These two names are what the workbench itself calls when it is driven by a test.
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    if (!NOISE.some(noise => noise.test(String(args[0])))) log(type, args);
  });
  await page.exposeFunction('codeAutomationExit', code => onFinish(code));
  if (web) await page.addInitScript(giveDeveloperOptions, developerOptions(web, extensions, tests));
  await page.goto(address({ port, open, extensions, tests, web }), { waitUntil: 'domcontentloaded' });
  return { page, close: () => context.close() };
}

function address({ port, open, extensions, tests, web }) {
  const remote = file => `vscode-remote://127.0.0.1:${port}${encodeURI(file)}`;
  const query = new URLSearchParams();
  const payload = [];
  if (!web) {
    for (const extension of extensions) payload.push(['extensionDevelopmentPath', remote(extension)]);
    if (tests) payload.push(['extensionTestsPath', remote(tests)]);
  }
  if (!open) query.set('ew', 'true');
  else if (statSync(open).isDirectory()) query.set('folder', open);
  else if (open.endsWith('.code-workspace')) query.set('workspace', open);
  else {
    query.set('ew', 'true');
    payload.push(['openFile', remote(open)]);
  }
  query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${port}/?${query}`;
}

function developerOptions(authority, extensions, tests) {
  const at = file => ({ scheme: 'http', authority, path: file });
  return {
    extensions: extensions.map((_, i) => at(`/extension/${i}`)),
    ...(tests && { extensionTestsPath: at(`/extension/0/${path.relative(extensions[0], tests)}`) }),
  };
}

/** Runs in the page: adds to the configuration that the workbench reads from its page's head. */
function giveDeveloperOptions(options) {
  const original = Element.prototype.getAttribute;
  Element.prototype.getAttribute = function (name) {
    const value = original.call(this, name);
    if (this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings') return value;
    const settings = JSON.parse(value);
    return JSON.stringify({ ...settings, developmentOptions: { ...settings.developmentOptions, ...options } });
  };
}
