import type { Fix } from '../../../core/diagnostic.js';
import type { Span } from '../../../core/span.js';
import { type Fact, knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import { type BgpPeer, maySelectSame, mayShareNamespace, requirementsOf } from '../resources.js';
import { meet } from './nodes.js';
import type { SemanticRule } from './rule.js';
import { at, isBefore, nearFirst, type Scope } from './scope.js';

/** What two peers on one node must have in common, or must not, since one FRR serves them both. */
interface Condition {
  /** What is compared; undefined where it is not known. */
  key(peer: BgpPeer): string | undefined;
  /** Whether two peers may not have the same key, or may only have the same. */
  readonly unwanted: 'same' | 'different';
  /** Only peers of one VRF are compared. */
  readonly inVrf: boolean;
  place(peer: BgpPeer): Fact<unknown>;
  readonly says: string;
}

const CONDITIONS: readonly Condition[] = [
  {
    key: ({ routerID }) => textOr(routerID, ''),
    unwanted: 'different',
    inVrf: false,
    place: ({ routerID }) => routerID,
    says: 'FRR has one router id on a node, and MetalLB refuses peers with different ones; a peer without one counts as different too. Write the same routerID in all peers, or in none',
  },
  {
    key: ({ peerAddress, interface: link }) => textOr(peerAddress, '') || textOr(link, ''),
    unwanted: 'same',
    inVrf: true,
    place: ({ peerAddress, interface: link }) => (peerAddress.kind === 'known' ? peerAddress : link),
    says: 'FRR has one session with an address, and MetalLB refuses a second peer with the same one. Delete one of them',
  },
  {
    key: ({ myASN }) => (myASN.kind === 'known' ? String(myASN.value) : undefined),
    unwanted: 'different',
    inVrf: true,
    place: ({ myASN }) => myASN,
    says: 'FRR has one AS number of its own in a VRF, and MetalLB refuses peers with different ones. Write the same myASN in all peers (since 0.16 localASN shows another one to a single peer)',
  },
];

/** Peers that cannot be on one node together. */
export const peerConflict: SemanticRule = {
  id: 'metallb/peer-conflict',
  severity: 'error',
  summary: 'Peers that one FRR cannot serve together',
  *check(scope) {
    if (scope.isNative || scope.resources.peers.length < 2) return;
    const peers = [...scope.resources.peers].sort((a, b) => (isBefore(a.header, b.header) ? -1 : 1));
    const found = new Map<BgpPeer, Rival>();
    for (const condition of CONDITIONS) {
      for (const [peer, rival] of rivals(condition, peers, scope)) {
        const known = found.get(peer);
        if (!known || (rival.isCertain && !known.isCertain)) found.set(peer, rival);
      }
    }
    for (const [peer, rival] of found) yield report(peer, rival, scope);
  },
};

/** Each peer with the first that it conflicts with for certain, else with the first that it may conflict with. */
function* rivals(condition: Condition, peers: readonly BgpPeer[], scope: Scope): Iterable<readonly [BgpPeer, Rival]> {
  const groups = new Map<string, BgpPeer[]>();
  for (const peer of peers) {
    const key = condition.key(peer);
    if (key === undefined || (condition.unwanted === 'same' && key === '')) continue;
    const own = groups.get(key) ?? [];
    const others = condition.unwanted === 'same' ? own : othersThan(key, groups);
    const rival = others.length > 0 ? rivalOf(peer, others, condition, scope) : undefined;
    if (rival) yield [peer, rival];
    if (own.length === 0) groups.set(key, own);
    own.push(peer);
  }
}

interface Rival {
  readonly condition: Condition;
  readonly peer: BgpPeer;
  readonly isCertain: boolean;
}

function rivalOf(peer: BgpPeer, others: readonly BgpPeer[], condition: Condition, scope: Scope): Rival | undefined {
  let possible: Rival | undefined;
  const byNodes = scope.since('0.16');
  for (const other of nearFirst(peer.header, others, one => one.header)) {
    // Most peers of large installations are each on nodes of their own.
    if (byNodes && !maySelectSame(peer.nodeSelectors, other.nodeSelectors)) continue;
    if (!mayShareNamespace(peer, other) || (condition.inVrf && !sameVrf(peer, other))) continue;
    const isCertain = !byNodes || meet(peer, other, scope) === 'certainly';
    // The first of all is a rival in the same file, where there is one.
    if (isCertain) return { condition, peer: other, isCertain };
    if (!possible && meet(peer, other, scope) === 'perhaps') possible = { condition, peer: other, isCertain };
  }
  return possible;
}

function othersThan(key: string, groups: ReadonlyMap<string, readonly BgpPeer[]>): readonly BgpPeer[] {
  const others: BgpPeer[] = [];
  for (const [other, members] of groups) if (other !== key) others.push(...members);
  return others;
}

function report(peer: BgpPeer, rival: Rival, scope: Scope): Finding {
  const { place, says } = rival.condition;
  const span = spanOf(place(peer), peer);
  const other = spanOf(place(rival.peer), rival.peer);
  const name = knownValue(rival.peer.name) ?? '';
  const related = [{ span: other, message: `Peer “${name}” is here.` }];
  const fixes = keepApart(peer, rival.peer, scope);
  if (rival.isCertain) {
    const message = `This peer cannot be on one node with peer “${name}”: ${says}.`;
    return scope.conflict(span, other, message, { related, fixes });
  }
  const message = `A node that both select would have this peer and peer “${name}”: ${says}, or let their nodeSelectors ask for different values of one label.`;
  return { span, severity: 'warning', message, related, fixes };
}

/** Where one of the two has its nodes chosen by one label, the other can be told to keep off them. Before 0.16 that helps nothing. */
function keepApart(peer: BgpPeer, rival: BgpPeer, scope: Scope): readonly Fix[] {
  if (!scope.since('0.16')) return [];
  for (const [everywhere, placed] of [
    [peer, rival],
    [rival, peer],
  ] as const) {
    const [selector, another] = knownValue(placed.nodeSelectors) ?? [];
    const [only, more] = (selector && requirementsOf(selector)) ?? [];
    if (everywhere.nodeSelectors.kind !== 'absent' || another || !only || more || only.operator !== 'In') continue;
    const expression = { key: only.key, operator: 'NotIn', values: only.values };
    const edits = scope.insert(everywhere, 'nodeSelectors', [{ matchExpressions: [expression] }]);
    const name = (one: BgpPeer) => knownValue(one.name) ?? '';
    const title = `Keep ${name(everywhere)} off the nodes of ${name(placed)}`;
    if (edits) return [{ title, safe: false, edits }];
  }
  return [];
}

function spanOf(fact: Fact<unknown>, { header }: BgpPeer): Span {
  return fact.kind === 'known' ? at(fact, header) : header;
}

function sameVrf(a: BgpPeer, b: BgpPeer): boolean {
  const [one, other] = [textOr(a.vrf, ''), textOr(b.vrf, '')];
  return one !== undefined && one === other;
}

function textOr(fact: Fact<string>, absent: string): string | undefined {
  return fact.kind === 'absent' ? absent : knownValue(fact);
}
