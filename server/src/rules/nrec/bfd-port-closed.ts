import type { SecurityGroup, SecurityGroupRule } from '../../model/firewall.js';
import type { FirewallContext, FirewallRule } from '../../model/rule.js';
import { BFD_MULTIHOP_PORT, neededForBfd } from '../../model/security-group.js';
import { fix } from '../findings.js';
import { addressList, bfdFrom, groupOf, isAboutBfd, isForPeers, letsIn, namedPeers } from '../security-groups.js';
import { listed } from '../words.js';
import { isWrongPort } from './bfd-port-wrong.js';

export const bfdPortClosed: FirewallRule = {
  id: 'nrec/bfd-port-closed',
  severity: 'warning',
  summary: 'No security group lets in BFD from an NREC router',
  *check(context) {
    const { firewall, allocation, edits } = context;
    if (allocation.bfd === 'disabled' || firewall.incomplete) return;
    const shut = allocation.peers.filter(peer => firewall.rules.every(rule => letsIn(rule, bfdFrom(peer)) === 'no'));
    if (shut.length === 0) return;
    // What is open in place of it is another rule's.
    if (firewall.rules.some(rule => isWrongPort(rule, allocation))) return;
    const at = placeOf(context);
    if (!at) return;
    yield {
      // A module that is bound to the allocation may well be for other machines too.
      ...('id' in at && { severity: 'info' }),
      span: at.header,
      message: `Nothing lets in BFD from ${listed(addressList(shut))}: the ${shut.length > 1 ? 'routers send' : 'router sends'} it to UDP ${BFD_MULTIHOP_PORT} as a flow of its own, so BFD stays down and a failure is noticed late. Let UDP ${BFD_MULTIHOP_PORT} in from ${shut.length > 1 ? 'each of them' : 'there'}.`,
      fixes: fix(
        `Let BFD in from ${listed(addressList(shut))}`,
        false,
        edits.addRules(firewall, [neededForBfd(shut)], at),
      ),
    };
  },
};

/**
 * Where it is missing: at what lets in BFD of others, else at what is there for BGP with the routers, else, where the profile says that
 * the module is for them, at the first group. Without a word that BFD is wanted nothing is missing.
 */
function placeOf({ firewall, allocation, isBound }: FirewallContext): SecurityGroupRule | SecurityGroup | undefined {
  const bfd = firewall.rules.filter(rule => isAboutBfd(rule) && rule.source.kind !== 'unknown');
  const like = bfd.find(rule => namedPeers(rule, allocation).length > 0) ?? bfd[0];
  if (like || allocation.bfd !== 'required') return like;
  // Of a group that the module only adds to, nobody knows what else is in it.
  const bgp = firewall.rules.find(rule => isForPeers(rule, allocation) && groupOf(firewall, rule));
  return bgp ?? (isBound ? firewall.groups[0] : undefined);
}
