import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
      () => shown('filters.conf')?.length === 2 && shown('filters.conf')?.[0]?.includes('two.conf') === true,
      'both',
    );
    expect(shown('filters.conf')).toEqual(wanted);
    client.close(uri('filters.conf'));
    await client.until(() => shown('filters.conf')?.length === 0, 'everything cleared');
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
    client = await connect({ folders: ['vscode-vfs://github/repo'], files }, { files: others => others });
    client.open('vscode-vfs://github/repo/filters.conf', FILTER);
    expect(await client.diagnostics('vscode-vfs://github/repo/filters.conf')).toEqual([]);
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
