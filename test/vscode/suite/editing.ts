import * as assert from 'node:assert';
import * as vscode from 'vscode';
import {
  checked,
  create,
  discard,
  eventually,
  fillIn,
  find,
  findings,
  hasServer,
  open,
  ours,
  replace,
  rule,
} from './helpers.js';
import './smoke-tests.js';

/** What the profile cannot know of an instance. */
const ADDRESS = '10.0.240.156';
const PASSWORD = 'b1ecd7f662e6ff6ce03ab33626f92cfe';

/** The editor's answer to one of its `vscode.execute…` commands for the whole document. */
function ask<Answer>(command: string, document: vscode.TextDocument, ...more: unknown[]): Thenable<Answer> {
  return vscode.commands.executeCommand<Answer>(`vscode.execute${command}`, document.uri, ...more);
}

async function complete(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.CompletionItem[]> {
  return (await ask<vscode.CompletionList>('CompletionItemProvider', document, position)).items;
}

function label({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

suite('editing', () => {
  suiteSetup(async () => assert.ok(await hasServer(), 'dist/server.js is built'));
  teardown(discard);

  test('the outline names sessions and filters', async () => {
    const { document } = await open('bird.conf');
    await checked(document);
    const symbols = await ask<vscode.DocumentSymbol[]>('DocumentSymbolProvider', document);
    const names = symbols.map(({ name }) => name).join(' ');
    for (const name of ['nrec_peer1', 'nrec_peer2', 'export_bgp_v4', 'export_bgp_v6']) {
      assert.ok(names.includes(name), `${name} in ${names}`);
    }
  });

  test('blocks fold', async () => {
    const { document } = await open('bird.conf');
    const ranges = await ask<vscode.FoldingRange[]>('FoldingRangeProvider', document);
    const line = find(document, 'protocol bgp nrec_peer1').start.line;
    assert.ok(ranges.some(({ start }) => start === line));
  });

  test('a hover on the peer says what the session is', async () => {
    const { document } = await open('bird.conf');
    const [hover] = await ask<vscode.Hover[]>('HoverProvider', document, find(document, 'nrec_peer1').start);
    assert.ok(hover);
    const text = hover.contents.map(content => (typeof content === 'string' ? content : content.value)).join('\n');
    assert.ok(text.includes('65535'), text);
    assert.ok(!text.includes('b1ecd7f6'), 'no password in a hover');
  });

  test('the snippet of a peer comes filled from the profile, and what it inserts has no finding', async () => {
    const editor = await create(
      'snippet/bird.conf',
      'protocol device {\n}\n\nprotocol bfd {\n  accept ipv4 multihop;\n}\n\n',
    );
    const end = new vscode.Position(editor.document.lineCount - 1, 0);
    const items = await eventually(
      () => complete(editor.document, end),
      found => found.some(item => insertText(item).includes('4200000000') && label(item) === 'nrec-peer'),
    );
    const item = items.find(
      candidate => label(candidate) === 'nrec-peer' && insertText(candidate).includes('4200000000'),
    );
    assert.ok(item?.insertText instanceof vscode.SnippetString);
    await editor.insertSnippet(item.insertText, end);
    await fillIn(ADDRESS, PASSWORD);
    await checked(editor.document);
    assert.ok(editor.document.getText().includes('neighbor 10.255.255.1'));
    const rules = new Set(ours(editor.document).map(rule));
    for (const about of ['bird/syntax', 'nrec/peer-as', 'nrec/local-as', 'nrec/multihop', 'nrec/password']) {
      assert.ok(!rules.has(about), [...rules].join(' '));
    }
  });

  test('the command inserts a peer between the blocks', async () => {
    const editor = await open('bird.conf');
    const { document } = editor;
    const second = find(document, 'protocol bgp nrec_peer2');
    await editor.edit(edit =>
      edit.delete(new vscode.Range(second.start, document.lineAt(document.lineCount - 1).range.end)),
    );
    const inside = find(document, 'scan time 5').start;
    editor.selection = new vscode.Selection(inside, inside);
    await checked(document);
    await vscode.commands.executeCommand('bgplint.insertPeer');
    await fillIn(ADDRESS, PASSWORD);
    await checked(document);
    const symbols = await ask<vscode.DocumentSymbol[]>('DocumentSymbolProvider', document);
    const sessions = symbols.filter(({ range }) => document.getText(range).startsWith('protocol bgp'));
    assert.strictEqual(sessions.length, 2);
    // The profile has two peers, and the one that was missing is what got inserted.
    assert.deepStrictEqual(findings(document), []);
  });

  test('the command writes a whole configuration that has no finding', async () => {
    const { document } = await create('whole/bird.conf', '');
    await vscode.commands.executeCommand('bgplint.insertConfiguration');
    await fillIn(ADDRESS, PASSWORD);
    await checked(document);
    assert.ok(document.getText().includes('192.168.0.16/31'));
    assert.deepStrictEqual(findings(document), []);
  });

  test('everything that is safe is mended at once by source.fixAll', async () => {
    const editor = await open('bird.conf');
    const { document } = editor;
    await replace(editor, '  multihop;\n', '');
    await replace(editor, 'as 65535', 'as 65000');
    await eventually(
      () => ours(document),
      found => found.length >= 2,
    );
    const actions = await ask<vscode.CodeAction[]>(
      'CodeActionProvider',
      document,
      new vscode.Range(0, 0, document.lineCount, 0),
      vscode.CodeActionKind.SourceFixAll.value,
    );
    const fix = actions.find(({ edit }) => edit);
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    await eventually(
      () => ours(document),
      found => found.length === 0,
    );
  });

  test('a restarted server finds what the first one found', async () => {
    const editor = await open('bird.conf');
    await replace(editor, 'as 65535', 'as 65000');
    await eventually(
      () => ours(editor.document),
      found => found.length === 1,
    );
    await vscode.commands.executeCommand('bgplint.restartServer');
    await eventually(
      () => ours(editor.document).map(rule),
      found => found.join() === 'nrec/peer-as',
    );
  });
});

function insertText({ insertText }: vscode.CompletionItem): string {
  return typeof insertText === 'string' ? insertText : (insertText?.value ?? '');
}
