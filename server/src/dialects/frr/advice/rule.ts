import type { Finding, RuleInfo } from '../../../model/rule.js';
import type { Survey } from './survey.js';

/**
 * Something that vtysh takes and that a daemon then refuses, or that does harm, or is good to know, whatever the allocation.
 * Rules look up what they judge in a survey of the configuration; nothing that vtysh refuses is in it.
 */
export interface AdviceRule extends RuleInfo {
  /**
   * What it says of a line depends on that line alone: it is asked about templates too, of which nobody knows which lines are
   * there together.
   */
  readonly isLocal?: true;
  check(survey: Survey): Iterable<Finding>;
}
