import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Definitions, definitionsOf } from '../../server/src/dialects/bird/definitions.js';
import { type Interpretation, Interpreter } from '../../server/src/dialects/bird/interpret.js';
import { parseBird } from '../../server/src/dialects/bird/parse.js';
import type { Family } from '../../server/src/net/address.js';
import { formatPrefix, network, type Prefix, parsePrefix } from '../../server/src/net/prefix.js';
import { PrefixSet } from '../../server/src/net/prefix-set.js';
import { birdProgram, birdVersion, RunningBird } from '../oracle/bird.js';
import { FilterWriter, isRoutable, oracleConfiguration, type Written } from './bird-filters.js';
import { nothing, type Outcome } from './outcome.js';
import { shrunk, textOf } from './shrink.js';

const FAMILIES = ['ipv4', 'ipv6'] as const;

/** Whose filters these might be: what is accepted outside of it is a leak to show. */
const ALLOCATION: Readonly<Record<Family, PrefixSet>> = {
  ipv4: PrefixSet.pattern(parsePrefix('192.168.0.16/31') as Prefix, 31, 32),
  ipv6: PrefixSet.pattern(parsePrefix('fda4:5ff2:8477:1755::/127') as Prefix, 127, 128),
};

type Probes = Record<Family, Prefix[]>;

interface Judged extends Written {
  readonly result: Interpretation;
  readonly leak: Prefix | undefined;
}

/** One daemon for one round of filters. */
export interface Round {
  readonly seed: number;
  /** How many filters, and prefixes to try each on, per family. */
  readonly filters: number;
  readonly probes: number;
}

/** The newest version whose grammar we know that is not newer than the daemon: `2.0`. */
export function daemonVersion(): string {
  const version = birdVersion(birdProgram('bird') as string);
  return ['3.4', '3.1', '2.20', '2.17', '2.0'].find(known => compareVersions(known, version) <= 0) ?? '2.0';
}

function compareVersions(a: string, b: string): number {
  const [x, y] = [a.split('.').map(Number), b.split('.').map(Number)];
  return (x[0] ?? 0) - (y[0] ?? 0) || (x[1] ?? 0) - (y[1] ?? 0);
}

/** Interprets random filters and asks a running BIRD about each of them and many prefixes. */
export function compareFilters({ seed, filters, probes }: Round): Outcome {
  const written: Written[] = [];
  const prefixes: Probes = { ipv4: [], ipv6: [] };
  for (const family of FAMILIES) {
    const writer = new FilterWriter(seed * 2 + Number(family === 'ipv6'), family, daemonVersion() === '2.0');
    for (let i = 0; i < filters; i++) written.push(writer.filter(`${family}_${i}`));
    for (let i = 0; i < probes; i++) prefixes[family].push(writer.probe());
  }
  return ask(written, prefixes);
}

function ask(written: readonly Written[], given: Readonly<Probes>, isShrinking = false): Outcome {
  const text = written.map(one => textOf(one.piece)).join('\n');
  const definitions = parsed(text);
  const judged = written.map(one => judge(one, definitions));
  const prefixes: Probes = { ipv4: [...given.ipv4], ipv6: [...given.ipv6] };
  for (const { family, result, leak } of judged) {
    const edges = [leak, result.may.minus(result.must), result.must, PrefixSet.all(family).minus(result.may)];
    for (const edge of edges) {
      const probe = edge instanceof PrefixSet ? edge.witness({ avoidMartians: true }) : edge;
      if (probe) prefixes[family].push(probe);
    }
  }
  for (const family of FAMILIES) {
    const known = new Map(prefixes[family].filter(isRoutable).map(prefix => [formatPrefix(prefix), prefix]));
    prefixes[family] = [...known.values()];
  }
  const answers = daemonAnswers(text, prefixes, judged);
  const outcome = nothing();
  for (const [index, one] of judged.entries()) {
    const { family, result, isOpen, isMasked, leak } = one;
    const { may, must } = result;
    const accepted = answers[index];
    if (!accepted) continue;
    const isExact = may.equals(must);
    const wrong: string[] = [];
    for (const prefix of prefixes[family]) {
      outcome.comparisons++;
      const name = formatPrefix(prefix);
      const isAccepted = accepted.has(name);
      if (isAccepted ? !may.has(prefix) : must.has(prefix))
        wrong.push(`${name}: BIRD ${isAccepted ? 'accepts' : 'rejects'}`);
    }
    if (!isOpen && !isExact) wrong.push(`may and must differ: ${may.minus(must)}`);
    if (result.widened.length > 0 && !isMasked) wrong.push('something is not understood');
    outcome.definitions++;
    if (isExact) outcome.exact++;
    if (leak && isRoutable(leak)) {
      outcome.witnesses++;
      if (accepted.has(formatPrefix(leak))) outcome.confirmed++;
    }
    if (wrong.length === 0) continue;
    outcome.wrong += wrong.length;
    const piece = isShrinking
      ? one.piece
      : shrunk(one.piece, piece => isStillWrong({ ...one, piece }, { ...prefixes }));
    outcome.mismatches.push(`${wrong.slice(0, 3).join('; ')}\n${textOf(piece)}`);
  }
  return outcome;
}

function isStillWrong(written: Written, prefixes: Probes): boolean {
  try {
    return ask([written], prefixes, true).wrong > 0;
  } catch {
    // What either side refuses is no smaller case of the same thing.
    return false;
  }
}

function judge(written: Written, definitions: Definitions): Judged {
  const filter = definitions.filters.get(written.name);
  if (!filter) throw new Error(`${written.name} was not parsed`);
  const result = new Interpreter(written.family, definitions).filter(filter.body);
  return { ...written, result, leak: result.must.minus(ALLOCATION[written.family]).witness({ avoidMartians: true }) };
}

function parsed(text: string): Definitions {
  const tables = 'roa4 table roa_ipv4;\nroa6 table roa_ipv6;\n';
  const source = { path: 'bird.conf', text: `${tables}${text}\nprotocol device {}\n` };
  const snapshot = {
    read: (path: string) =>
      path === source.path ? ({ kind: 'source', source } as const) : ({ kind: 'missing' } as const),
    glob: () => [],
    resolve: (_from: string, written: string) => written,
  };
  const unit = parseBird(source.path, snapshot, daemonVersion());
  const refused = unit.diagnostics.find(diagnostic => diagnostic.rejects);
  if (refused) {
    const { start, end } = refused.span;
    throw new Error(`${refused.message} at ${source.text.slice(Math.max(0, start - 100), end + 20)}`);
  }
  return definitionsOf(unit.tree);
}

function daemonAnswers(
  text: string,
  prefixes: Readonly<Probes>,
  judged: readonly Judged[],
): readonly (ReadonlySet<string> | undefined)[] {
  const folder = mkdtempSync(join(tmpdir(), 'bgplint-'));
  try {
    const configuration = join(folder, 'bird.conf');
    writeFileSync(configuration, oracleConfiguration(text, prefixes));
    let bird = new RunningBird(folder, configuration);
    try {
      return judged.map(({ family, name }) => {
        try {
          const accepted = [...bird.accepted(`probe_${family}`, name)];
          return new Set(accepted.map(one => formatPrefix(network(parsePrefix(one) as Prefix))));
        } catch {
          // BIRD 2.0.12 crashes on a filter in some thousand: that is no answer.
          bird.stop();
          bird = new RunningBird(folder, configuration);
          return undefined;
        }
      });
    } finally {
      bird.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
