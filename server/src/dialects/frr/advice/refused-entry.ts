import { refusalIn } from '../lower-refusals.js';
import { type Statement, statementOf } from '../lower-statement.js';
import type { AdviceRule } from './rule.js';

/** What is wrong with a line, and what to do, by what it begins with. */
const SAYS: Readonly<Record<string, (header: Statement, line: Statement) => string>> = {
  'on-match': (header, line) => jump(header, line),
  continue: (header, line) => jump(header, line),
  call: () => 'A route-map cannot call itself. Remove the line, or name another one.',
  'set ip next-hop': () => 'This is no address of a host. Write one, or “set ip next-hop peer-address”.',
  'set ipv6 next-hop local': () =>
    'This is no link-local address (fe80::/10). Write one, or “set ipv6 next-hop global” for this one.',
  'set ipv6 next-hop global': () =>
    'This is no global address. Write one, or “set ipv6 next-hop local” for a link-local one.',
};

function jump(header: Statement, line: Statement): string {
  if (header.has('deny'))
    return 'An entry that denies cannot lead on to another one. Remove the line, or let the entry permit.';
  const target = line.number('goto') ?? line.number('continue');
  return `Entry ${target} is not behind this one (${header.number('permit')}). Name one with a greater number.`;
}

/**
 * Lines of a route-map that vtysh takes and the daemons refuse, each measured with bgpd 8.4 and 10.3. What vtysh hands over around
 * such a line is lost with it (`lossesIn`).
 */
export const refusedEntry: AdviceRule = {
  id: 'frr/refused-entry',
  severity: 'error',
  summary: 'A line of a route-map that FRR’s daemons refuse',
  *check(survey) {
    for (const { line, block } of survey.matching(/^(?:on-match |continue |call |set ipv?6? next-hop )/)) {
      if (block?.node.name === undefined || line.hasHole || block.header.hasHole) continue;
      const [header, statement] = [statementOf(block.header), statementOf(line)];
      if (header.phrase !== 'route-map' || refusalIn(block, line) !== 'certain') continue;
      const says = Object.entries(SAYS).find(([start]) => statement.phrase.startsWith(start))?.[1];
      if (!says) continue;
      yield {
        span: line.span,
        message: `${says(header, statement)} FRR’s daemons refuse this line, together with the lists and route-maps around it.`,
      };
    }
  },
};
