import type { Span } from '../../core/span.js';
import type { Version } from '../../core/version.js';
import type { Unit } from '../../model/dialect.js';
import type { IncludeResolver, Snapshot } from '../../model/host.js';
import { Includes } from './includes.js';
import { Names } from './names.js';
import { BirdParser } from './parser.js';
import { Protocols } from './protocols.js';
import { Report } from './report.js';
import { Scanner } from './scanner.js';
import { SymbolTable } from './symbols.js';
import type { Config } from './tree.js';
import { UNKNOWN } from './types.js';
import { Typing } from './typing.js';
import { ALL_VERSIONS, type VersionSet, versionBit, versionsOf } from './versions.js';

/** Tables that exist in every configuration. */
const DEFAULT_TABLES = [
  ['master4', 'ipv4'],
  ['master6', 'ipv6'],
] as const;

let parser: BirdParser | undefined;

/**
 * Reads a BIRD configuration as the daemon of `version` would, with the files it includes. Never throws.
 * @param root path of the first file; a snapshot that lacks it gives an empty tree and a request for it.
 */
export function parseBird(root: string, snapshot: Snapshot & IncludeResolver, version: Version): Unit<Config> {
  const bit = versionBit(version);
  const report = new Report(root);
  const first = snapshot.read(root);
  const source = first?.kind === 'source' ? first.source : { path: root, text: '' };
  const includes = new Includes(source, snapshot, report);
  if (first === undefined) includes.unresolved.push({ kind: 'read', path: root });
  const symbols = new SymbolTable();
  for (const [name, net] of DEFAULT_TABLES) {
    const span = { path: root, start: 0, end: 0 };
    symbols.define(symbols.entry(name), { class: 'table', name, span, type: UNKNOWN, detail: net });
  }
  let holdsFor: VersionSet = ALL_VERSIONS;
  const narrow = (set: VersionSet) => {
    holdsFor &= set;
  };
  const scanner = new Scanner(includes, symbols, report, bit, narrow);
  const secrets: Span[] = [];
  const skipped = new Set<string>();
  const names = new Names(report, symbols, includes, skipped);
  const typing = new Typing(report, symbols, names, bit, narrow);
  const protocols = new Protocols(report, symbols, names, includes.sources);
  parser ??= new BirdParser();
  const tree = parser.parse({ scanner, symbols, report, names, typing, protocols, bit, narrow, secrets, skipped });
  if (protocols.count === 0 && !includes.uncertain && report.count === 0 && first !== undefined) {
    const message =
      'There is no protocol here: BIRD starts with a configuration that has one. This is a part to be included.';
    report.note('bird/no-protocol', { path: root, start: 0, end: 0 }, message);
  }
  return {
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
}
