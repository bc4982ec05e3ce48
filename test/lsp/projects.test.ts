import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Location, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { connect, type TestClient } from './client.js';

const ROOT = 'router id 10.0.0.1;\nprotocol device {\n}\n';
const FILTER = 'filter f {\n  if net ~ OURS then accept;\n  reject;\n}\n';

let folder: string;
let client: TestClient;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bgplint projects '));
});
afterEach(async () => {
  await client?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const uri = (file: string) => `${pathToFileURL(folder).href}/${file}`;

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

async function start(files: Readonly<Record<string, string>>, open: readonly string[], options = {}): Promise<void> {
  write(files);
  client = await connect({ folders: [pathToFileURL(folder).href], ...options });
  for (const file of open) client.open(uri(file), files[file] as string);
}

/** The messages shown for a file now. */
const shown = (file: string) =>
  client.published.findLast(params => params.uri === uri(file))?.diagnostics.map(({ message }) => message);

const errors = (file: string) =>
  client.published.findLast(params => params.uri === uri(file))?.diagnostics.filter(({ severity }) => severity === 1);

describe('a fragment in the editor', () => {
  it('is judged within a root of any name, wherever in the folder that is', async () => {
    await start(
      {
        'hosts/osl/edge.conf': `define OURS = 10.0.0.0/8;\ninclude "../../common/filters.conf";\n${ROOT}`,
        'common/filters.conf': FILTER,
      },
      ['common/filters.conf'],
    );
    expect(await client.diagnostics(uri('common/filters.conf'))).toEqual([]);
    // Nothing else was ever said of it.
    expect(client.published.every(({ diagnostics }) => diagnostics.length === 0)).toBe(true);
  });

  it('is judged within every root that includes it, and what only some say is said with their names', async () => {
    const files = {
      'one.conf': `define OURS = 10.0.0.0/8;\ninclude "filters.conf";\n${ROOT}`,
      'two.conf': `include "filters.conf";\n${ROOT}`,
      'filters.conf': `${FILTER}define X = 10.1.0.0/8;\n`,
    };
    await start(files, ['filters.conf']);
    const wanted = [
      '"OURS" is not defined above. BIRD refuses the file. This is so in two.conf, not in one.conf.',
      expect.stringMatching(/^10\.1\.0\.0\/8 .*[^f]$/),
    ];
    await client.until(
      () => shown('filters.conf')?.length === 2 && String(shown('filters.conf')?.[0]).includes('two.conf'),
      'both',
    );
    expect(shown('filters.conf')).toEqual(wanted);
    client.close(uri('filters.conf'));
    await client.until(() => shown('filters.conf')?.length === 0, 'everything cleared');
  });

  it('is judged within roots far away too, once the whole folder has been searched', async () => {
    const files = {
      'one.conf': `define OURS = 10.0.0.0/8;\ninclude "filters.conf";\n${ROOT}`,
      'hosts/far/away/two.conf': `include "../../../filters.conf";\n${ROOT}`,
      'filters.conf': FILTER,
    };
    await start(files, ['filters.conf']);
    await client.until(() => errors('filters.conf')?.length === 1, 'what the other root makes of it');
    expect(shown('filters.conf')?.[0]).toContain('This is so in hosts/far/away/two.conf, not in one.conf.');
  });

  it('brings no more of roots that nobody opened than what BIRD refuses', async () => {
    const files = {
      'edge.conf': `include "part.conf";\n${ROOT}# bgplint-disable-next-line nrec/peer-as\ndefine X = 10.1.0.0/8;\n`,
      'part.conf': 'define Y = 1;\n',
    };
    await start(files, ['part.conf']);
    const codes = () =>
      client.published.findLast(params => params.uri === uri('edge.conf'))?.diagnostics.map(({ code }) => code);
    await client.until(() => codes()?.length === 1, 'what BIRD refuses');
    expect(codes()).toEqual(['bird/prefix-host-bits']);
    client.open(uri('edge.conf'), files['edge.conf']);
    client.replace(uri('edge.conf'), '10.1.0.0/8', '10.0.0.0/8');
    // What was found before the change may be told once more when the file is opened.
    const isEverything = () =>
      codes()?.includes('bgplint/unused-disable') === true && !codes()?.includes('bird/prefix-host-bits');
    await client.until(isEverything, 'everything');
  });

  it('is judged alone where nobody includes it, its unknown names as an info', async () => {
    await start({ 'filters.conf': FILTER, 'other.conf': ROOT }, ['filters.conf']);
    const [finding, ...others] = await client.diagnostics(uri('filters.conf'));
    expect(others.map(({ code }) => code)).not.toContain('bird/undefined-symbol');
    expect(finding).toMatchObject({ code: 'bird/undefined-symbol', severity: 3 });
  });

  it('belongs to a root as soon as that includes it: on disk, and as it is typed', async () => {
    await start({ 'filters.conf': FILTER, 'edge.conf': ROOT }, ['filters.conf']);
    expect(await client.diagnostics(uri('filters.conf'))).not.toEqual([]);
    const edge = `define OURS = 10.0.0.0/8;\ninclude "filters.conf";\n${ROOT}`;
    write({ 'edge.conf': edge });
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri('edge.conf'), type: 2 }] });
    await client.until(() => shown('filters.conf')?.length === 0, 'the new root');
    client.open(uri('edge.conf'), edge);
    client.replace(uri('edge.conf'), 'include "filters.conf";', '');
    await client.until(() => shown('filters.conf')?.length !== 0, 'a fragment alone');
    client.replace(uri('edge.conf'), 'router', 'include "filters.conf";\nrouter');
    await client.until(() => shown('filters.conf')?.length === 0, 'a fragment included');
  });

  it('takes another root while one includes it already', async () => {
    const files = {
      'one.conf': `define OURS = 10.0.0.0/8;\ninclude "filters.conf";\n${ROOT}`,
      'filters.conf': FILTER,
    };
    await start(files, ['one.conf', 'filters.conf']);
    expect(await client.diagnostics(uri('filters.conf'))).toEqual([]);
    write({ 'two.conf': `include "filters.conf";\n${ROOT}` });
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri('two.conf'), type: 1 }] });
    await client.until(() => errors('filters.conf')?.length === 1, 'what the other root makes of it');
    expect(shown('filters.conf')?.[0]).toContain('in two.conf, not in one.conf');
  });

  it('is mended by what any of its roots offers, once', async () => {
    const files = {
      'one.conf': `define OUR = 10.0.0.0/8;\ninclude "filters.conf";\n${ROOT}`,
      'two.conf': `define OURS = 10.0.0.0/8;\ninclude "filters.conf";\n${ROOT}`,
      'filters.conf': `${FILTER}define X = 10.1.0.0/8;\n`,
    };
    await start(files, ['filters.conf']);
    await client.until(() => shown('filters.conf')?.length === 2, 'both');
    const everything = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const titles = (await client.codeActions(uri('filters.conf'), everything))?.map(({ title }) => title);
    expect(titles?.filter(title => title.startsWith('Write'))).toEqual(['Write "OUR"', 'Write 10.0.0.0/8']);
  });

  it('survives roots in circles and links', async () => {
    const files = {
      'a.conf': 'include "b.conf";\n',
      'b.conf': 'include "a.conf";\ninclude "part.conf";\n',
      'part.conf': 'define X = 1;\n',
    };
    await start(files, ['part.conf', 'b.conf', 'a.conf']);
    await client.until(() => ['a', 'b', 'part'].every(name => shown(`${name}.conf`) !== undefined), 'judgements');
    const codes = client.published.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
    expect(codes).toContain('bird/include-loop');
  });

  it('is found where the files are the client’s', async () => {
    const files = new Map([
      ['vscode-vfs://github/repo/hosts/edge.conf', `define OURS = 10.0.0.0/8;\ninclude "../filters.conf";\n${ROOT}`],
      ['vscode-vfs://github/repo/filters.conf', FILTER],
    ]);
    client = await connect(
      { folders: ['vscode-vfs://github/repo'], files },
      { files: others => others, hasFarFiles: true },
    );
    client.open('vscode-vfs://github/repo/filters.conf', FILTER);
    expect(await client.diagnostics('vscode-vfs://github/repo/filters.conf')).toEqual([]);
  });
});

