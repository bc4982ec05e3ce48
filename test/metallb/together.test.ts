import { describe, expect, it } from 'vitest';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';

const POOL = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: ours, namespace: metallb-system }
spec: { addresses: [192.168.0.16/31] }
`;
const ADVERTISEMENT = `apiVersion: metallb.io/v1beta1
kind: BGPAdvertisement
metadata: { name: ours, namespace: metallb-system }
spec: { ipAddressPools: [ours] }
`;
const DEPLOYMENT = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: x }\nspec: {}\n';
const PROFILE = `allocations:
  - { name: bgo, localAs: 4200000000, peerAs: 65535, peers: [10.255.255.1], ipv4: 192.168.0.16/31 }
bindings:
  - { files: bgo, allocation: bgo }
`;

/** A host over a table of texts that can list folders too. */
function host(files: Readonly<Record<string, string>>) {
  return {
    ...memoryHost(files),
    list: async (folder: string) => {
      const start = folder === '' || folder === '.' ? '' : `${folder}/`;
      const names = Object.keys(files).filter(path => path.startsWith(start));
      const entries = new Map(
        names.map(path => {
          const [name = '', ...rest] = path.slice(start.length).split('/');
          return [name, { name, isFolder: rest.length > 0 }];
        }),
      );
      return entries.size === 0 ? undefined : [...entries.values()];
    },
  };
}

/** The files that are read with one, itself included, and the rules that speak of it. */
async function read(root: string, files: Readonly<Record<string, string>>) {
  const { sources, unit, diagnostics } = await new Workspace(host(files)).lint(root);
  const rules = diagnostics.filter(({ span }) => span.path === root).map(({ rule }) => rule);
  return { with: [...sources.keys()], beside: [...(unit?.beside ?? [])], rules };
}

describe('files that are applied together', () => {
  it('are those of a folder that speak of MetalLB', async () => {
    const files = {
      'k8s/pool.yaml': POOL,
      'k8s/adv.yml': ADVERTISEMENT,
      'k8s/app.yaml': DEPLOYMENT,
      'x/adv.yaml': POOL,
    };
    const pool = await read('k8s/pool.yaml', files);
    expect(pool.with).toEqual(['k8s/pool.yaml', 'k8s/adv.yml']);
    expect(pool.beside).toEqual(['k8s/adv.yml']);
    expect(pool.rules).not.toContain('metallb/unannounced-pool');
  });

  it('are those that a kustomization lists, and those of the folders that it lists', async () => {
    const files = {
      'k8s/kustomization.yaml': 'resources: [pool.yaml, ../base/]\npatches: [{ path: change.yaml }]\n',
      'k8s/pool.yaml': POOL,
      'k8s/stray.yaml': ADVERTISEMENT.replace('name: ours', 'name: stray'),
      'k8s/change.yaml': 'apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata: { name: ours }\nspec: {}\n',
      'base/kustomization.yaml': 'resources: [adv.yaml, https://example.org/far.yaml]\n',
      'base/adv.yaml': ADVERTISEMENT,
    };
    expect((await read('k8s/pool.yaml', files)).with).toEqual(['k8s/pool.yaml', 'base/adv.yaml', 'k8s/change.yaml']);
    // What lacks an address is a part of the object that it changes.
    expect((await read('k8s/change.yaml', files)).rules).toEqual([]);
    expect((await read('k8s/stray.yaml', files)).with).toEqual(['k8s/stray.yaml']);
  });

  it('are those that the profile binds to one allocation', async () => {
    const files = {
      '.nrec.yaml': PROFILE,
      'bgo/a/pool.yaml': POOL,
      'bgo/b/adv.yaml': ADVERTISEMENT,
      'osl/adv.yaml': POOL,
    };
    expect((await read('bgo/a/pool.yaml', files)).with).toEqual(['bgo/a/pool.yaml', 'bgo/b/adv.yaml']);
    expect((await read('osl/adv.yaml', files)).with).toEqual(['osl/adv.yaml']);
  });

  it('may say that MetalLB runs in native mode', async () => {
    const url = 'https://raw.githubusercontent.com/metallb/metallb/v0.15.3/config/manifests/metallb-native.yaml';
    const six = POOL.replace('192.168.0.16/31', '"fda4:5ff2:8477:1755::/127"');
    const files = {
      'k8s/pool.yaml': six,
      'k8s/adv.yaml': ADVERTISEMENT,
      'k8s/kustomization.yaml': `resources: [pool.yaml, adv.yaml, ${url}]\n`,
    };
    expect((await read('k8s/pool.yaml', files)).rules).toContain('metallb/native-mode');
    const frr = { ...files, 'k8s/kustomization.yaml': files['k8s/kustomization.yaml'].replace('native', 'frr') };
    expect((await read('k8s/pool.yaml', frr)).rules).not.toContain('metallb/native-mode');
  });

  it('follow circles no further than once', async () => {
    const files = {
      'a/kustomization.yaml': 'resources: [../b, pool.yaml]\n',
      'b/kustomization.yaml': 'resources: [../a, adv.yaml]\n',
      'a/pool.yaml': POOL,
      'b/adv.yaml': ADVERTISEMENT,
    };
    expect((await read('a/pool.yaml', files)).with).toEqual(['a/pool.yaml', 'b/adv.yaml']);
  });

  it('bring Secrets along that nobody would judge alone', async () => {
    const secret = (type: string, more = '') =>
      `apiVersion: v1\nkind: Secret\nmetadata: { name: bgp, namespace: metallb-system }\ntype: ${type}\nstringData: { password: abc }\n${more}`;
    const peer = `apiVersion: metallb.io/v1beta2\nkind: BGPPeer\nmetadata: { name: a, namespace: metallb-system }\nspec: { myASN: 64600, peerASN: 64700, peerAddress: 192.0.2.1, passwordSecret: { name: bgp } }\n`;
    const judged = async (type: string, more?: string) => {
      const files = { 'k8s/peer.yaml': peer, 'k8s/secret.yaml': secret(type, more) };
      const { diagnostics, unit } = await new Workspace(host(files)).lint('k8s/peer.yaml');
      return [[...(unit?.beside ?? [])], ...diagnostics.map(({ rule, span }) => `${rule} ${span.path}`)];
    };
    // It is told with the peer, where the Secret's own file says nothing of MetalLB; and nothing else of that file.
    expect(await judged('Opaque', 'nonsense: 1\n')).toEqual([[], 'metallb/secret k8s/secret.yaml']);
    // Alone, one of the right type is judged for itself.
    const [beside] = await judged('kubernetes.io/basic-auth');
    expect(beside).toEqual(['k8s/secret.yaml']);
  });
});
