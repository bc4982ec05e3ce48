import { formatAddress } from '../../../net/address.js';
import { isExternal, sessionsOf, setting } from './bgp.js';
import { interfaceAddresses } from './routes-to.js';
import type { AdviceRule } from './rule.js';

const ROUTER_ID = /^(?:bgp |ip )?router-id \*/;
const LOOPBACK = /^127\./;

/** A router id that FRR takes from an address which several hosts may share. */
export const routerId: AdviceRule = {
  id: 'frr/router-id',
  severity: 'info',
  summary: 'A router id that may be taken from an address which is announced',
  *check(survey) {
    if (survey.everywhere(ROUTER_ID).length > 0 || survey.refused.has('router-id')) return;
    const [address] = interfaceAddresses(survey)
      .filter(({ name, prefix }) => name === 'lo' && prefix.address.family === 'ipv4' && prefix.length === 32)
      .map(({ prefix }) => formatAddress(prefix.address))
      .filter(text => !LOOPBACK.test(text));
    for (const instance of survey.instances) {
      // An address that is announced over several hops to another AS is a service, and may be one of many hosts.
      const isService = sessionsOf(instance).some(
        neighbor => isExternal(neighbor, instance) && setting(neighbor, '', /^ebgp-multihop\b/),
      );
      const announces = address ? /^redistribute connected\b|^network / : /^redistribute connected\b/;
      if (!isService || !instance.lines.some(({ shape }) => announces.test(shape))) continue;
      yield {
        span: instance.header.line.span,
        message: `Without “bgp router-id” FRR takes an address of the host, and prefers those of “lo”${address ? `, such as ${address}` : ''}. If other hosts announce the same address they get the same router id, and are taken for one router. Write “bgp router-id” with an address of this host alone.`,
      };
    }
  },
};
