import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CompletionItem, DocumentSymbol, Hover, Location } from 'vscode-languageserver-protocol';
import { PASSWORD, PROFILE } from '../features/judged.js';
import { connect, type TestClient } from './client.js';

const CONFIGURATION = `router id 10.0.240.156;
filter export_v4 {
  if net ~ 192.168.0.16/31 then accept;
  reject;
}
filter export_v6 {
  if net ~ fda4:5ff2:8477:1755::/127 then accept;
  reject;
}
protocol device { }
protocol kernel { learn; ipv4 { import all; export none; }; }
protocol kernel { learn; ipv6 { import all; export none; }; }
protocol bfd { accept ipv4 multihop; }
template bgp nrec {
  local 10.0.240.156 as 4200000000;
  multihop;
  password "${PASSWORD}";
  bfd graceful;
  ipv4 { import none; export filter export_v4; };
  ipv6 { import none; export filter export_v6; };
}
protocol bgp nrec_peer1 from nrec { neighbor 10.255.255.1 as 65535; }
protocol bgp nrec_peer2 from nrec { neighbor 10.255.255.2 as 65535; }
`;

let folder: string;
let folderUri: string;
let uri: string;
let client: TestClient;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bgplint lsp '));
  folderUri = pathToFileURL(folder).href;
  uri = `${folderUri}/bird.conf`;
  // No password is at hand, unless a test gives one.
  writeFileSync(join(folder, '.nrec.yaml'), PROFILE.replace('NREC_MD5', 'BGPLINT_TEST_NO_SUCH_VARIABLE'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => client?.stop());

async function start(options: Parameters<typeof connect>[0] = {}): Promise<void> {
  client = await connect({ folders: [folderUri], ...options });
}

const codes = async (of = uri) => (await client.diagnostics(of)).map(({ code }) => code);

describe('a configuration in the editor', () => {
  it('has no finding but that its password is the one that everybody knows', async () => {
    await start();
    client.open(uri, CONFIGURATION);
    await client.until(() => client.published.filter(({ uri: of }) => of === uri).length > 1, 'the second run');
    expect(await codes()).toEqual(['nrec/password-unlikely']);
    expect(client.log).toEqual([]);
  });

  it('compares the password that the editor keeps', async () => {
    await start();
    const secret = { allocation: 'bgo', profile: `${folderUri}/.nrec.yaml` };
    await client.request('bgplint/setSecret', { ...secret, value: PASSWORD });
    client.open(uri, CONFIGURATION);
    expect(await codes()).toEqual([]);
    await client.request('bgplint/setSecret', { ...secret, value: 'not-this-one' });
    await client.until(() => client.published.at(-1)?.diagnostics.length === 1, 'a finding');
    expect(await codes()).toEqual(['nrec/password-mismatch']);
    expect(JSON.stringify([client.published, client.notifications])).not.toMatch(
      new RegExp(`not-this-one|${PASSWORD}`),
    );
  });

  it('shows what is wrong, and mends it', async () => {
    await start();
    client.open(uri, CONFIGURATION.replace('.1 as 65535', '.1 as 65534'));
    const finding = (await client.diagnostics(uri)).find(({ code }) => code === 'nrec/peer-as');
    expect(finding).toMatchObject({ severity: 1, source: 'bgplint', range: client.rangeOf(uri, '65534') });
    const actions = (await client.codeActions(uri, client.rangeOf(uri, '65534'))) ?? [];
    const fix = actions.find(({ isPreferred }) => isPreferred);
    expect(fix).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'nrec/peer-as' }] });
    expect(actions.map(({ title }) => title)).toContain('Disable nrec/peer-as on this line');
    client.apply(fix?.edit);
    expect(client.text(uri)).toBe(CONFIGURATION);
    expect(await codes()).not.toContain('nrec/peer-as');
  });

  it('mends everything that is safe at once', async () => {
    await start();
    client.open(uri, CONFIGURATION.replaceAll('as 65535', 'as 65534').replace('import none', 'import all'));
    await client.diagnostics(uri);
    const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    expect((await client.codeActions(uri, everything))?.map(({ kind }) => kind)).not.toContain('source.fixAll.bgplint');
    const [all, ...others] = (await client.codeActions(uri, everything, ['source.fixAll'])) ?? [];
    expect(others).toEqual([]);
    expect(all?.kind).toBe('source.fixAll.bgplint');
    client.apply(all?.edit);
    expect(client.text(uri)).not.toContain('65534');
  });

  it('silences a finding by a comment', async () => {
    await start();
    client.open(uri, CONFIGURATION.replace('.1 as 65535', '.1 as 65534'));
    await client.diagnostics(uri);
    const actions = (await client.codeActions(uri, client.rangeOf(uri, '65534'))) ?? [];
    client.apply(actions.find(({ title }) => title.startsWith('Disable nrec/peer-as'))?.edit);
    expect(client.text(uri)).toContain('# bgplint-disable-next-line nrec/peer-as\nprotocol bgp nrec_peer1');
    expect(await codes()).not.toContain('nrec/peer-as');
  });

  it('follows keystrokes, and answers for the text as it is', async () => {
    await start();
    client.open(uri, CONFIGURATION);
    client.replace(uri, 'multihop;', '');
    const end = client.rangeOf(uri, 'password').start;
    client.edit(uri, { start: end, end }, 'mul');
    const items = await client.request<CompletionItem[]>('textDocument/completion', {
      textDocument: { uri },
      position: { ...end, character: end.character + 3 },
    });
    expect(items.map(({ label }) => label)).toContain('multihop');
    client.edit(uri, { start: end, end: { ...end, character: end.character + 3 } }, 'multihop; ');
    expect(await codes()).not.toContain('nrec/multihop');
  });

  it('hovers, outlines, folds and finds definitions', async () => {
    await start();
    client.open(uri, CONFIGURATION);
    const at = { textDocument: { uri }, position: client.rangeOf(uri, 'nrec_peer1').start };
    const hover = await client.request<Hover>('textDocument/hover', at);
    expect(JSON.stringify(hover.contents)).toContain('Peer: 10.255.255.1, AS 65535');
    expect(JSON.stringify(hover)).not.toContain(PASSWORD);
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', at);
    expect(symbols.map(({ name }) => name)).toContain('nrec_peer2');
    expect((await client.request<object[]>('textDocument/foldingRange', at)).length).toBeGreaterThan(0);
    const use = { textDocument: { uri }, position: client.rangeOf(uri, 'export_v4; }').start };
    const [definition] = await client.request<Location[]>('textDocument/definition', use);
    expect(definition?.range).toEqual(client.rangeOf(uri, 'export_v4'));
    const context = { includeDeclaration: false };
    expect(await client.request<Location[]>('textDocument/references', { ...use, context })).toHaveLength(1);
  });

  it('judges by the version that the user set', async () => {
    await start({ settings: { target: { bird: '2.0' } } });
    client.open(uri, CONFIGURATION);
    await client.diagnostics(uri);
    expect(await client.request('bgplint/status', { uri })).toMatchObject({ dialect: 'bird', target: 'bird@2.0' });
    client.settings = { target: { bird: 'auto' } };
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.notifications.some(({ method }) => method === 'bgplint/statusChanged'), 'news');
    expect(await client.request('bgplint/status', { uri })).not.toHaveProperty('target');
  });
});

