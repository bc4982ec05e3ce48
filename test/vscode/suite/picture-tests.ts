import * as vscode from 'vscode';
import { checked, create, discard, eventually, fileUri, find, ours, replace } from './helpers.js';
import { act } from './window.js';

/** What MetalLB from 0.15 on announces half of. */
const MANIFEST = `apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata:
  name: nrec-peer1
  namespace: metallb-system
spec:
  myASN: 4200000000
  peerASN: 65535
  peerAddress: 10.255.255.1
  ebgpMultiHop: true
  bfdProfile: nrec
  passwordSecret:
    name: nrec
---
apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata:
  name: nrec-peer2
  namespace: metallb-system
spec:
  myASN: 4200000000
  peerASN: 65535
  peerAddress: 10.255.255.2
  ebgpMultiHop: true
  bfdProfile: nrec
  passwordSecret:
    name: nrec
---
apiVersion: metallb.io/v1beta1
kind: BFDProfile
metadata:
  name: nrec
  namespace: metallb-system
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: elastic
  namespace: metallb-system
spec:
  addresses:
    - 192.168.0.16/31
    - fda4:5ff2:8477:1755::/127
---
apiVersion: metallb.io/v1beta1
kind: BGPAdvertisement
metadata:
  name: elastic
  namespace: metallb-system
spec:
  ipAddressPools: [elastic]
`;

/** The page's file with its password in a file of its own: pictures show no password, not even a published one. */
async function page(): Promise<vscode.TextEditor> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri('bird.conf')));
  const [statement] = /password "[^"]*";/.exec(text) ?? [''];
  await create('pictures/nrec-password.conf', `${statement}\n`);
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  return create('pictures/bird.conf', text.replaceAll(statement, 'include "nrec-password.conf";'));
}

/** The pictures of the README. Each waits for what it shows, so that taking them is a test as well. */
suite('pictures', () => {
  suiteSetup(() => vscode.commands.executeCommand('workbench.action.closeSidebar'));
  setup(() => vscode.commands.executeCommand('notifications.clearAll'));
  teardown(discard);

  /** The page's file with one mistake, shown around it. */
  async function mistake(): Promise<void> {
    const editor = await page();
    await replace(editor, 'as 65535', 'as 4200000001');
    await eventually(
      () => ours(editor.document),
      found => found.length === 1,
    );
    const { start } = find(editor.document, '4200000001');
    editor.selection = new vscode.Selection(start, start);
    editor.revealRange(find(editor.document, 'protocol bfd'), vscode.TextEditorRevealType.AtTop);
  }

  test('squiggle', async () => {
    await mistake();
    // Lenses that appear push the lines down, and a hover closes then.
    await act({ pause: 1500 });
    await vscode.commands.executeCommand('editor.action.showHover');
    await act(
      { wait: '.squiggly-error' },
      { wait: '.monaco-hover .hover-contents' },
      { pause: 800 },
      { picture: 'squiggle' },
    );
    await act({ press: 'Escape' });
  });

  test('quick fix', async () => {
    await mistake();
    void vscode.commands.executeCommand('editor.action.quickFix');
    await act({ wait: '.action-widget .action' }, { pause: 500 }, { picture: 'quick-fix' }, { press: 'Escape' });
  });

  test('lenses', async () => {
    const editor = await page();
    await replace(editor, 'net ~ 192.168.0.16/31', 'net ~ [ 192.168.0.16/31+, 192.168.16.0/31+ ]');
    await checked(editor.document);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    editor.revealRange(new vscode.Range(0, 0, 0, 0), vscode.TextEditorRevealType.AtTop);
    await act({ wait: '.codelens-decoration a:text-matches("^announces .* accepted at line 5")' }, { pause: 800 });
    // Below what the lens in front speaks of.
    const { start } = find(editor.document, 'export_bgp_v6');
    editor.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand('editor.action.showHover');
    await act({ wait: '.monaco-hover .hover-contents' }, { pause: 800 }, { picture: 'lenses' }, { press: 'Escape' });
  });

  test('problems', async () => {
    const editor = await page();
    await replace(editor, 'as 65535', 'as 4200000001');
    await replace(editor, '  multihop;\n', '', 1);
    await replace(editor, '192.168.0.16/31', '192.168.0.0/24');
    await checked(editor.document);
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await act({ wait: '.markers-panel .monaco-list-row' });
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    editor.revealRange(new vscode.Range(0, 0, 0, 0), vscode.TextEditorRevealType.AtTop);
    await act({ pause: 4000 }, { picture: 'problems' });
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  test('completion', async () => {
    const editor = await create('new/bird.conf', 'router id 10.0.240.156;\n\nprotocol device {\n}\n\nnrec');
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end, end);
    await checked(editor.document);
    void vscode.commands.executeCommand('editor.action.triggerSuggest');
    await act({ wait: '.suggest-widget .monaco-list-row' }, { pause: 300 });
    await vscode.commands.executeCommand('toggleSuggestionDetails');
    await act({ wait: '.suggest-details' }, { pause: 800 }, { picture: 'completion' }, { press: 'Escape' });
  });

  test('manifest', async () => {
    const editor = await create('k8s/metallb.yaml', MANIFEST);
    await eventually(
      () => ours(editor.document),
      found => found.length > 0,
    );
    const { start } = find(editor.document, '10.255.255.1');
    editor.selection = new vscode.Selection(start, start);
    await act({ pause: 1500 });
    await vscode.commands.executeCommand('editor.action.showHover');
    await act(
      { wait: '.squiggly-warning' },
      { wait: '.monaco-hover .hover-contents' },
      { pause: 800 },
      { picture: 'manifest' },
    );
    await act({ press: 'Escape' });
  });
});
