import { describe, expect, it } from 'vitest';
import { type Prefix, parsePrefix } from '../../server/src/net/prefix.js';
import type { Allocation } from '../../server/src/profile/allocation.js';
import { allocationSet } from '../../server/src/profile/allocation-set.js';
import { readProfile } from '../../server/src/profile/read.js';
import { GOOD, source } from './positions.js';

const text = GOOD.replace('[192.168.0.16/31]', '[192.168.0.16/31, { prefix: 10.0.0.0/24, maxLength: 25 }]');
const allocation = readProfile(source(text)).profile?.allocations[0] as Allocation;

describe('what an allocation allows to announce', () => {
  it.each([
    ['192.168.0.16/31', true],
    ['192.168.0.17/32', true],
    ['192.168.0.16/30', false],
    ['192.168.0.18/32', false],
    ['10.0.0.0/24', true],
    ['10.0.0.128/25', true],
    ['10.0.0.0/26', false],
    ['0.0.0.0/0', false],
    ['fda4:5ff2:8477:1755::/127', true],
    ['fda4:5ff2:8477:1755::1/128', true],
    ['fda4:5ff2:8477:1755::2/128', false],
    ['::/0', false],
  ])('%s: %s', (written, allowed) => {
    const prefix = parsePrefix(written) as Prefix;
    expect(allocationSet(allocation, prefix.address.family).has(prefix)).toBe(allowed);
  });

  it('is nothing where it has no prefixes', () => {
    expect(allocationSet({ ...allocation, ipv6: [] }, 'ipv6').isEmpty()).toBe(true);
  });
});
