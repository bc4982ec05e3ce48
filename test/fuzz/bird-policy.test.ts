import { describe, expect, it } from 'vitest';
import { birdProgram } from '../oracle/bird.js';
import { compareFilters } from './bird-policy.js';

describe.skipIf(!birdProgram('birdc'))('filters as a running BIRD applies them (needs bird)', () => {
  // `npm run fuzz` asks about many more.
  it.each([1, 2, 3])('random filters of both families, seed %i', seed => {
    const found = compareFilters({ seed, filters: 60, probes: 120 });
    expect(found.mismatches).toEqual([]);
    expect(found.confirmed).toBe(found.witnesses);
    // The comparison is worth something only if filters were decided and counterexamples tried.
    expect(found.exact).toBeGreaterThan(60);
    expect(found.witnesses).toBeGreaterThan(30);
  });
});
