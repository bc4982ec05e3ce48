import { knownValue, placeOf } from '../../model/fact.js';
import type { AllocationRule } from '../../model/rule.js';
import { formatAddress } from '../../net/address.js';
import { fix } from '../findings.js';
import { nearPeers, peersWithout } from '../nrec-session.js';

export const neighborTypo: AllocationRule = {
  id: 'nrec/neighbor-typo',
  severity: 'warning',
  summary: "The neighbour's address is nearly, but not quite, that of an NREC router",
  *check({ allocation, edits, sessions, speaker }) {
    const unserved = peersWithout(
      sessions.filter(({ exact }) => exact),
      allocation,
    );
    for (const { session, peer, exact } of sessions) {
      const address = knownValue(session.peerAddress);
      if (exact || !address) continue;
      const [written, meant] = [formatAddress(address), formatAddress(peer)];
      // With one peer in reach there is one thing the author can have meant.
      const certain = nearPeers(session, allocation, unserved).length === 1;
      yield {
        span: placeOf(session.peerAddress, session.header),
        message: `${written} is no router of your allocation, but ${meant} is, and has no session. This one finds nobody there. Did you mean ${meant}?`,
        fixes: fix(`Change the neighbour to ${meant}`, certain, edits.setPeerAddress(speaker, session, peer)),
      };
    }
  },
};
