import type { Finding, RuleInfo } from '../../../model/rule.js';
import type { Scope } from './scope.js';

/**
 * What MetalLB, its webhooks or frr-k8s say of objects that the API server takes, and what they should have said. Rules look at
 * the objects of the files that belong together; nothing that the API server refuses is known there.
 */
export interface SemanticRule extends RuleInfo {
  /** It speaks of what is in none of the files. */
  readonly isAboutAll?: true;
  check(scope: Scope): Iterable<Finding>;
}
