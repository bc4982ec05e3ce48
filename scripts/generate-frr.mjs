// `npm run generate:frr -- VERSION=ROOT:VTYSH…` writes server/src/dialects/frr/tables.ts: the commands of FRR's nodes, and which
// command leads from one node to another, out of installed binaries. ROOT is the folder below which a version is installed;
// VTYSH runs its vtysh, with an empty configuration folder (`8.4=/:./vtysh-8.4`). A minute or two for each version.
//
// What a binary says of its commands is only half of it: whether vtysh takes a command, and where it then stands, is asked of
// vtysh itself, with `vtysh -C -f FILE`, which talks to no daemon. `list` prints a node's commands; the number in
// `Unknown command[NUMBER]` behind a line that no node knows is the node that the line before it led to.
import { execFile } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import * as esbuild from 'esbuild';
import { DAEMON_BITS, daemonsOf, installedCommands, nodesOf } from './frr/elf.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const OUT = path.join(root, 'server/src/dialects/frr/tables.ts');
const OUT_DAEMONS = path.join(root, 'server/src/dialects/frr/tables-daemons.ts');
/** How many lines of one command are tried; where an address family leads depends on its keywords. */
const mostSamples = command => (command.startsWith('address-family') ? 24 : 2);
const BOGUS = 'bgplint-asks-where-this-is';
/** `enable` and `config` (lib/command.h). */
const ENABLE = 3;
const CONFIG_NAMES = new Map([[ENABLE, 'enable']]);

const run = promisify(execFile);
const folder = mkdtempSync(path.join(tmpdir(), 'bgplint-frr-'));
const { samples, normalized } = await bundled();
let files = 0;

