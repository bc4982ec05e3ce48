import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { replaceFile } from '../../server/src/cli/write.js';

let folder: string;
const at = (name: string) => path.join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bgplint-write-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

/** Runs something as a user without privileges; root may write everything. */
function asNobody<T>(action: () => T): T {
  if (process.getuid?.() !== 0) return action();
  process.seteuid?.(65534);
  try {
    return action();
  } finally {
    process.seteuid?.(0);
  }
}

describe('replacing a file', () => {
  test('keeps its mode and leaves nothing else behind', () => {
    writeFileSync(at('a.conf'), 'old');
    chmodSync(at('a.conf'), 0o640);
    expect(replaceFile(at('a.conf'), { path: '', text: 'old' }, 'new')).toBeUndefined();
    expect(readFileSync(at('a.conf'), 'utf8')).toBe('new');
    expect(statSync(at('a.conf')).mode & 0o7777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['a.conf']);
  });

  test('keeps a symbolic link one, and its target where it is', () => {
    writeFileSync(at('real.conf'), 'old');
    symlinkSync('real.conf', at('link.conf'));
    expect(replaceFile(at('link.conf'), { path: '', text: 'old' }, 'new')).toBeUndefined();
    expect(lstatSync(at('link.conf')).isSymbolicLink()).toBe(true);
    expect(readFileSync(at('real.conf'), 'utf8')).toBe('new');
  });

  test('writes Latin-1 where it read Latin-1', () => {
    writeFileSync(at('a.conf'), Buffer.from('# Zür', 'latin1'));
    const source = { path: '', text: '# Zür', latin1: true };
    expect(replaceFile(at('a.conf'), source, '# Zürich')).toBeUndefined();
    expect(readFileSync(at('a.conf'))).toEqual(Buffer.from('# Zürich', 'latin1'));
    expect(replaceFile(at('a.conf'), { ...source, text: '# Zürich' }, '# 日')).toMatch(/Latin-1/);
  });

  test('keeps a byte order mark and line endings as they are in the text', () => {
    writeFileSync(at('a.conf'), '\ufeffa\r\nb\n');
    expect(replaceFile(at('a.conf'), { path: '', text: '\ufeffa\r\nb\n' }, '\ufeffa\r\nc\n')).toBeUndefined();
    expect(readFileSync(at('a.conf'), 'utf8')).toBe('\ufeffa\r\nc\n');
  });

  test('does not overwrite what somebody else wrote meanwhile', () => {
    writeFileSync(at('a.conf'), 'theirs');
    expect(replaceFile(at('a.conf'), { path: '', text: 'old' }, 'new')).toMatch(/^changed while/);
    expect(readFileSync(at('a.conf'), 'utf8')).toBe('theirs');
  });

  test('respects write protection, even in a folder where anybody may rename', () => {
    writeFileSync(at('a.conf'), 'old');
    chmodSync(at('a.conf'), 0o444);
    chmodSync(folder, 0o777);
    const problem = asNobody(() => replaceFile(at('a.conf'), { path: '', text: 'old' }, 'new'));
    expect(problem).toMatch(/^cannot be written \(EACCES\)/);
    expect(readFileSync(at('a.conf'), 'utf8')).toBe('old');
  });

  test('says so when it is gone', () => {
    expect(replaceFile(at('a.conf'), { path: '', text: 'old' }, 'new')).toMatch(/^changed while/);
  });
});
