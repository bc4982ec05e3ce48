import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { create, discard, eventually, find, lenses, open, replace, shownLenses, sleep } from './helpers.js';
import { act, windowAddress } from './window.js';

const FRR = `frr version 10.3
ip prefix-list OURS seq 5 permit 192.168.0.16/31 le 32
ip prefix-list OURS seq 10 permit 10.0.0.0/8
!
route-map OUT permit 10
 match ip address prefix-list OURS
exit
!
router bgp 4200000000
 neighbor 10.255.255.1 remote-as 65535
 !
 address-family ipv4 unicast
  neighbor 10.255.255.1 route-map OUT out
 exit-address-family
exit
`;

const POOL = `apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata: { name: peer1, namespace: metallb-system }
spec: { myASN: 4200000000, peerASN: 65535, peerAddress: 10.255.255.1, ebgpMultiHop: true }
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: ours, namespace: metallb-system }
spec: { addresses: [192.168.0.16/31] }
---
apiVersion: metallb.io/v1beta1
kind: BGPAdvertisement
metadata: { name: ours-out, namespace: metallb-system }
`;

suite('lenses', () => {
  teardown(discard);

  test('say what each session and policy of BIRD announces', async () => {
    const { document } = await open('bird.conf');
    const v4 = 'announces 192.168.0.16/31+: inside allocation example';
    const v6 = 'announces fda4:5ff2:8477:1755::/127+: inside allocation example';
    assert.deepStrictEqual((await shownLenses(document)).toSorted(), [
      `filter export_bgp_v4 | ${v4}`,
      `filter export_bgp_v6 | ${v6}`,
      ...['1', '2'].flatMap(n => [
        `protocol bgp nrec_peer${n} | IPv4: ${v4}`,
        `protocol bgp nrec_peer${n} | IPv6: ${v6}`,
      ]),
    ]);
  });

  test('of FRR lead to the line that accepts what should not get out', async () => {
    const { document } = await create('lenses/frr.conf', FRR);
    const all = await eventually(
      () => lenses(document),
      found => found.length > 0,
    );
    const said = await shownLenses(document);
    assert.ok(said.some(text => text.startsWith('route-map OUT permit 10 | announces 10.0.0.0/8, accepted at line 3')));
    assert.ok(
      said.some(text => text.startsWith('ip prefix-list OURS seq 5') && text.includes('accepts ')),
      said.join('\n'),
    );
    const session = all.find(({ range }) => document.getText(range).startsWith('neighbor'));
    assert.ok(session?.command);
    await vscode.commands.executeCommand(session.command.command, ...(session.command.arguments ?? []));
    const editor = vscode.window.activeTextEditor;
    assert.strictEqual(editor?.document, document);
    assert.strictEqual(editor.selection.start.line, 2);
  });

  test('of MetalLB show everything that is announced when they are picked', async () => {
    const { document } = await create('lens/pool.yaml', POOL);
    const all = await eventually(
      () => lenses(document),
      found => found.length === 3,
    );
    assert.deepStrictEqual(await shownLenses(document), [
      'peer1 | announces 192.168.0.16/31{32,32}: inside allocation example',
      'ours | announces 192.168.0.16/31{32,32}: inside allocation example',
      'ours-out | announces 192.168.0.16/31{32,32}: inside allocation example',
    ]);
    const command = all[1]?.command;
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    const shown = vscode.window.activeTextEditor?.document;
    assert.strictEqual(shown?.uri.scheme, 'bgplint-announced');
    assert.match(shown.getText(), /nothing else is\n {2}192\.168\.0\.16\/31\{32,32\}\n/);
  });

  test('can be clicked', async function () {
    if (!windowAddress()) this.skip();
    const editor = await open('bird.conf');
    await replace(editor, 'net ~ 192.168.0.16/31', 'net.len = 32');
    const expected = find(editor.document, 'net.len = 32');
    // The lines move while lenses come in, and a click may come to where one was a moment ago; a person clicks again.
    await eventually(
      async () => {
        await act({ click: '.codelens-decoration a:has-text("accepted at line 5")' });
        for (let waits = 0; waits < 20 && editor.selection.start.line !== expected.start.line; waits++)
          await sleep(100);
        return editor.selection.start.line;
      },
      line => line === expected.start.line,
    );
  });
});
