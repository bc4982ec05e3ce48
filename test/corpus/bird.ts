import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import type { Diagnostic } from '../../server/src/core/diagnostic.js';
import { LineIndex } from '../../server/src/core/source.js';
import { NodeHost } from '../../server/src/node/host.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { measureFilters } from './bird-filters.js';
import type { Settings } from './measure.js';
import { type Measured, share } from './table.js';
import { readTsv } from './tsv.js';

const VERSIONS = ['2.0', '2.17', '2.20', '3.1', '3.4'] as const;

/** What the daemon said of a text. */
interface Verdict {
  readonly accepted: boolean;
  /** Path, 1-based line and message of its first error. */
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** A text, what one version of the daemon says of it, and what we say. */
interface Case {
  readonly name: string;
  readonly version: string;
  readonly verdict: Verdict;
  readonly findings: readonly Found[];
}

interface Found extends Diagnostic {
  /** 1-based. */
  readonly line: number;
}

interface Mutant extends Case {
  readonly mutation: string;
  readonly edited: number;
  readonly text: string;
}

/** At the end of everything the daemon's line counter is 1 again: its place says nothing then. */
const AT_END = /unexpected END|No protocol is specified/;

async function lint(path: string, version: string): Promise<readonly Found[]> {
  const workspace = new Workspace(new NodeHost());
  const result = await workspace.lint(path, { dialect: 'bird', targets: [{ dialect: 'bird', version }] });
  if (result.unreadable) throw new Error(`${path} ${result.unreadable}`);
  const lines = new Map([...result.sources].map(([name, { text }]) => [name, new LineIndex(text)]));
  return result.diagnostics.map(diagnostic => ({
    ...diagnostic,
    line: (lines.get(diagnostic.span.path)?.position(diagnostic.span.start).line ?? 0) + 1,
  }));
}

const rejects = (findings: readonly Found[]): boolean => findings.some(finding => finding.rejects);

/** `FILE:LINE:COLUMN message`, FILE below `folder`. */
function parseError(text: string, folder: string): Omit<Verdict, 'accepted'> {
  const match = /^(.*?):(\d+):\d+ (.*)$/.exec(text);
  return {
    path: normalize(join(folder, match?.[1] ?? '')),
    line: Number(match?.[2] ?? 0),
    message: match?.[3] ?? text,
  };
}

async function realFiles(corpora: string): Promise<readonly (Case & { readonly role: string })[]> {
  const folder = join(corpora, 'bird');
  const cases: (Case & { readonly role: string })[] = [];
  for (const row of readTsv(join(folder, 'verdicts.tsv'))) {
    const path = join(folder, row.case as string, row.root as string);
    for (const version of VERSIONS) {
      const verdict = {
        accepted: row[`ok_${version}`] !== '0',
        ...parseError(row[`first_error_${version}`] as string, join(folder, row.case as string)),
      };
      const name = `${row.case}/${row.root}`;
      cases.push({ name, role: row.role as string, version, verdict, findings: await lint(path, version) });
    }
  }
  return cases;
}

async function mutants(corpora: string): Promise<readonly Mutant[]> {
  const folder = join(corpora, 'bird-mutants');
  const cases: Mutant[] = [];
  for (const row of readTsv(join(folder, 'verdicts.tsv'))) {
    const path = join(folder, row.file as string);
    const text = readFileSync(path, 'utf8');
    for (const version of VERSIONS) {
      const said = row[`verdict_${version}`];
      if (said === undefined) continue;
      const verdict = { accepted: said === 'ok', ...parseError(said.replace(/^err/, row.file as string), folder) };
      const edited = Number(row.edited_line);
      const mutation = row.mutation as string;
      cases.push({
        name: row.file as string,
        version,
        verdict,
        findings: await lint(path, version),
        mutation,
        edited,
        text,
      });
    }
  }
  return cases;
}

async function probes(corpora: string): Promise<readonly Case[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bgplint-probes-'));
  const cases: Case[] = [];
  try {
    const path = join(folder, 'bird.conf');
    for (const row of readTsv(join(corpora, 'bird-probes.tsv'))) {
      writeFileSync(path, unescaped(row.config as string));
      for (const version of VERSIONS) {
        const said = row[version] as string;
        const match = /^ERR (\d+):\d+ (.*)$/.exec(said);
        // An internal error of the daemon's has no place.
        const accepted = said.startsWith('OK') || match?.[2]?.startsWith('No protocol is specified') === true;
        const verdict = { accepted, path, line: Number(match?.[1] ?? 0), message: match?.[2] ?? '' };
        cases.push({ name: `probe “${row.probe}”`, version, verdict, findings: await lint(path, version) });
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return cases;
}

/** The probes write line ends and the like as `\n`. */
function unescaped(text: string): string {
  return text.replace(/\\(n|r|t|f|\\)/g, (_, c: string) => ({ n: '\n', r: '\r', t: '\t', f: '\f' })[c] ?? '\\');
}

function describe({ name, version, verdict, findings }: Case): string {
  const ours = findings.find(finding => finding.rejects);
  const said = verdict.accepted ? 'accepts' : `line ${verdict.line}: ${verdict.message}`;
  const we = ours ? `line ${ours.line} (daemon ${ours.daemon?.line}) ${ours.rule}: ${ours.message}` : 'nothing';
  return `${version} ${name}\n    bird: ${said}\n    here: ${we}`;
}

function agreement(cases: readonly Case[]): readonly Measured[] {
  return VERSIONS.map(version =>
    share(
      `agreement with bird ${version}`,
      cases
        .filter(each => each.version === version)
        .map(each => ({ good: each.verdict.accepted !== rejects(each.findings), text: describe(each) })),
      { atLeast: 99.5 },
    ),
  );
}

/** Whether the finding on the cause of a mutant stands where it should: 1-based lines. */
function onCause({ mutation, edited, text, findings }: Mutant): boolean {
  const wanted = new Set([edited]);
  if (mutation === 'missing-close-brace' || /^missing-(local|neighbor)/.test(mutation)) {
    const opener = openerOf(text, edited);
    if (opener !== undefined) wanted.add(opener);
  }
  return findings.some(({ line }) => wanted.has(line));
}

/** The 1-based line of the brace that is open where a line begins. */
function openerOf(text: string, line: number): number | undefined {
  const before = text.split('\n').slice(0, line - 1);
  const open: number[] = [];
  before.forEach((each, i) => {
    for (const [brace] of each.replace(/"[^"]*"|#.*/g, '').matchAll(/[{}]/g)) {
      if (brace === '{') open.push(i + 1);
      else open.pop();
    }
  });
  return open.at(-1);
}

function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? 0;
}

function findingsPerMutant(cases: readonly Mutant[]): Measured {
  const counts = cases.map(({ findings }) => findings.filter(finding => finding.rejects).length);
  const [median, high] = [quantile(counts, 0.5), quantile(counts, 0.95)];
  return {
    what: 'findings that reject per mutant, median / 95th percentile',
    value: `${median} / ${high}`,
    goal: '1 / 2',
    reached: median <= 1 && high <= 2,
    disagreements: cases.flatMap((each, i) =>
      (counts[i] ?? 0) > 2
        ? [
            `${each.version} ${each.name}: ${counts[i]}: ${each.findings.map(found => `${found.line} ${found.rule}`).join(', ')}`,
          ]
        : [],
    ),
  };
}

/** The largest file of the corpus, or one of 80,000 routes made for it where the corpus has none that large. */
function largest({ corpora, root, inTurns, peakMemory }: Settings): readonly Measured[] {
  const cli = join(root, 'dist', 'cli.js');
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: run `npm run build` first');
  const folder = mkdtempSync(join(tmpdir(), 'bgplint-largest-'));
  try {
    const found = files(join(corpora, 'bird')).toSorted((a, b) => b.size - a.size)[0];
    let path = found?.path ?? '';
    if ((found?.size ?? 0) < 2_000_000) {
      path = join(folder, 'bird.conf');
      const routes = Array.from(
        { length: 80_000 },
        (_, i) => `    route 10.${i >> 16}.${(i >> 8) & 255}.${i & 255}/32 reject;\n`,
      );
      writeFileSync(
        path,
        `router id 10.0.0.1;\nprotocol device { }\nprotocol static {\n    ipv4;\n${routes.join('')}}\n`,
      );
    }
    const ours = [process.execPath, cli, 'check', '-f', 'json', '--target', 'bird@2.17', path];
    const times = inTurns({ ours, node: [process.execPath, '-e', '0'] }, 7);
    const ratio = times.ours / times.node;
    const memory = peakMemory(ours);
    return [
      {
        what: 'largest file, whole process, × `node -e 0`',
        value: ratio.toFixed(1),
        goal: 'under 25',
        reached: ratio < 25,
      },
      {
        what: 'largest file, memory',
        value: `${memory.toFixed(0)} MiB`,
        goal: 'under 400 MiB',
        reached: memory < 400,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function files(folder: string): { path: string; size: number }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .map(path => ({ path, size: statSync(path).size }));
}

/** BIRD: real configurations, one-edit mutants of them, and probes of its lexer and grammar, against `bird -p`. */
export async function measureBird(settings: Settings): Promise<readonly Measured[]> {
  const { corpora } = settings;
  const real = await realFiles(corpora);
  const mutated = await mutants(corpora);
  const probed = await probes(corpora);
  const all: readonly Case[] = [...real, ...mutated, ...probed];
  const accepted = real.filter(({ verdict }) => verdict.accepted);
  const refused = all.filter(({ verdict }) => !verdict.accepted && verdict.line > 0 && !AT_END.test(verdict.message));
  const refusedMutants = mutated.filter(({ verdict }) => !verdict.accepted);
  return [
    ...agreement(all),
    share(
      'accepted files with a finding that rejects',
      accepted.map(each => ({ good: !rejects(each.findings), text: describe(each) })),
      { under: 0.5 },
    ),
    share(
      'refused files with a finding for the daemon’s line',
      refused.map(each => ({
        good: each.findings.some(
          ({ daemon }) => daemon?.line === each.verdict.line && normalize(daemon.path) === each.verdict.path,
        ),
        text: describe(each),
      })),
      { atLeast: 97 },
    ),
    share(
      'mutants with a finding on the cause',
      refusedMutants.map(each => ({ good: onCause(each), text: `${describe(each)}\n    edited: ${each.edited}` })),
      { atLeast: 90 },
    ),
    findingsPerMutant(refusedMutants),
    share(
      'accepted files with a warning',
      accepted.map(each => {
        const warning = each.findings.find(({ severity, rejects: refused }) => severity !== 'info' && !refused);
        return {
          good: !warning,
          text: `${each.version} ${each.name}: ${warning?.line} ${warning?.rule}: ${warning?.message}`,
        };
      }),
      { under: 5 },
    ),
    await measureFilters(corpora),
    ...largest(settings),
  ];
}
