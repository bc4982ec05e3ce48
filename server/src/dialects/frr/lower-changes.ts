import type { RouteChange } from '../../model/policy.js';
import { type Address, formatAddress, parseAddress } from '../../net/address.js';
import type { Statement } from './lower-statement.js';

/** The lines of a route-map that change what the receiver of a route goes by, by the words that they begin with. */
const CHANGES: readonly (readonly [start: string, kind: RouteChange['kind']])[] = [
  ['set as-path prepend', 'as-path'],
  ['set as-path replace', 'as-path'],
  ['set ip next-hop', 'next-hop'],
  ['set ipv6 next-hop global', 'next-hop'],
  ['set metric', 'med'],
  ['set min-metric', 'med'],
  ['set max-metric', 'med'],
  ['set community', 'community'],
  ['set large-community', 'community'],
  ['set extcommunity', 'community'],
];

/** Next hops that come to our own address, or leave it as it is. */
const OWN = /\b(?:peer-address|unchanged|prefer-global)$/;

/** What the lines of an entry write into routes. */
export function changesOf(sets: Iterable<Statement>): readonly RouteChange[] {
  return [...sets].flatMap((statement): readonly RouteChange[] => {
    const { line, phrase } = statement;
    const [start, kind] = CHANGES.find(([words]) => phrase === words || phrase.startsWith(`${words} `)) ?? [];
    if (!start || !kind) return [];
    const words = line.words.map(({ text }) => text);
    if (kind === 'next-hop' && OWN.test(words.join(' '))) return [];
    if (words.at(-1) === 'none') return [];
    return [{ kind, value: writtenValue(words.slice(start.split(' ').length), kind), at: line.span }];
  });
}

function writtenValue(words: readonly string[], kind: RouteChange['kind']): string | undefined {
  const text = words.join(' ');
  const address: Address | undefined = kind === 'next-hop' ? parseAddress(text) : undefined;
  return address ? formatAddress(address) : text || undefined;
}
