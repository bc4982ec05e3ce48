import type { AdviceRule } from './rule.js';

/**
 * A prefix pattern whose lengths are all shorter than its prefix. Measured with 2.0.12, 2.17 and 3.4: `10.0.0.0/24{8,20}`
 * matches 10.0.0.0/16 and not 10.0.0.0/24.
 */
export const supernetPattern: AdviceRule = {
  id: 'bird/supernet-pattern',
  severity: 'info',
  summary: 'A prefix pattern that matches only networks around its prefix',
  pattern(item) {
    if (item.kind !== 'prefixes' || item.prefix.kind !== 'prefix' || item.high >= item.prefix.length) return;
    return {
      span: item.span,
      message: `Its lengths are shorter than its prefix, so this matches only larger networks that hold the /${item.prefix.length}, neither itself nor anything in it. Correct the lengths if that is not meant.`,
    };
  },
};
