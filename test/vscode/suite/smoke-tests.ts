import * as assert from 'node:assert';
import * as vscode from 'vscode';
import {
  checked,
  create,
  discard,
  eventually,
  fileUri,
  find,
  findings,
  lenses,
  open,
  ours,
  quickFixes,
  replace,
  rule,
  shownLenses,
} from './helpers.js';

suite('from opening to mending', () => {
  test("the configuration of NREC's page has no finding", async () => {
    const { document } = await open('bird.conf');
    assert.strictEqual(document.languageId, 'bird');
    await checked(document);
    assert.deepStrictEqual(findings(document), []);
  });

  test('a wrong peer AS is one finding, with a page, and is mended by its fix', async () => {
    const editor = await open('bird.conf');
    const { document } = editor;
    const before = document.getText();
    await replace(editor, 'as 65535', 'as 4200000001');
    const [finding, ...others] = await eventually(
      () => ours(document),
      found => found.length > 0,
    );
    assert.ok(finding);
    assert.strictEqual(rule(finding), 'nrec/peer-as');
    assert.deepStrictEqual(others.map(rule), []);
    assert.strictEqual(finding.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(finding.range.contains(find(document, '4200000001')), `marked: ${document.getText(finding.range)}`);
    const target = typeof finding.code === 'object' ? finding.code.target.toString() : '';
    assert.ok(target.endsWith('/docs/rules/nrec/peer-as.md'), `page: ${target}`);

    const fixes = await quickFixes(document, finding.range);
    const fix = fixes.find(({ isPreferred }) => isPreferred) ?? fixes[0];
    assert.ok(fix?.edit, 'there is a quick fix');
    await vscode.workspace.applyEdit(fix.edit);
    await eventually(
      () => ours(document),
      found => found.length === 0,
    );
    assert.strictEqual(document.getText(), before);
    await discard();
  });

  test('hovering and completing are answered by the server', async () => {
    const editor = await open('bird.conf');
    const { document } = editor;
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      find(document, 'multihop;', 1).start,
    );
    assert.ok(hovers.length > 0, 'multihop has a hover');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      find(document, 'multihop;', 1).start,
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('neighbor'), `a BGP protocol can have a neighbor; offered: ${labels.slice(0, 20)}`);
    await discard();
  });

  test('lenses say what is announced, and lead to what should not be', async () => {
    const editor = await open('bird.conf');
    const { document } = editor;
    assert.ok(
      (await shownLenses(document)).includes(
        'filter export_bgp_v4 | announces 192.168.0.16/31+: inside allocation example',
      ),
    );
    await replace(editor, 'net ~ 192.168.0.16/31', 'net.len = 32');
    const [leaking] = await eventually(
      async () => (await lenses(document)).filter(({ command }) => command?.title.includes('accepted at line 5')),
      found => found.length > 0,
    );
    assert.ok(leaking?.command);
    await vscode.commands.executeCommand(leaking.command.command, ...(leaking.command.arguments ?? []));
    assert.strictEqual(vscode.window.activeTextEditor?.selection.start.line, 4);
    await discard();
  });

  test('an empty file can become a whole configuration', async () => {
    for (const [name, words] of [
      ['empty/bird.conf', 'neighbor 10.255.255.1 as 65535;'],
      ['empty/frr.conf', 'neighbor NREC remote-as 65535'],
      ['empty/metallb.yaml', 'peerASN: 65535'],
    ] as const) {
      const { document } = await create(name, '');
      const list = await eventually(
        () =>
          vscode.commands.executeCommand<vscode.CompletionList>(
            'vscode.executeCompletionItemProvider',
            document.uri,
            new vscode.Position(0, 0),
          ),
        ({ items }) => items.some(({ label }) => label === 'NREC configuration'),
      );
      const offer = list.items.find(({ label }) => label === 'NREC configuration');
      const text = offer?.insertText instanceof vscode.SnippetString ? offer.insertText.value : offer?.insertText;
      assert.ok(text?.includes(words), `${name}: ${text}`);
    }
    await discard();
  });

  // Only one of the runs opens a workspace of several folders.
  const second = vscode.workspace.workspaceFolders?.[1];
  if (second) {
    test('a folder without a profile is not judged by that of another', async () => {
      const uri = vscode.Uri.joinPath(second.uri, 'bird.conf');
      const page = await vscode.workspace.fs.readFile(fileUri('bird.conf'));
      const wrong = new TextDecoder().decode(page).replaceAll('as 65535', 'as 4200000001');
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(wrong));
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      await checked(document);
      assert.deepStrictEqual(findings(document), []);
      await discard();
    });
  }
});
