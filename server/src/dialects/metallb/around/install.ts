import type { Diagnostic } from '../../../core/diagnostic.js';
import { type Node, type ScalarNode, valueAt } from '../../../core/yaml/tree.js';
import type { RuleInfo } from '../../../model/rule.js';

export const unpinnedInstall: RuleInfo = {
  id: 'metallb/unpinned-install',
  severity: 'info',
  summary: 'MetalLB is installed from a branch and not from a release',
};

/** Where MetalLB's own repository is read from, and what of it. */
const SOURCE = /github(?:usercontent)?\.com\/metallb\/(?:metallb|frr-k8s|metallb-operator)\b/;
const BRANCH = /\/(?:refs\/heads\/)?(?:main|master)\/|\/tree\/(?:main|master)\b|[?&]ref=(?:main|master)\b/;
const PINNED = /\/(?:refs\/tags\/)?v\d+\.\d+|[?&]ref=|\/[0-9a-f]{40}\//;

/** Addresses in a kustomization that fetch MetalLB as it is today: what is applied next week may be another program. */
export function installs(root: Node): Diagnostic[] {
  return addressesIn(root).flatMap(({ value, span }) => {
    const address = String(value);
    if (!SOURCE.test(address) || (PINNED.test(address) && !BRANCH.test(address))) return [];
    return [
      {
        rule: unpinnedInstall.id,
        severity: unpinnedInstall.severity,
        message:
          'This fetches MetalLB as its main branch is on the day of the installation, images of that day included: the next installation may behave otherwise. Name a release, such as v0.16.1.',
        span,
        rejects: false,
        related: [],
        fixes: [],
      },
    ];
  });
}

/** Whether a kustomization installs MetalLB in native mode, which knows neither BFD nor IPv6. */
export function installsNative(root: Node): boolean {
  return addressesIn(root).some(
    ({ value }) => SOURCE.test(String(value)) && /metallb-native|\/config\/native\b/.test(String(value)),
  );
}

function addressesIn(root: Node): readonly ScalarNode[] {
  return ['resources', 'bases', 'components'].flatMap(key => {
    const list = valueAt(root, key);
    return list?.kind === 'list' ? list.items.filter(item => item.kind === 'scalar') : [];
  });
}
