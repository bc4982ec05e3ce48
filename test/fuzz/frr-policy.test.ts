import { describe, expect, it } from 'vitest';
import { bgpdProgram } from '../oracle/bgpd.js';
import { comparePeers } from './frr-peers.js';
import { compareDefinitions } from './frr-policy.js';

describe.skipIf(!bgpdProgram())('lists and route-maps as a running bgpd applies them (needs bgpd)', () => {
  // `npm run fuzz` asks about many more.
  it.each([1, 2, 3])('random definitions, seed %i', async seed => {
    const found = await compareDefinitions(seed);
    expect(found.mismatches).toEqual([]);
    expect(found.confirmed).toBe(found.witnesses);
    // Much of it is certain: else there would be little to be wrong about.
    expect(found.exact).toBeGreaterThan(found.definitions / 3);
    expect(found.witnesses).toBeGreaterThan(20);
  });

  it.each([1, 2, 3, 4])('policies of neighbours and groups, seed %i', async seed => {
    expect((await comparePeers(seed)).mismatches).toEqual([]);
  });
});
