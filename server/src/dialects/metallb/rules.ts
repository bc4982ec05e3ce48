import type { RuleInfo } from '../../model/rule.js';
import { helmValue } from './around/helm-values.js';
import { unpinnedInstall } from './around/install.js';

/** Every rule for manifests. */
export const METALLB_RULES: readonly RuleInfo[] = [
  { id: 'metallb/yaml', severity: 'error', summary: 'A manifest that is not YAML as Kubernetes reads it' },
  // around MetalLB
  helmValue,
  unpinnedInstall,
];
