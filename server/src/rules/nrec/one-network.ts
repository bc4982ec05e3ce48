import { knownValue } from '../../model/fact.js';
import type { GuardedInstance } from '../../model/firewall.js';
import type { FirewallContext, FirewallRule } from '../../model/rule.js';
import { isForPeers } from '../security-groups.js';

/** Networks of NREC that every project has; the one for Elastic IP is the project's own. */
const OTHERS: ReadonlySet<string> = new Set(['IPv6', 'dualStack']);

export const oneNetwork: FirewallRule = {
  id: 'nrec/one-network',
  severity: 'info',
  summary: 'An instance that peers with NREC is on another network, or on several',
  *check(context) {
    for (const { header, networks } of peering(context)) {
      const [first, second] = networks ?? [];
      const name = first && knownValue(first.name);
      if (second) {
        yield {
          span: second.at,
          message:
            'NREC gives an instance exactly one network. With two it has two default routes, and the sessions may leave by the wrong one. Keep the Elastic IP network alone, which brings IPv6 as well.',
          related: [{ span: header, message: 'The instance, whose security group lets in the routers of NREC.' }],
        };
      } else if (first && name !== undefined && OTHERS.has(name)) {
        yield {
          span: first.at,
          message: `This instance is on the network “${name}”, from which no session reaches NREC's routers. Attach it to the Elastic IP network that NREC gave the project, and to no other.`,
          related: [{ span: header, message: 'The instance, whose security group lets in the routers of NREC.' }],
        };
      }
    }
  },
};

/** The instances whose groups let in the routers. */
function peering({ firewall, allocation }: FirewallContext): readonly GuardedInstance[] {
  const groups = new Set(firewall.rules.filter(rule => isForPeers(rule, allocation)).map(({ group }) => group));
  return firewall.instances.filter(instance => instance.groups.some(group => groups.has(group)));
}
