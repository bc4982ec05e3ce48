import { describe, expect, it } from 'vitest';
import { explainAddress, explainAsn, explainPrefix } from '../../server/src/features/explain-values.js';
import { parseAddress } from '../../server/src/net/address.js';
import { parsePrefix } from '../../server/src/net/prefix.js';
import { readProfile } from '../../server/src/profile/read.js';

const text = `allocations:
  - name: bgo
    localAs: 4200000000
    peerAs: 65535
    peers: [10.255.255.1, 10.255.255.2]
    ipv4: { prefix: 192.168.0.0/24, maxLength: 28 }
    ipv6: 'fda4:5ff2:8477:1755::/127'
    instanceNetwork: 10.0.240.0/24
    instances: [{ name: lb1, address: 10.0.240.156 }]
`;
const allocations = readProfile({ path: '.nrec.yaml', text }).profile?.allocations ?? [];

describe('values explained', () => {
  it.each([
    ['10.255.255.2', 'A router of NREC: a peer of allocation **bgo**.'],
    ['10.0.240.156', 'The address of instance **lb1** in allocation **bgo**.'],
    ['10.0.240.7', 'In the instance network `10.0.240.0/24` of allocation **bgo**.'],
    ['192.168.0.9', 'Inside `192.168.0.0/24`, which allocation **bgo** may announce.'],
    ['169.254.1.1', '`169.254.1.1` is link-local, RFC 3927.'],
    ['8.8.8.8', undefined],
  ])('address %s', (address, first) => {
    expect(explainAddress(parseAddress(address) as never, allocations)[0]).toBe(first);
  });

  it.each([
    ['192.168.0.0/24', 'Allocation **bgo** may announce it, and its parts down to /28.'],
    ['192.168.0.16/28', 'Inside `192.168.0.0/24`, which allocation **bgo** may announce down to /28.'],
    [
      '192.168.0.16/32',
      'Inside `192.168.0.0/24` of allocation **bgo**, but longer than the /28 that may be announced.',
    ],
    ['192.168.0.0/16', 'Wider than allocation **bgo**, which may announce only `192.168.0.0/24`.'],
    ['10.0.0.0/8', 'Outside allocation **bgo**.'],
    [
      'fda4:5ff2:8477:1755::1/128',
      'Inside `fda4:5ff2:8477:1755::/127`, which allocation **bgo** may announce down to /128.',
    ],
  ])('prefix %s', (prefix, first) => {
    expect(explainPrefix(parsePrefix(prefix) as never, allocations)[0]).toBe(first);
  });

  it('says which addresses a prefix holds, and that host bits are set', () => {
    expect(explainPrefix(parsePrefix('192.0.2.1/30') as never, [])).toEqual([
      '`192.0.2.0` to `192.0.2.3`.',
      'It has bits set after its length; the network is `192.0.2.0/30`.',
      'It is for documentation, RFC 5737.',
    ]);
  });

  it.each([
    [4200000000, 'Your AS in allocation **bgo**.'],
    [65535, "The AS of NREC's routers in allocation **bgo**."],
    [64512, 'AS 64512 is for private use, RFC 6996.'],
    [23456, 'AS 23456 stands for numbers that old speakers do not know, RFC 6793.'],
    [224, undefined],
  ])('AS %s', (asn, first) => {
    expect(explainAsn(asn, allocations)[0]).toBe(first);
  });
});
