import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Span } from '../../server/src/core/span.js';
import { givesBack } from '../../server/src/dialects/bird/calls.js';
import { definitionsOf } from '../../server/src/dialects/bird/definitions.js';
import { Interpreter } from '../../server/src/dialects/bird/interpret.js';
import type { Config, FilterReference, FunctionDefinition, Item } from '../../server/src/dialects/bird/tree.js';
import { type Address, addressBits, type Family, parseAddress } from '../../server/src/net/address.js';
import type { Pattern } from '../../server/src/net/patterns.js';
import { formatPrefix, network, type Prefix, parsePrefix } from '../../server/src/net/prefix.js';
import { NodeHost } from '../../server/src/node/host.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { birdProgram, birdVersion, RunningBird } from '../oracle/bird.js';
import type { Measured } from './table.js';
import { readTsv } from './tsv.js';

const FAMILIES = ['ipv4', 'ipv6'] as const;

/** As many prefixes per family and configuration; what comes later in the file is left out. */
const MOST_PROBES = 2000;

/** Two kinds of routes: with nothing but a prefix, and with what BGP gives them. What filters make of either must agree with us. */
const ROUTES: Readonly<Record<string, string>> = {
  bare: 'all',
  bgp: `filter {
    bgp_origin = ORIGIN_IGP; bgp_local_pref = 100; bgp_med = 0; bgp_path.prepend(4242420001); bgp_path.prepend(64512);
    bgp_community.add((64512, 1)); bgp_large_community.add((64512, 1, 1)); bgp_ext_community.add((rt, 64512, 1)); accept; }`,
};

/** The filter that says which of the probes BIRD takes into a table at all: it refuses loopback, multicast and the like. */
const EVERYTHING = 'bgplint_everything';

/**
 * Asks a running BIRD about the filters of other people's configurations: named ones, those of `import` and `export`, and functions
 * made filters of. The daemon gets constants, functions, filters, tables and ROAs of a configuration, none of its protocols, and
 * routes to all the prefixes that occur in it, and those around them.
 * @returns how many answers contradict what was worked out; nothing where there is no BIRD on this machine.
 */
export async function measureRunningFilters(corpora: string): Promise<readonly Measured[]> {
  const bird = birdProgram('birdc') && birdProgram('bird');
  if (!bird) return [];
  const version = birdVersion(bird);
  const folder = join(corpora, 'bird');
  const seen = new Set<string>();
  const found = {
    configurations: 0,
    refused: 0,
    filters: 0,
    exact: 0,
    comparisons: 0,
    decided: 0,
    crashes: 0,
    wrong: [] as string[],
  };
  for (const row of readTsv(join(folder, 'verdicts.tsv'))) {
    if ((row[`ok_${version}`] ?? '0') === '0') continue;
    const path = join(folder, row.case as string, row.root as string);
    const original = await read(path, version);
    const written = original && definitionsIn(original.tree as Config, span => textOf(original.sources, span));
    if (!written || seen.has(written.text)) continue;
    seen.add(written.text);
    const scratch = mkdtempSync(join(tmpdir(), 'bgplint-'));
    try {
      // A function may take or give back what no condition can be made of: then there are no filters of functions.
      const asked =
        (await ask(scratch, [written.text, written.functions].join('\n'), version)) ??
        (await ask(scratch, written.text, version));
      if (!asked) {
        found.refused++;
        continue;
      }
      found.configurations++;
      found.filters += asked.filters;
      found.exact += asked.exact;
      found.comparisons += asked.comparisons;
      found.decided += asked.decided;
      found.crashes += asked.crashes;
      found.wrong.push(...asked.wrong.map(one => `${row.case}/${row.root}: ${one}`));
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }
  const count = (value: number) => value.toLocaleString('en');
  const { configurations, filters, comparisons, decided, wrong, exact, crashes, refused } = found;
  const of = `${count(filters)} filters of ${count(configurations)} configurations, ${count(exact)} of them decided in full`;
  return [
    {
      what: `answers of BIRD ${version} that contradict ours (${of})`,
      value: `${count(wrong.length)} of ${count(comparisons)}`,
      goal: '0',
      reached: wrong.length === 0 && decided > 0,
      disagreements: wrong,
    },
    {
      what: `… comparisons of which we said how they would come out (crashes of BIRD: ${crashes}, not comparable: ${refused})`,
      value: count(decided),
      goal: '',
      reached: true,
    },
  ];
}

async function read(path: string, version: string) {
  const targets = [{ dialect: 'bird', version }];
  const { unit } = await new Workspace(new NodeHost()).lint(path, { dialect: 'bird', targets });
  return unit;
}

type Sources = NonNullable<Awaited<ReturnType<typeof read>>>['sources'];

/** What is written at a place; what it includes is named by its whole path. */
function textOf(sources: Sources, { path, start, end }: Span): string {
  const text = sources.get(path)?.text.slice(start, end) ?? '';
  return text.replace(
    /^([ \t]*include[ \t]*)"([^"]+)"/gm,
    (_all, word, to) => `${word}"${resolve(dirname(path), to)}"`,
  );
}

