import type { FirewallRule } from '../../model/rule.js';
import { addressList, isForPeers, letsOutBgp } from '../security-groups.js';
import { listed } from '../words.js';

export const bgpEgressClosed: FirewallRule = {
  id: 'nrec/bgp-egress-closed',
  severity: 'error',
  summary: 'No security group lets the instance open its sessions with NREC',
  *check({ firewall, allocation }) {
    if (firewall.incomplete) return;
    for (const { header, groups: ids, hasOtherGroups } of firewall.instances) {
      const groups = firewall.groups.filter(({ id }) => ids.includes(id));
      const rules = firewall.rules.filter(({ group }) => group !== undefined && ids.includes(group));
      const isPeering = rules.some(rule => isForPeers(rule, allocation));
      if (!isPeering || hasOtherGroups || groups.some(({ letsOut }) => letsOut)) continue;
      // A rule whose group is not known may be of one of these.
      const possible = [...rules, ...firewall.rules.filter(({ group }) => group === undefined)];
      const shut = allocation.peers.filter(peer => possible.every(rule => letsOutBgp(rule, peer) === 'no'));
      if (shut.length === 0) continue;
      yield {
        span: header,
        message: `The security groups of this instance let nothing out to TCP 179 of ${listed(addressList(shut))}, since \`delete_default_rules\` took away what lets everything out. NREC's routers wait for the instance to connect, so no session comes up. Add a rule for egress.`,
        related: groups.map(group => ({ span: group.header, message: 'One of its groups.' })),
      };
    }
  },
};
