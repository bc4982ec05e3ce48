import type { SystemRoute } from '../../model/speaker.js';
import type { Address } from '../../net/address.js';
import { containsAddress, type Prefix } from '../../net/prefix.js';
import type { Instance } from './lower-peers.js';
import { isOfProtocol, originatedPrefix } from './lower-routes.js';
import { type Statement, statementOf } from './lower-statement.js';
import type { Trouble } from './lower-trouble.js';
import { outlineOf } from './outline.js';
import type { FrrConfig } from './tree.js';

/** Where a static route drops what is sent there. */
const DISCARDING = /^(?:null0|blackhole|reject)$/i;

const STATIC_ROUTES = { ipv4: 'ip route', ipv6: 'ipv6 route' } as const;

/** What takes a static route elsewhere than into the system's main table. */
const ELSEWHERE: readonly string[] = ['vrf', 'table', 'from'];

/**
 * The static routes and aggregates that cover an address, as zebra writes them into the system's main table. An aggregate gets there as
 * a blackhole while bgpd has a route within it (8.4 and 10.3). Of default routes zebra prefers the one that the system has.
 */
export function systemRoutes(
  instance: Instance,
  config: FrrConfig,
  { isTemplate }: Trouble,
): (address: Address) => readonly SystemRoute[] | undefined {
  return address => {
    const outline = outlineOf(config.items);
    // What learns routes, or a template's other lines, may bring a nearer one.
    if (instance.vrf !== undefined || isTemplate || outline.parts.some(isOfProtocol)) return undefined;
    const covers = (prefix: Prefix | undefined): prefix is Prefix =>
      prefix !== undefined && prefix.length > 0 && containsAddress(prefix, address);
    const statics = outline.lines(STATIC_ROUTES[address.family]).map(statementOf);
    const written = statics.filter(one => !ELSEWHERE.some(word => one.has(word)));
    // What is taken away somewhere may be gone.
    const taken = written.filter(({ negated }) => negated).map(keyOf);
    const routes = written.flatMap((statement): readonly SystemRoute[] => {
      const prefix = originatedPrefix(statement, 'route', address.family);
      if (!covers(prefix) || statement.negated || taken.includes(keyOf(statement))) return [];
      const discards = statement.line.words.some(({ text }) => DISCARDING.test(text));
      return [{ prefix, discards, span: statement.line.span }];
    });
    const aggregates = instance.originations.flatMap(({ family, statement }): readonly SystemRoute[] => {
      const verb = 'aggregate-address';
      if (family !== address.family || statement.phrase !== verb) return [];
      const prefix = originatedPrefix(statement, verb, family);
      return covers(prefix) ? [{ prefix, discards: true, whileFilled: true, span: statement.line.span }] : [];
    });
    return [...routes, ...aggregates];
  };
}

/** The prefix as it is written. */
function keyOf(statement: Statement): string {
  return statement.after('route').map(({ text }) => text)[0] ?? '';
}
