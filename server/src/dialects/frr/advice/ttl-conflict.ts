import type { AdviceRule } from './rule.js';
import type { Placed } from './survey.js';

const TTL = /^(no )?neighbor \* (ebgp-multihop|ttl-security)\b/;

/** `ebgp-multihop` and `ttl-security` for one neighbor. */
export const ttlConflict: AdviceRule = {
  id: 'frr/ttl-conflict',
  severity: 'error',
  summary: '“ebgp-multihop” and “ttl-security” for one neighbor',
  *check(survey) {
    for (const { neighbors } of survey.instances) {
      for (const { name, lines, group } of neighbors.values()) {
        const set = new Map<string, Placed>();
        const seen = [...(group?.lines ?? []), ...lines].toSorted((a, b) => a.index - b.index);
        for (const placed of seen) {
          const [, no, option = ''] = TTL.exec(placed.shape) ?? [];
          if (option === '') continue;
          const other = set.get(option === 'ttl-security' ? 'ebgp-multihop' : 'ttl-security');
          if (no) set.delete(option);
          else if (!other) set.set(option, placed);
          // A group's own conflict is told once, at the group.
          else if (lines.includes(placed) || lines.includes(other)) {
            yield {
              span: placed.line.span,
              message: `bgpd refuses this line, since “${name}” has “${other.shape.split(' ')[2]}” already, which excludes it. “ebgp-multihop” lets a session pass routers, “ttl-security” admits only packets from so many hops away: keep the one that you need.`,
              related: [{ span: other.line.span, message: 'Set here, and this counts.' }],
            };
          }
        }
      }
    }
  },
};
