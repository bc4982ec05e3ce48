import { parseAddress } from '../../../net/address.js';
import { isActive, isExternal, sessionsOf, setting } from './bgp.js';
import { addressOf, interfaceAddresses, interfaceOf } from './routes-to.js';
import type { AdviceRule } from './rule.js';

/** IPv6 routes over a session between IPv4 addresses, from an interface that has no IPv6 address to name as next hop. */
export const nextHopFamily: AdviceRule = {
  id: 'frr/next-hop-family',
  severity: 'info',
  summary: 'IPv6 over an IPv4 session from an interface without a global IPv6 address',
  *check(survey) {
    for (const instance of survey.instances) {
      for (const neighbor of sessionsOf(instance)) {
        const peer = addressOf(neighbor);
        if (peer?.family !== 'ipv4' || !isExternal(neighbor, instance)) continue;
        if (!isActive(neighbor, 'ipv6 unicast', instance)) continue;
        const source = setting(neighbor, '', /^update-source\b/);
        const own = source && parseAddress(source.args[1]?.text ?? '');
        const at = (own && interfaceOf(own, survey)) ?? interfaceOf(peer, survey);
        // Only where the file gives addresses to the interface can be said which ones it has.
        const siblings = interfaceAddresses(survey).filter(({ name }) => name === at?.name);
        if (!at || siblings.some(({ prefix }) => prefix.address.family === 'ipv6')) continue;
        const activation = setting(neighbor, 'ipv6 unicast', /^activate$/) ?? neighbor.made;
        yield {
          span: activation.line.span,
          message: `FRR names an IPv6 address of “${at.name}” as the next hop of IPv6 routes to ${neighbor.name}, and this file gives it none: the neighbor discards the routes without a word. Give “${at.name}” a global IPv6 address.`,
        };
      }
    }
  },
};
