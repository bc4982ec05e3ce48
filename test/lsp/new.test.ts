// New configurations, in the editor: the same text as `bgplint new` prints, whichever way it is asked for.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-protocol';
import { withoutPlaces } from '../../server/src/features/snippet.js';
import { bgplint } from '../cli/spawn.js';
import { PROFILE } from '../features/judged.js';
import { connect, type TestClient } from './client.js';

let folder: string;
let folderUri: string;
let client: TestClient;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bgplint new '));
  folderUri = pathToFileURL(folder).href;
  writeFileSync(join(folder, '.nrec.yaml'), PROFILE);
  mkdirSync(join(folder, 'two'));
  const second = PROFILE.slice(PROFILE.indexOf('\n') + 1)
    .replace('bgo', 'osl')
    .replace(/ +instances.*\n/, '');
  writeFileSync(join(folder, 'two/.nrec.yaml'), PROFILE + second);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => client?.stop());

const DIALECTS = [
  ['bird', 'bird', 'lb2.bird'],
  ['frr', 'frr', 'lb2.frr'],
  ['metallb', 'yaml', 'new.yaml'],
] as const;

function printed(dialect: string, ...more: string[]): string {
  const { stdout, stderr } = bgplint(['new', dialect, ...more], { cwd: folder });
  expect(stderr).toBe('');
  return stdout;
}

it('says what there is to choose from', async () => {
  client = await connect({ folders: [folderUri] });
  const { allocations, dialects } = await client.request<{ allocations: unknown; dialects: { id: string }[] }>(
    'bgplint/choices',
    { uri: 'untitled:Untitled-1' },
  );
  expect(allocations).toEqual([{ name: 'bgo', instances: [{ name: 'lb1', address: '10.0.240.156' }] }]);
  expect(dialects).toEqual([
    { id: 'bird', name: 'BIRD', file: 'bird.conf', language: 'bird', needsAddress: true },
    { id: 'frr', name: 'FRR', file: 'frr.conf', language: 'frr', needsAddress: true },
    { id: 'metallb', name: 'MetalLB', file: 'metallb.yaml', language: 'yaml', needsAddress: false },
  ]);
});

it.each(DIALECTS)(
  'of %s are the same by command, by completion and on the command line',
  async (dialect, language, file) => {
    client = await connect({ folders: [folderUri] });
    const text = printed(dialect, ...(dialect === 'metallb' ? [] : ['--instance', 'lb1']));
    const choice = { uri: `${folderUri}/none`, dialect, allocation: 'bgo' };
    const byName = dialect === 'metallb' ? {} : { instance: 'lb1' };
    const { body } = await client.request<{ body: string }>('bgplint/newConfiguration', { ...choice, ...byName });
    expect(withoutPlaces(body)).toBe(text);
    const byAddress = dialect === 'metallb' ? {} : { address: '10.0.240.156' };
    expect(await client.request('bgplint/newConfiguration', { ...choice, ...byAddress })).toEqual({ body });

    // Saved or not, empty or with the beginning of a word in it.
    for (const [uri, written] of [
      [`${folderUri}/${file}`, ''],
      [`${folderUri}/2-${file}`, '\n\nnre'],
      ['untitled:Untitled-1', ''],
      [`untitled:${new URL(folderUri).pathname}/3-${file}`, ''],
    ] as const) {
      client.open(uri, written, language);
      const position = { line: written.split('\n').length - 1, character: written.trim().length };
      const offers = await client.request<CompletionItem[]>('textDocument/completion', {
        textDocument: { uri },
        position,
      });
      const whole = offers.filter(({ textEdit }) => textEdit?.newText === body);
      expect(whole.map(({ label, detail }) => `${label}: ${detail?.split(',')[1]}`)).toEqual([
        'NREC configuration:  allocation bgo',
      ]);
      expect(whole[0]?.textEdit).toMatchObject({
        range: { start: { line: position.line, character: 0 }, end: position },
      });
    }
    const uri = `${folderUri}/4-${file}`;
    client.open(uri, '# Something is here.\n\n', language);
    const position = { line: 2, character: 0 };
    const offers = await client.request<CompletionItem[] | null>('textDocument/completion', {
      textDocument: { uri },
      position,
    });
    expect((offers ?? []).filter(({ label }) => label.startsWith('NREC configuration'))).toEqual([]);
  },
);

