import { type Neighbor, remoteAs, sessionsOf } from './bgp.js';
import type { AdviceRule } from './rule.js';

/** Sessions of which nothing says with which AS. */
export const noRemoteAs: AdviceRule = {
  id: 'frr/no-remote-as',
  severity: 'warning',
  summary: 'A neighbor without “remote-as”, and without a peer-group that has one',
  *check(survey) {
    for (const instance of survey.instances) {
      // A line that bgpd refuses may be what is missing, and is told there.
      const refused = new Set(instance.orphans.map(({ line }) => line.words[1]?.text));
      const owners = new Map<string, Neighbor[]>();
      for (const neighbor of sessionsOf(instance)) {
        const owner = neighbor.group?.name ?? neighbor.name;
        if (remoteAs(neighbor) || [owner, neighbor.name].some(name => refused.has(name) || survey.refused.has(name)))
          continue;
        owners.set(owner, [...(owners.get(owner) ?? []), neighbor]);
      }
      for (const [owner, [first, ...others]] of owners) {
        if (!first) continue;
        const who = first.group
          ? `Neither “${first.name}” nor its peer-group “${owner}” has`
          : `“${owner}” does not have`;
        yield {
          span: first.made.line.span,
          message: `${who} a “remote-as”: FRR takes the line and never connects. Write “neighbor ${owner} remote-as …”.`,
          related: others.map(({ made }) => ({ span: made.line.span, message: 'This one neither.' })),
        };
      }
    }
  },
};