try {
  const versions = [];
  for (const argument of process.argv.slice(2)) {
    const [, version, at, vtysh] = /^([\d.]+)=([^:]*):(.*)$/.exec(argument) ?? [];
    if (!version) throw new Error(`not VERSION=ROOT:VTYSH: ${argument}`);
    versions.push({ ...(await read(version, at || '/', vtysh)), daemons: daemonsIn(at || '/') });
  }
  if (versions.length === 0) throw new Error('name versions: VERSION=ROOT:VTYSH');
  write(versions);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The parser of definitions, which is the product's own. */
async function bundled() {
  const outfile = path.join(folder, 'samples.mjs');
  await esbuild.build({
    stdin: {
      contents: `export { samples } from './scripts/frr/samples.js'; export { normalized } from './server/src/dialects/frr/definition.js';`,
      resolveDir: root,
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  return import(pathToFileURL(outfile));
}

/** Which daemons each command goes to, by its normalized syntax. */
function daemonsIn(at) {
  const masks = new Map();
  for (const [syntax, mask] of daemonsOf(path.join(at, 'usr/bin/vtysh'))) {
    const key = normalized(syntax);
    masks.set(key, ((masks.get(key) ?? 0) | mask) >>> 0);
  }
  return masks;
}

/** Everything about one version. */
async function read(version, at, vtysh) {
  const binaries = [
    'usr/bin/vtysh',
    'usr/lib/frr',
    'usr/lib/x86_64-linux-gnu/frr',
    'usr/lib/x86_64-linux-gnu/frr/modules',
  ]
    .map(place => path.join(at, place))
    .flatMap(place => {
      if (!existsSync(place)) return [];
      return lstatSync(place).isFile() ? [place] : readdirSync(place).map(name => path.join(place, name));
    })
    .filter(file => lstatSync(file).isFile() && readFileSync(file).subarray(0, 4).toString('latin1') === '\x7fELF');
  const names = new Map(binaries.flatMap(file => [...nodesOf(file)].map(([number, { name }]) => [number, name])));
  for (const [number, name] of CONFIG_NAMES) names.set(number, name);
  const installed = new Map();
  for (const { node, syntax, hidden, deprecated } of installedCommands(binaries, !version.startsWith('8.'))) {
    const commands = installed.get(node) ?? installed.set(node, new Map()).get(node);
    const key = normalized(syntax);
    const known = commands.get(key) ?? { hidden: true, deprecated: false };
    commands.set(key, { hidden: known.hidden && hidden, deprecated: known.deprecated || deprecated });
  }
  const ask = lines => asked(vtysh, lines);
  const config = await ask([BOGUS]).then(({ node }) => node);
  names.set(config, 'config');

  const nodes = new Map();
  // FRR calls two nodes of LDP by one name.
  const nameOf = (number, parent) => {
    const name = names.get(number) ?? `node ${number}`;
    return [...nodes.values()].some(other => other.name === name) ? `${names.get(parent)} ${name}` : name;
  };
  const waiting = [
    { number: config, lines: [] },
    { number: ENABLE, lines: ['exit'] },
  ];
  while (waiting.length > 0) {
    const { number, lines } = waiting.shift();
    if (nodes.has(number)) continue;
    // A node without `list` prints that of its parent, and vtysh then stands there (nodes of SRv6 in 8.4).
    const { listed } = await ask([...lines, 'list']);
    const isOwn = (await ask([...lines, 'list', BOGUS])).node === number;
    const own = [...(installed.get(number)?.keys() ?? []), 'exit', 'quit', 'end'];
    const visible = new Set(isOwn ? listed.map(line => normalized(line)) : own);
    const known = installed.get(number) ?? new Map();
    // What vtysh does not list it takes all the same where the binary says that it is only hidden.
    const unlisted = [...known].filter(([key, { hidden, deprecated }]) => !visible.has(key) && (hidden || deprecated));
    const commands = [...visible, ...unlisted.map(([key]) => key)].toSorted();
    const parent = number === config ? undefined : (await ask([...lines, 'exit', BOGUS])).node;
    const node = { number, name: nameOf(number, parent), parent, commands, known, enters: [] };
    nodes.set(number, node);
    if (number === ENABLE) continue;
    const tries = commands
      .filter(command => !/^(?:no |\[no\] |exit|quit|end|list|find|output)/.test(command))
      .flatMap(command => samples(command, mostSamples(command)).map(sample => ({ command, sample })));
    const found = await inParallel(tries, async ({ command, sample }) => {
      const { node: leads } = await ask([...lines, sample, BOGUS]);
      return { command, sample, leads };
    });
    for (const { command, sample, leads } of found) {
      if (leads === undefined || leads === number) continue;
      node.enters.push({ command, sample, leads });
      waiting.push({ number: leads, lines: [...lines, sample] });
    }
    console.error(
      `${version} ${node.name}: ${commands.length} commands, ${new Set(node.enters.map(({ leads }) => leads)).size} nodes below`,
    );
  }
  return { version, nodes };
}

/** What vtysh says of a configuration: what `list` printed, and where the last line that it did not know stood. */
async function asked(vtysh, lines) {
  const file = path.join(folder, `${files++}.conf`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  const output = await run(vtysh, ['-C', '-f', file], { maxBuffer: 1 << 26 }).catch(error => error);
  rmSync(file);
  const text = `${output.stdout}\n${output.stderr}`;
  const listed = text.split(/\r?\n/).flatMap(line => /^ {4}(\S.*)$/.exec(line)?.[1] ?? []);
  const last = lines.length;
  const node = new RegExp(`^line ${last}: % Unknown command\\[(\\d+)\\]`, 'm').exec(text)?.[1];
  return { listed, node: node === undefined ? undefined : Number(node) };
}

async function inParallel(items, work) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]);
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  return results;
}

/** Keywords of a sample: what tells which of a command's ways was taken. */
function write(versions) {
  const pool = [
    ...new Set(versions.flatMap(({ nodes }) => [...nodes.values()].flatMap(({ commands }) => commands))),
  ].toSorted();
  const place = new Map(pool.map((command, index) => [command, index]));
  const lines = versions.map(({ version, nodes }) => {
    const rows = [...nodes.values()].map(node => {
      let before = 0;
      const commands = node.commands.map(command => {
        const { hidden, deprecated } = node.known.get(command) ?? {};
        const index = place.get(command);
        const step = (index - before).toString(36);
        before = index;
        return step + (deprecated ? '!' : hidden ? '?' : '');
      });
      const enters = entersOf(node, nodes);
      const parent = nodes.get(node.parent)?.name ?? '';
      return [node.name, parent, commands.join(' '), enters.join(';')].join('\t');
    });
    return `  '${version}': \`${escaped(rows.join('\n'))}\`,`;
  });
  writeFileSync(
    OUT,
    [
      '// Written by scripts/generate-frr.mjs out of FRR’s binaries: do not edit.',
      '',
      '/** Definitions of commands, one a line, sorted. */',
      `export const COMMANDS = \`${escaped(pool.join('\n'))}\`;`,
      '',
      '/**',
      ' * Nodes by version, one a line, in columns separated by tabs: name; the node that `exit` leads to; commands, as steps in',
      ' * COMMANDS in base 36, `?` behind hidden ones and `!` behind deprecated ones; what enters other nodes, as',
      ' * `command=node` or `command+line=node` where that depends on its keywords, separated by `;`.',
      ' */',
      'export const NODES: Readonly<Record<string, string>> = {',
      ...lines,
      '};',
      '',
    ].join('\n'),
  );

  writeDaemons(versions, pool);

  function entersOf(node, nodes) {
    const byCommand = new Map();
    for (const { command, sample, leads } of node.enters) {
      byCommand.set(command, [...(byCommand.get(command) ?? []), { sample, leads }]);
    }
    return [...byCommand].flatMap(([command, ways]) => {
      const name = ({ leads }) => nodes.get(leads)?.name ?? leads;
      const targets = new Set(ways.map(name));
      const index = place.get(command).toString(36);
      if (targets.size === 1) return [`${index}=${[...targets][0]}`];
      return ways.map(way => `${index}+${way.sample}=${name(way)}`);
    });
  }
}

/** A table of its own: only configurations of single daemons need it. */
function writeDaemons(versions, pool) {
  const everyDaemon = 2 ** DAEMON_BITS.length - 1;
  const lines = versions.map(({ version, nodes, daemons }) => {
    const listed = new Set([...nodes.values()].flatMap(({ commands }) => commands));
    const byMask = new Map();
    pool.forEach((command, index) => {
      const mask = listed.has(command) ? (daemons.get(command) ?? 0) & everyDaemon : 0;
      if (mask === 0) return;
      byMask.set(mask, [...(byMask.get(mask) ?? []), index]);
    });
    const rows = [...byMask].map(([mask, indices]) => {
      const steps = indices.map((index, i) => (index - (indices[i - 1] ?? 0)).toString(36));
      return `${mask.toString(36)}\t${steps.join(' ')}`;
    });
    return `  '${version}': \`${rows.join('\n')}\`,`;
  });
  writeFileSync(
    OUT_DAEMONS,
    [
      '// Written by scripts/generate-frr.mjs out of FRR’s binaries: do not edit.',
      '',
      '/** Daemons by their bit in the masks below. */',
      `export const DAEMON_BITS: readonly string[] = [${DAEMON_BITS.map(name => `'${name}'`).join(', ')}];`,
      '',
      '/**',
      ' * The daemons that vtysh hands commands to, by version: rows of a mask in base 36, a tab, and the commands it is for, as',
      ' * steps in COMMANDS in base 36. Commands that are not there are vtysh’s own.',
      ' */',
      'export const DAEMONS: Readonly<Record<string, string>> = {',
      ...lines,
      '};',
      '',
    ].join('\n'),
  );
}

function escaped(text) {
  return text.replace(/[\\`$]/g, '\\$&');
}
