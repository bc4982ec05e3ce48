import { placeOf } from '../../model/fact.js';
import type { AllocationRule } from '../../model/rule.js';
import { formatAddress } from '../../net/address.js';
import { duplicateSessions } from '../duplicates.js';
import { fix } from '../findings.js';

export const duplicateSession: AllocationRule = {
  id: 'nrec/duplicate-session',
  severity: 'error',
  summary: 'Two sessions go to the same NREC router',
  *check(context) {
    const { edits, speaker } = context;
    for (const { nrec, original, meant } of duplicateSessions(context)) {
      const { session } = nrec;
      yield {
        span: placeOf(session.peerAddress, session.header),
        message: `Session ${original.session.name} goes to ${formatAddress(nrec.peer)} already; a router keeps one session with an instance, so the other one stays down${meant ? ` and ${formatAddress(meant)} has none` : ''}. ${meant ? `Use ${formatAddress(meant)} here.` : 'Remove one of them.'}`,
        related: [
          {
            span: placeOf(original.session.peerAddress, original.session.header),
            message: `Session ${original.session.name} goes there too.`,
          },
        ],
        fixes: meant
          ? fix(`Change the neighbour to ${formatAddress(meant)}`, true, edits.setPeerAddress(speaker, session, meant))
          : [],
      };
    }
  },
};
