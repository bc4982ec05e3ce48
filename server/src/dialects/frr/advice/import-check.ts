import { addressBits } from '../../../net/address.js';
import { equalPrefix, network, type Prefix, parsePrefix } from '../../../net/prefix.js';
import { interfaceAddresses } from './routes-to.js';
import type { AdviceRule } from './rule.js';
import type { Survey } from './survey.js';

const NETWORK = /^network \*/;
const CHECK = /^(?:no )?bgp network import-check(?: exact)?$/;
/** Where routes come from that this file does not name. */
const OTHER_ROUTES = /^router (?:ospf6?|isis|ripn?g?|eigrp|babel|openfabric)\b/;

/** Networks that FRR announces only with exactly that route, which nothing in the file makes. */
export const importCheck: AdviceRule = {
  id: 'frr/import-check',
  severity: 'info',
  summary: 'A “network” for which nothing in the file makes the route that FRR asks for',
  *check(survey) {
    if (!survey.of('zebra') || survey.hasAnywhere(OTHER_ROUTES)) return;
    for (const { lines } of survey.instances) {
      const check = lines.findLast(({ shape }) => CHECK.test(shape));
      if (check?.shape.startsWith('no ')) continue;
      for (const { shape, line, args } of lines) {
        const prefix = NETWORK.test(shape) ? parsePrefix(args[0]?.text ?? '') : undefined;
        // Addresses of the host itself are most often not in this file.
        if (!prefix || prefix.length === addressBits(prefix.address.family) || isMade(network(prefix), survey))
          continue;
        yield {
          span: line.span,
          message: `FRR announces this only while its routing table has exactly ${args[0]?.text} (“bgp network import-check”), and nothing in this file makes that route. Unless the system has it, add a static route to “blackhole”, or “no bgp network import-check”.`,
        };
      }
    }
  },
};

/** Whether a static route, or the network of an interface, is exactly this one. */
function isMade(prefix: Prefix, survey: Survey): boolean {
  return (
    interfaceAddresses(survey).some(one => equalPrefix(network(one.prefix), prefix)) ||
    survey.everywhere(/^ip(?:v6)? route \*/).some(({ args }) => {
      const route = parsePrefix(args[0]?.text ?? '');
      return route !== undefined && equalPrefix(network(route), prefix);
    })
  );
}
