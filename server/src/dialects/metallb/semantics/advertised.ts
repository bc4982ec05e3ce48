import { knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import type { Announcement, IpAddressPool } from '../resources.js';
import { coverageOf } from './coverage.js';
import type { Scope } from './scope.js';

/** A way in which pools are announced over BGP. */
export interface Advertised {
  readonly settings: Announcement;
  /** Where findings about it as a whole stand. */
  readonly header: Finding['span'];
  /** Those that are certainly announced so. */
  pools(): readonly IpAddressPool[];
}

/** The BGPAdvertisements, and what AddressPools say of themselves, the kind that went with 0.14.3. */
export function advertisedIn(scope: Scope): readonly Advertised[] {
  const own = scope.resources.bgpAdvertisements.map(
    (one): Advertised => ({ settings: one, header: one.header, pools: () => coverageOf(one, scope).pools }),
  );
  const old = scope.pools.flatMap(pool =>
    // Of protocol layer2 they are refused altogether.
    (knownValue(pool.protocol) === 'bgp' ? (knownValue(pool.bgpAdvertisements) ?? []) : []).map(
      (settings): Advertised => ({ settings, header: settings.span, pools: () => [pool] }),
    ),
  );
  return [...own, ...old];
}
