import type { CommandNode } from './catalogue.js';
import type { Place } from './graph.js';
import { kindAt, type Named, type NameKind, namesIn } from './names.js';
import type { FrrConfig, Line } from './tree.js';

/** Placeholders for interfaces, which a configuration need not mention. */
const INTERFACES: ReadonlySet<string> = new Set(['IFNAME', 'INTERFACE']);

/** A name to offer, and what it stands for. */
export interface Offer {
  readonly name: string;
  readonly kind: string;
}

/** Names of a configuration, each once, that fit at a place behind others. */
export function namesAt(config: FrrConfig, node: CommandNode, path: readonly Place[], place: Place): readonly Offer[] {
  if (place.what.kind === 'variable' && INTERFACES.has(place.what.text)) return interfacesOf(config);
  const kind = kindAt(node, path, place);
  return kind === undefined ? [] : [...(namesByKind(config).get(kind) ?? [])].map(name => ({ name, kind }));
}

/** What a line defines first. */
export function definedBy(config: FrrConfig, line: Line): Named | undefined {
  return lookUp(config).byLine.get(line);
}

interface Index {
  readonly byKind: ReadonlyMap<NameKind, ReadonlySet<string>>;
  readonly byLine: ReadonlyMap<Line, Named>;
}

const cache = new WeakMap<FrrConfig, Index>();

function namesByKind(config: FrrConfig): Index['byKind'] {
  return lookUp(config).byKind;
}

/** The names that a configuration defines, by what they stand for and by line; worked out once. */
function lookUp(config: FrrConfig): Index {
  const known = cache.get(config);
  if (known) return known;
  const byKind = new Map<NameKind, Set<string>>();
  const byLine = new Map<Line, Named>();
  for (const named of namesIn(config).places) {
    if (named.role !== 'definition') continue;
    const names = byKind.get(named.kind);
    if (names) names.add(named.word.text);
    else byKind.set(named.kind, new Set([named.word.text]));
    if (!byLine.has(named.line)) byLine.set(named.line, named);
  }
  const index = { byKind, byLine };
  cache.set(config, index);
  return index;
}

function interfacesOf({ items }: FrrConfig): readonly Offer[] {
  const names = items.flatMap(item => {
    const [first, name] = item.kind === 'block' && item.node.name === 'interface' ? item.header.words : [];
    return first && name ? [name.text] : [];
  });
  return [...new Set(names)].map(name => ({ name, kind: 'interface' }));
}
