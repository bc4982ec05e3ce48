// Bundles several entries into CommonJS files that share what they have in common: the command line, the language server and
// its web twin hold the same engine, which would otherwise be shipped three times, and a dialect is read only when one of its
// files arrives. esbuild splits nothing but ES modules, which start slower in Node and which a classic web worker cannot take;
// so what it splits is turned into CommonJS, file by file.
// The web worker loads the same files (`server/src/lsp/worker-modules.ts`).
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';

/**
 * The esbuild options that write `entries` (names to paths) and their common chunks into `folder`.
 * @param minify whether names and blanks are taken out.
 * @param forWorker the names of entries that must get along without Node.
 */
export function chunkOptions(entries, { folder, minify, forWorker, ...others }) {
  return {
    ...others,
    entryPoints: Object.entries(entries).map(([out, input]) => ({ in: input, out })),
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: ['node20', 'es2022'],
    mainFields: ['module', 'main'],
    // For the worker's half of vscode-languageserver; no package that we use answers to both names.
    conditions: ['browser'],
    chunkNames: 'chunk-[hash]',
    minify,
    sourcemap: minify ? false : 'inline',
    metafile: true,
    write: false,
    plugins: [
      { name: 'commonjs', setup: build => build.onEnd(result => finish(result, { folder, minify, forWorker })) },
    ],
  };
}

async function finish({ errors, outputFiles, metafile }, { folder, minify, forWorker }) {
  if (errors.length > 0) return;
  for (const entry of forWorker) {
    const foreign = foreignTo(`${entry}.js`, metafile);
    if (foreign.length > 0)
      throw new Error(`dist/${entry}.js would need ${foreign.join(', ')}, which a web worker lacks`);
  }
  mkdirSync(folder, { recursive: true });
  refuseCircles(metafile);
  for (const { path: file, text } of outputFiles) {
    const { code } = await esbuild.transform(withPlainNames(text), {
      format: 'cjs',
      platform: 'node',
      target: 'es2022',
      minify,
      legalComments: 'none',
      sourcemap: minify ? false : 'inline',
      sourcefile: path.basename(file),
      supported: { 'dynamic-import': false },
    });
    writeFileSync(file, code);
  }
}

/**
 * A built ES module that takes what it needs of the others, and gives what they need of it, as CommonJS by plain names. esbuild
 * would make every use of such a name a call of two functions, as the bindings of ES modules stay alive; none of ours is given
 * another value once its module has run.
 */
function withPlainNames(text) {
  const names = list => list.trim().replace(/([\w$]+)\s+as\s+([\w$]+)/g, '$1: $2');
  return text
    .replace(/\bimport\s*\{([^{}"']*)\}\s*from\s*"(\.\/[\w.-]+\.js)";/g, (_, list, from) => {
      return `const {${names(list)}} = require("${from}");`;
    })
    .replace(/\bimport\s*"(\.\/[\w.-]+\.js)";/g, 'require("$1");')
    .replace(/\bexport\s*\{([^{}"']*)\};?\s*(?=(?:\/\/#[^\n]*\s*)?$)/, (_, list) => {
      const pairs = list.trim().replace(/([\w$]+)\s+as\s+([\w$]+)/g, '$2: $1');
      return `module.exports = {${pairs}};`;
    });
}

/** Plain names have a value only once the module that gives them has run: modules that need each other would find none. */
function refuseCircles({ outputs }) {
  const needed = file =>
    outputs[file].imports.flatMap(to => (to.kind === 'import-statement' && !to.external ? [to.path] : []));
  const done = new Set();
  const visit = (file, above) => {
    if (above.includes(file)) throw new Error(`built files need each other: ${[...above, file].join(', ')}`);
    if (done.has(file)) return;
    for (const next of needed(file)) visit(next, [...above, file]);
    done.add(file);
  };
  for (const file of Object.keys(outputs)) visit(file, []);
}

/** What a built file, or one that it may load, imports and is not built here. */
function foreignTo(entry, { outputs }) {
  const imports = new Map(Object.entries(outputs).map(([file, output]) => [path.basename(file), output.imports]));
  const found = new Set([entry]);
  const foreign = new Set();
  for (const file of found) {
    for (const { path: to, external } of imports.get(file))
      (external ? foreign : found).add(external ? to : path.basename(to));
  }
  return [...foreign];
}

/** The built files that these built files may load, with themselves; `read` gives a file's text. */
export function filesOf(entries, read) {
  const found = new Set();
  const pending = [...entries];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    pending.push(...[...read(next).matchAll(/\brequire\("\.\/([\w.-]+\.js)"\)/g)].map(match => match[1]));
  }
  return found;
}
