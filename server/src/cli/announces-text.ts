import { LineIndex } from '../core/source.js';
import type { Span } from '../core/span.js';
import { knownValue } from '../model/fact.js';
import { formatAddress } from '../net/address.js';
import { formatAsn } from '../net/asn.js';
import { formatPattern } from '../net/patterns.js';
import { formatPrefix } from '../net/prefix.js';
import { PrefixSet } from '../net/prefix-set.js';
import type { FamilyAnnouncement, Verdict } from '../rules/announcements.js';
import { familyName } from '../rules/words.js';
import type { LintResult } from '../workspace/result.js';
import type { PathNames } from './names.js';
import type { Paint, Style } from './paint.js';
import type { Told } from './told.js';

const JSON_VERDICT: Readonly<Record<Verdict, string>> = {
  inside: 'inside',
  'may leave': 'may-leave',
  outside: 'outside',
};

/** The documented, stable form: docs/cli.md. */
export function json(told: readonly Told[], names: PathNames): string {
  const sessions = told.map(({ session, isNrec, allocation, result, roots, again, families }) => ({
    path: names.shown(session.header.path),
    name: session.name,
    vrf: session.vrf ?? null,
    roots: roots.map(root => names.shown(root)),
    again: again.map(path => names.shown(path)),
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

/** For people, in lines of at most `width` characters where paths leave room. */
export function pretty(
  told: readonly Told[],
  notes: readonly string[],
  names: PathNames,
  paint: Paint,
  width: number,
): string {
  const lines: string[] = [];
  let before = '';
  for (const one of told) {
    const { path } = one.session.header;
    const others = one.roots.filter(root => root !== path).map(root => names.shown(root));
    const partOf = others.length === 0 ? '' : `part of ${others.join(', ')}`;
    const title = [names.shown(path), partOf].join('\0');
    if (title !== before) lines.push(...(before === '' ? [] : ['']), paint(names.shown(path), 'bold'));
    if (title !== before && partOf !== '') lines.push(paint(`  ${partOf}`, 'dim'));
    before = title;
    lines.push(`  ${headingOf(one, paint)}`);
    if (one.families.length === 0) lines.push('    announces nothing: it carries no address family');
    for (const family of one.families) lines.push(...familyLines(one, family, names, paint, width));
    if (one.again.length > 0) lines.push('    written again in', ...one.again.map(path => INDENT + names.shown(path)));
  }
  const last = told.length === 0 ? 'No session is configured in these files.' : summary(told);
  const blocks = [lines, notes, [last]].filter(block => block.length > 0);
  return `${blocks.map(block => block.join('\n')).join('\n\n')}\n`;
}

const WHICH_AS = { internal: 'of the same AS', external: 'of another AS' } as const;

function headingOf({ session, isNrec, allocation, result }: Told, paint: Paint): string {
  const address = knownValue(session.peerAddress);
  const as = knownValue(session.peerAs);
  const peer = [
    address && formatAddress(address),
    as === undefined ? undefined : typeof as === 'number' ? `AS ${formatAsn(as)}` : WHICH_AS[as],
    session.vrf === undefined ? undefined : `in ${session.vrf}`,
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
  if (unknown !== undefined) return [`${name}${said ?? 'not known'}`, ...placed(where, ':', unknown, width)];
  const set = may.toString({ max: PATTERNS });
  const announced = isKeptByRoutes
    ? 'none but routes that there are'
    : may.equals(must) || may.isEmpty()
      ? set
      : may.equals(PrefixSet.all(family))
        ? 'may be anything'
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
  return [...lines, ...placed(where, '', `${out} ${formatPrefix(witness)}`, width)];
}

/** Something that is said of a place, on the same line if there is room. */
function placed(where: string, mark: string, said: string, width: number): readonly string[] {
  const line = `${INDENT}${where}${mark} ${said}`;
  return line.length <= width ? [line] : [`${INDENT}${where}${mark}`, ...wrapped(said, width, ' ')];
}

/** A list, or a sentence with blanks between its parts, in as many lines as it needs. */
function wrapped(list: string, width: number, between = ', '): readonly string[] {
  const lines: string[] = [];
  for (const part of list.split(between === ' ' ? ' ' : /(?<=,) /)) {
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
      ? "None of these sessions is known to go to one of NREC's routers, which the profile names under peers."
      : 'No session with NREC is known: without an allocation profile (.nrec.yaml)\nnothing says which they are. bgplint init makes one.';
  }
  const proven = nrec.filter(({ families }) => families.every(({ verdict }) => verdict === 'inside')).length;
  const sessions = nrec.length === 1 ? 'session' : 'sessions';
  return `${proven} of ${nrec.length} ${sessions} with NREC proven to stay inside the allocation.`;
}

const REFUSED_WHOLE = 'mistakes for which the daemon refuses it: bgplint check says which.';
/** What becomes of mistakes where that is not the whole file: FRR's shell passes over the line, and goes on. */
const REFUSED: Readonly<Record<string, string>> = {
  frr: 'lines that the daemon does not take: bgplint check says which.',
};

/** How many files are named by which something is wrong. */
const MOST_NAMED = 3;

/** The rule of BIRD's that tells of names which are defined nowhere. */
const UNDEFINED = 'bird/undefined-symbol';

/** What there is to know beside the sessions. */
export function notesOn(
  results: readonly LintResult[],
  asked: ReadonlySet<string>,
  alone: readonly string[],
  names: PathNames,
): readonly string[] {
  const isAlone = ({ path }: LintResult) => alone.includes(path);
  // What a fragment does not know may be defined by who includes it.
  const lacks = ({ diagnostics }: LintResult) => diagnostics.some(({ rule }) => rule === UNDEFINED);
  const refused = results.filter(result =>
    result.diagnostics.some(({ rule, rejects }) => rejects && !(isAlone(result) && rule === UNDEFINED)),
  );
  const parts = results.filter(result => {
    const isShort = lacks(result) || result.speakers.every(({ sessions }) => sessions.length === 0);
    return isAlone(result) && asked.has(result.path) && isShort && !refused.includes(result);
  });
  return [
    ...parts.map(
      ({ path }) =>
        `${names.shown(path)}:\n  seems to be part of a configuration, and no file around it includes it. Name\n  the file that does, to see what is announced with it.`,
    ),
    ...(refused.length > MOST_NAMED
      ? [`${refused.length} files have mistakes that are refused: bgplint check says which.`]
      : refused.map(({ path, dialect }) => `${names.shown(path)}:\n  has ${REFUSED[dialect ?? ''] ?? REFUSED_WHOLE}`)),
  ];
}
