import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NodeHost } from '../../server/src/node/host.js';

const host = new NodeHost();
let folder: string;
const at = (name: string) => path.join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bgplint-host-'));
  for (const name of ['b.conf', 'a.conf', '.hidden.conf', 'B.conf', 'a.txt', '[x].conf']) writeFileSync(at(name), name);
  for (const name of ['one', 'two']) {
    mkdirSync(at(name));
    writeFileSync(at(`${name}/peer.conf`), '');
  }
  mkdirSync(at('empty'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function text(bytes: Buffer): Promise<unknown> {
  writeFileSync(at('bytes'), bytes);
  const read = await host.read(at('bytes'));
  return read.kind === 'source' ? { text: read.source.text, latin1: read.source.latin1 ?? false } : read;
}

describe('reading', () => {
  test('takes UTF-8 as it is, with BOM, NUL and CR', async () => {
    expect(await text(Buffer.from('\ufeffa\u0000b\r\n日'))).toEqual({ text: '\ufeffa\u0000b\r\n日', latin1: false });
  });

  test('takes other bytes as Latin-1, and says so', async () => {
    expect(await text(Buffer.from([0x23, 0xfc, 0x0a]))).toEqual({ text: '#ü\n', latin1: true });
  });

  test('refuses UTF-16 and what is too large, each with its reason', async () => {
    expect(await text(Buffer.from('\ufeffrouter id', 'utf16le'))).toMatchObject({ kind: 'unreadable', why: /UTF-16/ });
    writeFileSync(at('large'), '');
    truncateSync(at('large'), 65 * 1024 * 1024);
    expect(await host.read(at('large'))).toEqual({ kind: 'unreadable', why: 'is larger than 64 MB' });
  });

  test('tells apart a folder, a missing file, a device and a link to itself', async () => {
    expect(await host.read(folder)).toEqual({ kind: 'folder' });
    expect(await host.read(at('none'))).toEqual({ kind: 'missing' });
    expect(await host.read(at('a.conf/x'))).toEqual({ kind: 'missing' });
    expect(await host.read('/dev/null')).toEqual({ kind: 'unreadable', why: 'is neither a file nor a folder' });
    symlinkSync('loop', at('loop'));
    expect(await host.read(at('loop'))).toMatchObject({ kind: 'unreadable', why: /symbolic link/ });
  });
});

describe('the glob of an include', () => {
  const glob = async (pattern: string) => {
    const found = await host.glob(at(pattern));
    return found === 'missing' ? found : found.map(file => path.relative(folder, file));
  };

  test('matches as glob(3) does, in byte order, hidden files only when asked for', async () => {
    expect(await glob('*.conf')).toEqual(['B.conf', '[x].conf', 'a.conf', 'b.conf']);
    expect(await glob('.*.conf')).toEqual(['.hidden.conf']);
    expect(await glob('?.conf')).toEqual(['B.conf', 'a.conf', 'b.conf']);
    expect(await glob('[a-c].conf')).toEqual(['a.conf', 'b.conf']);
    expect(await glob('[!a].conf')).toEqual(['B.conf', 'b.conf']);
    expect(await glob('[[]x].conf')).toEqual(['[x].conf']);
  });

  test('goes through folders', async () => {
    expect(await glob('*/peer.conf')).toEqual(['one/peer.conf', 'two/peer.conf']);
    expect(await glob('t*/*')).toEqual(['two/peer.conf']);
  });

  test('tells no match from no folder', async () => {
    expect(await glob('empty/*.conf')).toEqual([]);
    expect(await glob('nowhere/*.conf')).toBe('missing');
  });
});
