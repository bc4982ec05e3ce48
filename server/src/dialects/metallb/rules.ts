import type { RuleInfo } from '../../model/rule.js';

/** What the Kubernetes API server says of a manifest's structure. */
export const METALLB_RULES: readonly RuleInfo[] = [
  { id: 'metallb/yaml', severity: 'error', summary: 'A manifest that is not YAML as Kubernetes reads it' },
];
