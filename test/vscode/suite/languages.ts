import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { create, discard, eventually, fileUri } from './helpers.js';

suite('languages', () => {
  const EMPTY = '# nothing\n';
  for (const [file, language] of [
    ['lang/bird.conf', 'bird'],
    ['lang/bird6.conf', 'bird'],
    ['lang/edge.bird', 'bird'],
    ['lang/bird/peers/one.conf', 'bird'],
    ['lang/bird.d/one.conf', 'bird'],
    ['lang/nginx.conf', 'properties'],
    ['lang/.nrec.yaml', 'yaml'],
  ] as const) {
    test(`${file} is ${language}`, async () => {
      const { document } = await create(file, EMPTY);
      assert.strictEqual(document.languageId, language);
      await discard();
    });
  }

  test('a .conf of another name becomes bird by what it says', async () => {
    await create('lang/router.conf', 'protocol device {\n}\n\nprotocol bgp up {\n  local as 65001;\n}\n');
    const uri = fileUri('lang/router.conf').toString();
    await eventually(
      () => vscode.workspace.textDocuments.find(document => document.uri.toString() === uri)?.languageId,
      language => language === 'bird',
    );
    await discard();
  });

  test('new lines of bird files end with LF', () => {
    const files = vscode.workspace.getConfiguration('files', { languageId: 'bird' });
    assert.strictEqual(files.get('eol'), '\n');
  });
});
