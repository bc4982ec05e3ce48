// `npm run bench`: measures what bgplint may cost and writes docs/benchmarks.md. With `--quick` each thing runs three times and
// nothing is written.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { define, manifest } from '../../scripts/constants.mjs';
import { NODES, nodeBinary } from '../../scripts/install-nodes.mjs';
import { cpuTime, inTurns, peakMemory, quantile } from './measure.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const quick = process.argv.includes('--quick');
const rounds = quick ? 3 : 11;
const folder = mkdtempSync(path.join(tmpdir(), 'bgplint-bench-'));
/** Where no profile is. */
const bare = mkdtempSync(path.join(tmpdir(), 'bgplint-bench-bare-'));
const cli = path.join(root, 'dist/cli.js');
const nodes = Object.keys(NODES).filter(major => existsSync(nodeBinary(major)));
/** `2.0` of `BIRD version 2.0.12`. */
const versionOf = file => /(\d+\.\d+)/.exec(spawnSync(file, ['--version'], { encoding: 'utf8' }).stderr)?.[1];

const bird = [process.env.BGPLINT_BIRD, '/usr/sbin/bird'].find(file => file && existsSync(file));
const birdVersion = bird && versionOf(bird);

/** What each whole-process row lints, and what it may cost: times of `node -e 0`, and MiB. */
const PROCESSES = {
  '`bgplint --version`': { args: () => ['--version'], factor: 1.2 },
  'one file of 300 lines': { args: files => [files.small], factor: 2.5, memory: 70 },
  'one file of 10,000 lines': { args: files => [files.tenThousand], factor: 6, memory: 120 },
  '100 files of 300 lines': { args: files => [files.hundred], factor: 8 },
  '50,000 routes': { args: files => [files.routes], factor: 9, memory: 250 },
  'frr.conf, 300 lines': { args: files => [files.frrSmall], factor: 2.5, memory: 70 },
  'frr.conf, 50,000 lines of lists': { args: files => [files.frrLists], factor: 10, memory: 250 },
  'frr.conf, 50,000 lines of neighbours and their policies': {
    args: files => [files.frrNeighbors],
    factor: 10,
    memory: 250,
  },
  'the same without a profile': { args: files => [files.frrBare], factor: 10 },
  'frr.conf, 50,000 lines of routes and interfaces': { args: files => [files.frrRoutes], factor: 10, memory: 250 },
};

const KEYSTROKE_BUDGET = 20;
/** For a manifest of 420 objects: a keystroke, and what the file costs when it is opened. */
const MANIFEST_BUDGETS = { keystroke: 15, open: 150 };

/** For a filter of 100,000 prefixes, ms. */
const FILTER_BUDGET = 500;

try {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'ignore' });
  const files = await writeFiles();
  const warm = await bundle('test/bench/warm.ts', 'warm.cjs');
  const results = {
    processes: nodes.map(major => [major, measureProcesses(nodeBinary(major), files)]),
    keystroke: nodes.map(major => [major, run(nodeBinary(major), warm, 'keystroke', files.tenThousand)]),
    manifest: nodes.map(major => [major, measureManifest(nodeBinary(major), warm, files)]),
    filter: nodes.map(major => [major, measureFilter(nodeBinary(major), warm, files)]),
    bird: bird ? measureBird(warm, files) : undefined,
    vsix: packageSize(),
  };
  const text = report(results, files);
  console.log(text);
  if (!quick) writeFileSync(path.join(root, 'docs/benchmarks.md'), text);
} finally {
  rmSync(folder, { recursive: true });
  rmSync(bare, { recursive: true });
}

/** Bundles a file of this folder, so that it can be run by any Node. */
async function bundle(entry, out) {
  const outfile = path.join(folder, out);
  await esbuild.build({
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    entryPoints: [path.join(root, entry)],
    outfile,
    minify: true,
    define,
    logLevel: 'warning',
  });
  return outfile;
}

