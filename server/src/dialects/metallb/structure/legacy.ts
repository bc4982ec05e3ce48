import { valueAt } from '../../../core/yaml/tree.js';
import type { Judge } from './judge.js';

/** What a configuration for MetalLB before 0.13 begins its lines with. */
const OLD_CONFIGURATION = /^(?:address-pools|peers|bgp-communities|bfd-profiles):/m;

/** Reports the ConfigMap `config`, which MetalLB read until 0.12: nothing refuses it, and nothing reads it. */
export function judgeLegacy(judge: Judge): void {
  const { kind, root, name, nameNode } = judge.object;
  if (kind !== 'ConfigMap' || name !== 'config') return;
  const config = valueAt(valueAt(root, 'data'), 'config');
  if (config?.kind !== 'scalar' || !OLD_CONFIGURATION.test(config.text)) return;
  const message =
    'MetalLB reads no ConfigMap since 0.13: it would start without a configuration and announce nothing. Write BGPPeer, IPAddressPool and BGPAdvertisement objects.';
  judge.remark('metallb/removed-kind', 'warning', nameNode?.span ?? judge.object.header, message);
}
