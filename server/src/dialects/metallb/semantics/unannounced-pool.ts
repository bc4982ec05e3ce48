import type { Fix } from '../../../core/diagnostic.js';
import { nearest } from '../../../core/similar.js';
import { knownValue } from '../../../model/fact.js';
import { ManifestEditor } from '../edits/documents.js';
import { addAdvertisement } from '../edits/objects.js';
import { type BgpAdvertisement, type IpAddressPool, type L2Advertisement, mayShareNamespace } from '../resources.js';
import { coverageOf } from './coverage.js';
import type { SemanticRule } from './rule.js';
import { knownItems, type Scope } from './scope.js';

/** Pools that no advertisement is about, where there are advertisements. */
export const unannouncedPool: SemanticRule = {
  id: 'metallb/unannounced-pool',
  severity: 'warning',
  summary: 'A pool that no advertisement is about',
  isAboutAll: true,
  *check(scope) {
    const { bgpAdvertisements, l2Advertisements } = scope.resources;
    const all = [...bgpAdvertisements, ...l2Advertisements];
    const coverages = all.map(one => coverageOf(one, scope));
    if (all.length === 0 || coverages.some(({ isOpen }) => isOpen)) return;
    const announced = new Set(coverages.flatMap(({ pools }) => pools));
    const misspelt = meantBy(all, scope);
    for (const pool of scope.pools) {
      if (announced.has(pool) || pool.kind === 'AddressPool' || pool.object.isPartial) continue;
      const near = all.filter(one => mayShareNamespace(one, pool));
      const name = knownValue(pool.name) ?? '';
      if (near.length === 0 || misspelt.has(name)) continue;
      const message = `No advertisement is about pool “${name}”: services get its addresses, and nobody hears of them. Name it in the ipAddressPools of one.`;
      const related = near
        .slice(0, 3)
        .map(one => ({ span: one.header, message: 'This advertisement names other pools.' }));
      // In a file of its own the advertisement for it may stand in another.
      const severity = scope.isLone && !scope.isClosed ? 'info' : 'warning';
      yield { span: pool.header, severity, message, related, fixes: fixesFor(pool, near, scope) };
    }
  },
};

/** The pools that names which no pool has probably mean: metallb/undefined-reference speaks of those. */
function meantBy(all: readonly (BgpAdvertisement | L2Advertisement)[], { pools }: Scope): ReadonlySet<string> {
  const names = new Set(pools.flatMap(({ name }) => knownValue(name) ?? []));
  const written = new Set(all.flatMap(({ ipAddressPools }) => knownItems(ipAddressPools).map(({ value }) => value)));
  return new Set([...written].filter(name => !names.has(name)).flatMap(name => nearest(name, names) ?? []));
}

/** Naming it in the only advertisement, or giving it one of its own. */
function fixesFor(
  pool: IpAddressPool,
  near: readonly (BgpAdvertisement | L2Advertisement)[],
  { manifests }: Scope,
): readonly Fix[] {
  const name = knownValue(pool.name);
  const [only, another] = near;
  const named =
    name !== undefined && only && !another && only.ipAddressPools.kind === 'known'
      ? new ManifestEditor(manifests).append(only.spec.node, 'ipAddressPools', name)
      : undefined;
  const own = near.some(({ kind }) => kind === 'BGPAdvertisement') ? addAdvertisement(manifests, pool) : undefined;
  return [
    ...(named
      ? [
          {
            title: `Name it in ${knownValue(only?.name ?? pool.name) ?? 'the advertisement'}`,
            safe: false,
            edits: named,
          },
        ]
      : []),
    ...(own ? [{ title: 'Add an advertisement for it', safe: false, edits: own }] : []),
  ];
}