/** What a configuration defines, in its order, with a filter in place of each `import` and `export`; and filters of its functions. */
function definitionsIn(config: Config, text: (span: Span) => string): { text: string; functions: string } {
  const lines: string[] = [];
  const functions: string[] = [];
  let count = 0;
  for (const item of config.items) {
    if (item.kind === 'define' || item.kind === 'filter' || item.kind === 'function' || isTable(item)) {
      lines.push(`${text(item.span)}\n;`);
      const call = item.kind === 'function' && callOf(item);
      if (call) functions.push(`filter bgplint_function_${functions.length} { if ${call} then accept; reject; }`);
    } else if (item.kind === 'protocol' || item.kind === 'template') {
      if (item.type.text === 'static' && item.items.some(one => one.kind === 'channel' && /^roa/.test(one.type)))
        lines.push(`${text(item.span)}\n;`);
      for (const reference of referencesIn(item.items)) {
        const name = `bgplint_${count++}`;
        if (reference.kind === 'where')
          lines.push(`filter ${name} { if ${text(reference.condition.span)}\n then accept; reject; }`);
        else if (reference.kind === 'inline filter') lines.push(`filter ${name} ${text(reference.body.span)}`);
      }
    }
  }
  return { text: lines.join('\n'), functions: functions.join('\n') };
}

function isTable(item: Item): boolean {
  return item.kind === 'option' && (item.option.endsWith(' table') || item.option === 'top.attribute');
}

function* referencesIn(node: unknown): Generator<FilterReference> {
  if (typeof node !== 'object' || node === null) return;
  const { kind } = node as { readonly kind?: string };
  if (kind === 'where' || kind === 'inline filter') yield node as FilterReference;
  else for (const child of Object.values(node)) yield* referencesIn(child);
}

const ARGUMENTS: Readonly<Record<string, string>> = {
  prefix: 'net',
  int: '24',
  bool: 'true',
  ip: '192.0.2.1',
  pair: '(64512, 1)',
  lc: '(64512, 1, 1)',
  string: '"eth0"',
};

function callOf({ name, parameters, body, returns }: FunctionDefinition): string | undefined {
  const given = parameters.map(({ type }) => ARGUMENTS[type.text]);
  if (!givesBack(body) || (returns && returns.text !== 'bool') || given.includes(undefined)) return undefined;
  return `${/^[A-Za-z_]\w*$/.test(name.text) ? name.text : `'${name.text}'`}(${given.join(', ')})`;
}

