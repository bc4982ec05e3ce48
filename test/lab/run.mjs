// `npm run lab [-- -t PATTERN]`: tries everything in the lab, with every daemon there is, and writes docs/lab.md when nothing was left out.
// With BGPLINT_METALLB_ORACLE (test/oracle/metallb) it also tries what MetalLB's own code makes of manifests.
// Needs root, network namespaces, BIRD and FRR; other versions by BGPLINT_BIRDS and BGPLINT_FRRS (test/lab/speakers.ts).
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'bgplint-campaign-'));
const PREDICTIONS = 'what a rule predicts comes true';
const results = path.join(folder, 'results.jsonl');

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
// What `bgplint new` writes is asked of the built command.
execFileSync(process.execPath, [path.join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'ignore' });
writeFileSync(results, '');
const withMetallb = process.env.BGPLINT_METALLB_ORACLE !== undefined;
const ofMetallb = ['test/metallb/lab.oracle.test.ts', 'test/metallb/lab-announced.oracle.test.ts'];
const tests = ['test/lab', ...(withMetallb ? ofMetallb : [])];
const env = { ...process.env, BGPLINT_LAB: results, ...(withMetallb && { BGPLINT_ORACLE: '1' }) };
const { status } = spawnSync(
  process.execPath,
  [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...tests, ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env },
);
const trials = readFileSync(results, 'utf8')
  .split('\n')
  .flatMap(line => (line === '' ? [] : [JSON.parse(line)]));
rmSync(folder, { recursive: true });
if (process.argv.length === 2) writeFileSync(path.join(root, 'docs/lab.md'), page(trials));
process.exitCode = status ?? 1;

function page(all) {
  const speakers = distinct(all.map(({ speaker }) => speaker)).toSorted();
  const groups = distinct(all.map(({ group }) => group));
  const asPredicted = all.filter(isAsPredicted);
  const date = new Date().toISOString().slice(0, 10);
  const faults = all.filter(({ group }) => group.startsWith(PREDICTIONS));
  return `# What the lab shows

The lab (\`test/lab\`) is a small copy of NREC's network: two routers of NREC's (BIRD, with password, several hops and BFD), a router on
the way, and an instance, each in a network namespace. The instance has the addresses of its allocation, and two that must stay inside. A
trial starts a daemon with a configuration on the instance and looks at what NREC's routers see: sessions, BFD, and the prefixes that they
received. It works when both sessions are established, BFD is up, and each router received exactly the allocation's addresses.

\`npm test\` makes some of these trials, \`npm run lab\` all of them, and writes this page. The daemons are those of the machine, and those
that \`BGPLINT_BIRDS\` and \`BGPLINT_FRRS\` name. It needs root and network namespaces.

Last campaign: ${date}, commit ${commit}, ${speakers.join(', ')}: **${asPredicted.length} of ${all.length}** trials as predicted.

${table(
  ['trials', ...speakers],
  groups.map(group => [
    group,
    ...speakers.map(speaker => counted(all.filter(one => one.group === group && one.speaker === speaker))),
  ]),
)}

A block of a rule page is tried as bgplint leaves it once its fixes are applied: a Bad block with the page's own fix first, then, as a
Good block, with all that is offered to make a whole configuration of it. What is not about NREC stands beside sessions that are. Blocks
that are not for the lab are listed with the reasons in \`test/lab/pages.ts\`.

Where it announces what \`bgplint announces\` says (\`test/lab/announced.ts\`), configurations that may announce more than the allocation,
or that cannot be seen through, run on the instance: aggregates, default routes, pipes, templates, several tables, limits, communities,
leaking between VRFs. Each prefix that one of NREC's routers received has to be in \`may\`, and in the allocation where that is called proven;
each that is in \`must\` and that the daemon has a route to has to be received. Random configurations (\`test/lab/random-bird.ts\`,
\`random-frr.ts\`) are taken up one after the other by a BIRD that runs, or by daemons of FRR's that were just started, and held against the same.

By MetalLB (\`test/lab/manifests.ts\`, \`random-manifests.ts\`), manifests go the whole way: MetalLB's own code gives Services of the
manifests their addresses, works out what the speaker of a node announces and writes that for FRR, and bgpd runs it. What each router
receives has to be in \`may\`, and in the allocation where that is called proven; of what is in \`must\`, all that an address of a
Service is in has to be received. The table says besides what each router is to receive; of random manifests, of which those that
MetalLB refuses are left out, that is what MetalLB tells FRR to let out.

## What rules predict, and what was seen

Each row is one mistake in what \`bgplint new\` writes, which this rule alone speaks of. Rules of severity error that have no row have a
reason in \`test/lab/faults.ts\`; a test fails for those that have neither. Of BIRD's own rules, \`bird -p\` is asked instead.

${table(
  ['rule', 'NREC sees', 'with'],
  predictions(faults).map(({ name, predicted, speakers: with_ }) => [
    `[${name}](rules/${name}.md)`,
    predicted.join(', ') || 'nothing wrong',
    with_.join(', '),
  ]),
)}
${surprises(all.filter(one => !isAsPredicted(one)))}`;
}

function distinct(values) {
  return [...new Set(values)];
}

function isAsPredicted({ predicted, symptoms }) {
  return predicted.join() === symptoms.join();
}

function counted(trials) {
  return trials.length === 0 ? '' : `${trials.filter(isAsPredicted).length} of ${trials.length}`;
}

/** Trials of the same mistake put together. */
function predictions(faults) {
  const rows = new Map();
  for (const { name, predicted, speaker, symptoms } of faults) {
    const key = `${name} ${speaker.split(' ')[0]} ${predicted}`;
    const row = rows.get(key) ?? { name, predicted, speakers: [] };
    if (isAsPredicted({ predicted, symptoms }) && !row.speakers.includes(speaker)) row.speakers.push(speaker);
    rows.set(key, row);
  }
  return [...rows.values()].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function surprises(trials) {
  if (trials.length === 0) return '';
  const rows = trials.map(({ group, name, speaker, predicted, symptoms }) => [
    `${group}: ${name}`,
    speaker,
    predicted.join(', ') || 'nothing wrong',
    symptoms.join(', ') || 'nothing wrong',
  ]);
  return `\n## Not as predicted\n\n${table(['trial', 'with', 'predicted', 'seen'], rows)}\n`;
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}
