import { nearest } from '../../../core/similar.js';
import { exists } from '../kinds/index.js';
import type { Fields, Release } from '../kinds/schema.js';

/** What people write who know another tool, or MetalLB’s own source, and what they mean: all that applies is tried in turn. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  allocateTo: ['serviceAllocation'],
  asn: ['peerASN'],
  remoteASN: ['peerASN'],
  localAS: ['myASN'],
  neighbor: ['peerAddress'],
  address: ['peerAddress', 'addresses'],
  port: ['peerPort'],
  peerPort: ['port'],
  bfd: ['bfdProfile'],
  multihop: ['ebgpMultiHop'],
  secret: ['passwordSecret'],
  passwordRef: ['passwordSecret'],
  pools: ['ipAddressPools'],
  localPreference: ['localPref'],
  peerASN: ['asn'],
  myASN: ['asn'],
  peerAddress: ['address'],
  sourceAddress: ['sourceaddress'],
  routerID: ['id'],
};

/** The known field that an unknown one most probably means. */
export function suggestedField(key: string, known: readonly string[]): string | undefined {
  const same = known.find(name => name.toLowerCase() === key.toLowerCase());
  const meant = Object.hasOwn(MEANT, key) ? MEANT[key] : undefined;
  return same ?? meant?.find(name => known.includes(name)) ?? nearest(key, known);
}

/** Where else in an object a field of that name may stand. */
export function misplaced(key: string, fields: Fields, release: Release, path = ''): readonly string[] {
  const found: string[] = [];
  for (const [name, field] of Object.entries(fields)) {
    if (!exists(field, release) || name === 'status') continue;
    const here = path + name;
    if (name === key) found.push(here);
    const inner = field.type === 'list' ? field.item : field;
    if (inner?.fields)
      found.push(...misplaced(key, inner.fields, release, field.type === 'list' ? `${here}[].` : `${here}.`));
  }
  return found;
}
