import { dirname, join } from '../../../server/src/core/path.js';
import { LineIndex } from '../../../server/src/core/source.js';
import { parseBird } from '../../../server/src/dialects/bird/parse.js';
import type { Config, Expression, Item, Option, ProtocolBlock } from '../../../server/src/dialects/bird/tree.js';
import { VERSIONS } from '../../../server/src/dialects/bird/versions.js';
import type { Unit } from '../../../server/src/model/dialect.js';
import type { IncludeResolver, ReadResult, Snapshot } from '../../../server/src/model/host.js';

export { VERSIONS };

export const ROOT = 'bird.conf';

type Files = Readonly<Record<string, string | ReadResult | undefined>>;

/** What a workspace hands to a parse: texts by path; `undefined`: not asked for yet; not listed: missing. */
export function snapshotOf(files: Files): Snapshot & IncludeResolver {
  return {
    read: path => {
      if (!(path in files)) return { kind: 'missing' };
      const file = files[path];
      return typeof file === 'string' ? { kind: 'source', source: { path, text: file } } : file;
    },
    glob: pattern => {
      const folder = dirname(pattern);
      if (folder && !Object.keys(files).some(path => dirname(path) === folder)) return 'missing';
      const shape = pattern
        .replace(/[.+^${}()|\\]/g, '\\$&')
        .replaceAll('*', '[^/]*')
        .replaceAll('?', '[^/]');
      return Object.keys(files)
        .filter(path => new RegExp(`^${shape}$`).test(path))
        .toSorted();
    },
    resolve: (from, written) => join(dirname(from), written),
  };
}

/** Reads a text as `bird.conf`, with others beside it. */
export function read(text: string, version = '2.17', files: Files = {}): Unit<Config> {
  return parseBird(ROOT, snapshotOf({ ...files, [ROOT]: text }), version);
}

/** The same, of a text that lacks nothing but what the test is about. */
export function readWhole(text: string, version = '2.17'): Unit<Config> {
  return read(`${text}\nprotocol device d1 {}\n`, version);
}

/** Findings as `line rule`, 1-based, the daemon's line behind a slash where it is another one. */
export function findings(unit: Unit<Config>): string[] {
  return unit.diagnostics.map(({ rule, span, daemon }) => {
    const line = lineOf(unit, span);
    const other = daemon && daemon.line !== line ? `/${daemon.line}` : '';
    return `${line}${other} ${rule.replace('bird/', '')}`;
  });
}

/** 1-based line of a span's beginning. */
export function lineOf(unit: Unit<Config>, span: { path: string; start: number }): number {
  return new LineIndex(unit.sources.get(span.path)?.text ?? '').position(span.start).line + 1;
}

/** The text of a span. */
export function textOf(unit: Unit<Config>, span: { path: string; start: number; end: number }): string {
  return unit.sources.get(span.path)?.text.slice(span.start, span.end) ?? '';
}

export function protocolOf(unit: Unit<Config>, index = 0): ProtocolBlock {
  return unit.tree.items.filter((item): item is ProtocolBlock => item.kind === 'protocol')[index] as ProtocolBlock;
}

export function optionOf(items: readonly Item[], key: string): Option {
  return items.find((item): item is Option => item.kind === 'option' && item.option === key) as Option;
}

/** The expression of `define x = …;` */
export function expressionOf(text: string, version = '2.17'): Expression {
  const unit = readWhole(`define x = ${text};`, version);
  const [item] = unit.tree.items;
  if (item?.kind !== 'define' || unit.diagnostics.length > 0)
    throw new Error(unit.diagnostics[0]?.message ?? 'no define');
  return item.value;
}

/** A tree without its spans, numbers of addresses as text: for comparison. */
export function plain(tree: unknown): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value) =>
      ['span', 'full', 'header', 'inner'].includes(key) ? undefined : typeof value === 'bigint' ? `${value}` : value,
    ),
  );
}
