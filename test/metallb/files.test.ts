/** The NREC manifest in several files: what one says counts for the others. */

import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { readManifestFile } from '../../server/src/dialects/metallb/manifest.js';
import { resourcesOf } from '../../server/src/dialects/metallb/resources.js';
import { knownValue } from '../../server/src/model/fact.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';
import { PAGE, PASSWORD, PROFILE } from './page.js';

const NAMES = ['bfd.yaml', 'secret.yaml', 'peer1.yaml', 'peer2.yaml', 'pool.yaml', 'advertisement.yaml'];

/** One file for each object. */
function split(page: string): Record<string, string> {
  const parts = page.split('---\n');
  return Object.fromEntries(NAMES.map((name, index) => [`k8s/${name}`, parts[index] ?? '']));
}

/** What is said of each file, as `path rule`; of a file, what lies in it. */
async function findings(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of Object.keys(files)) {
    const host = memoryHost({ '.nrec.yaml': PROFILE, ...files }, PASSWORD);
    const { diagnostics } = await new Workspace(host).lint(path, {
      targets: [{ dialect: 'metallb', version: '0.16' }],
    });
    found.push(...diagnostics.filter(({ span }) => span.path === path).map(({ rule }) => `${path} ${rule}`));
  }
  return found;
}

describe('in several files', () => {
  test('the manifest has no finding', async () => {
    expect(await findings(split(PAGE))).toEqual([]);
  });

  test.each([
    ['192.168.0.16/31', '192.168.0.0/24', ['k8s/pool.yaml nrec/export-outside-allocation']],
    [PASSWORD, 'other', ['k8s/peer1.yaml nrec/password-mismatch', 'k8s/peer2.yaml nrec/password-mismatch']],
    ['10.255.255.2', '10.255.255.9', ['k8s/peer2.yaml nrec/neighbor-typo']],
  ])('%s is judged with all of them', async (before, after, expected) => {
    expect(await findings(split(PAGE.replace(before, after)))).toEqual(expected);
  });

  test('a name that Kubernetes refuses changes in all of them', async () => {
    const files = split(
      PAGE.replaceAll('name: bfdprofile', 'name: bfd_profile').replaceAll(
        'bfdProfile: bfdprofile',
        'bfdProfile: bfd_profile',
      ),
    );
    const host = memoryHost({ '.nrec.yaml': PROFILE, ...files }, PASSWORD);
    const { diagnostics } = await new Workspace(host).lint('k8s/bfd.yaml', {
      targets: [{ dialect: 'metallb', version: '0.16' }],
    });
    const [fix] = diagnostics.filter(({ rule }) => rule === 'metallb/name').flatMap(({ fixes }) => fixes);
    const mended = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [
        path,
        applyEdits(
          text,
          (fix?.edits ?? []).filter(({ span }) => span.path === path),
        ),
      ]),
    );
    expect(fix?.edits).toHaveLength(3);
    expect(await findings(mended)).toEqual([]);
  });
});

test('what a patch writes is not known, and nothing is said of what it may mend', () => {
  const base = { path: 'base.yaml', text: PAGE };
  const patch = {
    path: 'patch.yaml',
    text: 'apiVersion: metallb.io/v1beta2\nkind: BGPPeer\nmetadata: {name: nrec-peer1}\nspec: {myASN: 64512}\n',
  };
  const { peers } = resourcesOf({ files: [readManifestFile(base), readManifestFile(patch, { isPatch: true })] });
  const [first, second, patching] = peers;
  expect([first?.myASN.kind, first?.peerASN.kind, first?.name.kind]).toEqual(['unknown', 'known', 'known']);
  expect(knownValue(second?.myASN ?? { kind: 'absent' })).toBe(4200000000);
  expect([patching?.myASN.kind, patching?.peerASN.kind]).toEqual(['known', 'unknown']);
});
