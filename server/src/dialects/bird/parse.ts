import type { Diagnostic } from '../../core/diagnostic.js';
import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import { isTemplate } from '../../core/template.js';
import type { Version } from '../../core/version.js';
import type { Unit } from '../../model/dialect.js';
import type { IncludeResolver, Snapshot } from '../../model/host.js';
import { Includes } from './includes.js';
import { type Memory, Recorder } from './memory.js';
import { Names } from './names.js';
import { BirdParser } from './parser.js';
import { Protocols } from './protocols.js';
import { type Repair, repairs } from './repair.js';
import { Report } from './report.js';
import { Scanner, type Token } from './scanner.js';
import { SymbolTable } from './symbols.js';
import { Holes, keepHoles } from './template.js';
import type { Config } from './tree.js';
import { UNKNOWN } from './types.js';
import { Typing } from './typing.js';
import { ALL_VERSIONS, type VersionSet, versionBit, versionsOf } from './versions.js';

/** Tables that exist in every configuration. */
const DEFAULT_TABLES = [
  ['master4', 'ipv4'],
  ['master6', 'ipv6'],
] as const;

/** How far the end of a line is looked for. */
const MAX_LINE = 300;

let parser: BirdParser | undefined;

/** How many repairs are tried, by the size of a text: each takes a whole parse. */
function trials(length: number): number {
  return length < 100_000 ? 10 : length < 400_000 ? 2 : 0;
}

/**
 * Reads a BIRD configuration as the daemon of `version` would, with the files it includes. Never throws.
 * @param root path of the first file; a snapshot that lacks it gives an empty tree and a request for it.
 * @param memory of earlier readings for this root and version: what is the same is not read again.
 */
export function parseBird(
  root: string,
  snapshot: Snapshot & IncludeResolver,
  version: Version,
  memory?: Memory,
): Unit<Config> {
  const first = read(root, snapshot, version, { memory });
  const { firstError } = first;
  if (!firstError) return throughCircle(first.unit, snapshot);
  // A brace too few or too many derails everything behind it: if one makes sense of the rest, that is the mistake.
  let best: { reading: Reading; repair: Repair } | undefined;
  const { source } = firstError;
  for (const repair of repairs(source, firstError.start).slice(0, trials(source.text.length))) {
    const reading = read(root, snapshot, version, { repair, memory });
    if (reading.errors >= first.errors || (best && worth(reading) >= worth(best.reading))) continue;
    // The brace itself is what cannot be read now.
    if (repair.kind === 'insert' && reading.firstError?.start === repair.offset) continue;
    best = { reading, repair };
    if (worth(reading) === 0) break;
  }
  if (!best) return first.unit;
  const { unit } = best.reading;
  const finding = braceFinding(
    best.repair,
    source,
    first.unit.diagnostics.find(({ rejects }) => rejects),
    best.reading.errors === 0,
  );
  const holdsFor = unit.holdsFor.filter(other => first.unit.holdsFor.includes(other));
  return { ...unit, holdsFor, diagnostics: [finding, ...unit.diagnostics] };
}

/**
 * The unit with the line at which BIRD gives a circle of includes up. It does not see the circle: it reads the same text
 * once more, to the first name that is then defined twice, or until includes are too deep.
 */
function throughCircle(unit: Unit<Config>, snapshot: Snapshot & IncludeResolver): Unit<Config> {
  const found = unit.diagnostics.find(({ rejects }) => rejects);
  if (found?.rule !== 'bird/include-loop') return unit;
  const { diagnostics } = read(unit.root, snapshot, unit.version, { followsCircles: true }).unit;
  const daemon = diagnostics.find(({ rejects }) => rejects)?.daemon;
  if (!daemon) return unit;
  return { ...unit, diagnostics: unit.diagnostics.map(one => (one === found ? { ...one, daemon } : one)) };
}

/** How much is still wrong with a reading: what cannot be read counts most. */
function worth({ errors, unit }: Reading): number {
  return errors * 1000 + unit.diagnostics.filter(({ rejects }) => rejects).length;
}