describe('a name', () => {
  const files = {
    'one.conf': `include "lib.conf";\ninclude "peers.conf";\n${ROOT}`,
    'hosts/two.conf': `include "../lib.conf";\n${ROOT}filter g { if net ~ OURS then accept; reject; }\n`,
    'lib.conf': 'define OURS = 10.0.0.0/8;\n',
    'peers.conf': 'filter f { if net ~ OURS then accept; reject; }\n',
  };
  const at = (file: string, text: string) => ({
    textDocument: { uri: uri(file) },
    position: client.rangeOf(uri(file), text).start,
  });
  const names = (locations: readonly Location[]) => locations.map(({ uri: of }) => of.slice(uri('').length)).toSorted();

  it('leads from a fragment to its definition and to all uses, whatever is open', async () => {
    await start(files, ['peers.conf']);
    const place = at('peers.conf', 'OURS');
    expect(names(await client.request<Location[]>('textDocument/definition', place))).toEqual(['lib.conf']);
    const context = { includeDeclaration: true };
    expect(names(await client.request<Location[]>('textDocument/references', { ...place, context }))).toEqual([
      'hosts/two.conf',
      'lib.conf',
      'peers.conf',
    ]);
  });

  it('gets another one in every file of every root', async () => {
    await start(files, ['peers.conf']);
    const place = at('peers.conf', 'OURS');
    expect(await client.request('textDocument/prepareRename', place)).toEqual({
      range: client.rangeOf(uri('peers.conf'), 'OURS'),
      placeholder: 'OURS',
    });
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...place, newName: "'our-nets'" });
    const changes = (edit.documentChanges ?? []) as TextDocumentEdit[];
    expect(changes.map(({ textDocument }) => textDocument.uri.slice(uri('').length)).toSorted()).toEqual([
      'hosts/two.conf',
      'lib.conf',
      'peers.conf',
    ]);
    client.apply({ documentChanges: changes.filter(({ textDocument }) => textDocument.uri === uri('peers.conf')) });
    expect(client.text(uri('peers.conf'))).toContain("net ~ 'our-nets' then");
  });

  it('is refused with a reason', async () => {
    await start(files, ['peers.conf', 'lib.conf']);
    const place = at('peers.conf', 'OURS');
    const refused = (method: string, params: object) => expect(client.request(method, params)).rejects;
    await refused('textDocument/rename', { ...place, newName: 'g' }).toThrow('“g” is taken');
    await refused('textDocument/rename', { ...place, newName: 'filter' }).toThrow('is a word of BIRD’s language');
    await refused('textDocument/prepareRename', at('peers.conf', 'accept')).toThrow('no name that these files define');
    client.replace(uri('lib.conf'), 'OURS', 'THEIRS');
    await refused('textDocument/prepareRename', place).toThrow('no name that these files define');
  });

  it('is not changed outside of the workspace', async () => {
    write(files);
    client = await connect({ folders: [uri('hosts')] });
    client.open(uri('hosts/two.conf'), files['hosts/two.conf']);
    const place = at('hosts/two.conf', 'OURS');
    await expect(client.request('textDocument/rename', { ...place, newName: 'x' })).rejects.toThrow(
      '“OURS” is also written in lib.conf, which lies outside of the workspace.',
    );
  });
});

describe('a root in the editor', () => {
  it('is shown before the folder has been searched', async () => {
    await start({ 'edge.conf': ROOT }, []);
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, n) => [`x${n % 20}/y${n}.conf`, `${FILTER}# ${n}\n`]),
    );
    write(many);
    client.open(uri('edge.conf'), ROOT.replace('router', 'ruter'));
    expect((await client.diagnostics(uri('edge.conf'))).length).toBeGreaterThan(0);
    expect(client.log).toEqual([]);
  });
});
