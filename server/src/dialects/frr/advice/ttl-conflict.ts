import type { Finding } from '../../../model/rule.js';
import type { Neighbor } from './bgp.js';
import type { AdviceRule } from './rule.js';
import type { Placed } from './survey.js';

const TTL = /^(no )?neighbor \* (ebgp-multihop|ttl-security)\b/;

/** `ebgp-multihop` and `ttl-security` for one neighbor. */
export const ttlConflict: AdviceRule = {
  id: 'frr/ttl-conflict',
  severity: 'error',
  summary: '“ebgp-multihop” and “ttl-security” for one neighbor',
  *check(survey) {
    for (const { neighbors } of survey.instances)
      for (const neighbor of neighbors.values()) yield* conflictsOf(neighbor);
  },
};

function* conflictsOf({ name, kind, lines, group, joins }: Neighbor): Iterable<Finding> {
  const set = new Map<string, Placed>();
  for (const { placed, isOwn } of inOrder(lines, group?.lines ?? [], joins)) {
    const [, no, option = ''] = TTL.exec(placed.shape) ?? [];
    const other = set.get(option === 'ttl-security' ? 'ebgp-multihop' : 'ttl-security');
    if (no) set.delete(option);
    // One hop is what FRR has anyway.
    else if (/ ebgp-multihop \*$/.test(placed.shape) && placed.args.at(-1)?.text === '1') continue;
    else if (!other) set.set(option, placed);
    // A group's own conflict is told at the group; one by joining is not refused.
    else if (isOwn)
      yield report(
        name,
        placed,
        other,
        option === 'ebgp-multihop' && (kind === 'group' || !/ \*$/.test(placed.option)),
      );
  }
}

/** Lines about the TTL as they come to bear: a group's do where the neighbor joins it, at the earliest. */
function inOrder(own: readonly Placed[], group: readonly Placed[], joins: Placed | undefined) {
  const entry = (isOwn: boolean) => (placed: Placed) => ({
    placed,
    isOwn,
    at: isOwn ? placed.index : Math.max(placed.index, joins?.index ?? 0),
  });
  return [...own.filter(isAboutTtl).map(entry(true)), ...group.filter(isAboutTtl).map(entry(false))].sort(
    (a, b) => a.at - b.at,
  );
}

function isAboutTtl({ option }: Placed): boolean {
  return option.startsWith('ebgp-multihop') || option.startsWith('ttl-security');
}

/** @param isTaken bgpd takes `ebgp-multihop` without a number, and in groups, after `ttl-security` (8.4, 10.3). */
function report(name: string, placed: Placed, other: Placed, isTaken: boolean): Finding {
  const before = other.option.split(' ')[0];
  const happens = isTaken
    ? `“${name}” has “${before}” already, which excludes this: bgpd takes the line without a word, and the session passes no router.`
    : `bgpd refuses this line, since “${name}” has “${before}” already, which excludes it.`;
  return {
    span: placed.line.span,
    severity: isTaken ? 'warning' : 'error',
    message: `${happens} “ebgp-multihop” lets a session pass routers, “ttl-security” admits only packets from so many hops away: keep the one that you need.`,
    related: [{ span: other.line.span, message: isTaken ? 'Set here.' : 'Set here, and this counts.' }],
  };
}
