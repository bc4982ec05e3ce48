import { knownValue, placeOf } from '../../model/fact.js';
import type { FirewallRule } from '../../model/rule.js';
import { BFD_MULTIHOP_PORT, BGP_PORT } from '../../model/security-group.js';
import { formatAddress } from '../../net/address.js';
import { formatPrefix } from '../../net/prefix.js';
import { byPlace, fix } from '../findings.js';
import { isAbout, isForAll, isIngress, namedPeers, smallestAround } from '../security-groups.js';
import { listed } from '../words.js';

/** A prefix of fewer addresses than this around the routers is how people write them down. */
const ENOUGH = 24;

export const securityGroupWide: FirewallRule = {
  id: 'nrec/security-group-wide',
  severity: 'warning',
  summary: 'A security group lets in BGP or BFD from more than the NREC routers',
  *check({ firewall, allocation, edits }) {
    const wide = firewall.rules.filter(rule => {
      if (!isIngress(rule) || !isAbout(rule, [BGP_PORT, BFD_MULTIHOP_PORT])) return false;
      if (isAbout(rule, [BGP_PORT]) && knownValue(rule.protocol) === 'udp') return false;
      const source = knownValue(rule.source);
      if (rule.source.kind === 'absent') return true;
      if (!source) return false;
      return isForAll(source) || (source.length < ENOUGH && namedPeers(rule, allocation).length > 0);
    });
    for (const { place, members } of byPlace(wide, rule => placeOf(rule.source, rule.header))) {
      const [rule] = members;
      const isBfd = isAbout(rule, [BFD_MULTIHOP_PORT]);
      const source = knownValue(rule.source);
      const whom = !source || source.length === 0 ? 'everybody' : `all of ${formatPrefix(source)}`;
      const peers = listed(allocation.peers.map(formatAddress));
      const around = smallestAround(allocation.peers);
      const isNarrow = around !== undefined && around.length >= ENOUGH && knownValue(rule.family) === 'ipv4';
      yield {
        span: place,
        message: `This lets ${whom} reach ${isBfd ? 'BFD' : 'BGP'} on the instance, and on the addresses that it announces, where only NREC's routers have business: the daemon has to look at whatever comes${isBfd ? '' : ', and the password alone keeps others from the sessions'}. Let in ${peers} alone.`,
        fixes: isNarrow ? fix(`Let in ${formatPrefix(around)} alone`, false, edits.setSource(rule, around)) : [],
      };
    }
  },
};
