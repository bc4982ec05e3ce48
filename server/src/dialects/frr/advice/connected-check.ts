import { isExternal, sessionsOf, setting } from './bgp.js';
import type { AdviceRule } from './rule.js';

const DEFAULT_ROUTE = /^ip(?:v6)? nht resolve-via-default$/;

/** `disable-connected-check`, which does not let a session pass a router. */
export const connectedCheck: AdviceRule = {
  id: 'frr/connected-check',
  severity: 'warning',
  summary: '“disable-connected-check” where “ebgp-multihop” is needed',
  *check(survey) {
    const behindDefault = survey.matching(DEFAULT_ROUTE).length > 0;
    for (const instance of survey.instances) {
      const told = new Set<string>();
      for (const neighbor of sessionsOf(instance)) {
        const option = setting(neighbor, '', /^disable-connected-check$/);
        const owner = neighbor.group?.name ?? neighbor.name;
        if (!option || told.has(owner) || !isExternal(neighbor, instance)) continue;
        if (setting(neighbor, '', /^(?:ebgp-multihop|ttl-security)\b/)) continue;
        told.add(owner);
        yield {
          span: option.line.span,
          // Two routers on one link may well speak between their loopback addresses.
          severity: behindDefault ? 'warning' : 'info',
          message: `“disable-connected-check” leaves the TTL at 1: packets to “${owner}” pass no router, and the session comes up only when it is on the same link. Write “ebgp-multihop” if it is further away.`,
          fixes: [
            {
              title: 'Write “ebgp-multihop”',
              safe: false,
              edits: [{ span: (option.line.words.at(-1) ?? option.line).span, text: 'ebgp-multihop' }],
            },
          ],
        };
      }
    }
  },
};
