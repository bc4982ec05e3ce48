import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  CompletionItem,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { connect, positionOf, type TestClient } from './client.js';

const SHARED = `apiVersion: metallb.io/v1beta1
kind: BFDProfile
metadata:
  name: fast
  namespace: metallb-system
spec:
  receiveInterval: 300
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: fast
`;
const PEERS = `apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata:
  name: peer1
  namespace: metallb-system
spec:
  myASN: 65000
  peerASN: 65001
  peerAddress: 192.0.2.1
  bfdProfile: fast
---
apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata:
  name: peer_2
  namespace: metallb-system
spec:
  myASN: 65000
  peerASN: 65001
  peerAddress: 192.0.2.2
  bfdProfile: "fast"
`;

let client: TestClient;
let folder: string;
const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bgplint metallb '));
});
afterEach(async () => {
  await client?.stop();
  rmSync(folder, { recursive: true });
});

/** Writes the files into the folder and opens one. */
async function start(
  files: Readonly<Record<string, string>>,
  open: string,
  { language = 'yaml', ...options }: { language?: string; capabilities?: object } = {},
): Promise<string> {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  client = await connect({ folders: [pathToFileURL(folder).href], ...options });
  const uri = uriOf(open);
  client.open(uri, files[open] as string, language);
  return uri;
}

/** A request about the first place where a document says something, `$` marks the cursor in it. */
function at<Result>(method: string, uri: string, marked: string, more = {}): Promise<Result> {
  const [before = '', after = ''] = marked.split('$');
  const text = client.text(uri);
  const offset = text.indexOf(before + after) + before.length;
  return client.request(method, { textDocument: { uri }, position: positionOf(text, offset), ...more });
}

