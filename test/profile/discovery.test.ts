import { describe, expect, it } from 'vitest';
import type { Allocation, Profile } from '../../server/src/profile/allocation.js';
import { allocationsFor, instanceFor, PROFILE_NAMES, profileCandidates } from '../../server/src/profile/discovery.js';
import { readProfile } from '../../server/src/profile/read.js';
import { source } from './positions.js';

/** The folders that candidates lie in. */
function folders(path: string, stopAt?: string): string[] {
  return profileCandidates(path, stopAt)
    .filter(candidate => candidate.endsWith('.nrec.yaml'))
    .map(candidate => candidate.slice(0, -'.nrec.yaml'.length));
}

describe('where a profile may be', () => {
  it('is each folder upward, with every name', () => {
    expect(profileCandidates('/a/b.conf')).toEqual([
      ...PROFILE_NAMES.map(name => `/a/${name}`),
      ...PROFILE_NAMES.map(name => `/${name}`),
    ]);
  });

  it.each([
    ['/a/b/c.conf', undefined, ['/a/b/', '/a/', '/']],
    ['/a/b/c.conf', '/a', ['/a/b/', '/a/']],
    ['/a/b/c.conf', '/a/', ['/a/b/', '/a/']],
    ['/a/./b/../c.conf', undefined, ['/a/', '/']],
    ['/a/b.conf', '/elsewhere', ['/a/', '/']],
    ['a/b.conf', undefined, ['a/', '']],
    ['b.conf', undefined, ['']],
    ['../x/b.conf', undefined, ['../x/', '../']],
    ['file:///a/b.conf', undefined, ['file:///a/', 'file:///']],
    ['file:///c%3A/b.conf', undefined, ['file:///c%3A/', 'file:///']],
    ['vscode-remote://host/a/b.conf', 'vscode-remote://host/a', ['vscode-remote://host/a/']],
    ['C:/a/b.conf', undefined, ['C:/a/', 'C:/', '']],
  ])('%s up to %s', (path, stopAt, expected) => {
    expect(folders(path, stopAt)).toEqual(expected);
  });
});

const TEXT = `allocations:
  - name: bgo
    localAs: 4200000000
    peerAs: 65535
    peers: 10.255.255.1
    instances:
      - { name: lb1, address: 10.0.0.1, files: hosts/lb1/ }
      - { name: lb2, address: 10.0.0.2, files: ["hosts/lb2/**", "!**/*.bak"] }
      - { name: lb3, address: 10.0.0.3 }
  - { name: osl, localAs: 4200000001, peerAs: 65535, peers: 10.254.254.1 }
bindings:
  - { files: [bgo, "*.conf", "./sites/{bergen,bgo}/**"], allocation: bgo }
  - { files: ["osl/**/bird.conf", shared.conf], allocation: osl }
`;

function profileAt(path: string): Profile {
  const { profile, diagnostics } = readProfile(source(TEXT, path));
  expect(diagnostics).toEqual([]);
  // biome-ignore lint/style/noNonNullAssertion: no finding, so there is a profile.
  return profile!;
}

describe('the allocations of a file', () => {
  it.each([
    ['/site/bgo/a/b.conf', ['bgo']],
    ['/site/bird.conf', ['bgo']],
    ['/site/x/bird.conf', []],
    ['/site/bgo.d/bird.conf', []],
    ['/site/sites/bergen/.hidden/x', ['bgo']],
    ['/site/osl/bird.conf', ['osl']],
    ['/site/osl/a/b/bird.conf', ['osl']],
    ['/site/osl/frr.conf', []],
    ['/site/shared.conf', ['bgo', 'osl']],
    ['/site/hosts/lb1/bird.conf', ['bgo']],
    ['/site/hosts/lb2/x.bak', []],
    ['/other/bird.conf', []],
  ])('%s', (path, names) => {
    expect(allocationsFor(profileAt('/site/.nrec.yaml'), path).map(({ name }) => name)).toEqual(names);
  });

  it('are found by URIs and by relative paths too', () => {
    const names = (profile: string, path: string) => allocationsFor(profileAt(profile), path).map(({ name }) => name);
    expect(names('file:///my%20site/.nrec.yaml', 'file:///my%20site/osl/bird.conf')).toEqual(['osl']);
    expect(names('.nrec.yaml', 'osl/bird.conf')).toEqual(['osl']);
    expect(names('file:///site/.nrec.yaml', '/site/osl/bird.conf')).toEqual([]);
  });

  it('with the instance that the file configures', () => {
    const profile = profileAt('/site/.nrec.yaml');
    const [bgo, osl] = profile.allocations as [Allocation, Allocation];
    expect(instanceFor(bgo, profile, '/site/hosts/lb1/bird.conf')?.name).toBe('lb1');
    expect(instanceFor(bgo, profile, '/site/hosts/lb2/a/bird.conf')?.name).toBe('lb2');
    expect(instanceFor(bgo, profile, '/site/bird.conf')).toBeUndefined();
    expect(instanceFor(osl, profile, '/site/hosts/lb1/bird.conf')).toBeUndefined();
  });
});
