import { LineIndex } from '../core/source.js';
import type { Span } from '../core/span.js';
import { knownValue } from '../model/fact.js';
import { formatAddress } from '../net/address.js';
import { formatAsn } from '../net/asn.js';
import { formatPattern } from '../net/patterns.js';
import { formatPrefix } from '../net/prefix.js';
import type { PrefixSet } from '../net/prefix-set.js';
import {
  announcementsOf,
  type FamilyAnnouncement,
  type SessionAnnouncement,
  type Verdict,
} from '../rules/announcements.js';
import { familyName } from '../rules/words.js';
import type { LintResult } from '../workspace/result.js';
import { Workspace } from '../workspace/workspace.js';
import { EXIT, type ExitCode, gravest } from './exit.js';
import { type Io, wantsColor } from './io.js';
import type { PathNames } from './names.js';
import { type Paint, painter, type Style } from './paint.js';
import { prepare } from './prepare.js';
import { complain, failure, internalError, type Problem } from './problems.js';
import type { CheckSettings } from './settings.js';

/** One session as it is told of. */
interface Told extends SessionAnnouncement {
  readonly result: LintResult;
  /** The allocation of the profile that it was held against. */
  readonly allocation: string | undefined;
}

/**
 * `bgplint announces`: per session and family, what is announced and whether that stays within the allocation.
 * @returns `EXIT.findings` when that is not proven for a session with NREC.
 */
export async function announces(settings: CheckSettings, io: Io): Promise<ExitCode> {
  const prepared = await prepare(settings, io);
  if ('exit' in prepared) return prepared.exit;
  const { names, host, profile, inputs } = prepared;
  const problems: Problem[] = [...prepared.problems];
  const workspace = new Workspace(host);
  const results = new Map<string, LintResult>();
  for (const { path, named } of inputs.files) {
    // What another file includes, or is applied together with, was told of there.
    if ([...results.values()].some(({ sources }) => sources.has(path))) continue;
    const { targets, dialect } = settings;
    try {
      const result = await workspace.lint(path, {
        targets,
        ...(dialect && { dialect }),
        ...(profile !== undefined && { profile }),
      });
      if (result.unreadable !== undefined) problems.push(failure(`${names.shown(path)}: ${result.unreadable}`));
      else if (result.unit) keep(results, result);
      else if (named && result.dialect !== 'profile')
        problems.push(failure(`${names.shown(path)}: neither name nor content says which daemon this is for`));
    } catch (error) {
      problems.push(failure(`${names.shown(path)}: ${internalError(error, process.env)}`));
    }
  }
  const told = [...results.values()].flatMap(toldOf);
  const paint = painter(wantsColor(settings.color, io));
  if (settings.format === 'json') io.out(json(told, names));
  // Where nothing could be read, the problems say why nothing is announced.
  else if (told.length > 0 || problems.length === 0) io.out(pretty(told, names, paint, io.columns ?? 80));
  const isProven = told.every(
    ({ isNrec, families }) => !isNrec || families.every(({ verdict }) => verdict === 'inside'),
  );
  return gravest([isProven ? EXIT.clean : EXIT.findings, complain(io, problems)]);
}

/** A root that includes what was told of alone takes its place. */
function keep(results: Map<string, LintResult>, result: LintResult): void {
  for (const path of result.sources.keys()) results.delete(path);
  results.set(result.path, result);
}

function toldOf(result: LintResult): readonly Told[] {
  const own = result.speakers.flatMap(speaker => {
    const allocation = result.judgedBy.get(speaker);
    return announcementsOf(speaker, allocation).map(one => ({ ...one, result, allocation: allocation?.name }));
  });
  return [...own, ...result.embedded.flatMap(part => toldOf(part.result))];
}

const JSON_VERDICT: Readonly<Record<Verdict, string>> = {
  inside: 'inside',
  'may leave': 'may-leave',
  outside: 'outside',
};

/** The documented, stable form: docs/cli.md. */
function json(told: readonly Told[], names: PathNames): string {
  const sessions = told.map(({ session, isNrec, allocation, result, families }) => ({
    path: names.shown(session.header.path),
    name: session.name,
    nrec: isNrec,
    allocation: allocation ?? null,
    families: families.map(({ family, may, must, verdict, witness, because, unknown }) => ({
      family,
      may: patterns(may),
      must: patterns(must),
      verdict: verdict ? JSON_VERDICT[verdict] : null,
      witness: witness ? formatPrefix(witness) : null,
      unknown: unknown ?? null,
      because: { path: names.shown(because.path), ...place(result, because) },
    })),
  }));
  return `${JSON.stringify({ version: 1, sessions }, null, 2)}\n`;
}

