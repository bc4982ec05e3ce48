import { knownValue } from '../../model/fact.js';
import type { SecurityGroupRule } from '../../model/firewall.js';
import type { FirewallRule } from '../../model/rule.js';
import { BFD_MULTIHOP_PORT } from '../../model/security-group.js';
import type { Allocation } from '../../profile/allocation.js';
import { byPlace, fix } from '../findings.js';
import { bfdFrom, isAbout, isAboutBfd, letsIn, namedPeers } from '../security-groups.js';

const PORTS = { first: BFD_MULTIHOP_PORT, last: BFD_MULTIHOP_PORT };

export const bfdPortWrong: FirewallRule = {
  id: 'nrec/bfd-port-wrong',
  severity: 'error',
  summary: 'A security group lets in BFD from NREC at a port that it does not use',
  *check({ firewall, allocation, edits }) {
    if (allocation.bfd === 'disabled' || firewall.incomplete) return;
    const wrong = firewall.rules.filter(
      rule =>
        isWrongPort(rule, allocation) &&
        // A second rule may let in what this one does not.
        namedPeers(rule, allocation).some(peer => firewall.rules.every(other => letsIn(other, bfdFrom(peer)) === 'no')),
    );
    for (const { place, members } of byPlace(wrong, ({ header }) => header)) {
      const [rule] = members;
      const isTcp = knownValue(rule.protocol) === 'tcp';
      const hasPort = isAbout(rule, [BFD_MULTIHOP_PORT]);
      const [ports, protocol] = [
        hasPort ? [] : edits.setPorts(rule, PORTS),
        isTcp ? edits.setProtocol(rule, 'udp') : [],
      ];
      const at = isTcp && hasPort ? rule.protocol : rule.ports;
      yield {
        span: (at.kind === 'known' ? at.at : undefined) ?? place,
        message: `${isTcp && hasPort ? 'BFD runs over UDP, and this lets in TCP' : `NREC's routers are several hops away, and BFD over several hops goes to UDP ${BFD_MULTIHOP_PORT} (RFC 5883); 3784 is for neighbours on one link`}. It stays out, so BFD never comes up. Let in UDP ${BFD_MULTIHOP_PORT}.`,
        fixes: fix(`Let in UDP ${BFD_MULTIHOP_PORT}`, true, ports, protocol),
      };
    }
  },
};

/** Whether a rule is meant for BFD with the allocation's routers, and lets in something else. */
export function isWrongPort(rule: SecurityGroupRule, allocation: Allocation): boolean {
  const peers = namedPeers(rule, allocation);
  return (
    peers.length > 0 &&
    !rule.isConditional &&
    isAboutBfd(rule) &&
    ['udp', 'tcp'].includes(knownValue(rule.protocol) ?? '') &&
    knownValue(rule.family) === 'ipv4' &&
    peers.every(peer => letsIn(rule, bfdFrom(peer)) === 'no')
  );
}
