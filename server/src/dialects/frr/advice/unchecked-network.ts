import { parsePrefix } from '../../../net/prefix.js';
import type { AdviceRule } from './rule.js';

const IMPORT_CHECK = /^(?:no )?bgp network import-check(?: exact)?$/;
const NETWORK = /^network \*(?: route-map \*| label-index \*)*$/;
const ROUTE = /^ip(?:v6)? route \* /;

/** A network that is announced whether or not this host has a route to it. */
export const uncheckedNetwork: AdviceRule = {
  id: 'frr/unchecked-network',
  severity: 'info',
  summary: 'A “network” that is announced whether or not a route to it exists',
  *check(survey) {
    const routed = new Set(survey.matching(ROUTE).map(({ args }) => args[0]?.text));
    for (const { lines } of survey.instances) {
      const check = lines.findLast(({ shape }) => IMPORT_CHECK.test(shape));
      if (!check?.shape.startsWith('no ')) continue;
      const networks = lines.flatMap(({ shape, args: [word] }) =>
        word && NETWORK.test(shape) && parsePrefix(word.text) && !routed.has(word.text) ? [word] : [],
      );
      const [first] = networks;
      if (!first) continue;
      const [what, which] =
        networks.length === 1 ? [`“${first.text}” is`, 'it'] : [`${networks.length} networks are`, 'them'];
      yield {
        span: check.line.span,
        message: `Without this check ${what} announced whether or not anything here answers for ${which}: traffic to addresses that are not assigned is lost here, even where another instance has them. Announce what is assigned (“redistribute connected” with a policy), or let FRR check.`,
        related: networks.map(({ span }) => ({ span, message: 'Announced in any case' })),
      };
    }
  },
};
