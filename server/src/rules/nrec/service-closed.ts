import type { FirewallRule } from '../../model/rule.js';
import { neededForServices } from '../../model/security-group.js';
import { fix } from '../findings.js';
import { concerns, groupOf, isForPeers } from '../security-groups.js';
import { listed } from '../words.js';

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
    const shut = neededForServices(allocation.services, allocation).filter(
      ({ protocol, first, last, sources }) =>
        // What some are let in to is open as somebody chose.
        !firewall.rules.some(rule =>
          sources.some(source => concerns(rule, { protocol, ports: { first, last }, source })),
        ),
    );
    if (shut.length === 0) return;
    const names = listed(shut.map(({ title }) => title));
    yield {
      span: group.header,
      message: `The profile says that the announced addresses serve ${names}, and no security group of this module lets that in: who connects gets no answer. Let it in, unless a group from elsewhere does.`,
      fixes: fix(`Let in ${names}`, false, edits.addRules(firewall, shut, like)),
    };
  },
};
