import type { FirewallRule } from '../../model/rule.js';
import { neededForServices, serviceName } from '../../model/security-group.js';
import { fix } from '../findings.js';
import { concerns, groupOf, isForPeers } from '../security-groups.js';

export const serviceClosed: FirewallRule = {
  id: 'nrec/service-closed',
  severity: 'info',
  summary: 'No security group lets in a service that the profile names',
  *check({ firewall, allocation, edits }) {
    if (firewall.incomplete) return;
    // Who writes the rules for the routers here writes those for the services here too.
    const like = firewall.rules.find(rule => isForPeers(rule, allocation) && groupOf(firewall, rule));
    const group = like && groupOf(firewall, like);
    if (!like || !group) return;
    for (const needed of neededForServices(allocation.services, allocation)) {
      const { protocol, first, last, sources, title } = needed;
      const ports = { first, last };
      // What some are let in to is open as somebody chose.
      const isOpen = firewall.rules.some(rule => sources.some(source => concerns(rule, { protocol, ports, source })));
      if (isOpen) continue;
      yield {
        span: group.header,
        message: `The profile says that the announced addresses serve ${title}, and no security group of this module lets ${serviceName(needed)} in: who connects gets no answer. Let it in, unless a group from elsewhere does.`,
        fixes: fix(`Let in ${title}`, false, edits.addRule(firewall, needed, like)),
      };
    }
  },
};
