import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { CodeLens } from 'vscode-languageserver-protocol';
import { PROFILE } from '../features/judged.js';
import { connect, type TestClient } from './client.js';

const TEXT = `router id 10.0.240.156;
protocol device { }
filter out_v4 {
  if net.len > 24 then accept;
  reject;
}
protocol bgp nrec1 {
  local as 4200000000;
  neighbor 10.255.255.1 as 65535;
  ipv4 { import none; export filter out_v4; };
}
`;

let folder: string;
let uri: string;
let client: TestClient;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bgplint lenses '));
  uri = `${pathToFileURL(folder).href}/bird.conf`;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => client?.stop());

async function start(initializationOptions: object = {}): Promise<void> {
  writeFileSync(join(folder, '.nrec.yaml'), PROFILE);
  client = await connect({
    folders: [pathToFileURL(folder).href],
    initializationOptions,
    capabilities: { workspace: { codeLens: { refreshSupport: true } } },
  });
}

const lenses = (of = uri) => client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: of } });
const resolved = (lens: CodeLens | undefined) => client.request<CodeLens>('codeLens/resolve', lens as CodeLens);

it('say nothing until they are seen, and lead to what accepts the counterexample', async () => {
  await start({ lensCommands: true });
  client.open(uri, TEXT);
  const [session, filter, ...others] = await lenses();
  expect(others).toEqual([]);
  expect([session?.command, filter?.command]).toEqual([undefined, undefined]);
  expect(filter?.range).toEqual(client.rangeOf(uri, 'filter out_v4'));
  for (const lens of [session, filter]) {
    expect((await resolved(lens)).command).toEqual({
      title: 'announces 1.0.0.0/25, accepted at line 4: outside allocation bgo',
      command: 'bgplint.goTo',
      arguments: [{ uri, range: client.rangeOf(uri, 'net.len > 24') }],
    });
  }
});

it('show everything that is announced where nothing is wrong', async () => {
  await start({ lensCommands: true });
  client.open(uri, TEXT.replace('net.len > 24', 'net ~ 192.168.0.16/31'));
  const [session] = await lenses();
  const { command } = await resolved(session);
  expect(command).toMatchObject({
    title: 'announces 192.168.0.16/31+: inside allocation bgo',
    command: 'bgplint.showAnnounced',
  });
  const [params] = command?.arguments ?? [];
  const { text } = await client.request<{ text: string }>('bgplint/announced', params);
  expect(text).toContain('Announced where there is a route to it, and nothing else is\n  192.168.0.16/31+\n');
  client.edit(uri, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, '# moved\n');
  expect(await client.request('bgplint/announced', params)).toEqual({});
  expect((await resolved(session)).command?.title).toBe('');
});

it('are texts to read in clients that lack the commands', async () => {
  await start();
  client.open(uri, TEXT);
  const [session] = await lenses();
  expect((await resolved(session)).command).toEqual({
    title: 'announces 1.0.0.0/25, accepted at line 4: outside allocation bgo',
    command: '',
  });
});

it('are asked for again after a change of the profile, and not after one of the text', async () => {
  await start({ lensCommands: true });
  client.open(uri, TEXT);
  await resolved((await lenses())[0]);
  client.replace(uri, 'net.len > 24', 'net.len > 25');
  await client.diagnostics(uri);
  expect(client.asked).not.toContain('workspace/codeLens/refresh');
  const profile = `${pathToFileURL(folder).href}/.nrec.yaml`;
  client.open(profile, PROFILE, 'yaml');
  client.replace(profile, 'name: bgo', 'name: osl');
  await client.until(() => client.asked.includes('workspace/codeLens/refresh'), 'a refresh');
  expect((await resolved((await lenses())[0])).command?.title).toContain('outside allocation osl');
});

it('stand in configurations within manifests', async () => {
  await start({ lensCommands: true });
  const manifest = uri.replace('bird.conf', 'router.yaml');
  const indented = TEXT.replaceAll(/^/gm, '    ').trimEnd();
  client.open(
    manifest,
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: bird\ndata:\n  bird.conf: |\n${indented}\n`,
    'yaml',
  );
  const [session] = await lenses(manifest);
  expect((await resolved(session)).command).toMatchObject({
    title: 'announces 1.0.0.0/25, accepted at line 10: outside allocation bgo',
    arguments: [{ uri: manifest, range: client.rangeOf(manifest, 'net.len > 24') }],
  });
});
