import { nearest } from '../../../core/similar.js';
import type { Finding } from '../../../model/rule.js';
import type { Named } from '../names.js';
import type { Line } from '../tree.js';
import { canonical, type Instance } from './bgp.js';
import type { AdviceRule } from './rule.js';
import type { Placed, Survey } from './survey.js';

/** Lines about a neighbor that bgpd does not know yet. It reads from top to bottom, and refuses these. */
export const neighborOrder: AdviceRule = {
  id: 'frr/neighbor-order',
  severity: 'error',
  summary: 'Options of a neighbor before its remote-as or peer-group',
  *check(survey) {
    const missing = linesWithoutGroup(survey);
    for (const instance of survey.instances) {
      const orphans = new Map<string, Placed[]>();
      for (const placed of instance.orphans) {
        const name = canonical(placed.args[0]?.text ?? '');
        const others = orphans.get(name);
        if (others) others.push(placed);
        else orphans.set(name, [placed]);
      }
      for (const [name, lines] of orphans) {
        if (!isExplained(lines, missing, survey)) yield report(name, lines, instance);
      }
    }
  },
};

/** What to write about a neighbor that is made nowhere. */
function missing(name: string, { line, shape, args }: Placed, neighbors: Instance['neighbors']): string {
  const group = / peer-group \*/.test(shape) ? args[1]?.text : undefined;
  if (group !== undefined) return `Move it below “neighbor ${group} peer-group”.`;
  if (line.places[1]?.what.kind === 'typed') return `Write “neighbor ${name} remote-as …” above.`;
  const groups = [...neighbors.values()].filter(({ kind }) => kind === 'group').map(one => one.name);
  const meant = nearest(name, groups);
  if (meant !== undefined) return `Did you mean “${meant}”?`;
  return `Write “neighbor ${name} peer-group” above, or “neighbor ${name} interface” if it is one.`;
}

/** Whether another finding says why the neighbor does not exist. */
function isExplained(lines: readonly Placed[], missing: ReadonlySet<Line>, { refused }: Survey): boolean {
  return lines.some(({ line, args }) => missing.has(line) || refused.has(args[0]?.text ?? ''));
}

/** Lines that name a peer-group which does not exist anywhere. */
function linesWithoutGroup({ names }: Survey): ReadonlySet<Line> {
  const isMissing = ({ kind, key }: Named) => kind === 'peer-group' && !names.definitions.has(key);
  return new Set(names.uses.filter(isMissing).map(({ line }) => line));
}

function report(name: string, lines: readonly Placed[], { neighbors }: Instance): Finding {
  const [first, ...others] = lines as readonly [Placed, ...Placed[]];
  const rest = others.length === 0 ? '' : `, and ${others.length} more about it`;
  const later = neighbors.get(name)?.made;
  const related = others.map(({ line }) => ({ span: line.span, message: 'Refused too.' }));
  const why = / peer-group \*/.test(first.shape)
    ? 'bgpd does not know this peer-group yet'
    : `bgpd does not know “${name}” yet`;
  const what = later
    ? 'Move them below the line that gives it its “remote-as” or “peer-group”.'
    : missing(name, first, neighbors);
  return {
    span: first.line.span,
    message: `${why}: it refuses this line${rest}, and goes on without. ${what}`,
    related: later ? [...related, { span: later.line.span, message: 'It is made known here.' }] : related,
  };
}
