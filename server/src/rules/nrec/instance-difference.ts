import { ASPECTS } from '../aspects.js';
import { instanceRule } from '../instance-rule.js';

export const instanceDifference = instanceRule({
  id: 'nrec/instance-difference',
  severity: 'warning',
  summary: 'Instances of an allocation differ in more than their own address',
  aspects: ASPECTS,
  consequence:
    'They serve the same addresses, so one is to take over what another did, and only their own address is to differ. Write the same in both.',
});
