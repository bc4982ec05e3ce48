import type { AllocationRule } from '../../model/rule.js';
import { FAMILIES, familyName } from '../words.js';

export const familyUnused: AllocationRule = {
  id: 'nrec/family-unused',
  severity: 'info',
  summary: 'Sessions carry an address family that has no allocation',
  *check({ allocation, sessions }) {
    for (const family of FAMILIES) {
      if (allocation[family].length > 0) continue;
      // What lets something out of it is nrec/export-outside-allocation's or nrec/export-unlimited's.
      const idle = sessions.flatMap(({ session }) =>
        session.families.filter(
          carried =>
            carried.family === family &&
            carried.export.kind === 'known' &&
            !carried.export.value.damaged &&
            carried.export.value.may.isEmpty(),
        ),
      );
      const [first, ...others] = idle;
      if (!first) continue;
      yield {
        span: first.header,
        message: `Your allocation has no ${familyName(family)} prefix, so there is nothing to announce here. Leave ${familyName(family)} out, or add the prefix to the profile.`,
        related: others.map(({ header }) => ({ span: header, message: 'The same here.' })),
      };
    }
  },
};
