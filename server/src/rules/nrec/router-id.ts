import { placeOf } from '../../model/fact.js';
import type { AllocationRule } from '../../model/rule.js';
import { formatAddress } from '../../net/address.js';
import { fix } from '../findings.js';
import { likelyAddress, ownAddresses } from '../own-addresses.js';

export const routerId: AllocationRule = {
  id: 'nrec/router-id',
  severity: 'info',
  summary: 'No router id is set, so the daemon takes it from an address that may be an announced one',
  *check(context) {
    const { edits, instance, sessions, speaker } = context;
    if (sessions.every(({ session }) => session.routerId && session.routerId.kind !== 'absent')) return;
    if (speaker.routerId.kind !== 'absent' || speaker.incomplete) return;
    const [first] = sessions;
    // What is written once for many machines can name no address of one.
    if (!first || first.session.nodes) return;
    const address = instance?.address ?? likelyAddress(context, ownAddresses(context));
    if (address && address.family !== 'ipv4') return;
    yield {
      span: placeOf(first.session.localAs, first.session.header),
      message:
        'Without a router id the daemon takes one of the addresses that the instance has when it starts, perhaps one that all instances announce: then they cannot be told apart. Write one.',
      fixes: address ? fix(`Use ${formatAddress(address)}`, false, edits.setRouterId(speaker, address)) : [],
    };
  },
};
