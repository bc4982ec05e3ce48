import { describe, expect, it } from 'vitest';
import { birdProgram } from '../oracle/bird.js';
import { comparePolicies } from './bird-policy.js';

describe.skipIf(!birdProgram('birdc'))('filters as a running BIRD applies them (needs bird)', () => {
  it.each([1, 2, 3])('random filters of both families, seed %i', seed => {
    const campaign = comparePolicies(seed * 1000, 60, 120);
    expect(campaign.wrong).toEqual([]);
    // The comparison is worth something only if filters were decided and counterexamples tried.
    expect(campaign.exact).toBeGreaterThan(30);
    expect(campaign.witnesses).toBeGreaterThan(30);
  });
});
