import { unknown } from '../../model/fact.js';
import type { Session } from '../../model/session.js';
import type { Instance, Peer } from './lower-peers.js';
import { lowerPeer, type SessionContext } from './lower-session.js';

/** The sessions that `bgp listen range` accepts: of a range it is not known with whom. */
export function listening(instance: Instance, context: SessionContext): readonly Session[] {
  return instance.ranges.flatMap((statement, index) => {
    const group = instance.peers.get(statement.word('peer-group')?.text ?? '');
    const word = statement.word('range');
    if (!group?.isGroup || !word) return [];
    const peer: Peer = { ...group, header: statement.line, word, isGroup: false };
    const address = unknown('neighbours are accepted from a range', word.span);
    return [{ ...lowerPeer(peer, instance.peers.size + index, context), peerAddress: address }];
  });
}
