import { afterEach, describe, expect, it } from 'vitest';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-protocol';
import { connect, type TestClient } from './client.js';

const uri = 'untitled:frr.conf';
const options = { tabSize: 4, insertSpaces: true };
let client: TestClient;
afterEach(() => client?.stop());

async function start(with_: Parameters<typeof connect>[0] = {}): Promise<void> {
  client = await connect(with_);
  client.open(uri, 'router bgp 65000\nneighbor x peer-group\nexit\n', 'frr');
}

const format = () => client.request<TextEdit[] | null>('textDocument/formatting', { textDocument: { uri }, options });

describe('an FRR configuration in the editor', () => {
  it('is laid out as FRR writes it', async () => {
    await start();
    expect(await format()).toEqual([
      {
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 21 } },
        newText: ' neighbor x peer-group',
      },
    ]);
  });

  it('offers that for FRR alone where the client can be told so', async () => {
    const later = { textDocument: { formatting: { dynamicRegistration: true } } };
    await start({ capabilities: later });
    await client.until(
      () => client.registered.some(({ method }) => method === 'textDocument/formatting'),
      'formatting',
    );
    const offered = client.registered.find(({ method }) => method === 'textDocument/formatting');
    expect(offered?.registerOptions).toMatchObject({ documentSelector: [{ language: 'frr' }] });
    expect(await format()).toHaveLength(1);
  });

  it('does not touch BIRD', async () => {
    client = await connect();
    client.open('untitled:bird.conf', 'protocol device {\n}\n', 'bird');
    const textDocument = { uri: 'untitled:bird.conf' };
    expect(await client.request('textDocument/formatting', { textDocument, options })).toEqual([]);
  });

  it('is completed where a block of it is', async () => {
    await start();
    const position = { line: 1, character: 'neighbor x '.length };
    const found = await client.request<CompletionItem[]>('textDocument/completion', {
      textDocument: { uri },
      position,
    });
    expect(found.map(({ label }) => label)).toEqual(expect.arrayContaining(['remote-as', 'password']));
  });
});
