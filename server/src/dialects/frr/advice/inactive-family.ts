import type { Finding } from '../../../model/rule.js';
import { familyOf, type Instance, isActive, type Neighbor, said, sessionsOf } from './bgp.js';
import type { AdviceRule } from './rule.js';
import type { Placed, Survey } from './survey.js';

/** Options that are of no use where no routes are exchanged. */
const POLICY = /^neighbor \* (?:route-map|prefix-list|filter-list|distribute-list|default-originate|unsuppress-map)\b/;
/** What a family has to announce. */
const ROUTES = /^(?:network|redistribute|aggregate-address) /;
/** Other ways for routes to leave a family. */
const OTHER_WAYS = /^(?:import vrf|export vpn|rd vpn|bgp listen|advertise |route-target|rt vpn|maximum-paths ibgp)/;

/** Families with policies or networks in which no routes are exchanged. */
export const inactiveFamily: AdviceRule = {
  id: 'frr/inactive-family',
  severity: 'warning',
  summary: 'An address family that has policies or networks and is not activated',
  *check(survey) {
    for (const instance of survey.instances) {
      for (const family of instance.families.keys()) yield* inFamily(family, instance, survey);
    }
  },
};

function* inFamily(family: string, instance: Instance, { refused }: Survey): Iterable<Finding> {
  let told = false;
  for (const neighbor of instance.neighbors.values()) {
    const policy = neighbor.lines.find(placed => familyOf(placed) === family && POLICY.test(placed.shape));
    if (!policy || isUsed(neighbor, family, instance) || refused.has(neighbor.name)) continue;
    if (said(neighbor, family, /^activate$/)) continue;
    told = true;
    const others = [...instance.neighbors.values()].some(one => isActive(one, family, instance));
    yield {
      span: policy.line.span,
      // Where others exchange these routes, this may be what is left of an earlier neighbor.
      severity: others ? 'info' : 'warning',
      message: `No routes of ${family} are exchanged with “${neighbor.name}”: it has a policy here, and “neighbor ${neighbor.name} activate” is missing. Add it.`,
      fixes: [activation(neighbor, policy)],
    };
  }
  const sessions = sessionsOf(instance);
  // Labelled routes are those of the unicast family.
  const same = [family, family.replace(/ unicast$/, ' labeled unicast')];
  if (told || sessions.length === 0) return;
  if (sessions.some(one => same.some(each => isActive(one, each, instance)))) return;
  if (refused.has('activate') || instance.lines.some(({ shape }) => OTHER_WAYS.test(shape))) return;
  // Switched off on purpose.
  if (sessions.some(one => said(one, family, /^activate$/))) return;
  const routes = instance.lines.find(placed => familyOf(placed) === family && ROUTES.test(placed.shape));
  if (!routes) return;
  yield {
    span: routes.line.span,
    message: `These routes of ${family} are announced to nobody: no neighbor is activated in this family. Write “neighbor … activate” in it.`,
  };
}

/** Whether a neighbor, or for a group one of its members, exchanges routes of a family. */
function isUsed(neighbor: Neighbor, family: string, instance: Instance): boolean {
  if (isActive(neighbor, family, instance)) return true;
  return (
    neighbor.kind === 'group' &&
    sessionsOf(instance).some(one => one.group === neighbor && isActive(one, family, instance))
  );
}

function activation({ name }: Neighbor, { line }: Placed) {
  const { start } = line.span;
  const edits = [{ span: { ...line.span, end: start }, text: `neighbor ${name} activate\n  ` }];
  return { title: `Activate “${name}” here`, safe: false, edits };
}
