import { formatPrefix } from '../../../net/prefix.js';
import { entriesOf } from './pools.js';
import type { SemanticRule } from './rule.js';

/** Bits behind the length of a pool's prefix, which MetalLB clears without a word. */
export const hostBits: SemanticRule = {
  id: 'metallb/host-bits',
  severity: 'info',
  summary: 'A prefix of a pool with bits set behind its length',
  *check(scope) {
    for (const { parsed, span, text } of scope.pools.flatMap(entriesOf)) {
      const [network] = parsed.kind === 'prefix' && parsed.hostBits ? parsed.prefixes : [];
      if (!network) continue;
      const meant = formatPrefix(network);
      yield {
        span,
        message: `MetalLB takes “${text}” for ${meant} without a word, all of its addresses included. Write that, or another length if you mean fewer.`,
        fixes: [{ title: `Write ${meant}`, safe: true, edits: [scope.rewrite(span, meant)] }],
      };
    }
  },
};
