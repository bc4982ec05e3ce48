import type { Span } from '../../../core/span.js';
import { explicit, type Fact, knownValue } from '../../../model/fact.js';
import { type BgpPeer, maySelectSame, requirementsOf, type Selectors, selects, selectsAll } from '../resources.js';
import type { Scope } from './scope.js';

/** Something that is there on some nodes only. */
type Placed = Pick<BgpPeer, 'nodeSelectors' | 'header'>;

type NodeLabels = Fact<ReadonlyMap<string, Fact<string>>>;

/**
 * Whether two objects meet on a node: `certainly` on one that the manifests speak of, which is one without labels, and for each
 * selector one that has what it asks for; `perhaps` where a node could exist that both select.
 */
export function meet(a: Placed, b: Placed, scope: Scope): 'certainly' | 'perhaps' | 'never' {
  const [left, right] = [a.nodeSelectors, b.nodeSelectors];
  if (selectsAll(left) && selectsAll(right)) return 'certainly';
  if (!maySelectSame(left, right)) return 'never';
  const both = (labels: NodeLabels) => selects(left, labels) && selects(right, labels);
  return describedNodes(scope, a.header.path).some(both) ? 'certainly' : 'perhaps';
}

const described = new WeakMap<Scope, Map<string, readonly NodeLabels[]>>();

/** The labels of the nodes that a file speaks of. */
function describedNodes(scope: Scope, path: string): readonly NodeLabels[] {
  // Whoever is told of nodes has looked at what speaks of them, see `Scope.remembered`.
  const placed = placedIn(scope);
  const known = described.get(scope) ?? new Map<string, readonly NodeLabels[]>();
  described.set(scope, known);
  const nodes = known.get(path) ?? [NO_LABELS, ...selectorsIn(placed, path).flatMap(nodesOf)];
  known.set(path, nodes);
  return nodes;
}

const NOWHERE: Span = { path: '', start: 0, end: 0 };
const NO_LABELS: NodeLabels = explicit(new Map(), NOWHERE);

function placedIn({ resources }: Scope): readonly (readonly Placed[])[] {
  const { peers, bgpAdvertisements, l2Advertisements, frrConfigurations } = resources;
  return [peers, bgpAdvertisements, l2Advertisements, frrConfigurations];
}

function selectorsIn(placed: readonly (readonly Placed[])[], path: string): readonly Selectors[] {
  return placed.flatMap(some => some.filter(({ header }) => header.path === path).map(one => one.nodeSelectors));
}

function nodesOf(list: Selectors): readonly NodeLabels[] {
  return (knownValue(list) ?? []).flatMap((selector): readonly NodeLabels[] => {
    const labels = new Map<string, Fact<string>>();
    for (const { key, operator, values } of requirementsOf(selector) ?? []) {
      const [first] = values;
      if (operator === 'In' && first !== undefined) labels.set(key, explicit(first, NOWHERE));
      if (operator === 'Exists') labels.set(key, explicit('', NOWHERE));
    }
    return labels.size === 0 ? [] : [explicit(labels, NOWHERE)];
  });
}
