import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { formatPrefix } from '../../server/src/net/prefix.js';
import { readProfile } from '../../server/src/profile/read.js';
import { GOOD, source } from './positions.js';

/** The good profile with these services. */
function read(services: string) {
  const text = GOOD.replace('    bfd:', `    services: ${services}\n    bfd:`);
  return { text, ...readProfile(source(text)) };
}

describe('services of an allocation', () => {
  it.each([
    ['tcp/443', [['tcp', 443, 443, []]]],
    [
      '[tcp/443, udp/8000-8100]',
      [
        ['tcp', 443, 443, []],
        ['udp', 8000, 8100, []],
      ],
    ],
    ['{ protocol: tcp, port: 22 }', [['tcp', 22, 22, []]]],
    [
      '[{ protocol: udp, port: 8000-8100, from: [192.0.2.0/24, "2001:db8::/32"] }]',
      [['udp', 8000, 8100, ['192.0.2.0/24', '2001:db8::/32']]],
    ],
  ])('%s', (written, wanted) => {
    const { profile, diagnostics } = read(written);
    expect(diagnostics).toEqual([]);
    const services = profile?.allocations[0]?.services ?? [];
    expect(services.map(({ protocol, first, last, from }) => [protocol, first, last, from.map(formatPrefix)])).toEqual(
      wanted,
    );
  });

  it.each([
    ['443', 'tcp/443', false],
    ['443/tcp', 'tcp/443', true],
    ['UDP/53', 'udp/53', true],
    ['"tcp 8000-8100"', 'tcp/8000-8100', true],
  ])('%s is refused, and mended', (written, mended, safe) => {
    const { text, diagnostics, profile } = read(written);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['profile/invalid']);
    expect(profile?.allocations).toHaveLength(1);
    const [fix] = diagnostics[0]?.fixes ?? [];
    expect(fix?.safe).toBe(safe);
    expect(applyEdits(text, fix?.edits ?? [])).toMatch(new RegExp(`services: "?${mended}`));
  });

  it.each([
    'tcp/0',
    'tcp/65536',
    'tcp/8100-8000',
    'sctp/80',
    'icmp',
    'tcp/443x',
    '{ port: 22 }',
    '{ protocol: tcp }',
    '{ protocol: tcp, port: ssh }',
    '{ protocol: tcp, port: 22, from: anywhere }',
  ])('%s is refused, and the allocation stays usable', written => {
    const { diagnostics, profile } = read(written);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(profile?.allocations[0]?.services).toEqual([]);
  });
});