/** Interprets all filters of a text, and compares with the daemon; undefined where either of them refuses it. */
async function ask(folder: string, text: string, version: string) {
  const path = join(folder, 'bird.conf');
  const around = `log "/dev/null" all;\nrouter id 192.0.2.1;\nprotocol device { disabled; }\nfilter ${EVERYTHING} { accept; }\n`;
  writeFileSync(path, around + text);
  const unit = await read(path, version);
  if (!unit || unit.diagnostics.some(({ rejects }) => rejects)) return undefined;
  const definitions = definitionsOf(unit.tree as Config);
  const judged = [...definitions.filters.values()].flatMap(({ name, body }) =>
    FAMILIES.map(family => ({ family, name: name.text, ...new Interpreter(family, definitions).filter(body) })),
  );
  const probes = new Probes();
  probes.around(unit.tree);
  for (const { may, must } of judged) {
    for (const set of [may, must]) for (const pattern of set.patterns().slice(0, 40)) probes.pattern(pattern);
    const edges = [must, may.minus(must), may.complement()].map(edge => edge.witness({ avoidMartians: true }));
    for (const edge of edges) if (edge) probes.prefix(edge);
  }
  const tables = FAMILIES.flatMap(family => {
    const routes = probes.all(family).map(prefix => `  route ${prefix} blackhole;`);
    return Object.entries(ROUTES).map(
      ([kind, policy]) => `${family} table bgplint_${kind}_${family};
protocol static bgplint_routes_${kind}_${family} { ${family} { table bgplint_${kind}_${family}; import ${policy}; };
${routes.join('\n')}
}`,
    );
  });
  writeFileSync(path, `${around}${text}\n${tables.join('\n')}\n`);
  let bird: RunningBird;
  try {
    bird = new RunningBird(folder, path);
  } catch {
    return undefined;
  }
  const accepted = (routes: string, name: string) =>
    [...bird.accepted(`bgplint_${routes}`, `'${name}'`)].map(one => network(parsePrefix(one) as Prefix));
  const outcome = { filters: 0, exact: 0, comparisons: 0, decided: 0, crashes: 0, wrong: [] as string[] };
  try {
    const there = new Map<string, readonly Prefix[]>();
    for (const kind of Object.keys(ROUTES))
      for (const family of FAMILIES) there.set(`${kind}_${family}`, accepted(`${kind}_${family}`, EVERYTHING));
    for (const { family, name, may, must } of judged) {
      if (name === EVERYTHING) continue;
      outcome.filters++;
      if (may.equals(must)) outcome.exact++;
      for (const kind of Object.keys(ROUTES)) {
        const routes = `${kind}_${family}`;
        let answer: ReadonlySet<string>;
        try {
          answer = new Set(accepted(routes, name).map(formatPrefix));
        } catch {
          // BIRD 2.0.12 crashes on a filter in some thousand: that is no answer.
          outcome.crashes++;
          bird.stop();
          bird = new RunningBird(folder, path);
          continue;
        }
        for (const prefix of there.get(routes) ?? []) {
          outcome.comparisons++;
          const [possible, certain] = [may.has(prefix), must.has(prefix)];
          if (possible === certain) outcome.decided++;
          const isAccepted = answer.has(formatPrefix(prefix));
          if (isAccepted ? possible : !certain) continue;
          outcome.wrong.push(`${name}, ${formatPrefix(prefix)} (${kind}): BIRD ${isAccepted ? 'accepts' : 'rejects'}`);
        }
      }
    }
  } finally {
    bird.stop();
  }
  return outcome;
}

/** The prefixes to ask about. */
export class Probes {
  readonly #known: Readonly<Record<Family, Set<string>>> = { ipv4: new Set(), ipv6: new Set() };

  constructor() {
    for (const one of ['185.1.2.128', '10.11.12.13', '2a0c:9a40:1234:5678::1', 'fd42:d42:d42:54::1'])
      this.#lengths(parseAddress(one) as Address);
  }

  all(family: Family): readonly string[] {
    return [...this.#known[family]];
  }

  prefix({ address, length }: Prefix): void {
    const known = this.#known[address.family];
    if (length < 0 || length > addressBits(address.family) || known.size >= MOST_PROBES) return;
    known.add(formatPrefix(network({ address, length })));
  }

  /** A pattern's prefix, its bounds, and what is next to either, inside and outside. */
  pattern({ prefix, lo, hi }: Pattern): void {
    const { address, length } = prefix;
    const { family, value } = address;
    const bits = addressBits(family);
    for (const at of [length, length - 1, length + 1, lo, lo - 1, hi, hi + 1, bits])
      this.prefix({ address, length: at });
    const size = 1n << BigInt(bits - length);
    const first = (value / size) * size;
    for (const near of [first - 1n, first + size - 1n, first + size]) {
      if (near < 0n || near >= 1n << BigInt(bits)) continue;
      for (const at of [length, hi, length + 1]) this.prefix({ address: { family, value: near }, length: at });
    }
  }

  /** Around all prefixes and addresses below a node. */
  around(node: unknown): void {
    if (typeof node !== 'object' || node === null) return;
    const one = node as {
      kind?: string;
      address?: Address;
      length?: number;
      prefix?: Prefix;
      low?: number;
      high?: number;
    };
    if (one.kind === 'prefixes' && isPrefix(one.prefix) && one.low !== undefined && one.high !== undefined) {
      this.pattern({ prefix: one.prefix, lo: one.low, hi: one.high });
    } else if (one.kind === 'prefix' && isPrefix(one)) {
      this.pattern({ prefix: one, lo: one.length, hi: one.length });
    } else if (one.kind === 'address' && one.address) {
      this.#lengths(one.address);
    } else for (const child of Object.values(node)) this.around(child);
  }

  #lengths(address: Address): void {
    for (let length = 0; length <= addressBits(address.family); length++) this.prefix({ address, length });
  }
}

function isPrefix(value: unknown): value is Prefix {
  const { address, length } = (value ?? {}) as Partial<Prefix>;
  return address !== undefined && length !== undefined;
}
