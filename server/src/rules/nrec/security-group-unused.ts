import type { FirewallRule } from '../../model/rule.js';
import { groupOf, isForPeers } from '../security-groups.js';

export const securityGroupUnused: FirewallRule = {
  id: 'nrec/security-group-unused',
  severity: 'warning',
  summary: 'A security group lets in the NREC routers, and no instance has it',
  *check({ firewall, allocation }) {
    if (firewall.incomplete || firewall.instances.length === 0) return;
    const used = firewall.rules.flatMap(rule => (isForPeers(rule, allocation) ? (groupOf(firewall, rule) ?? []) : []));
    for (const group of new Set(used)) {
      if (group.isUsed) continue;
      yield {
        span: group.header,
        message:
          "This group lets in NREC's routers, and nothing in this module uses it, neither an instance nor a port nor an output: it opens nothing. Name it among the `security_groups` of each instance that announces addresses.",
      };
    }
  },
};
