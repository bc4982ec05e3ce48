// Facts of files in the language server: a real repository, which changes while a document is open.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pathOfFile, uriOf } from '../../server/src/lsp/uri.js';
import { PASSWORD, PROFILE, WORKING } from '../rules/coverage-configurations.js';
import { type ClientOptions, connect, type TestClient } from './client.js';

const { text } = WORKING.B;
const TRACKED = 'nrec/password-tracked';

let folder: string;
let uri: string;
let client: TestClient;
let before: string | undefined;

beforeEach(() => {
  before = process.env.NREC_MD5;
  process.env.NREC_MD5 = PASSWORD;
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'bgplint-lsp-')));
  uri = uriOf(pathOfFile(path.join(folder, 'bird.conf')));
  writeFileSync(path.join(folder, 'bird.conf'), text);
  writeFileSync(path.join(folder, '.nrec.yaml'), PROFILE);
  git('init', '-q');
});
afterEach(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
  if (before === undefined) delete process.env.NREC_MD5;
  else process.env.NREC_MD5 = before;
});

function git(...args: readonly string[]): void {
  execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe' });
}

async function open(options: ClientOptions = {}): Promise<void> {
  client = await connect({ folders: [uriOf(pathOfFile(folder))], ...options });
  client.open(uri, text);
}

const codes = () => client.published.findLast(params => params.uri === uri)?.diagnostics.map(({ code }) => code);

/** Waits for the findings of the second judgement, which is the one that asks git. */
const until = (wanted: readonly string[]) =>
  client.until(() => JSON.stringify(codes()) === JSON.stringify(wanted), `${wanted}, and not ${codes()}`);

const save = () => client.notify('textDocument/didSave', { textDocument: { uri } });
/** Longer than it takes until a second judgement has been reached, milliseconds. */
const settled = () => new Promise(resolve => setTimeout(resolve, 800));

test('a tracked password is told, and stays while the file is edited', async () => {
  git('add', 'bird.conf');
  await open();
  await until([TRACKED]);
  const seen = client.published.length;
  client.replace(uri, 'log syslog all;', 'log syslog all; # here');
  await client.diagnostics(uri);
  await settled();
  const since = client.published.slice(seen).map(({ diagnostics }) => diagnostics.map(({ code }) => code));
  expect(new Set(since.map(String))).toEqual(new Set([TRACKED]));
  expect(JSON.stringify(client.published)).not.toContain(PASSWORD);
});

test('what git tracks by now is noticed when the document is saved', async () => {
  await open();
  expect(await client.diagnostics(uri)).toEqual([]);
  await settled();
  git('add', 'bird.conf');
  await save();
  await until([TRACKED]);
  git('rm', '-q', '--cached', 'bird.conf');
  await save();
  await until([]);
});

test('the fix makes the files that it needs, where the client can', async () => {
  git('add', 'bird.conf');
  const workspaceEdit = { documentChanges: true, resourceOperations: ['create' as const] };
  await open({ capabilities: { workspace: { workspaceEdit } } });
  await until([TRACKED]);
  const actions = (await client.codeActions(uri, client.rangeOf(uri, PASSWORD))) ?? [];
  const beside = (name: string) => uri.replace('bird.conf', name);
  const mending = actions.filter(({ title }) => title.startsWith('Move'));
  expect(mending.map(({ title, isPreferred }) => [title, isPreferred])).toEqual([
    ['Move the password into nrec-password.conf, which .gitignore names', false],
  ]);
  const changes = mending[0]?.edit?.documentChanges ?? [];
  expect(
    changes.map(change =>
      'kind' in change ? [change.kind, 'uri' in change && change.uri, change.options] : change.textDocument,
    ),
  ).toEqual([
    ['create', beside('nrec-password.conf'), { overwrite: false, ignoreIfExists: false }],
    { uri: beside('nrec-password.conf'), version: null },
    ['create', beside('.gitignore'), { overwrite: false, ignoreIfExists: true }],
    { uri: beside('.gitignore'), version: null },
    { uri, version: 1 },
  ]);
  await client.stop();
  await open();
  await until([TRACKED]);
  const others = (await client.codeActions(uri, client.rangeOf(uri, PASSWORD))) ?? [];
  expect(others.map(({ title }) => title)).toEqual([`Disable ${TRACKED} on this line`]);
});

test('in folders that the user does not trust nothing is asked until he does', async () => {
  git('add', 'bird.conf');
  await open({ initializationOptions: { untrusted: true } });
  expect(await client.diagnostics(uri)).toEqual([]);
  await settled();
  expect(codes()).toEqual([]);
  await client.notify('bgplint/trusted', {});
  await until([TRACKED]);
});

test('a document that was never saved has no file', async () => {
  git('add', 'bird.conf');
  client = await connect({ folders: [uriOf(pathOfFile(folder))] });
  client.open('untitled:Untitled-1', text);
  await client.diagnostics('untitled:Untitled-1');
  await settled();
  const said = client.published.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
  expect(said).not.toContain(TRACKED);
});

test('a server without files of its own says nothing of them', async () => {
  const files = new Map([
    [uri, text],
    [uriOf(pathOfFile(path.join(folder, '.nrec.yaml'))), PROFILE],
  ]);
  git('add', 'bird.conf');
  client = await connect(
    { folders: [uriOf(pathOfFile(folder))], files },
    { files: others => others, hasFarFiles: true },
  );
  client.open(uri, text);
  await client.diagnostics(uri);
  await settled();
  expect(codes()).not.toContain(TRACKED);
});
