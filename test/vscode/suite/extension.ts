import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { open } from './helpers.js';

suite('the extension', () => {
  suiteSetup(() => open('bird.conf'));

  test('is active once a configuration is open', async () => {
    const extension = vscode.extensions.getExtension('bgplint.bgplint');
    assert.ok(extension);
    await extension.activate();
    assert.ok(extension.isActive);
  });

  test('has every command it announces', async () => {
    const { contributes } = vscode.extensions.getExtension('bgplint.bgplint')?.packageJSON ?? {};
    const announced: string[] = contributes.commands.map(({ command }: { command: string }) => command);
    assert.ok(announced.length >= 8);
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepStrictEqual(
      announced.filter(command => !known.has(command)),
      [],
    );
  });

  test('offers its snippets in an empty configuration', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'bird', content: '' });
    await vscode.window.showTextDocument(document);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(0, 0),
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    for (const prefix of [
      'nrec-example-peer',
      'nrec-example-filters',
      'bfd',
      'kernel',
      'device',
      'nrec-example-configuration',
    ]) {
      assert.ok(labels.includes(prefix), `no ${prefix} among ${labels.join(' ')}`);
    }
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
