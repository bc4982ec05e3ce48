// Fails on an import that points up the layers: `node scripts/check-imports.mjs [ROOT]`. docs/architecture.md says why.
// A type-only import counts: what a file must know of, it depends on.
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));

/** The layers of server/src, lowest first: each may import itself and those before it. */
const LAYERS = ['core', 'net', 'profile', 'model', 'dialects', 'rules', 'workspace', 'features'];

/** What stands beside or above them, and which folders of server/src each may import besides itself. */
const HOSTS = {
  node: ['core', 'net', 'profile', 'model'],
  lsp: [...LAYERS, 'node'],
  cli: [...LAYERS, 'node'],
};

/** `bgplint server` is the language server: the one place where the command line reaches across. */
const STARTS = { 'server/src/cli/main.ts': 'server/src/lsp/node.js' };

const OUTSIDE =
  'of what is outside server/src, lsp alone may import one file: client/src/protocol, which says what client and server tell each other';

/** What the client has to know before a server runs: plain values, in files that import nothing. */
const SHARED = [
  'server/src/dialects/metallb/signs.js',
  'server/src/dialects/terraform/signs.js',
  'server/src/profile/names.js',
];

const BUILTINS = new Set(builtinModules);
const LSP_PACKAGE = /^vscode-(?:languageserver|languageclient|jsonrpc)/;

const IMPORT =
  /(?:^|[;}\s])(?:import|export)\b[^'"`;()]*?\bfrom\s*['"]([^'"]+)['"]|\b(?:import|require)\s*\(\s*['"]([^'"]+)['"]|(?:^|[;}\s])import\s*['"]([^'"]+)['"]/g;

const violations = ['server/src', 'client/src'].flatMap(folder =>
  sourcesIn(path.join(ROOT, folder)).flatMap(file =>
    importsOf(readFileSync(file, 'utf8')).flatMap(({ specifier, line }) => {
      const why = violation(path.relative(ROOT, file), specifier);
      return why ? [`${path.relative(ROOT, file)}:${line}: imports ${specifier}: ${why}`] : [];
    }),
  ),
);
for (const text of violations) console.log(text);
process.exit(violations.length === 0 ? 0 : 1);

function sourcesIn(folder) {
  try {
    return readdirSync(folder, { recursive: true })
      .filter(name => /\.[cm]?ts$/.test(name))
      .map(name => path.join(folder, name));
  } catch {
    return [];
  }
}

/** Every import, export-from, import() and require() of a text, comments left out. */
function importsOf(text) {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, comment => comment.replace(/[^\n]/g, ' '));
  return [...code.matchAll(IMPORT)].map(match => ({
    specifier: match[1] ?? match[2] ?? match[3],
    line: code.slice(0, match.index + match[0].length).split('\n').length,
  }));
}

/** Why a file may not import a module, or undefined. `file` is relative to the root, with `/` or the system's separator. */
function violation(file, specifier) {
  const from = file.split(path.sep);
  if (SHARED.includes(from.join('/').replace(/ts$/, 'js'))) return 'the client reads this file, so it imports nothing';
  const inServer = from[0] === 'server';
  const layer = inServer ? from[2] : 'client';
  if (!specifier.startsWith('.')) return packageViolation(layer, specifier);
  const target = path.normalize(path.join(path.dirname(file), specifier)).split(path.sep);
  if (!inServer) {
    const isKnown = target[0] !== 'server' || SHARED.includes(target.join('/'));
    return isKnown ? undefined : 'the client starts the server, and knows nothing of its source';
  }
  if (target[0] !== 'server') {
    return layer === 'lsp' && /^client\/src\/protocol\b/.test(target.join('/')) ? undefined : OUTSIDE;
  }
  const to = target[2];
  if (layer === 'dialects' && to === 'dialects' && from[3] !== target[3]) return 'dialects never import each other';
  if (layer === to || STARTS[from.join('/')] === target.join('/')) return undefined;
  const allowed = HOSTS[layer] ?? LAYERS.slice(0, LAYERS.indexOf(layer));
  if (!LAYERS.includes(layer) && !HOSTS[layer])
    return `server/src/${layer} is no layer; scripts/check-imports.mjs lists them`;
  return allowed.includes(to) ? undefined : `${layer} may import ${allowed.join(', ') || 'nothing'}`;
}

function packageViolation(layer, specifier) {
  const builtin = specifier.startsWith('node:') || BUILTINS.has(specifier.split('/')[0]);
  if (builtin && LAYERS.includes(layer)) return 'core to features run in a web worker, without Node built-ins';
  if (LSP_PACKAGE.test(specifier) && layer !== 'lsp' && layer !== 'client')
    return 'only lsp and client speak the protocol';
  if (specifier === 'vscode' && layer !== 'client') return 'only the client runs in VS Code';
  return undefined;
}