/** The files that are linted, valid for BIRD 2 and 3, for FRR 10, or for MetalLB, beside the profile that judges them. */
async function writeFiles() {
  const require = createRequire(import.meta.url);
  const { generateFilter } = require(await bundle('test/bench/generate-filter.ts', 'generate-filter.cjs'));
  const writeFilter = family => {
    const file = path.join(bare, `${family}.conf`);
    writeFileSync(file, generateFilter(family, 100_000));
    return file;
  };
  const { generateBird } = require(await bundle('test/bench/generate-bird.ts', 'generate-bird.cjs'));
  const { generateFrr } = require(await bundle('test/bench/generate-frr.ts', 'generate-frr.cjs'));
  const metallb = require(await bundle('test/bench/generate-metallb.ts', 'generate-metallb.cjs'));
  const GENERATORS = { 'bird.conf': generateBird, 'frr.conf': generateFrr, 'metallb.yaml': metallb.generateMetallb };
  const write = (name, parts) => {
    const file = path.resolve(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, GENERATORS[path.basename(name)](parts));
    return file;
  };
  // Without the password's hash: comparing with it is made to be slow, and stands outside every budget.
  const profile = readFileSync(path.join(root, 'examples/.nrec.yaml'), 'utf8').replace(/^ {4}password:\n.*\n/m, '');
  writeFileSync(path.join(folder, '.nrec.yaml'), profile);
  const small = { routes: 10, functions: 8, filters: 8, sessions: 4 };
  const frr = { neighbors: 0, listsEach: 3, entries: 10, routes: 0, interfaces: 0 };
  const manyNeighbors = { ...frr, neighbors: 504, entries: 18 };
  for (let i = 0; i < 100; i++) write(`hundred/${i}/bird.conf`, small);
  return {
    small: write('small/bird.conf', small),
    tenThousand: write('ten-thousand/bird.conf', { routes: 2340, functions: 250, filters: 250, sessions: 150 }),
    hundred: path.join(folder, 'hundred'),
    routes: write('routes/bird.conf', { routes: 50_000, functions: 0, filters: 0, sessions: 0 }),
    frrSmall: write('frr-small/frr.conf', { ...frr, neighbors: 3, entries: 25, routes: 5, interfaces: 2 }),
    frrLists: write('frr-lists/frr.conf', { ...frr, neighbors: 12, listsEach: 33, entries: 118 }),
    frrNeighbors: write('frr-neighbors/frr.conf', manyNeighbors),
    frrBare: write(path.join(bare, 'frr.conf'), manyNeighbors),
    frrRoutes: write('frr-routes/frr.conf', { ...frr, neighbors: 10, routes: 38_500, interfaces: 1800 }),
    realistic: write('realistic/bird.conf', { routes: 7000, functions: 500, filters: 500, sessions: 500 }),
    manifest: write('manifest/metallb.yaml', metallb.LARGE),
    smallManifest: write('small-manifest/metallb.yaml', metallb.SMALL),
    prefixes: { ipv4: writeFilter('ipv4'), ipv6: writeFilter('ipv6') },
    filters: write('filters/bird.conf', { routes: 0, functions: 0, filters: 5000, sessions: 0 }),
  };
}

function measureProcesses(node, files) {
  const commands = { 'node -e 0': [node, '-e', '0'] };
  for (const [name, { args }] of Object.entries(PROCESSES)) commands[name] = [node, cli, ...args(files)];
  const times = inTurns(commands, rounds);
  const base = times['node -e 0'];
  const rows = Object.entries(PROCESSES).map(([name, { memory }]) => {
    const mib =
      memory &&
      quantile(
        [1, 2, 3].map(() => peakMemory(commands[name])),
        0.5,
      );
    return [name, { time: times[name], ratio: times[name] / base, memory: mib }];
  });
  return { base, rows: Object.fromEntries(rows) };
}

/** The times that a run in one process printed. */
function run(node, script, ...args) {
  const { stdout, stderr } = spawnSync(node, [script, ...args], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr.slice(-1000));
  return JSON.parse(stdout);
}

function measureManifest(node, warm, { manifest, smallManifest }) {
  const opened = Array.from({ length: rounds }, () => run(node, warm, 'open', manifest, smallManifest)[0]);
  return { open: opened, keystroke: run(node, warm, 'keystroke', manifest) };
}

/** The analysis alone, and `bgplint announces` as a whole process. */
function measureFilter(node, warm, { prefixes }) {
  return Object.entries(prefixes).map(([family, file]) => ({
    family,
    analysis: run(node, warm, 'analyse', file),
    announces: quantile(
      [1, 2, 3].map(() => cpuTime([node, cli, 'announces', file])),
      0.5,
    ),
  }));
}

/** `bird -p` as a whole process against judging again in a process that is warm. */
function measureBird(warm, files) {
  const node = nodeBinary(nodes.at(-1));
  return ['realistic', 'filters'].map(name => {
    const birds = Array.from({ length: name === 'filters' ? 1 : rounds }, () =>
      cpuTime([bird, '-p', '-c', files[name]]),
    );
    return [
      name,
      { bird: quantile(birds, 0.5), bgplint: quantile(run(node, warm, 'again', files[name], birdVersion), 0.5) },
    ];
  });
}

function packageSize() {
  const file = path.join(folder, 'bgplint.vsix');
  const { status } = spawnSync(process.execPath, ['scripts/package.mjs', file], { cwd: root, stdio: 'ignore' });
  return status === 0 ? statSync(file).size : undefined;
}

