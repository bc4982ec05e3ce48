import { compareVersions } from '../../../core/version.js';
import { profileOf } from '../daemons.js';
import { familyOf, type Instance, isActive, isExternal, type Neighbor, sessionsOf, setting } from './bgp.js';
import type { Placed, Survey } from './survey.js';

const IN = /^(?:route-map|prefix-list|filter-list|distribute-list) \* in$/;
const OUT = /^(?:route-map|prefix-list|filter-list|distribute-list) \* out$/;
/** What a family has to announce. */
const ROUTES = /^(?:network|redistribute|aggregate-address) /;

/** An external session in a family, and which policies it has. */
export interface Exchange {
  readonly neighbor: Neighbor;
  readonly family: string;
  readonly hasIn: boolean;
  readonly hasOut: boolean;
  /** Routes that the family announces. */
  readonly routes: readonly Placed[];
  readonly hasDefault: boolean;
}

/** External sessions with IPv4 and IPv6 unicast, whose policies FRR asks for. */
export function exchangesOf(instance: Instance): readonly Exchange[] {
  const external = sessionsOf(instance).filter(neighbor => isExternal(neighbor, instance));
  return ['ipv4 unicast', 'ipv6 unicast'].flatMap(family => {
    const routes = instance.lines.filter(
      placed =>
        ROUTES.test(placed.shape) &&
        (familyOf(placed) === family || (familyOf(placed) === '' && family === 'ipv4 unicast')),
    );
    // A policy that is refused, because bgpd does not know whom it is for, is not missing.
    const isRefused = (policy: RegExp) =>
      instance.orphans.some(placed => familyOf(placed) === family && policy.test(placed.option));
    return external
      .filter(neighbor => isActive(neighbor, family, instance))
      .map(neighbor => ({
        neighbor,
        family,
        hasIn: setting(neighbor, family, IN) !== undefined || isRefused(IN),
        hasOut: setting(neighbor, family, OUT) !== undefined || isRefused(OUT),
        routes,
        hasDefault: setting(neighbor, family, /^default-originate\b/) !== undefined,
      }));
  });
}

/**
 * Whether FRR exchanges nothing with external neighbors without policies (`bgp ebgp-requires-policy`): by default, unless the
 * profile is `datacenter` or the file was written before 7.4 (bgpd/bgp_vty.c, 8.4 and 10.3).
 */
export function requiresPolicy(instance: Instance, survey: Survey): boolean {
  const line = instance.lines.findLast(({ shape }) => /^(?:no )?bgp ebgp-requires-policy$/.test(shape));
  if (line) return !line.shape.startsWith('no ');
  if (isDatacenter(survey)) return false;
  const version = /^\d+(?:\.\d+)+/.exec(survey.matching(/^frr version \*/).at(-1)?.args[0]?.text ?? '')?.[0];
  return version === undefined || compareVersions(version, '7.4') >= 0;
}

/** Whether the file asks for the defaults of data centres. */
export function isDatacenter(survey: Survey): boolean {
  const written = survey.matching(/^frr defaults/).at(-1)?.line.words[2]?.text;
  return (written ?? (survey.daemons && profileOf(survey.daemons, 'bgpd'))) === 'datacenter';
}
