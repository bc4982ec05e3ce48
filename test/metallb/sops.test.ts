// Manifests whose values SOPS encrypted: what is applied is what it decrypts.
import { describe, expect, test } from 'vitest';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';
import { PASSWORD, PROFILE, WORKING } from '../rules/coverage-configurations.js';

const { text, path } = WORKING.M;
const VALUE =
  'ENC[AES256_GCM,data:Tr7o1wgJPRyQ7mYx8Qk3Y0w=,iv:1vR8yq1m3JrDq0m0m1a1Zt7V2cHk4e3n7p8q9r0s1t2=,tag:a1b2c3d4e5f6g7h8i9j0kA==,type:str]';
const SOPS = `sops:
    kms: []
    age:
        - recipient: age1x
          enc: |
            -----BEGIN AGE ENCRYPTED FILE-----
            YWdlLWVuY3J5cHRpb24ub3JnL3YxCg

            -----END AGE ENCRYPTED FILE-----
    lastmodified: "2026-01-01T00:00:00Z"
    mac: ${VALUE}
    encrypted_regex: ^(data|stringData)$
    version: 3.9.0
`;

async function found(manifest: string, everyRejection = false) {
  const host = memoryHost({ '.nrec.yaml': PROFILE, [path]: manifest }, PASSWORD);
  const { diagnostics } = await new Workspace(host).lint(path, { everyRejection });
  return diagnostics.map(({ rule }) => rule);
}

const encrypted = (key: string) =>
  text.replace(`stringData:\n  password: ${PASSWORD}\n`, `${key}:\n  password: ${VALUE}\n${SOPS}`);

test.each(['data', 'stringData'])('nothing is said of an encrypted Secret, %s', async key => {
  expect(encrypted(key)).toContain(SOPS);
  expect(await found(encrypted(key))).toEqual([]);
});

test('the rest of the object is judged as ever', async () => {
  const wrong = encrypted('data').replace('kubernetes.io/basic-auth', 'Opaque');
  expect(await found(wrong)).toEqual(['metallb/secret']);
  expect(await found(encrypted('data').replace('name: nrec-bgp\n', 'name: nrec_bgp\n'))).toContain('metallb/name');
  expect(await found(encrypted('data').replace('sops:', 'sobs:'))).toContain('metallb/unknown-field');
});

test('as it is written, Kubernetes refuses it', async () => {
  expect(await found(encrypted('data'), true)).toEqual(
    expect.arrayContaining(['metallb/value', 'metallb/unknown-field']),
  );
});

describe('as JSON', () => {
  const secret = (kind: string) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'nrec-bgp', namespace: 'metallb-system' },
    type: kind,
    data: { password: VALUE },
  });
  const notes = { kms: null, age: [{ recipient: 'age1x', enc: '-----BEGIN AGE\n"}{' }], mac: VALUE, version: '3.9.0' };

  async function foundInJson(object: object) {
    const file = 'secret.json';
    const host = memoryHost({ '.nrec.yaml': PROFILE, [file]: JSON.stringify(object, undefined, '\t') }, PASSWORD);
    return (await new Workspace(host).lint(file)).diagnostics.map(({ rule }) => rule);
  }

  test.each([
    ['last', { ...secret('kubernetes.io/basic-auth'), sops: notes }],
    ['first', { sops: notes, ...secret('kubernetes.io/basic-auth') }],
  ])('nothing is said of an encrypted Secret whose notes stand %s', async (_, object) => {
    expect(await foundInJson(object)).toEqual([]);
  });

  test('the rest of the object is judged as ever', async () => {
    const wrong = {
      ...secret('kubernetes.io/basic-auth'),
      metadata: { name: 'nrec_bgp', namespace: 'metallb-system' },
    };
    expect(await foundInJson({ ...wrong, sops: notes })).toEqual(['metallb/name']);
    expect(await foundInJson({ ...secret('kubernetes.io/basic-auth'), sobs: notes })).toEqual([
      'metallb/unknown-field',
    ]);
  });

  test('a key of that name further in is nothing of SOPS', async () => {
    const { metadata, ...rest } = secret('kubernetes.io/basic-auth');
    expect(await foundInJson({ ...rest, metadata: { ...metadata, sops: notes } })).toEqual(['metallb/unknown-field']);
  });
});
