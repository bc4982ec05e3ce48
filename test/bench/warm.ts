// Runs inside one process, as the language server does: what a keystroke costs, and what a file costs that was read before.
// `node warm.cjs keystroke FILE` judges as the server does to have the first findings soon; `node warm.cjs again FILE VERSION`
// judges by one version of BIRD; `node warm.cjs open FILE SMALL` judges a file for the first time in a server that has seen a small
// one; `node warm.cjs analyse FILE`
// works out what the first session's export filter lets out. Prints processor times in milliseconds as JSON. Bundled and called by bench.mjs.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OverlayHost } from '../../server/src/cli/overlay.js';
import { toLsp } from '../../server/src/lsp/publisher.js';
import { tuneForEditing } from '../../server/src/lsp/tune.js';
import { uriOf } from '../../server/src/lsp/uri.js';
import { NodeHost } from '../../server/src/node/host.js';
import { Workspace } from '../../server/src/workspace/workspace.js';

tuneForEditing(); // As the language server does.
const [mode, file, third] = process.argv.slice(2) as [string, string, string?];
const version = mode === 'again' ? third : undefined;
const text = readFileSync(file, 'utf8');
const host = new OverlayHost(new NodeHost());
const workspace = new Workspace(host, { keeps: mode !== 'again' });

/** Milliseconds of processor time from a new text of a file to the diagnostics that the client is sent. */
async function lint(next: string, path = file): Promise<number> {
  host.lay({ path, text: next });
  workspace.changed(path);
  const before = process.cpuUsage();
  const { unit, diagnostics, sources } = await workspace.lint(path, {
    profile: join(dirname(dirname(path)), '.nrec.yaml'),
    quick: mode !== 'again',
    ...(version && { targets: [{ dialect: 'bird', version }] }),
  });
  // What the client is sent.
  for (const diagnostic of diagnostics) toLsp(diagnostic, sources, uriOf, true);
  const { user, system } = process.cpuUsage(before);
  if (!unit) throw new Error('the file was not judged');
  return (user + system) / 1000;
}

/** What is typed on a line of its own. */
const TYPED: readonly (readonly [RegExp, string])[] = [
  [/\.ya?ml$/, '  peerPort: 179'],
  [/./, '  accept; '],
];

/** A person types: words appear letter by letter, at places all over the file, inside and between statements. */
function* typing(): Generator<string> {
  const lines = text.split('\n');
  for (let place = 1; place <= 25; place++) {
    const at = Math.floor((place * lines.length) / 26);
    for (let typed = 1; typed <= 8; typed++) {
      const line = (TYPED.find(([name]) => name.test(file))?.[1] ?? '').slice(0, typed + 2);
      yield [...lines.slice(0, at), line, ...lines.slice(at)].join('\n');
    }
  }
}

/** Milliseconds of processor time for working out what the export filter of the first session lets out, each time anew. */
async function analyse(): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 0; i < 11; i++) {
    host.lay({ path: file, text });
    workspace.changed(file);
    const { speakers } = await workspace.lint(file, { quick: true });
    const carried = speakers[0]?.sessions[0]?.families[0]?.export;
    if (carried?.kind !== 'known') throw new Error('the filter was not read');
    const before = process.cpuUsage();
    const isDecided = carried.value.may.equals(carried.value.must);
    const { user, system } = process.cpuUsage(before);
    if (!isDecided) throw new Error('the filter was not decided');
    times.push((user + system) / 1000);
  }
  return times;
}

async function main(): Promise<void> {
  const times: number[] = [];
  if (mode === 'analyse') {
    console.log(JSON.stringify(await analyse()));
    return;
  }
  if (mode === 'open') {
    const small = readFileSync(third ?? file, 'utf8');
    for (let i = 0; i < 15; i++) await lint(small, third);
    console.log(JSON.stringify([await lint(text)]));
    return;
  }
  for (let i = 0; i < 15; i++) await lint(text); // The server has read the file before, and V8 has seen the code.
  if (mode === 'keystroke') for (const next of typing()) times.push(await lint(next));
  else for (let i = 0; i < 15; i++) times.push(await lint(text));
  console.log(JSON.stringify(times));
}

void main();
