import { compareVersions } from '../../../core/version.js';
import { measured } from '../versions.js';
import { type Instance, isExternal, type Neighbor, sessionsOf, setting } from './bgp.js';
import type { AdviceRule } from './rule.js';
import type { Placed, Survey } from './survey.js';

/** What works in a version as in the one before only if something is written. Each was measured with 8.4 and 10.3. */
interface Change {
  /** The line that it is about; undefined: it does not matter here. */
  readonly concerns: (instance: Instance, survey: Survey) => Placed | undefined;
  readonly message: string;
}

const CHANGES: readonly Change[] = [
  {
    concerns: (instance, survey) => {
      if (instance.lines.some(({ shape }) => /enforce-first-as$/.test(shape))) return undefined;
      return external(instance).some(neighbor => accepts(neighbor, survey)) ? instance.header : undefined;
    },
    message:
      'FRR 10.3 discards routes whose AS path does not begin with the neighbor’s own AS, as those of route servers; 8.4 did so only where “enforce-first-as” was written. If a neighbor is a route server, write “no bgp enforce-first-as”.',
  },
  {
    concerns: instance =>
      external(instance)
        .map(neighbor => setting(neighbor, '', /^bfd\b/))
        .find(placed => placed !== undefined),
    message:
      'FRR 10.3 establishes the session only once BFD is up; 8.4 did so without it. Look at “show bfd peers” before the upgrade: what is down there stays down as a whole.',
  },
];

/** What an older version did otherwise, in a file that says it was written by one. */
export const versionChange: AdviceRule = {
  id: 'frr/version-change',
  severity: 'info',
  summary: 'Something that a later version of FRR does otherwise than the one that wrote the file',
  *check(survey) {
    const text = survey.matching(/^frr version \*/).at(-1)?.args[0]?.text ?? '';
    const written = /^\d+(?:\.\d+)+/.exec(text)?.[0];
    if (written === undefined || compareVersions(measured(written), measured(survey.version)) >= 0) return;
    for (const instance of survey.instances) {
      for (const { concerns, message } of CHANGES) {
        const placed = concerns(instance, survey);
        if (placed) yield { span: placed.line.span, message };
      }
    }
  },
};

function external(instance: Instance): readonly Neighbor[] {
  return sessionsOf(instance).filter(neighbor => isExternal(neighbor, instance));
}

const POLICY = /^(?:route-map|prefix-list|filter-list|distribute-list) \* in$/;

/** Whether routes of a neighbor may be taken: not where its route-map lets nothing in. */
function accepts(neighbor: Neighbor, survey: Survey): boolean {
  const policies = ['ipv4 unicast', 'ipv6 unicast'].flatMap(family => setting(neighbor, family, POLICY) ?? []);
  return policies.some(({ shape, args }) => {
    if (!shape.includes('route-map')) return true;
    const name = args[1]?.text;
    return survey.matching(/^route-map \* permit \*$/).some(entry => entry.args[0]?.text === name);
  });
}
