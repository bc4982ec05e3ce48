import { type Fact, placeOf } from '../../model/fact.js';
import type { AllocationRule } from '../../model/rule.js';
import { formatAddress } from '../../net/address.js';
import { fix } from '../findings.js';

export const sameNodes: AllocationRule = {
  id: 'nrec/same-nodes',
  severity: 'warning',
  summary: "Nodes that peer with one of NREC's routers only",
  *check({ sessions, edits, speaker }) {
    const placed = sessions.flatMap(nrec => {
      const { nodes } = nrec.session;
      return nodes && nodes.kind !== 'unknown' && !nrec.session.incomplete ? [{ nrec, nodes }] : [];
    });
    // What names nodes is meant; what names none, or others, was left behind.
    const model = placed.find(({ nodes }) => nodes.kind === 'known');
    if (!model || placed.length < sessions.length) return;
    for (const { nrec, nodes } of placed) {
      if (keyOf(nodes) === keyOf(model.nodes)) continue;
      const { session } = nrec;
      const [here, there] = [formatAddress(nrec.peer), formatAddress(model.nrec.peer)];
      yield {
        span: placeOf(nodes, session.header),
        message: `${nodes.kind === 'absent' ? 'Every node peers' : 'Other nodes peer'} with ${here}, and only those that ${model.nrec.session.name} selects with ${there}: a node with one session is cut off when that router goes. Select the same nodes for both.`,
        related: [{ span: placeOf(model.nodes, model.nrec.session.header), message: `The nodes for ${there}.` }],
        fixes: fix(
          `Peer from the same nodes as ${model.nrec.session.name}`,
          false,
          edits.placeLike?.(speaker, session, model.nrec.session),
        ),
      };
    }
  },
};

function keyOf(nodes: Fact<string>): string {
  return nodes.kind === 'known' ? nodes.value : '';
}
