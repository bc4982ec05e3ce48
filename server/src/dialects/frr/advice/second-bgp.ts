import type { AdviceRule } from './rule.js';

/** `router bgp` with two AS numbers. */
export const secondBgp: AdviceRule = {
  id: 'frr/second-bgp',
  severity: 'error',
  summary: 'A second “router bgp” for one VRF with another AS number',
  *check(survey) {
    for (const { others, header, as, name } of survey.instances) {
      for (const { line } of others) {
        const where = name === '' ? 'here' : `in the VRF “${name}”`;
        yield {
          span: line.span,
          message: `BGP already runs as AS ${as?.text} ${where}: bgpd refuses this line and everything in its block. Use one AS number, “local-as” for single neighbors, or another VRF.`,
          related: [{ span: header.line.span, message: 'The first one, which counts.' }],
        };
      }
    }
  },
};