it.each(['saved', 'unsaved'])('are offered for each allocation that may be meant, %s', async how => {
  // In a workspace of several folders, too, a document lies where its URI says.
  client = await connect({ folders: [folderUri, `${folderUri}/two`] });
  const uri = how === 'saved' ? `${folderUri}/two/x.bird` : `untitled:${new URL(folderUri).pathname}/two/x.bird`;
  client.open(uri, '');
  const position = { line: 0, character: 0 };
  const offers = await client.request<CompletionItem[]>('textDocument/completion', { textDocument: { uri }, position });
  expect(offers.filter(({ label }) => label.startsWith('NREC')).map(({ label, detail }) => [label, detail])).toEqual([
    ['NREC configuration: bgo', 'BIRD, allocation bgo, instance lb1'],
    ['NREC configuration: osl', 'BIRD, allocation osl'],
  ]);
});

it.each([
  [{ dialect: 'bird' }, 'one has to be chosen: bgo, osl'],
  [{ dialect: 'bird', allocation: 'trd' }, 'no allocation trd'],
  [{ dialect: 'bird', allocation: 'bgo' }, 'address is needed'],
  [{ dialect: 'bird', allocation: 'bgo', address: '10.0.0.300' }, 'not an IPv4 address'],
  [{ dialect: 'bird', allocation: 'bgo', address: '10.255.255.1' }, "10.255.255.1 is one of NREC's routers."],
  [{ dialect: 'bird', allocation: 'bgo', instance: 'lb9' }, 'no instance lb9'],
  [{ dialect: 'quagga', allocation: 'bgo' }, 'quagga'],
])('say what is missing: %j', async (choice, words) => {
  client = await connect({ folders: [folderUri] });
  const { reason } = await client.request<{ reason: string }>('bgplint/newConfiguration', {
    uri: `${folderUri}/two/x`,
    ...choice,
  });
  expect(reason).toContain(words);
});

it('are judged by the folder that they will be saved in', async () => {
  client = await connect({ folders: [folderUri] });
  const text = printed('bird', '--instance', 'lb1').replaceAll('as 65535', 'as 65000');
  const found = async (file: string) => {
    const uri = `untitled:${new URL(folderUri).pathname}/${file}`;
    client.open(uri, text);
    return new Set((await client.diagnostics(uri)).map(({ code }) => code));
  };
  expect(await found('bird.conf')).toContain('nrec/peer-as');
  // The other folder's profile has two allocations.
  expect(await found('two/bird.conf')).toContain('nrec/ambiguous-allocation');
});

it('and profiles are read out of what is open, as by bgplint init', async () => {
  client = await connect({ folders: [folderUri] });
  const uri = `${folderUri}/read.bird`;
  client.open(uri, printed('bird', '--instance', 'lb1'));
  const { answers, notes } = await client.request<{ answers: object; notes: object }>('bgplint/profileFrom', { uri });
  expect(answers).toEqual({
    localAs: '4200000000',
    peerAs: '65535',
    peers: '10.255.255.1, 10.255.255.2',
    ipv4: '192.168.0.16/31',
    ipv6: 'fda4:5ff2:8477:1755::/127',
    bfd: 'required',
  });
  const { text } = await client.request<{ text: string }>('bgplint/newProfile', { values: answers, notes });
  writeFileSync(join(folder, 'read.bird'), client.text(uri));
  mkdirSync(join(folder, 'read'));
  const made = bgplint(['init', '--from', 'read.bird', '-o', 'read/.nrec.yaml'], { cwd: folder });
  expect(made.status).toBe(0);
  expect(readFileSync(join(folder, 'read/.nrec.yaml'), 'utf8')).toBe(text);
  const empty = `${folderUri}/empty.bird`;
  client.open(empty, 'protocol device { }\n');
  expect(await client.request('bgplint/profileFrom', { uri: empty })).toEqual({});
});
