import { join } from 'node:path';
import { LineIndex } from '../../server/src/core/source.js';
import { definitionsOf } from '../../server/src/dialects/bird/definitions.js';
import { type Interpretation, Interpreter } from '../../server/src/dialects/bird/interpret.js';
import type { Block, Config, Expression, FilterReference } from '../../server/src/dialects/bird/tree.js';
import { NodeHost } from '../../server/src/node/host.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { type Measured, share } from './table.js';
import { readTsv } from './tsv.js';

const VERSIONS = ['3.4', '3.1', '2.20', '2.17', '2.0'] as const;

const REFERENCES: ReadonlySet<string> = new Set<FilterReference['kind']>(['inline filter', 'where']);

/**
 * How many of other people's filters are understood in full: nothing in them was taken to be anything for lack of support.
 * Attributes, protocols and ROAs are unknown by their nature. A filter that stands in several files counts once.
 */
export async function measureFilters(corpora: string): Promise<Measured> {
  const folder = join(corpora, 'bird');
  const seen = new Map<string, { readonly good: boolean; readonly text: string }>();
  for (const row of readTsv(join(folder, 'verdicts.tsv'))) {
    const version = VERSIONS.find(one => row[`ok_${one}`] !== '0');
    if (!version) continue;
    const path = join(folder, row.case as string, row.root as string);
    const { unit } = await new Workspace(new NodeHost()).lint(path, {
      dialect: 'bird',
      targets: [{ dialect: 'bird', version }],
    });
    if (!unit) continue;
    const definitions = definitionsOf(unit.tree as Config);
    for (const body of filtersIn(unit.tree)) {
      const source = unit.sources.get(body.span.path)?.text ?? '';
      const text = source.slice(body.span.start, body.span.end);
      const results = (['ipv4', 'ipv6'] as const).map((family): Interpretation => {
        const asks = new Interpreter(family, definitions);
        return body.kind === 'block' ? asks.filter(body) : asks.condition(body);
      });
      const widened = results.flatMap(result => result.widened);
      const [first] = widened;
      const lines = new LineIndex(unit.sources.get(first?.path ?? '')?.text ?? '');
      const what = first && unit.sources.get(first.path)?.text.slice(first.start, first.end);
      const place =
        first && `${first.path}:${lines.position(first.start).line + 1}: ${what?.replace(/\s+/g, ' ').slice(0, 120)}`;
      const known = seen.get(text);
      if (!known || (known.good && first)) seen.set(text, { good: !first, text: place ?? path });
    }
  }
  return share('filters in which nothing is taken for anything for lack of support', [...seen.values()], {
    atLeast: 80,
  });
}

/** The bodies and conditions of all filters below a node. */
function* filtersIn(node: unknown): Generator<Block | Expression> {
  if (typeof node !== 'object' || node === null) return;
  const { kind, body, condition } = node as { kind?: string; body?: Block; condition?: Expression };
  if (kind === 'filter' && body) yield body;
  else if (kind !== undefined && REFERENCES.has(kind)) yield (body ?? condition) as Block | Expression;
  else for (const child of Object.values(node)) yield* filtersIn(child);
}