describe('files of a unit', () => {
  it('belong to the root that includes them, open or not, and are cleared with it', async () => {
    const part = `${folderUri}/peer%20one.conf`;
    writeFileSync(
      join(folder, 'peer one.conf'),
      'protocol bgp nrec_peer1 from nrec { neighbor 10.255.255.1 as 65534; }\n',
    );
    await start();
    client.open(uri, CONFIGURATION.replace(/protocol bgp nrec_peer1.*\n/, 'include "peer one.conf";\n'));
    await client.until(() => client.published.some(params => params.uri === part), 'findings in the included file');
    expect(client.published.findLast(params => params.uri === part)?.diagnostics.map(({ code }) => code)).toEqual([
      'nrec/peer-as',
    ]);
    client.open(part, 'protocol bgp nrec_peer1 from nrec { neighbor 10.255.255.1 as 65535; }\n');
    expect(await codes(part)).toEqual([]);
    client.close(part);
    client.close(uri);
    const last = (of: string) => client.published.findLast(params => params.uri === of)?.diagnostics;
    await client.until(() => last(part)?.length === 0 && last(uri)?.length === 0, 'everything cleared');
  });

  it('are judged with a root that nobody opened', async () => {
    writeFileSync(join(folder, 'bird.conf'), `${CONFIGURATION}include "more.conf";\n`);
    writeFileSync(join(folder, 'more.conf'), '\n');
    await start();
    const part = `${folderUri}/more.conf`;
    client.open(part, 'protocol bgp third from nrec { neighbor 10.9.9.9 as 64999; }\n');
    expect(await codes(part)).toEqual([]);
    rmSync(join(folder, 'bird.conf'));
  });

  it('may be missing where the workspace does not reach, and not where it does', async () => {
    await start();
    client.open('untitled:Untitled-1', 'include "/nowhere/at/all.conf";\n');
    client.open(uri, `include "/nowhere/at/all.conf";\ninclude "missing.conf";\n${CONFIGURATION}`);
    const found = await client.diagnostics(uri);
    expect(found.filter(({ severity }) => severity === 1).map(({ code }) => code)).toEqual(['bird/include-missing']);
    expect(found.find(({ code }) => code === 'bird/include-missing')?.message).toContain('missing.conf');
    expect(JSON.stringify(found.map(({ message }) => message))).not.toContain('file://');
  });

  it('are read again when they change on disk', async () => {
    const file = join(folder, 'lib.conf');
    writeFileSync(file, 'define PEER = 65534;\n');
    await start();
    client.open(uri, `include "lib.conf";\n${CONFIGURATION.replaceAll('as 65535', 'as PEER')}`);
    const library = `${folderUri}/lib.conf`;
    const last = () => client.published.findLast(params => params.uri === library)?.diagnostics.map(({ code }) => code);
    await client.until(() => last()?.includes('nrec/peer-as') ?? false, 'a finding where the number stands');
    await client.until(() => JSON.stringify(client.registered).includes(`"baseUri":"${folderUri}"`), 'a watcher');
    writeFileSync(file, 'define PEER = 65535;\n');
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: library, type: 2 }] });
    await client.until(() => last()?.length === 0, 'the finding to go');
  });

  it('are judged again when the profile is edited', async () => {
    const profile = `${folderUri}/.nrec.yaml`;
    await start();
    client.open(uri, CONFIGURATION);
    expect(await codes()).not.toContain('nrec/peer-as');
    client.open(profile, PROFILE.replace('peerAs: 65535', 'peerAs: 65000'), 'yaml');
    await client.until(
      () =>
        client.published.findLast(params => params.uri === uri)?.diagnostics.some(d => d.code === 'nrec/peer-as') ??
        false,
      'findings by the new profile',
    );
  });
});

