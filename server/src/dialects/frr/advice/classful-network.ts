import { parseAddress } from '../../../net/address.js';
import { formatPrefix, hasHostBits, network } from '../../../net/prefix.js';
import type { AdviceRule } from './rule.js';

const NETWORK = /^network \*(?: route-map \*| backdoor| label-index \*)*$/;

/** A network of BGP without a mask, for which FRR takes the one of the address’s class. */
export const classfulNetwork: AdviceRule = {
  id: 'frr/classful-network',
  severity: 'warning',
  summary: 'A “network” without a mask',
  isLocal: true,
  *check(survey) {
    for (const { line, args } of survey.matching(NETWORK)) {
      const [word] = args;
      if (!word || word.text.includes('/') || !line.node.name.startsWith('bgp')) continue;
      const address = parseAddress(word.text);
      if (address?.family !== 'ipv4') continue;
      const prefix = { address, length: classOf(Number(address.value >> 24n)) };
      const taken = formatPrefix(network(prefix));
      // Where the class fits the address, that is what people mean who write it so.
      const fits = !hasHostBits(prefix);
      yield {
        span: word.span,
        severity: fits ? 'info' : 'warning',
        message: `Without a mask FRR takes the one of the address’s class: ${taken}. ${
          fits ? `Write “network ${taken}”` : `Write the length, “network ${word.text}/32” for this address alone`
        }.`,
        fixes: fits ? [{ title: `Write ${taken}`, safe: true, edits: [{ span: word.span, text: taken }] }] : [],
      };
    }
  },
};

/** The length of a class A, B or C network, by its first byte. */
function classOf(first: number): number {
  if (first < 128) return 8;
  return first < 192 ? 16 : 24;
}