describe('manifests in the editor', () => {
  it('are judged, and the finding goes with the edit that mends it', async () => {
    const uri = await start({ 'peers.yaml': PEERS, 'shared.yaml': SHARED }, 'peers.yaml');
    const found = await client.diagnostics(uri);
    expect(found.map(({ code }) => code)).toContain('metallb/name');
    const name = client.rangeOf(uri, 'peer_2');
    const actions = (await client.codeActions(uri, name, ['quickfix'])) ?? [];
    const action = actions.find(({ title }) => title.includes('peer-2'));
    expect(action).toBeDefined();
    const resolved = await client.request<{ edit?: WorkspaceEdit }>('codeAction/resolve', action as object);
    client.apply(resolved.edit);
    expect(client.text(uri)).toContain('name: peer-2\n');
    expect((await client.diagnostics(uri)).map(({ code }) => code)).not.toContain('metallb/name');
  });

  it('are begun among others, and nowhere else', async () => {
    const labels = async (uri: string) => {
      const position = positionOf(client.text(uri), client.text(uri).length);
      const items = await client.request<CompletionItem[] | null>('textDocument/completion', {
        textDocument: { uri },
        position,
      });
      return (items ?? []).map(({ label }) => label);
    };
    const files = { 'k8s/shared.yaml': SHARED, 'k8s/new.yaml': '', 'k8s/begun.yaml': 'api', 'other/new.yaml': '' };
    expect(await labels(await start(files, 'k8s/new.yaml'))).toEqual(
      expect.arrayContaining(['apiVersion', 'BGPPeer', 'IPAddressPool']),
    );
    for (const [name, found] of [
      ['k8s/begun.yaml', true],
      ['other/new.yaml', false],
    ] as const) {
      client.open(uriOf(name), files[name], 'yaml');
      expect((await labels(uriOf(name))).includes('BGPPeer')).toBe(found);
    }
    client.open(uriOf('k8s/values.yaml'), 'image:\n  ', 'yaml');
    expect(await labels(uriOf('k8s/values.yaml'))).toEqual([]);
  });

  it('may be JSON', async () => {
    const peer = { apiVersion: 'metallb.io/v1beta2', kind: 'BGPPeer', metadata: { name: 'peer_1' }, spec: {} };
    const files = { 'peer.json': JSON.stringify(peer), 'package.json': '{ "kind": "Pod", "apiVersion": "v1" }' };
    const uri = await start(files, 'peer.json', { language: 'json' });
    expect((await client.diagnostics(uri)).map(({ code }) => code)).toContain('metallb/name');
    const hover = await at<Hover>('textDocument/hover', uri, '"ki$nd"');
    expect(JSON.stringify(hover.contents)).toContain('What the object is');
    client.open(uriOf('package.json'), files['package.json'], 'json');
    expect(await client.diagnostics(uriOf('package.json'))).toEqual([]);
  });

  it('are completed as they are typed', async () => {
    const uri = await start({ 'peers.yaml': PEERS, 'shared.yaml': SHARED }, 'peers.yaml');
    client.replace(uri, '  bfdProfile: fast\n', '  bfdProfile: \n  \n');
    const labels = async (marked: string, more = {}) =>
      ((await at<CompletionItem[] | null>('textDocument/completion', uri, marked, more)) ?? []).map(
        ({ label }) => label,
      );
    expect(await labels('bfdProfile: $\n')).toEqual(['fast']);
    expect(await labels('bfdProfile: \n  $\n')).toEqual(expect.arrayContaining(['ebgpMultiHop', 'nodeSelectors']));
  });

  it('offer values behind a colon and a dash by themselves, and nothing while lines are indented', async () => {
    const uri = await start({ 'peers.yaml': PEERS, 'shared.yaml': SHARED }, 'peers.yaml');
    client.replace(uri, '  bfdProfile: fast\n', '  bfdProfile: \n  nodeSelectors:\n  - \n  \n');
    const typed = { context: { triggerKind: 2, triggerCharacter: ' ' } };
    const count = async (marked: string) =>
      ((await at<CompletionItem[] | null>('textDocument/completion', uri, marked, typed)) ?? []).length;
    expect(await count('bfdProfile: $\n')).toBe(1);
    expect(await count('nodeSelectors:\n  - $\n')).toBe(2);
    expect(await count('  - \n  $\n')).toBe(0);
    expect(await count('  - \n $ \n')).toBe(0);
  });

  it('indent what is taken over several lines, for editors that do not', async () => {
    const uri = await start({ 'peers.yaml': PEERS }, 'peers.yaml', { capabilities: {} });
    client.replace(uri, '  bfdProfile: fast\n', '  passw\n');
    const offers = await at<CompletionItem[]>('textDocument/completion', uri, '  passw$\n');
    const secret = offers.find(({ label }) => label === 'passwordSecret');
    expect(secret?.textEdit?.newText).toBe('passwordSecret:\n    name: ');
  });

  it('explain what stands in them', async () => {
    const uri = await start({ 'peers.yaml': PEERS, 'shared.yaml': SHARED }, 'peers.yaml');
    const hover = async (marked: string) => (await at<Hover | null>('textDocument/hover', uri, marked))?.contents;
    expect(JSON.stringify(await hover('peer$ASN'))).toMatch(/AS number/);
    expect(JSON.stringify(await hover('bfdProfile: fa$st'))).toMatch(/shared\.yaml, line 4/);
    expect(JSON.stringify(await hover('kind: BGP$Peer'))).toMatch(/speak BGP with/);
  });

  it('have their names followed and changed through the files that are applied together', async () => {
    const uri = await start({ 'peers.yaml': PEERS, 'shared.yaml': SHARED, 'other/x.yaml': PEERS }, 'peers.yaml');
    const where = (found: Location[] | null) =>
      (found ?? []).map(({ uri: file, range }) => `${file.split('/').at(-1)}:${range.start.line + 1}`).toSorted();
    expect(where(await at('textDocument/definition', uri, 'bfdProfile: fa$st'))).toEqual(['shared.yaml:4']);
    const references = { context: { includeDeclaration: true } };
    expect(where(await at('textDocument/references', uri, 'bfdProfile: fa$st', references))).toEqual([
      'peers.yaml:10',
      'peers.yaml:21',
      'shared.yaml:4',
    ]);
    client.open(uriOf('shared.yaml'), SHARED, 'yaml');
    const edit = await at<WorkspaceEdit>('textDocument/rename', uri, 'bfdProfile: fa$st', { newName: 'slow' });
    client.apply(edit);
    expect(client.text(uri)).toMatch(/bfdProfile: slow\n[\s\S]*bfdProfile: "slow"\n/);
    expect(client.text(uriOf('shared.yaml'))).toMatch(/name: slow\n[\s\S]*Deployment[\s\S]*name: fast\n/);
    await expect(at('textDocument/rename', uri, 'bfdProfile: sl$ow', { newName: 'Slow' })).rejects.toThrow(
      /lower-case/,
    );
  });

  it('are outlined and folded by objects', async () => {
    const uri = await start({ 'shared.yaml': SHARED }, 'shared.yaml');
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
    expect(symbols.map(({ name, detail }) => `${detail} ${name}`)).toEqual(['BFDProfile fast']);
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri } });
    expect(folds.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
      [0, 6],
      [2, 4],
      [5, 6],
    ]);
  });

  it('leave objects of other kinds alone', async () => {
    const uri = await start({ 'shared.yaml': SHARED }, 'shared.yaml');
    expect(await at('textDocument/hover', uri, 'kind: Deploy$ment')).toBeNull();
    client.replace(uri, 'kind: Deployment\n', 'kind: Deployment\nspec:\n  \n');
    expect(await at('textDocument/completion', uri, 'spec:\n  $\nmetadata')).toEqual([]);
  });
});
