import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Location } from 'vscode-languageserver-protocol';
import { connect, type TestClient } from './client.js';

const BGPD = `router bgp 64512
 bgp router-id 192.0.2.1
 neighbor 203.0.113.1 remote-as 64513
 neighbor 203.0.113.1 bfd profile slow
exit
`;
const BFDD = 'bfd\n profile slow\n exit\nexit\n';

let folder: string;
let client: TestClient;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bgplint frr '));
});
afterEach(async () => {
  await client?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const uri = (file: string) => `${pathToFileURL(folder).href}/${file}`;

async function start(files: Readonly<Record<string, string>>, ...open: readonly string[]): Promise<void> {
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  client = await connect({ folders: [pathToFileURL(folder).href] });
  for (const file of open) client.open(uri(file), files[file] as string, 'frr');
}

const rules = (file: string) =>
  client.published.findLast(params => params.uri === uri(file))?.diagnostics.map(({ code }) => code);

it('follows names from one daemon’s file into another’s', async () => {
  await start({ 'bgpd.conf': BGPD, 'bfdd.conf': BFDD }, 'bfdd.conf');
  await client.diagnostics(uri('bfdd.conf'));
  const found = await client.request<Location[]>('textDocument/references', {
    textDocument: { uri: uri('bfdd.conf') },
    position: { line: 1, character: 10 },
    context: { includeDeclaration: false },
  });
  expect(found.map(one => [one.uri, one.range.start.line])).toEqual([[uri('bgpd.conf'), 3]]);
});

it('judges a daemon’s file by what another one says while that is typed', async () => {
  await start({ 'bgpd.conf': BGPD, 'bfdd.conf': BFDD }, 'bgpd.conf', 'bfdd.conf');
  await client.until(() => rules('bgpd.conf')?.includes('frr/missing-policy') ?? false, 'findings');
  expect(rules('bgpd.conf')).not.toContain('frr/undefined-name');
  client.replace(uri('bfdd.conf'), 'slow', 'fast');
  await client.until(() => rules('bgpd.conf')?.includes('frr/undefined-name') ?? false, 'a profile that is gone');
});

it('sees that a daemon was switched on', async () => {
  const daemons = 'bgpd=no\nbfdd=yes\n';
  await start({ 'frr.conf': BGPD + BFDD, daemons }, 'frr.conf');
  await client.until(() => rules('frr.conf')?.includes('frr/daemon-off') ?? false, 'a daemon that is off');
  writeFileSync(join(folder, 'daemons'), daemons.replace('no', 'yes'));
  await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri('daemons'), type: 2 }] });
  await client.until(() => rules('frr.conf')?.includes('frr/daemon-off') === false, 'a daemon that is on');
});
