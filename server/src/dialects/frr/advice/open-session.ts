import { parseAddress } from '../../../net/address.js';
import { isPrivateAsn, parseAsn } from '../../../net/asn.js';
import { containsAddress, type Prefix, parsePrefix } from '../../../net/prefix.js';
import { remoteAs, setting } from './bgp.js';
import { type Exchange, exchangesOf, isDatacenter, requiresPolicy } from './policy.js';
import type { AdviceRule } from './rule.js';

/** Redistribution without a route-map takes everything that the other protocol, or the host, knows. */
const UNFILTERED = /^redistribute (?!.*route-map)/;

/** External sessions without a policy where FRR does not ask for one: everything is announced. */
export const openSession: AdviceRule = {
  id: 'frr/open-session',
  severity: 'warning',
  summary: 'An external session without a policy, to which everything is announced',
  *check(survey) {
    for (const instance of survey.instances) {
      if (requiresPolicy(instance, survey)) continue;
      const off = isDatacenter(survey) ? 'frr defaults datacenter' : 'no bgp ebgp-requires-policy';
      const told = new Set<string>();
      for (const exchange of exchangesOf(instance)) {
        const { neighbor, hasOut, routes, family } = exchange;
        const owner = neighbor.group?.name ?? neighbor.name;
        const leak = routes.find(({ shape }) => UNFILTERED.test(shape));
        if (hasOut || !leak || told.has(owner)) continue;
        told.add(owner);
        yield {
          span: (setting(neighbor, family, /^activate$/) ?? neighbor.made).line.span,
          severity: isPublic(exchange) ? 'warning' : 'info',
          message: `Everything that “${leak.shape.replaceAll(' *', '')}” takes over is announced to “${owner}” in ${family}: it has no policy “out”, and “${off}” lets that pass. Give one of them a route-map.`,
          related: [{ span: leak.line.span, message: 'Takes over everything.' }],
        };
      }
    }
  },
};

/** AS numbers for documentation (RFC 5398). */
const DOCUMENTATION: readonly (readonly [number, number])[] = [
  [64_496, 64_511],
  [65_536, 65_551],
];

/** Addresses that are not routed in the Internet (RFC 1918, 4193, 3849, 5737, 4291), which laboratories use. */
const LOCAL = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7', 'fe80::/10', '2001:db8::/32']
  .concat(['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'])
  .map(text => parsePrefix(text) as Prefix);

/** Whether the other side is an AS of the Internet. */
function isPublic({ neighbor }: Exchange): boolean {
  const address = parseAddress(neighbor.name);
  if (!address || LOCAL.some(prefix => containsAddress(prefix, address))) return false;
  const asn = parseAsn(remoteAs(neighbor)?.text ?? '');
  return asn !== undefined && !isPrivateAsn(asn) && !DOCUMENTATION.some(([from, to]) => from <= asn && asn <= to);
}
