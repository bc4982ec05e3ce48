import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../../server/src/features/hover.js';
import { ADVERTISEMENT, FRR, judgedManifest, LIBRARY, PEER } from './judged.js';

async function hover(written: string, files: Readonly<Record<string, string>> = {}): Promise<string | undefined> {
  const { subject, cursor } = await judgedManifest(written, { files });
  return hoverAt(subject, cursor)?.markdown;
}

describe('hover in manifests', () => {
  it('explains a field: what it takes, its bounds and its default', async () => {
    const found = await hover(`${PEER}  peer$0Port: 1790\n`);
    expect(found).toMatch(/\*\*spec\.peerPort\*\*/);
    expect(found).toMatch(/Integer, 1 to 16384\. Default: `179`\./);
    expect(found).toMatch(/Before MetalLB 0\.15\.0 it begins at 0\./);
  });

  it('says since when something is there, and what is deprecated', async () => {
    expect(await hover(`${PEER}  dualStack$0AddressFamily: true\n`)).toMatch(/Since MetalLB 0\.15\.0/);
    expect(await hover(`${PEER}  disable$0MP: true\n`)).toMatch(/Deprecated since MetalLB 0\.15\.0/);
    expect(await hover(`${PEER}  my$0ASN: 1\n`)).toMatch(/AS number, required\./);
    expect(await hover(`${FRR}    - as$0n: 1\n`)).toMatch(/\*\*spec\.bgp\.routers\[\]\.asn\*\*/);
  });

  it('explains a kind', async () => {
    for (const written of [PEER.replace('BGPPeer', 'BGP$0Peer'), PEER.replace('v1beta2', 'v1be$0ta2')])
      expect(await hover(written)).toMatch(/\*\*BGPPeer\*\* · metallb\.io\/v1beta2/);
  });

  it('says of a name what stands behind it, and where', async () => {
    const found = await hover(`${LIBRARY}${PEER}  bfdProfile: f$0ast\n`);
    expect(found).toMatch(/`fast`: BFDProfile, defined in line 4/);
    expect(found).toMatch(/receiveInterval: 100/);
    expect(await hover(`${LIBRARY}${ADVERTISEMENT}  ipAddressPools:\n  - po$0ol1\n`)).toMatch(
      /addresses: \[192\.168\.0\.16\/31\]/,
    );
    expect(await hover(`${LIBRARY}${ADVERTISEMENT}  communities:\n  - no-$0transit\n`)).toMatch(/value: 65000:1/);
  });

  it('finds names in the files that are applied together', async () => {
    const found = await hover(`${PEER}  bfdProfile: f$0ast\n`, { 'library.yaml': LIBRARY });
    expect(found).toMatch(/defined in library\.yaml, line 4/);
  });

  it('says that a name stands for nothing here', async () => {
    expect(await hover(`${PEER}  bfdProfile: miss$0ing\n`)).toMatch(/no BFDProfile of this name/);
  });

  it('shows no secret', async () => {
    const secret = await hover(`${LIBRARY}${PEER}  passwordSecret:\n    name: bgp-$0secret\n`);
    expect(secret).toMatch(/type: `kubernetes\.io\/basic-auth`/);
    expect(secret).not.toContain('not-for-anyone');
    for (const key of ['password', 'pasword', 'passwd']) {
      const peer = `${PEER}  ${key}: not-for-anyone\n  peerPort: 179\n---\n`;
      const found = await hover(`${peer}${ADVERTISEMENT}  peers:\n  - pe$0er1\n`);
      expect(found).toContain('peerPort: 179');
      expect(found).not.toContain('not-for-anyone');
    }
    expect(await hover(`${PEER}  password: not-for-$0anyone\n`)).toBeUndefined();
  });

  it.each([
    'apiVersion: apps/v1\nkind: Deploy$0ment\nspec:\n  replicas: 1\n',
    'apiVersion: apps/v1\nkind: Deployment\nspec:\n  repl$0icas: 1\n',
    `${PEER}  unkn$0own: 1\n`,
    `${PEER}  peerPort: 179 # no$0te\n`,
    `${PEER}$0`,
  ])('keeps quiet in %s', async written => {
    expect(await hover(`${LIBRARY}${written}`)).toBeUndefined();
  });
});