function report({ processes, keystroke, manifest: manifests, filter, bird: againstBird, vsix }, files) {
  const within = (value, budget) => (value <= budget ? 'yes' : '**no**');
  const ms = value => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  const lines = name => readFileSync(files[name], 'utf8').split('\n').length - 1;
  const megabytes = name => (statSync(files[name]).size / 1e6).toFixed(2);
  const processTable = ([major, { base, rows }]) => `### Node ${major}

\`node -e 0\` takes ${ms(base)}.

| what | time | × \`node -e 0\` | budget | memory | budget | kept |
|---|--:|--:|--:|--:|--:|---|
${Object.entries(rows)
  .map(([name, { time, ratio, memory }]) => {
    const { factor, memory: most } = PROCESSES[name];
    const ok = within(ratio, factor) === 'yes' && (!most || within(memory, most) === 'yes') ? 'yes' : '**no**';
    return `| ${name} | ${ms(time)} | ${ratio.toFixed(2)} | ${factor} | ${memory ? `${memory.toFixed(0)} MiB` : ''} | ${most ? `${most} MiB` : ''} | ${ok} |`;
  })
  .join('\n')}`;
  const keystrokes = keystroke.map(([major, times]) => {
    const p95 = quantile(times, 0.95);
    return `| ${major} | ${ms(quantile(times, 0.5))} | ${ms(p95)} | ${ms(KEYSTROKE_BUDGET)} | ${within(p95, KEYSTROKE_BUDGET)} |`;
  });
  const manifestRows = manifests.map(([major, { open, keystroke: times }]) => {
    const [opened, median, p95] = [quantile(open, 0.5), quantile(times, 0.5), quantile(times, 0.95)];
    const kept = opened <= MANIFEST_BUDGETS.open && median <= MANIFEST_BUDGETS.keystroke ? 'yes' : '**no**';
    return `| ${major} | ${ms(opened)} | ${ms(MANIFEST_BUDGETS.open)} | ${ms(median)} | ${ms(p95)} | ${ms(MANIFEST_BUDGETS.keystroke)} | ${kept} |`;
  });
  const filterRows = filter.flatMap(([major, measured]) =>
    measured.map(({ family, analysis, announces }) => {
      const median = quantile(analysis, 0.5);
      return `| ${major} | ${family === 'ipv4' ? 'IPv4' : 'IPv6'} | ${ms(median)} | ${ms(quantile(analysis, 0.95))} | ${ms(FILTER_BUDGET)} | ${within(median, FILTER_BUDGET)} | ${ms(announces)} |`;
    }),
  );
  const birdRows = (againstBird ?? []).map(([name, { bird: theirs, bgplint: ours }]) => {
    const budget = name === 'filters' ? theirs / 20 : theirs;
    return `| ${name === 'filters' ? '5,000 filters' : 'routes, filters, sessions'}: ${lines(name).toLocaleString('en')} lines, ${megabytes(name)} MB | ${ms(theirs)} | ${ms(ours)} | ${(theirs / ours).toFixed(1)} × | ${name === 'filters' ? '20 ×' : '1 ×'} | ${within(ours, budget)} |`;
  });
  return `# Benchmarks

Written by \`npm run bench\` for bgplint ${manifest.version}, on ${cpus().length} × ${cpus()[0]?.model.trim()}. Times are processor time (user and
system) and medians of ${rounds} runs, taken in turns. The files are made by \`test/bench/generate-*.ts\`, and judged with the
profile of the examples, without comparing passwords (with a scrypt hash, that takes some 80 ms by design, once per password).

## Whole processes

${processes.map(processTable).join('\n\n')}

## A keystroke

From a changed text of ${lines('tenThousand').toLocaleString('en')} lines to the diagnostics that the client is sent, inside one process that is set up as the
language server is; 200 keystrokes all over the file, also where they leave a statement unfinished.

| Node | median | 95th percentile | budget | kept |
|---|--:|--:|--:|---|
${keystrokes.join('\n')}

## A manifest for MetalLB

420 objects in ${lines('manifest').toLocaleString('en')} lines: opened in a server that has judged a small one before, and a keystroke as above.

| Node | opened | budget | keystroke, median | 95th percentile | budget for the median | kept |
|---|--:|--:|--:|--:|--:|---|
${manifestRows.join('\n')}

## A filter of 100,000 prefixes

What such a filter lets out, worked out inside one process that has read the file; and \`bgplint announces\` of the file as a whole process.

| Node | | analysis, median | 95th percentile | budget for the median | kept | \`bgplint announces\` |
|---|---|--:|--:|--:|---|--:|
${filterRows.join('\n')}

## Beside BIRD

Parsing and checking in a process that is warm, on Node ${nodes.at(-1)}, and \`bird -p\` (${birdVersion ? `BIRD ${birdVersion}` : 'not on this machine'}) on the same
file; both for that version alone.

| file | \`bird -p\` | bgplint | faster | budget | kept |
|---|--:|--:|--:|--:|---|
${birdRows.join('\n')}

## The extension

The VSIX has ${vsix === undefined ? 'not been packed' : `${(vsix / 1000).toFixed(0)} kB`}, of 1,000 kB at most${vsix !== undefined ? `: ${within(vsix, 1_000_000)}` : ''}.
`;
}
