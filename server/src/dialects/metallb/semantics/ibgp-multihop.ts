import { knownValue } from '../../../model/fact.js';
import type { SemanticRule } from './rule.js';
import { at } from './scope.js';

/** Multihop for peers of the own AS. */
export const ibgpMultihop: SemanticRule = {
  id: 'metallb/ibgp-multihop',
  severity: 'error',
  summary: '“ebgpMultiHop” for a peer of your own AS',
  *check(scope) {
    for (const { myASN, peerASN, dynamicASN, ebgpMultiHop, header } of scope.resources.peers) {
      if (ebgpMultiHop.kind !== 'known' || !ebgpMultiHop.value) continue;
      const span = at(ebgpMultiHop, header);
      const mine = knownValue(myASN);
      if (mine !== undefined && mine !== 0 && mine === knownValue(peerASN)) {
        const related =
          peerASN.kind === 'known' ? [{ span: at(peerASN, header), message: 'The same AS as yours.' }] : [];
        const message =
          'MetalLB refuses ebgpMultiHop for a peer of your own AS, which may be any number of hops away as it is. Delete it, or mend the AS number that is wrong.';
        const fixes = [{ title: 'Write false', safe: false, edits: [scope.rewrite(span, 'false')] }];
        yield scope.refusal(span, message, { related, fixes });
      } else if (knownValue(dynamicASN) === 'internal') {
        const message =
          'ebgpMultiHop does nothing for a peer of your own AS (dynamicASN: internal), which may be any number of hops away as it is. Delete it.';
        yield { span, severity: 'warning', message };
      }
    }
  },
};
