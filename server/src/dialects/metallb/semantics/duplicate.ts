import type { Node } from '../../../core/yaml/tree.js';
import { type Fact, knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import { type BgpPeer, mayShareNamespace, type Resource } from '../resources.js';
import type { SemanticRule } from './rule.js';
import { at, isBefore, knownItems, nearFirst, type Scope } from './scope.js';

/** Objects, names and list entries that are there twice. */
export const duplicate: SemanticRule = {
  id: 'metallb/duplicate',
  severity: 'error',
  summary: 'An object, a name or a list entry that is there twice',
  *check(scope) {
    for (const [name, find] of PARTS) yield* scope.part(duplicate, name, () => [...find(scope)]);
  },
};

/** What is compared with each other; an edit of one kind of object leaves what is said of the others. */
const PARTS: readonly (readonly [string, (scope: Scope) => Iterable<Finding>])[] = [
  ['pools', scope => objects('pool', scope.pools, 'always', scope)],
  ['profiles', scope => objects('BFD profile', scope.resources.bfdProfiles, 'always', scope)],
  ['bgp', scope => objects('BGPAdvertisement', scope.resources.bgpAdvertisements, 'where equal', scope)],
  ['peers', scope => objects('peer', scope.resources.peers, 'where equal', scope, isPeerConflict)],
  ['l2', scope => objects('L2Advertisement', scope.resources.l2Advertisements, 'never', scope)],
  ['communities', scope => objects('Community', scope.resources.communities, 'never', scope)],
  ['frr', scope => objects('FRRConfiguration', scope.resources.frrConfigurations, 'never', scope)],
  ['aliases', aliases],
  ['lists of bgp', scope => entries(bgpLists(scope), scope)],
  ['lists of l2', scope => entries(l2Lists(scope), scope)],
  ['lists of pools', scope => entries(poolLists(scope), scope)],
];

/** Two objects of one name: the second that is applied replaces the first, and MetalLB refuses some where it sees both. */
function* objects<T extends Resource>(
  what: string,
  all: readonly T[],
  refused: 'always' | 'where equal' | 'never',
  scope: Scope,
  isSpokenOf: (one: T, other: T, scope: Scope) => boolean = () => false,
): Iterable<Finding> {
  const byName = new Map<string, T[]>();
  for (const one of [...all].sort((a, b) => (isBefore(a.header, b.header) ? -1 : 1))) {
    const name = knownValue(one.name);
    if (name === undefined || one.object.isPartial) continue;
    const others = nearFirst(one.header, byName.get(name) ?? [], other => other.header);
    const earlier = others.find(other => mayShareNamespace(one, other));
    byName.set(name, [...(byName.get(name) ?? []), one]);
    if (!earlier || isSpokenOf(one, earlier, scope)) continue;
    const related = [{ span: earlier.header, message: 'The first one is here.' }];
    const message = `There are two definitions of the ${what} “${name}”: the one that is applied last replaces the other. Rename or delete one.`;
    const isRefused = refused === 'always' || (refused === 'where equal' && isEqual(one, earlier));
    yield isRefused
      ? scope.conflict(one.header, earlier.header, message, { related })
      : { span: one.header, severity: 'warning', message, related };
  }
}

/** Whether metallb/peer-conflict speaks of the two already. */
function isPeerConflict(one: BgpPeer, other: BgpPeer, { isNative }: Scope): boolean {
  return !isNative && knownValue(one.peerAddress) === knownValue(other.peerAddress);
}

/** Names of communities, which are one list over all objects. */
function* aliases(scope: Scope): Iterable<Finding> {
  const seen = new Map<string, { readonly span: Finding['span']; readonly owner: Resource }[]>();
  const owners = [...scope.resources.communities].sort((a, b) => (isBefore(a.header, b.header) ? -1 : 1));
  for (const owner of owners) {
    for (const { name } of knownValue(owner.communities) ?? []) {
      if (name.kind !== 'known') continue;
      const span = at(name, owner.header);
      const others = seen.get(name.value) ?? [];
      const earlier = nearFirst(span, others, other => other.span).find(other => mayShareNamespace(owner, other.owner));
      seen.set(name.value, [...others, { span, owner }]);
      if (!earlier) continue;
      const message = `MetalLB refuses two communities of the name “${name.value}”, also in different objects. Rename or delete one.`;
      yield scope.conflict(span, earlier.span, message, {
        related: [{ span: earlier.span, message: 'The first one is here.' }],
      });
    }
  }
}

type TextList = Fact<readonly Fact<string>[]>;

/** The lists in which MetalLB wants each entry once, with the names of their fields. */
type Lists = Iterable<readonly [string, TextList]>;

function* bgpLists({ resources }: Scope): Lists {
  for (const { ipAddressPools, communities, peers } of resources.bgpAdvertisements) {
    yield ['ipAddressPools', ipAddressPools];
    yield ['communities', communities];
    yield ['peers', peers];
  }
}

function* l2Lists({ resources }: Scope): Lists {
  for (const { ipAddressPools } of resources.l2Advertisements) yield ['ipAddressPools', ipAddressPools];
}

function* poolLists({ pools }: Scope): Lists {
  for (const { bgpAdvertisements } of pools)
    for (const { communities } of knownValue(bgpAdvertisements) ?? []) yield ['communities', communities];
  for (const { serviceAllocation } of pools) yield ['namespaces', serviceAllocation.namespaces];
}

function* entries(lists: Lists, scope: Scope): Iterable<Finding> {
  for (const [field, list] of lists) yield* items(field, list, scope);
}

function* items(field: string, list: TextList, scope: Scope): Iterable<Finding> {
  const seen = new Map<string, Finding['span']>();
  for (const item of knownItems(list)) {
    const span = item.valueAt ?? item.at;
    if (!span) continue;
    const earlier = seen.get(item.value);
    if (earlier) {
      const related = [{ span: earlier, message: 'It is here too.' }];
      yield scope.refusal(span, `MetalLB refuses “${item.value}” twice in ${field}. Delete one.`, { related });
    } else seen.set(item.value, span);
  }
}

function isEqual(a: Resource, b: Resource): boolean {
  return contentOf(a.object.root) === contentOf(b.object.root);
}

/** What a value says, without its places and the order of its keys. */
function contentOf(node: Node): string {
  switch (node.kind) {
    case 'scalar':
      return JSON.stringify(node.value);
    case 'list':
      return `[${node.items.map(contentOf).join()}]`;
    default:
      return `{${node.entries
        .map(({ key, value }) => `${JSON.stringify(key)}:${contentOf(value)}`)
        .toSorted()
        .join()}}`;
  }
}