describe('requests of our own', () => {
  it('name profile and allocations', async () => {
    await start();
    client.open(uri, CONFIGURATION);
    expect(await client.request('bgplint/status', { uri })).toEqual({
      profile: { path: `${folderUri}/.nrec.yaml`, name: '.nrec.yaml', allocation: 'bgo' },
      dialect: 'bird',
    });
    expect(await client.request('bgplint/allocations', { uri: `${folderUri}/none` })).toEqual({
      allocations: [{ name: 'bgo', profile: `${folderUri}/.nrec.yaml` }],
    });
    expect(await client.request('bgplint/allocations', { uri: 'file:///elsewhere/x' })).toEqual({ allocations: [] });
  });

  it('give snippets, also for a document that was never saved', async () => {
    await start();
    client.open('untitled:Untitled-1', '');
    for (const of of [uri, 'untitled:Untitled-1']) {
      const { body } = await client.request<{ body: string }>('bgplint/snippet', { uri: of, which: 'configuration' });
      expect(body).toContain('as 4200000000;');
      expect(body).not.toContain(PASSWORD);
    }
    const { reason } = await client.request<{ reason: string }>('bgplint/snippet', {
      uri: 'file:///x/y',
      which: 'peer',
    });
    expect(reason).toContain('no NREC profile');
  });

  it('write a password into the sessions of a file, and nowhere else', async () => {
    await start();
    client.open(uri, CONFIGURATION.replace(`password "${PASSWORD}";`, 'password "<password>";'));
    const params = { uri, allocation: 'bgo', value: PASSWORD };
    const { edits } = await client.request<{ edits: [] }>('bgplint/passwordEdit', params);
    client.apply({ changes: { [uri]: edits } });
    expect(client.text(uri)).toBe(CONFIGURATION);
    const bad = await client.request<{ reason: string }>('bgplint/passwordEdit', { ...params, value: 'a"b' });
    expect(bad).toMatchObject({ edits: [], reason: expect.stringContaining('quote') });
    expect(JSON.stringify(client.published)).not.toContain(PASSWORD);
  });

  it('write a new profile, or say what is wrong', async () => {
    await start();
    const values = {
      localAs: '4200000000',
      peerAs: '65535',
      peers: '10.255.255.1 10.255.255.2',
      ipv4: '192.168.0.16/31',
    };
    const { text } = await client.request<{ text: string }>('bgplint/newProfile', { values });
    client.open('file:///new/.nrec.yaml', text, 'yaml');
    expect(await codes('file:///new/.nrec.yaml')).toEqual([]);
    const wrong = { values: { ...values, peers: '10.255.255', ipv4: '192.168.0.17/31' } };
    const { problems } = await client.request<{ problems: Record<string, string> }>('bgplint/newProfile', wrong);
    expect(Object.keys(problems).toSorted()).toEqual(['ipv4', 'peers']);
  });

  it('sniff the language of a text', async () => {
    await start();
    const sniff = (text: string, path: string) => client.request('bgplint/sniff', { text, path });
    expect(await sniff('protocol bgp x {\n}\n', '/etc/x.conf')).toEqual({ language: 'bird' });
    expect(await sniff('[section]\nkey = value\n', '/etc/x.conf')).toEqual({});
  });
});

describe('bad input', () => {
  it.each([
    ['nothing', ''],
    ['NUL bytes', 'router id \0 1.2.3.4;\0'],
    ['a BOM and CRLF', '\ufeffprotocol device { }\r\nprotocol bgp {\r\n'],
    ['a lone return', 'router id 1.2.3.4;\rprotocol device { }\r'],
    ['conflict marks', '<<<<<<< HEAD\nrouter id 1.2.3.4;\n=======\n>>>>>>> b\n'],
    ['half a surrogate', 'log "\ud800";\n'],
    ['deep nesting', `filter f { ${'{'.repeat(5000)}`],
    ['an include of itself', 'include "bird.conf";\n'],
    ['an include outside', 'include "/nowhere/at/all.conf";\n'],
  ])('%s is survived', async (_, text) => {
    await start();
    client.open(uri, text);
    await client.diagnostics(uri);
    const at = { textDocument: { uri }, position: { line: 0, character: 9999 } };
    for (const method of ['completion', 'hover', 'documentSymbol', 'foldingRange', 'definition', 'documentLink']) {
      await client.request(`textDocument/${method}`, at);
    }
    await client.codeActions(uri, { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } });
    expect(client.log).toEqual([]);
  });
});
