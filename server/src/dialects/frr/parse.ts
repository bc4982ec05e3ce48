import type { Diagnostic } from '../../core/diagnostic.js';
import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import type { Version } from '../../core/version.js';
import type { ParseOptions, Unit } from '../../model/dialect.js';
import type { IncludeResolver, ReadResult, Snapshot, SourceRequest } from '../../model/host.js';
import { VERSIONS } from './catalogue.js';
import { type Daemons, readDaemons } from './daemons.js';
import { foreignLines } from './foreign.js';
import { readConfig } from './read.js';
import { allSecrets, withoutSecrets } from './secret-spans.js';
import type { FrrConfig, FrrFile } from './tree.js';
import { companionPattern, companionsOf, readersOf, roleOf, supersederOf } from './unit-files.js';
import { measured } from './versions.js';

/** What is gathered from the files of a unit. */
interface Gathered {
  readonly sources: Map<string, Source>;
  readonly files: FrrFile[];
  readonly diagnostics: Diagnostic[];
  readonly comments: Span[];
  readonly secrets: Span[];
  holes: readonly Span[] | undefined;
  daemons: Daemons | undefined;
}

/**
 * Reads an FRR configuration as vtysh of a version would: frr.conf, or the files of single daemons, of which the first is the
 * root; and what stands beside them, `daemons` and vtysh.conf. Never throws; a snapshot that lacks a file gives a request.
 */
export function parseFrr(
  root: string,
  snapshot: Snapshot & IncludeResolver,
  version: Version,
  { asWritten = false }: ParseOptions = {},
): Unit<FrrConfig> {
  const judgedBy = measured(version);
  const beside = (names: readonly string[]) =>
    names.map(name => snapshot.resolve(root, name)).filter(path => path !== root);
  const superseder = supersederOf(root);
  const others = superseder === undefined ? [] : beside([superseder]);
  const supersededBy = others.find(path => sourceOf(snapshot.read(path)));
  // What FRR does not read is judged by itself: the rest stands beside frr.conf.
  const pattern = supersededBy === undefined ? companionPattern(root) : undefined;
  const instances = pattern === undefined ? [] : snapshot.glob(snapshot.resolve(root, pattern));
  const paths = [
    root,
    ...(supersededBy === undefined ? beside(companionsOf(root)) : []),
    ...(typeof instances === 'object' ? instances : []),
  ];
  const unresolved: SourceRequest[] = [...paths, ...others]
    .filter(path => snapshot.read(path) === undefined)
    .map(path => ({ kind: 'read', path }));
  if (pattern !== undefined && instances === undefined)
    unresolved.push({ kind: 'glob', path: snapshot.resolve(root, pattern) });
  const gathered: Gathered = {
    sources: new Map(),
    files: [],
    diagnostics: [],
    comments: [],
    secrets: [],
    holes: undefined,
    daemons: undefined,
  };
  // Nothing is read twice: without all of its files the unit would have to be read again.
  for (const path of unresolved.length > 0 ? [] : paths) {
    const source = sourceOf(snapshot.read(path));
    if (source) readFile(path, source, judgedBy, asWritten, gathered);
  }
  if (!gathered.sources.has(root)) gathered.sources.set(root, { path: root, text: '' });
  const { sources, diagnostics, comments, secrets, holes } = gathered;
  return {
    dialect: 'frr',
    root,
    version,
    tree: treeOf(gathered, supersededBy),
    sources,
    diagnostics,
    unresolved,
    comments,
    secrets,
    ...(holes && { holes }),
    holdsFor: VERSIONS.filter(other => measured(other) === judgedBy),
  };
}

function sourceOf(read: ReadResult | undefined): Source | undefined {
  return read?.kind === 'source' ? read.source : undefined;
}

function readFile(path: string, source: Source, version: Version, asWritten: boolean, into: Gathered): void {
  into.sources.set(path, source);
  const role = roleOf(path);
  if (role === 'daemons') {
    into.daemons = readDaemons(source);
    into.comments.push(...into.daemons.comments);
    into.secrets.push(...allSecrets(source, { kind: 'config', items: [] }));
    return;
  }
  const { config, diagnostics, comments, holes } = readConfig(source, version, asWritten);
  const secrets = allSecrets(source, config);
  into.comments.push(...comments);
  into.secrets.push(...secrets);
  if (holes) into.holes = [...(into.holes ?? []), ...holes];
  const readers =
    typeof role === 'object' ? readersOf(role.daemon, version) : role === 'vtysh' ? ([] as const) : undefined;
  // Whether vtysh takes lines is one thing, whether the daemon does whose file it is another: see `foreignLines`.
  const foreign = readers?.length && !asWritten ? foreignLines(config.items, readers, version) : undefined;
  into.files.push({ path, readers, items: foreign?.items ?? config.items });
  const said = [...diagnostics, ...(foreign?.diagnostics ?? [])];
  into.diagnostics.push(...withoutSecrets(said, secrets, source));
}

function treeOf({ files, daemons }: Gathered, supersededBy: string | undefined): FrrConfig {
  const read = files.filter(({ readers }) => readers === undefined || readers.length > 0);
  const [first] = files;
  const isPlain = files.length === 0 || (files.length === 1 && first?.readers === undefined);
  return {
    kind: 'config',
    items: read.length === 1 ? (read[0] as FrrFile).items : read.flatMap(({ items }) => items),
    ...(!isPlain && { files }),
    ...(daemons && { daemons }),
    ...(supersededBy !== undefined && { supersededBy }),
  };
}
