import { canonical, isExternal, setting } from './bgp.js';
import type { AdviceRule } from './rule.js';

/** `peer ADDRESS` in `bfd`, and what may follow. */
const PEER = /^peer \*/;

/** BFD peers for one hop beside a session over several. */
export const bfdSingleHop: AdviceRule = {
  id: 'frr/bfd-single-hop',
  severity: 'warning',
  summary: 'A BFD peer without “multihop” for a session that is multihop',
  *check(survey) {
    for (const { line, shape, args } of survey.matching(PEER)) {
      const name = canonical(args[0]?.text ?? '');
      if (/\bmultihop\b/.test(shape) || line.node.name !== 'bfd') continue;
      const session = (survey.of('bgpd')?.instances ?? [])
        .flatMap(instance => {
          const neighbor = instance.neighbors.get(name);
          return neighbor && isExternal(neighbor, instance) ? [neighbor] : [];
        })
        .find(neighbor => setting(neighbor, '', /^bfd\b/) && setting(neighbor, '', /^ebgp-multihop\b/));
      if (!session) continue;
      yield {
        span: line.span,
        message: `The session with ${name} is multihop, and this peer is not: FRR keeps it as a second BFD session, which stays down, and its timers do not count. Remove it, and put the timers into a profile (“neighbor ${name} bfd profile …”).`,
        related: [{ span: session.made.line.span, message: 'The session.' }],
      };
    }
  },
};
