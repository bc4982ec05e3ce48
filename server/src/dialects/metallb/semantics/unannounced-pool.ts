import { knownValue } from '../../../model/fact.js';
import { mayShareNamespace } from '../resources.js';
import { advertises } from './pools.js';
import type { SemanticRule } from './rule.js';

/** Pools that no advertisement is about, where there are advertisements. */
export const unannouncedPool: SemanticRule = {
  id: 'metallb/unannounced-pool',
  severity: 'warning',
  summary: 'A pool that no advertisement is about',
  *check(scope) {
    const { bgpAdvertisements, l2Advertisements } = scope.resources;
    const all = [...bgpAdvertisements, ...l2Advertisements];
    for (const pool of scope.pools) {
      if (pool.kind === 'AddressPool' || pool.object.isPartial) continue;
      const near = all.filter(one => mayShareNamespace(one, pool));
      if (near.length === 0 || near.some(one => advertises(one, pool) !== false)) continue;
      const name = knownValue(pool.name) ?? '';
      const message = `No advertisement is about pool “${name}”: services get its addresses, and nobody hears of them. Name it in the ipAddressPools of one.`;
      const related = near
        .slice(0, 3)
        .map(one => ({ span: one.header, message: 'This advertisement names other pools.' }));
      // In a file of its own the advertisement for it may stand in another.
      yield { span: pool.header, severity: scope.isLone && !scope.isClosed ? 'info' : 'warning', message, related };
    }
  },
};
