import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { create, discard, eventually, fileUri, findings, open } from './helpers.js';
import { act, pick, windowAddress } from './window.js';

/** The question for the address, once it has the keyboard: the list before it is on its way out, and the file behind may take what is typed. */
const ADDRESS = '.quick-input-widget input[placeholder="10.0.240.156"]:focus';

/** The question for the form of a security group, once it has the keyboard. */
const FORM = '.quick-input-widget input[placeholder="In what form?"]:focus';

/** The question for ports, once it has the keyboard. */
const PORTS = '.quick-input-widget input[placeholder="tcp/443, udp/8000-8100"]:focus';

suite('a new configuration', () => {
  suiteSetup(function () {
    // Lists and inputs can only be worked by hand, and the desktop's window offers none here.
    if (!windowAddress()) this.skip();
  });
  teardown(discard);

  test('of FRR is asked for, made for the address, and will be saved under its usual name', async () => {
    const made = vscode.commands.executeCommand('bgplint.newConfiguration');
    await pick('FRR');
    await act({ wait: ADDRESS }, { type: '10.0.240' }, { pause: 300 }, { press: 'Enter' });
    await act({ wait: '.quick-input-message:has-text("not an IPv4 address")' }, { type: '.156' }, { pause: 300 });
    await act({ press: 'Enter' });
    await made;
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled);
    assert.strictEqual(document.languageId, 'frr');
    assert.ok(document.uri.path.endsWith('/frr.conf'), document.uri.path);
    for (const words of [
      'update-source 10.0.240.156',
      'router bgp 4200000000',
      '192.168.0.16/31',
      'resolve-via-default',
    ])
      assert.ok(document.getText().includes(words), words);
    // It is judged by the profile of the folder that it would be saved in; only its password is still to be written.
    const found = await eventually(
      () => findings(document),
      all => all.length > 0,
    );
    assert.ok(
      found.every(finding => finding.startsWith('nrec/password')),
      found.join('\n'),
    );
  });

  test('of MetalLB asks for no address', async () => {
    const made = vscode.commands.executeCommand('bgplint.newConfiguration');
    await pick('MetalLB');
    await made;
    const document = vscode.window.activeTextEditor?.document;
    assert.strictEqual(document?.languageId, 'yaml');
    assert.ok(document.getText().includes('kind: BGPAdvertisement'));
  });

  test('goes into the empty file that is in front, and one that exists is left alone', async () => {
    const { document } = await create('fresh/bird.conf', '');
    const made = vscode.commands.executeCommand('bgplint.newConfiguration');
    await pick('BIRD');
    await act({ wait: ADDRESS }, { type: '10.0.240.156' }, { pause: 300 }, { press: 'Enter' });
    await made;
    assert.ok(document.getText().includes('router id 10.0.240.156'));
    await discard();

    const other = await open('bird.conf');
    const before = other.document.getText();
    const again = vscode.commands.executeCommand('bgplint.newConfiguration');
    await pick('BIRD');
    await act({ wait: ADDRESS }, { type: '10.0.240.156' }, { pause: 300 }, { press: 'Enter' });
    await again;
    const opened = vscode.window.activeTextEditor?.document;
    assert.ok(opened?.isUntitled);
    assert.notStrictEqual(opened.uri.path, fileUri('bird.conf').path);
    assert.strictEqual(opened.languageId, 'bird');
    assert.strictEqual(other.document.getText(), before);
  });
});

suite('a new security group', () => {
  suiteSetup(function () {
    if (!windowAddress()) this.skip();
  });
  teardown(discard);

  /** @param described what only the row of this form says: the other one speaks of OpenStack, too. */
  const pickForm = (label: string, described: string) =>
    act(
      { wait: FORM },
      { type: label },
      { wait: `.quick-input-list .monaco-list-row.focused:has-text("${described}")` },
      { press: 'Enter' },
      { wait: PORTS },
    );

  test('is asked for what it lets in, and shown as Terraform under its usual name', async () => {
    const made = vscode.commands.executeCommand('bgplint.newSecurityGroup');
    await pickForm('Terraform', 'blocks for');
    await act({ type: 'tcp/https' }, { wait: '.quick-input-message:has-text("Write tcp/443")' }, { press: 'Escape' });
    await made;
    const isThere = () => vscode.workspace.textDocuments.some(({ uri }) => uri.path.endsWith('/security-group.tf'));
    assert.ok(!isThere());

    const again = vscode.commands.executeCommand('bgplint.newSecurityGroup');
    await pickForm('Terraform', 'blocks for');
    await act({ type: 'tcp/443' }, { press: 'Enter' });
    await again;
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled);
    assert.ok(isThere());
    // For the routers of the profile, and for what was typed.
    for (const words of ['openstack_networking_secgroup_rule_v2', '"10.255.255.2/32"', 'port_range_min    = 443'])
      assert.ok(document.getText().includes(words), words);
  });

  test('is shown as commands too, and lets in nothing but what the profile says', async () => {
    const made = vscode.commands.executeCommand('bgplint.newSecurityGroup');
    await pickForm('openstack', 'commands of');
    await act({ press: 'Enter' });
    await made;
    const document = vscode.window.activeTextEditor?.document;
    assert.strictEqual(document?.languageId, 'shellscript');
    const ports = [...document.getText().matchAll(/--dst-port (\d+)/g)].map(([, port]) => port);
    assert.deepStrictEqual([...new Set(ports)].toSorted(), ['179', '4784']);
  });
});