function patterns(set: PrefixSet): readonly string[] {
  return set.patterns().map(formatPattern);
}

/** 1-based, as every other output counts. */
function place({ sources }: LintResult, { path, start }: Span): { readonly line: number; readonly column: number } {
  const { line, column } = new LineIndex(sources.get(path)?.text ?? '').position(start);
  return { line: line + 1, column: column + 1 };
}

/** How many patterns of a set are spelt out. */
const PATTERNS = 6;

const LOOK: Readonly<Record<Verdict, Style>> = { inside: 'green', 'may leave': 'yellow', outside: 'red' };

function pretty(told: readonly Told[], names: PathNames, paint: Paint, width: number): string {
  if (told.length === 0) return 'No session is configured in these files.\n';
  const lines: string[] = [];
  let path = '';
  for (const one of told) {
    const shown = names.shown(one.session.header.path);
    if (shown !== path) lines.push(...(path === '' ? [] : ['']), paint(shown, 'bold'));
    path = shown;
    lines.push(`  ${heading(one, paint)}`);
    if (one.families.length === 0) lines.push('    announces nothing: it carries no address family');
    for (const family of one.families) lines.push(...familyLines(one, family, names, paint, width));
  }
  return `${[...lines, '', summary(told)].join('\n')}\n`;
}

function heading({ session, isNrec, allocation, result }: Told, paint: Paint): string {
  const address = knownValue(session.peerAddress);
  const as = knownValue(session.peerAs);
  const peer = [
    address && formatAddress(address),
    as === undefined ? undefined : `AS ${typeof as === 'number' ? formatAsn(as) : as}`,
  ].filter(part => part !== undefined && part !== session.name);
  // Without a profile nobody knows whose they are.
  const whose = isNrec ? [`NREC, allocation ${allocation}`] : result.profile ? ['not NREC'] : [];
  const known = [...peer, ...whose].join(', ');
  return known === '' ? paint(session.name, 'cyan') : `${paint(session.name, 'cyan')} ${paint(`(${known})`, 'dim')}`;
}

/** Where what is said of a family begins. */
const INDENT = '          ';

function familyLines(
  { result }: Told,
  { family, may, must, verdict, witness, because, isKeptByRoutes, unknown }: FamilyAnnouncement,
  names: PathNames,
  paint: Paint,
  width: number,
): readonly string[] {
  const name = `    ${familyName(family)}  `;
  const where = `${names.shown(because.path)}:${place(result, because).line}`;
  const said = verdict ? paint(VERDICT[verdict], LOOK[verdict]) : undefined;
  if (unknown !== undefined) return [`${name}${said ?? 'not known'}`, `${INDENT}${where}: ${unknown}`];
  const set = may.toString({ max: PATTERNS });
  const announced = isKeptByRoutes
    ? 'none but routes that there are'
    : may.equals(must) || may.isEmpty()
      ? set
      : `at most ${set}`;
  const together = `${name}${announced}  ${verdict ? VERDICT[verdict] : ''}`.trimEnd();
  const lines =
    together.length <= width
      ? [verdict && said ? together.slice(0, -VERDICT[verdict].length) + said : together]
      : said
        ? [name + said, ...wrapped(announced, width)]
        : [name + wrapped(announced, width).join('\n').slice(INDENT.length)];
  if (!witness) return lines;
  const out = verdict === 'outside' ? 'lets out' : 'may let out';
  return [...lines, `${INDENT}${where} ${out} ${formatPrefix(witness)}`];
}

/** A list in as many lines as it needs. */
function wrapped(list: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const part of list.split(/(?<=,) /)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + part.length <= width) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(INDENT + part);
  }
  return lines;
}

const VERDICT: Readonly<Record<Verdict, string>> = {
  inside: 'inside the allocation: proven',
  'may leave': 'may leave the allocation',
  outside: 'outside the allocation',
};

function summary(told: readonly Told[]): string {
  const nrec = told.filter(({ isNrec }) => isNrec);
  if (nrec.length === 0) {
    return told.some(({ result }) => result.profile)
      ? 'None of these sessions is with NREC: no peer or AS number is one of the allocation.'
      : 'No session with NREC is known: without an allocation profile (.nrec.yaml)\nnothing says which they are. bgplint init makes one.';
  }
  const proven = nrec.filter(({ families }) => families.every(({ verdict }) => verdict === 'inside')).length;
  const sessions = nrec.length === 1 ? 'session' : 'sessions';
  return `${proven} of ${nrec.length} ${sessions} with NREC proven to stay inside the allocation.`;
}
