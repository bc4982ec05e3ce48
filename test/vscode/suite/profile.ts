import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { checked, create, discard, eventually, fileUri, find, findings, open, ours, replace, rule } from './helpers.js';
import { act, pick, windowAddress } from './window.js';

const PASSWORD = 'b1ecd7f662e6ff6ce03ab33626f92cfe';
const INPUT = '.quick-input-widget input';
const STATUS = '#status\\.languageStatus';

/** What the language status says when one looks at it. */
async function status(): Promise<string> {
  const [label] = await act({ attribute: [STATUS, 'aria-label'] });
  return label ?? '';
}

/** Goes through the wizard's questions and takes what stands there. */
async function takeAll(count: number): Promise<void> {
  for (let i = 1; i <= count; i++) {
    await act({ wait: `.quick-input-widget:has-text("(${i}/")` }, { pause: 150 }, { press: 'Enter' });
  }
}

/** Answers the wizard's questions, one after the other; '' takes the first choice, or leaves the box empty. */
async function answer(...answers: string[]): Promise<void> {
  for (const [i, text] of answers.entries()) {
    await act({ wait: `.quick-input-widget:has-text("(${i + 1}/")` }, { press: 'Control+A' }, { press: 'Delete' });
    if (text !== '') await act({ type: text });
    await act({ pause: 150 }, { press: 'Enter' });
  }
}

suite('the profile', () => {
  suiteSetup(function () {
    // Inputs, dialogs and the status bar can only be worked by hand, and the desktop's window offers none here.
    if (!windowAddress()) this.skip();
  });
  let saved: Uint8Array;
  suiteSetup(async () => {
    saved = await vscode.workspace.fs.readFile(fileUri('.nrec.yaml'));
  });
  teardown(async () => {
    // Others need it, whatever became of a test.
    await vscode.workspace.fs.writeFile(fileUri('.nrec.yaml'), saved);
    await vscode.commands.executeCommand('notifications.clearAll');
    await discard();
  });

  test('is named in the language status', async () => {
    const { document } = await open('bird.conf');
    await checked(document);
    const text = await eventually(status, label => label.includes('NREC'));
    assert.ok(text.includes('NREC: example'), text);
  });

  test('that is missing is offered, made by the wizard, and taken into use', async () => {
    const profile = fileUri('.nrec.yaml');
    await vscode.workspace.fs.delete(profile);
    const editor = await open('bird.conf');
    await replace(editor, 'as 65535', 'as 65000');
    await eventually(status, label => label.includes('No NREC profile'));
    await eventually(
      () => findings(editor.document),
      found => found.length === 0,
    );

    const made = vscode.commands.executeCommand('bgplint.createProfile');
    await pick('Answer the questions');
    await answer(
      ...['mine', '4200000000', '65535', '10.255.255.1, 10.255.255.2'],
      ...['192.168.0.16/31', 'fda4:5ff2:8477:1755::/127', '', 'NREC_BGP_PASSWORD'],
    );
    await made;
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(profile));
    for (const value of [
      'mine',
      '4200000000',
      '65535',
      '10.255.255.2',
      '192.168.0.16/31',
      'fda4:5ff2:8477:1755::/127',
    ]) {
      assert.ok(text.includes(value), `${value} in ${text}`);
    }
    assert.strictEqual(vscode.window.activeTextEditor?.document.uri.toString(), profile.toString());
    const yaml = vscode.window.activeTextEditor.document;
    assert.deepStrictEqual(
      ours(yaml).map(({ message }) => message),
      [],
    );
    await eventually(
      () => ours(editor.document).map(rule),
      found => found.includes('nrec/peer-as'),
    );
    await vscode.workspace.fs.writeFile(profile, saved);
    await discard();
    await open('bird.conf');
  });

  test('is read out of the open configuration, without its password', async () => {
    const profile = fileUri('.nrec.yaml');
    await vscode.workspace.fs.delete(profile);
    const { document } = await open('bird.conf');
    await checked(document);
    const made = vscode.commands.executeCommand('bgplint.createProfile');
    await pick('Read it out of bird.conf');
    await takeAll(8);
    await made;
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(profile));
    for (const line of [
      'localAs: 4200000000',
      'peers: [10.255.255.1, 10.255.255.2]',
      'ipv4: [192.168.0.16/31]',
      'ipv6: ["fda4:5ff2:8477:1755::/127"]',
      'bfd: required',
    ]) {
      assert.ok(text.includes(line), `${line} in ${text}`);
    }
    assert.ok(!text.includes(PASSWORD));
    await vscode.workspace.fs.writeFile(profile, saved);
  });

  test('the wizard says what is wrong with an answer, and waits', async () => {
    const profile = fileUri('.nrec.yaml');
    await vscode.workspace.fs.delete(profile);
    const made = vscode.commands.executeCommand('bgplint.createProfile');
    await answer('mine');
    await act({ wait: '.quick-input-widget:has-text("(2/")' }, { type: '0' }, { pause: 300 }, { press: 'Enter' });
    await act({ wait: '.quick-input-message:has-text("AS 0")' }, { wait: '.quick-input-widget:has-text("(2/")' });
    await act({ press: 'Escape' });
    await made;
    await assert.rejects(async () => vscode.workspace.fs.stat(profile));
    await vscode.workspace.fs.writeFile(profile, saved);
  });

  test('a profile with a mistake gets a finding of ours, and stays YAML', async () => {
    const { document } = await create('wrong/.nrec.yaml', 'allocations:\n  - name: x\n    localAs: nonsense\n');
    assert.strictEqual(document.languageId, 'yaml');
    const found = await eventually(
      () => ours(document),
      list => list.length > 0,
    );
    assert.ok(
      found.some(({ range }) => document.getText(range).includes('nonsense')),
      findings(document).join('\n'),
    );
    await vscode.workspace.fs.delete(document.uri);
  });

  test('the password is kept, compared, and written when asked', async () => {
    const editor = await open('bird.conf');
    const { document } = editor;
    const kept = vscode.commands.executeCommand('bgplint.setPassword');
    await act({ wait: `${INPUT}[type=password]` }, { type: PASSWORD }, { press: 'Enter' });
    await kept;
    await checked(document);
    assert.deepStrictEqual(findings(document), []);

    await replace(editor, PASSWORD, 'c0ffee00c0ffee00c0ffee00c0ffee00');
    await eventually(
      () => ours(document).map(rule),
      rules => rules.some(name => name.startsWith('nrec/password')),
    );

    const written = vscode.commands.executeCommand('bgplint.writePassword');
    await pick('Write the password into bird.conf');
    await written;
    assert.ok(!document.getText().includes('c0ffee'), 'the other password is gone');
    assert.ok(find(document, PASSWORD, 1), 'both sessions have it');
    await eventually(
      () => findings(document),
      found => found.length === 0,
    );
  });
});
