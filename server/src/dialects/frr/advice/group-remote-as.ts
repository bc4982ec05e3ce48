import type { AdviceRule } from './rule.js';

const REMOTE_AS = /^neighbor \* remote-as /;

/** A member of a peer-group that has an AS number of its own where the group has one. */
export const groupRemoteAs: AdviceRule = {
  id: 'frr/group-remote-as',
  severity: 'warning',
  summary: 'A remote-as for a member of a peer-group that has one already',
  *check(survey) {
    for (const { neighbors } of survey.instances) {
      for (const { lines, group, joins, name } of neighbors.values()) {
        const own = lines.findLast(({ shape }) => REMOTE_AS.test(shape));
        const theirs = group?.lines.findLast(({ shape }) => REMOTE_AS.test(shape));
        if (!own || !theirs || !group || !joins) continue;
        const [written, counts] = [own, theirs].map(({ line }) => line.words[3]?.text ?? '');
        if (written === counts) continue;
        const isRefused = own.index > joins.index && theirs.index < own.index;
        const happens = isRefused ? 'bgpd refuses this line' : 'FRR overrides this one without a word';
        yield {
          span: own.line.span,
          severity: isRefused ? 'error' : 'warning',
          message: `“${name}” is in the peer-group “${group.name}”, whose AS number ${counts} counts for all members: ${happens}. Remove one of the two, or take the neighbor out of the group.`,
          related: [{ span: theirs.line.span, message: 'The number that counts.' }],
        };
      }
    }
  },
};
