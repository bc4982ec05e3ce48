import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { create, discard, eventually, find, findings, ours, quickFixes, rule } from './helpers.js';

/** A peer of the workspace's allocation, and what it announces. */
const MANIFEST = `apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata:
  name: nrec-peer1
  namespace: metallb-system
spec:
  myASN: 4200000000
  peerASN: 4200000001
  peerAddress: 10.255.255.1
  ebgpMultiHop: true
  dualStackAddressFamily: true
  bfdProfile: nrec
  passwordSecret:
    name: nrec
---
apiVersion: metallb.io/v1beta1
kind: BFDProfile
metadata:
  name: nrec
  namespace: metallb-system
`;

const JSON_PEER = {
  apiVersion: 'metallb.io/v1beta2',
  kind: 'BGPPeer',
  metadata: { name: 'nrec-peer1', namespace: 'metallb-system' },
  spec: { myASN: 4200000000, peerASN: 4200000001, peerAddress: '10.255.255.1', ebgpMultiHop: true },
};

const FRR = `apiVersion: v1
kind: ConfigMap
metadata:
  name: router
data:
  frr.conf: |
    frr version 10.3
    router bgp 65001
     neighbor 10.0.0.1 remote-as 65002
     neighbor 10.0.0.1 nonsense
`;

suite('manifests', () => {
  teardown(discard);

  test('are judged and mended, and stay YAML', async () => {
    const { document } = await create('k8s/peer.yaml', MANIFEST);
    assert.strictEqual(document.languageId, 'yaml');
    const [finding] = await eventually(
      () => ours(document).filter(found => rule(found) === 'nrec/peer-as'),
      found => found.length === 1,
    );
    assert.ok(finding);
    assert.ok(finding.range.contains(find(document, '4200000001')));
    const [fix] = (await quickFixes(document, finding.range)).filter(({ isPreferred }) => isPreferred);
    assert.ok(fix?.edit, 'there is a quick fix');
    await vscode.workspace.applyEdit(fix.edit);
    await eventually(
      () => ours(document).map(rule),
      rules => !rules.includes('nrec/peer-as'),
    );
    assert.ok(document.getText().includes('peerASN: 65535'));
  });

  test('offer the fields of their kind', async () => {
    const { document } = await create('k8s/fields.yaml', MANIFEST);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, find(document, '  ebgpMultiHop: true\n'), '  \n');
    await vscode.workspace.applyEdit(edit);
    const position = find(document, '  \n').start.translate(0, 2);
    const labels = await eventually(
      async () => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          position,
        );
        // The editor itself offers every word of the document.
        const offered = list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
        return offered.map(({ label }) => (typeof label === 'string' ? label : label.label));
      },
      offered => offered.includes('ebgpMultiHop'),
    );
    assert.ok(!labels.includes('peerASN'), 'what is there already is not offered');
  });

  test('may be JSON', async () => {
    const { document } = await create('k8s/peer.json', JSON.stringify(JSON_PEER, undefined, 2));
    assert.strictEqual(document.languageId, 'json');
    const [finding] = await eventually(
      () => ours(document).filter(found => rule(found) === 'nrec/peer-as'),
      found => found.length === 1,
    );
    assert.ok(finding);
    const [fix] = (await quickFixes(document, finding.range)).filter(({ isPreferred }) => isPreferred);
    assert.ok(fix?.edit, 'there is a quick fix');
    await vscode.workspace.applyEdit(fix.edit);
    assert.strictEqual(JSON.parse(document.getText()).spec.peerASN, 65535);
    const other = await create('k8s/package.json', '{ "apiVersion": "v1", "kind": "Pod", "nonsense": 1 }');
    assert.deepStrictEqual(ours(other.document), []);
  });

  test('hold configurations of other daemons, which are judged in place', async () => {
    const { document } = await create('k8s/router.yaml', FRR);
    const found = await eventually(
      () => findings(document),
      all => all.length > 0,
    );
    assert.deepStrictEqual(found, ['frr/unknown-command: nonsense']);
  });

  test('of other programs are left alone', async () => {
    const text = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: NOT_A_NAME\nspec: {}\n';
    const { document } = await create('k8s/deployment.yaml', text);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      find(document, 'NOT_A_NAME').start,
    );
    assert.deepStrictEqual(hovers, []);
    assert.deepStrictEqual(ours(document), []);
  });
});