/** The one finding for a missing or surplus brace; `derailed` is what it led to, `mends`: with it all can be read. */
function braceFinding(repair: Repair, source: Source, derailed: Diagnostic | undefined, mends: boolean): Diagnostic {
  const { path, offset, kind, line, opening } = repair;
  const place = { path, start: line.start, end: line.end };
  const at = { path, start: offset, end: kind === 'remove' ? offset + 1 : offset };
  const lone = source.text[offset] === ';';
  const indented = `\n${' '.repeat(repair.indentation ?? 0)}${repair.text}`;
  const inLine = offset < line.end;
  const isBlank = line.start === line.end;
  const beginning = inLine ? '{ ' : isBlank ? '{' : ' {';
  // Behind it only blanks or a comment: a line of its own.
  const endsLine = /^[ \t\r]*(?:#|\n|$)/.test(source.text.slice(offset, offset + MAX_LINE));
  const ending = lone ? '}' : endsLine ? indented : `${repair.text} `;
  const brace = repair.text === '{' ? beginning : ending;
  const text = kind === 'remove' ? '' : brace;
  const title = kind === 'remove' ? 'Remove this "}"' : `Insert "${repair.text}"`;
  const finding = {
    rule: 'bird/syntax',
    severity: 'error' as const,
    rejects: true,
    ...(derailed?.daemon && { daemon: derailed.daemon }),
    related: [],
    fixes: mends ? [{ title, safe: false, edits: [{ span: at, text }] }] : [],
  };
  if (kind === 'remove')
    return { ...finding, span: at, message: 'This "}" closes nothing. BIRD refuses the file. Remove it.' };
  if (repair.text === '{') {
    return {
      ...finding,
      span: place,
      message: `A "{" seems to be missing ${inLine || isBlank ? 'in' : 'at the end of'} this line. BIRD refuses the file.`,
    };
  }
  if (lone) return { ...finding, span: place, message: 'A "}" is missing before this ";". BIRD refuses the file.' };
  const opens = { path, start: opening ?? offset, end: (opening ?? offset) + 1 };
  return {
    ...finding,
    span: opens,
    message: 'The block that opens here has no "}". BIRD takes what follows as part of it and refuses the file.',
    related: [{ span: place, message: 'It seems to be missing before this line' }],
  };
}

interface Reading {
  readonly unit: Unit<Config>;
  /** How often a statement could not be read, and where first. */
  readonly errors: number;
  readonly firstError: Token | undefined;
}

/** The parts that somebody who wants to know more than the tree says may bring. */
export interface Listeners {
  readonly Scanner: typeof Scanner;
  readonly Table: typeof SymbolTable;
}

/** Reads a configuration once, as it is written, for what the listeners hear of it. */
export function observeBird(
  root: string,
  snapshot: Snapshot & IncludeResolver,
  version: Version,
  listeners: Listeners,
): void {
  read(root, snapshot, version, { listeners });
}

interface ReadOptions {
  readonly repair?: Repair;
  readonly listeners?: Listeners;
  /** Reads a text again that is being read, as BIRD does, and stops including at the first mistake. */
  readonly followsCircles?: boolean;
  readonly memory?: Memory | undefined;
}

function read(
  root: string,
  snapshot: Snapshot & IncludeResolver,
  version: Version,
  { repair, listeners = { Scanner, Table: SymbolTable }, followsCircles = false, memory }: ReadOptions = {},
): Reading {
  const bit = versionBit(version);
  const report = new Report(root);
  const holes = isTemplate(root) ? new Holes(root) : undefined;
  const sources = holes?.over(snapshot, {
    lacks: path => includes.unresolved.push({ kind: 'read', path }),
    doubts: () => names.doubtAll(),
  });
  const first = (sources ?? snapshot).read(root);
  const source = first?.kind === 'source' ? first.source : { path: root, text: '' };
  const includes = new Includes(source, sources ?? snapshot, report);
  includes.followsCircles = followsCircles;
  if (first === undefined) includes.unresolved.push({ kind: 'read', path: root });
  const symbols = new listeners.Table();
  for (const [name, net] of DEFAULT_TABLES) {
    const span = { path: root, start: 0, end: 0 };
    symbols.define(symbols.entry(name), { class: 'table', name, span, type: UNKNOWN, detail: net });
  }
  let holdsFor: VersionSet = ALL_VERSIONS;
  // What a hole leaves open has a say in everything.
  const recorder = memory && !holes ? new Recorder() : undefined;
  const narrow = (set: VersionSet) => {
    holdsFor &= set;
    recorder?.narrows(set);
  };
  const scanner = new listeners.Scanner(includes, symbols, report, bit, narrow);
  scanner.repair = repair;
  scanner.holes = holes;
  scanner.recorder = recorder;
  report.holes = holes;
  const secrets: Span[] = [];
  const skipped = new Set<string>();
  const names = new Names(report, symbols, includes, skipped);
  names.holes = holes;
  names.recorder = recorder;
  const typing = new Typing(report, symbols, names, bit, narrow);
  const protocols = new Protocols(report, symbols, names, includes.sources);
  parser ??= new BirdParser();
  const session = {
    scanner,
    symbols,
    report,
    names,
    typing,
    protocols,
    bit,
    narrow,
    secrets,
    skipped,
    holes,
    memory,
    recorder,
  };
  const tree = parser.parse(session);
  if (holes) keepHoles(tree, holes);
  if (protocols.count === 0 && !includes.uncertain && report.count === 0 && first !== undefined) {
    const message =
      'There is no protocol here, and BIRD starts only with a configuration that has one. As a part for another file to include, this is fine.';
    report.note('bird/no-protocol', { path: root, start: 0, end: 0 }, message);
  }
  const unit: Unit<Config> = {
    dialect: 'bird',
    root,
    version,
    tree,
    sources: includes.sources,
    diagnostics: report.diagnostics,
    unresolved: includes.unresolved,
    comments: scanner.comments,
    secrets,
    holdsFor: versionsOf(holdsFor),
  };
  return { unit, errors: parser.damaged, firstError: parser.firstError };
}
