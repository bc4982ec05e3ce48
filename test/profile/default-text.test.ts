import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../server/src/net/address.js';
import { formatPrefix } from '../../server/src/net/prefix.js';
import type { PasswordReference } from '../../server/src/profile/allocation.js';
import { defaultProfileText, type ProfileValues } from '../../server/src/profile/default-text.js';
import { readProfile } from '../../server/src/profile/read.js';
import fc from '../fast-check.js';
import { source } from './positions.js';

const octet = fc.integer({ min: 0, max: 255 });
const address = fc.tuple(octet, octet, octet, octet).map(parts => parts.join('.'));
const hash = 'N=32768,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
const line = fc.string({ minLength: 1, maxLength: 20 }).filter(text => text.trim() !== '');
const password = fc.oneof(
  fc.constant<PasswordReference>({ kind: 'env', name: 'NREC_MD5' }),
  line.map((path): PasswordReference => ({ kind: 'file', path })),
  fc.constant<PasswordReference>({ kind: 'scrypt', hash }),
);
const values: fc.Arbitrary<ProfileValues> = fc.record(
  {
    name: line,
    site: line,
    localAs: fc.integer({ min: 4200000000, max: 4294967294 }),
    peerAs: fc.integer({ min: 64512, max: 65535 }),
    peers: fc.uniqueArray(address, { minLength: 1, maxLength: 3 }),
    ipv4: fc.array(
      address.map(text => `${text}/32`),
      { maxLength: 2 },
    ),
    ipv6: fc.array(fc.constantFrom('fda4:5ff2:8477:1755::/127', '2001:db8::/32', '::/0'), { maxLength: 2 }),
    bfd: fc.constantFrom('required' as const, 'optional' as const, 'disabled' as const),
    password,
    instanceNetwork: fc.array(fc.constantFrom('10.0.240.0/24', 'fd00::/64'), { maxLength: 2 }),
  },
  { requiredKeys: ['localAs', 'peerAs', 'peers', 'ipv4', 'ipv6', 'bfd'] },
);

describe('the profile that is written for a new user', () => {
  it('says what the values say, and has no finding', () => {
    fc.assert(
      fc.property(values, wanted => {
        const { profile, diagnostics } = readProfile(source(defaultProfileText(wanted)));
        expect(diagnostics).toEqual([]);
        expect(profile?.allocations).toHaveLength(1);
        const [read] = profile?.allocations ?? [];
        expect({
          ...read,
          peers: read?.peers.map(formatAddress),
          ipv4: read?.ipv4.map(({ prefix }) => formatPrefix(prefix)),
          ipv6: read?.ipv6.map(({ prefix }) => formatPrefix(prefix)),
          instanceNetwork: read?.instanceNetwork.map(formatPrefix),
        }).toMatchObject({ instanceNetwork: [], name: wanted.site ?? 'nrec', ...wanted });
      }),
    );
  });

  it('takes the values of the NREC page', () => {
    const example = readFileSync(new URL('nrec-page.yaml', import.meta.url), 'utf8');
    const { profile, diagnostics } = readProfile(source(example));
    expect(diagnostics).toEqual([]);
    const password = profile?.allocations[0]?.password as PasswordReference;
    expect(password.kind).toBe('scrypt');
    expect(example).toBe(
      defaultProfileText({
        localAs: 4200000000,
        peerAs: 65535,
        peers: ['10.255.255.1', '10.255.255.2'],
        ipv4: ['192.168.0.16/31'],
        ipv6: ['fda4:5ff2:8477:1755::/127'],
        bfd: 'required',
        password,
        instanceNetwork: ['10.0.240.0/24'],
      }),
    );
  });
});

describe('the profile of the examples', () => {
  it('has no finding', () => {
    const text = readFileSync(new URL('../../examples/.nrec.yaml', import.meta.url), 'utf8');
    expect(readProfile(source(text)).diagnostics).toEqual([]);
  });
});
