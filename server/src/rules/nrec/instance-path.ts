import { PATH_ASPECTS } from '../aspects.js';
import { instanceRule } from '../instance-rule.js';

export const instancePath = instanceRule({
  id: 'nrec/instance-path',
  severity: 'warning',
  summary: 'Instances announce with different AS paths, next hops or MEDs, so traffic is not shared among them',
  aspects: PATH_ASPECTS,
  consequence:
    'NREC shares traffic only among routes that are equal (ECMP): all of it goes to one instance as long as that is up. Write the same in both, unless one is to be a mere stand-in.',
});
