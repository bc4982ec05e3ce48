import type { RuleInfo } from '../../model/rule.js';
import { helmValue } from './around/helm-values.js';
import { unpinnedInstall } from './around/install.js';
import { SEMANTIC_RULES } from './semantics/index.js';

/** What the API server says of objects by themselves. */
export const STRUCTURE_RULES: readonly RuleInfo[] = [
  { id: 'metallb/yaml', severity: 'error', summary: 'A manifest that is not YAML as Kubernetes reads it' },
  { id: 'metallb/unknown-kind', severity: 'error', summary: 'A kind or version that MetalLB’s groups do not have' },
  { id: 'metallb/removed-kind', severity: 'error', summary: 'A kind that newer releases of MetalLB do not have' },
  { id: 'metallb/deprecated', severity: 'info', summary: 'A kind or field that MetalLB calls deprecated' },
  { id: 'metallb/unknown-field', severity: 'error', summary: 'A field that its object does not have' },
  { id: 'metallb/missing-field', severity: 'error', summary: 'A field that an object cannot be without' },
  { id: 'metallb/type', severity: 'error', summary: 'A value of another type than its field takes' },
  { id: 'metallb/value', severity: 'error', summary: 'A value beyond what the API server takes' },
  {
    id: 'metallb/octal',
    severity: 'warning',
    summary: 'A number with a leading zero, which YAML reads to the base eight',
  },
  { id: 'metallb/old-crd', severity: 'error', summary: 'CRDs that contradict themselves on Kubernetes 1.36 and newer' },
  { id: 'metallb/name', severity: 'error', summary: 'A name that no Kubernetes object can have' },
  { id: 'metallb/label', severity: 'error', summary: 'A label or annotation that Kubernetes does not take' },
];

/** Every rule for manifests. */
export const METALLB_RULES: readonly RuleInfo[] = [
  ...STRUCTURE_RULES,
  // what MetalLB itself says, and should
  ...SEMANTIC_RULES,
  // around MetalLB
  helmValue,
  unpinnedInstall,
];
