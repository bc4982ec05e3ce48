import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { statementOf, statementShape } from '../../server/src/dialects/frr/lower-statement.js';
import type { Block, Line } from '../../server/src/dialects/frr/tree.js';
import { type Address, addressBits, type Family, formatAddress } from '../../server/src/net/address.js';
import { formatPrefix, network, parsePrefix } from '../../server/src/net/prefix.js';
import { unitOf } from '../frr/lowering/build.js';
import { compareWithBgpd, type Question } from '../fuzz/frr-policy.js';
import { add, nothing } from '../fuzz/outcome.js';
import { bgpdProgram, bgpdVersion } from '../oracle/bgpd.js';
import type { Measured } from './table.js';
import { readTsv } from './tsv.js';

/** As many prefixes per family and configuration; what comes later in the file is left out. */
const MOST_PROBES = 1200;

/** What policies are made of. */
const DEFINITION =
  /^(?:ip prefix-list|ipv6 prefix-list|access-list|ipv6 access-list|route-map|bgp (?:as-path access|(?:large-|ext)?community)-list)\b/;

/**
 * Asks a running bgpd about the prefix-lists, access-lists and route-maps of other people's configurations, which it loads both ways:
 * all prefixes that occur in them, those around these, and the first and last host of each.
 * @returns how many answers contradict what was worked out; nothing where there is no bgpd on this machine.
 */
export async function measurePolicies(corpora: string): Promise<readonly Measured[]> {
  const bgpd = bgpdProgram();
  if (!bgpd) return [];
  const version = bgpdVersion(bgpd).startsWith('8.') ? '8.4' : '10.3';
  const folder = join(corpora, 'frr');
  const seen = new Set<string>();
  const total = nothing();
  const crashed: string[] = [];
  const open = new Set<string>();
  for (const row of readTsv(join(folder, 'verdicts.tsv'))) {
    const { path = '', set = '' } = row;
    if (row[`vtysh-${version}_errors`] !== '0' || (set.startsWith('frr-') && !set.startsWith(`frr-${version}`)))
      continue;
    const text = definitionsIn(readFileSync(join(folder, path), 'latin1'), version);
    if (text === '' || seen.has(text)) continue;
    seen.add(text);
    const { questions, lists } = questionsOf(text, version);
    for (const loading of ['itself', 'vtysh'] as const) {
      try {
        const found = await compareWithBgpd({ text: text + lists, questions, probes: probesOf(text), loading });
        for (const what of found.open) open.add(`${path}: ${what}`);
        total.mismatches.push(...found.mismatches.map(mismatch => `${path}, loaded by ${loading}: ${mismatch}`));
        add(total, { ...found, mismatches: [] });
      } catch (error) {
        crashed.push(`${path}, loaded by ${loading}: ${error}`);
      }
    }
  }
  const count = (value: number) => value.toLocaleString('en');
  return [
    {
      what: `answers of bgpd ${version} that contradict what was worked out`,
      value: `${count(total.wrong)} of ${count(total.comparisons)}, in ${count(seen.size)} configurations`,
      goal: '0',
      reached: total.wrong === 0 && total.confirmed === total.witnesses,
      disagreements: total.mismatches,
    },
    {
      what: 'lists and route-maps decided in full',
      value: `${count(total.exact)} of ${count(total.definitions)}`,
      goal: 'none',
      reached: true,
      disagreements: [...open],
    },
    {
      what: 'configurations that bgpd did not survive, or not take the routes of',
      value: count(crashed.length),
      goal: '0',
      reached: crashed.length === 0,
      disagreements: crashed,
    },
  ];
}

/** The definitions of a configuration alone. */
function definitionsIn(text: string, version: string): string {
  return unitOf(text, version)
    .tree.items.filter(item => DEFINITION.test(statementShape(headerOf(item)).phrase))
    .map(({ span }) => `${text.slice(span.start, span.end)}\n`)
    .join('');
}

function headerOf(item: Line | Block): Line {
  return item.kind === 'line' ? item : item.header;
}

/** What to ask of definitions, with route-maps that ask the access-lists, which bgpd cannot be asked about. */
function questionsOf(
  text: string,
  version: string,
): { readonly questions: readonly Question[]; readonly lists: string } {
  const names = new Map<string, Set<string>>();
  for (const item of unitOf(text, version).tree.items) {
    const statement = statementOf(headerOf(item));
    const kind = ['prefix-list', 'access-list', 'route-map'].find(keyword => statement.word(keyword));
    const name = kind && statement.word(kind)?.text;
    if (!kind || !name || statement.phrase.startsWith('bgp')) continue;
    const key = kind === 'access-list' && statement.phrase === 'ipv6 access-list' ? 'ipv6 access-list' : kind;
    names.set(key, (names.get(key) ?? new Set()).add(name));
  }
  const of = (kind: string) => [...(names.get(kind) ?? [])];
  const maps = [
    ...of('access-list').map(name => `match ip address ${name}`),
    ...of('ipv6 access-list').map(name => `match ipv6 address ${name}`),
  ].map((condition, index) => ({ name: `bgplint-${index}`, condition }));
  const ask = (name: string): Question => ({
    command: `route-map ${name}`,
    decision: (asks, nobody) => asks.routeMap(name, nobody),
  });
  return {
    questions: [
      ...[...of('route-map'), ...maps.map(({ name }) => name)].map(ask),
      ...of('prefix-list').map(name => ({
        command: `prefix-list ${name}`,
        decision: (asks: Parameters<Question['decision']>[0], nobody: Line) => asks.prefixList(name, nobody),
      })),
    ],
    lists: maps.map(({ name, condition }) => `route-map ${name} permit 10\n ${condition}\nexit\n`).join(''),
  };
}

/** The prefixes around those that occur in a text: at every length that is written, one shorter, one longer, hosts, and neighbours. */
function probesOf(text: string): (family: Family) => readonly string[] {
  return family => {
    const bits = addressBits(family);
    const found = new Set([`${formatAddress({ family, value: 0n })}/0`]);
    const put = (value: bigint, length: number) => {
      if (length < 0 || length > bits || value < 0n || value >= 1n << BigInt(bits)) return;
      const address: Address = { family, value };
      found.add(formatPrefix(network({ address, length })));
    };
    for (const line of text.split('\n')) {
      const lengths = [...line.matchAll(/ [gl]e (\d+)/g)].map(([, length]) => Number(length));
      for (const word of line.split(/\s+/)) {
        const prefix = parsePrefix(word.includes('/') ? word : `${word}/${bits}`, { leadingZeros: true });
        if (prefix?.address.family !== family) continue;
        const { address, length } = network(prefix);
        const size = 1n << BigInt(bits - length);
        for (const each of [length, length - 1, length + 1, ...lengths.flatMap(one => [one - 1, one, one + 1]), bits]) {
          put(address.value, each);
          put(address.value + size - 1n, each);
        }
        put(address.value - 1n, length);
        put(address.value + size, length);
      }
    }
    return [...found].filter(probe => isTaken(probe)).slice(0, MOST_PROBES);
  };
}

/** `network` refuses prefixes of link-local addresses. */
function isTaken(probe: string): boolean {
  return !/^fe[89ab]/i.test(probe);
}
