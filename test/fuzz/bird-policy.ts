import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definitionsOf } from '../../server/src/dialects/bird/definitions.js';
import { Interpreter } from '../../server/src/dialects/bird/interpret.js';
import { parseBird } from '../../server/src/dialects/bird/parse.js';
import type { Family } from '../../server/src/net/address.js';
import { equalPrefix, formatPrefix, type Prefix, parsePrefix } from '../../server/src/net/prefix.js';
import { RunningBird } from '../oracle/bird.js';
import { FilterWriter, isRoutable, oracleConfiguration } from './bird-filters.js';

/** What one campaign found. */
export interface Campaign {
  readonly filters: number;
  readonly comparisons: number;
  /** Prefixes the daemon accepts outside `may`, or rejects within `must`: each is a bug of the interpreter's. */
  readonly wrong: readonly string[];
  /** Counterexamples (members of `must`) that were tried on the daemon. */
  readonly witnesses: number;
  /** Filters that depend on the prefix alone: there `may` and `must` are the daemon's answer. */
  readonly exact: number;
}

/**
 * Interprets random filters and asks a running BIRD about each of them and many prefixes.
 * @param filters how many per family.
 */
export function comparePolicies(seed: number, filters: number, probes: number): Campaign {
  const folder = mkdtempSync(join(tmpdir(), 'bgplint-'));
  try {
    return campaign(folder, seed, filters, probes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function campaign(folder: string, seed: number, filters: number, probes: number): Campaign {
  const names: { readonly name: string; readonly family: Family; readonly text: string }[] = [];
  const prefixes: Record<Family, Prefix[]> = { ipv4: [], ipv6: [] };
  for (const family of ['ipv4', 'ipv6'] as const) {
    const writer = new FilterWriter(seed + (family === 'ipv6' ? 1 : 0), family);
    for (let i = 0; i < filters; i++) {
      const name = `${family}_${i}`;
      // The writer numbers its helpers; each family gets its own names.
      names.push({ name, family, text: writer.filter(name).replace(/\b([nf]\d+)\b/g, `${family}_$1`) });
    }
    for (let i = 0; i < probes; i++) prefixes[family].push(writer.prefix());
  }
  const text = names.map(one => one.text).join('\n');
  const source = { path: 'bird.conf', text: `${text}\nprotocol device {}\n` };
  const snapshot = {
    read: (path: string) =>
      path === source.path ? ({ kind: 'source', source } as const) : ({ kind: 'missing' } as const),
    glob: () => [],
    resolve: (_from: string, written: string) => written,
  };
  const unit = parseBird(source.path, snapshot, '2.0');
  const refused = unit.diagnostics.filter(diagnostic => diagnostic.rejects);
  if (refused.length > 0) {
    const [first] = refused;
    throw new Error(`${first?.message} at ${JSON.stringify(source.text.slice(first?.span.start, first?.span.end))}`);
  }
  const definitions = definitionsOf(unit.tree);
  const results = names.map(one => {
    const filter = definitions.filters.get(one.name);
    if (!filter) throw new Error(`${one.name} was not parsed`);
    return { ...one, result: new Interpreter(one.family, definitions).filter(filter.body) };
  });
  const witnesses = new Map<string, Prefix>();
  for (const { family, name, result } of results) {
    const witness = result.must.witness({ avoidMartians: true });
    if (witness && isRoutable(witness)) {
      witnesses.set(name, witness);
      prefixes[family].push(witness);
    }
    const edge = result.may.minus(result.must).witness({ avoidMartians: true });
    if (edge) prefixes[family].push(edge);
  }
  for (const family of ['ipv4', 'ipv6'] as const) {
    const seen = new Set<string>();
    prefixes[family] = prefixes[family].filter(prefix => {
      const key = formatPrefix(prefix);
      return isRoutable(prefix) && !seen.has(key) && seen.add(key);
    });
  }
  const configuration = join(folder, 'bird.conf');
  writeFileSync(configuration, oracleConfiguration(text, prefixes));
  const bird = new RunningBird(folder, configuration);
  const wrong: string[] = [];
  let comparisons = 0;
  let exact = 0;
  try {
    for (const { name, family, result } of results) {
      if (result.may.equals(result.must)) exact++;
      const accepted = [...bird.accepted(`probe_${family}`, name)].map(one => parsePrefix(one) as Prefix);
      for (const prefix of prefixes[family]) {
        comparisons++;
        const truth = accepted.some(one => equalPrefix(one, prefix));
        if (truth ? !result.may.has(prefix) : result.must.has(prefix))
          wrong.push(`${name} ${formatPrefix(prefix)} ${truth}`);
      }
    }
  } finally {
    bird.stop();
  }
  return { filters: results.length, comparisons, wrong, witnesses: witnesses.size, exact };
}
