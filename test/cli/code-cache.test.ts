import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BAD, bgplint, project } from './spawn.js';

describe('what V8 made of our files', () => {
  let at: ReturnType<typeof project>;
  beforeEach(() => {
    at = project({ 'bird.conf': BAD, 'cache/': '', 'no-folder': '' });
  });
  afterEach(() => at.remove());

  const check = (cache: string, more: Readonly<Record<string, string>> = {}) =>
    bgplint(['check', 'bird.conf'], { cwd: at.folder, env: { XDG_CACHE_HOME: path.join(at.folder, cache), ...more } });
  const kept = () => {
    const folder = path.join(at.folder, 'cache/bgplint');
    return readdirSync(folder).map(name => path.join(folder, name));
  };

  it('is kept, and used by the next run', () => {
    const first = check('cache');
    const [file, ...others] = kept() as [string, ...string[]];
    expect(others).toEqual([]);
    const { mtimeMs } = statSync(file);
    expect(check('cache')).toEqual(first);
    expect([kept(), statSync(file).mtimeMs]).toEqual([[file], mtimeMs]);
    expect(first.status).toBe(1);
  });

  it('is for nobody else', () => {
    check('cache');
    for (const file of kept()) expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('is made anew where it is broken', () => {
    const first = check('cache');
    const [file] = kept() as [string];
    const whole = readFileSync(file);
    const broken = Buffer.from(whole);
    broken.fill(0x2a, Math.floor(whole.length / 2));
    for (const bytes of [broken, whole.subarray(0, whole.length - 100), Buffer.from('nothing'), Buffer.alloc(0)]) {
      writeFileSync(file, bytes);
      expect(check('cache')).toEqual(first);
      expect(readFileSync(file).length).toBeGreaterThan(whole.length / 2);
    }
  });

  it('is done without where nothing can be kept', () => {
    const first = check('cache');
    expect(check('no-folder')).toEqual(first);
    expect(check('cache', { NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual(first);
    expect(check('', { XDG_CACHE_HOME: '', HOME: '', LOCALAPPDATA: '' })).toEqual(first);
  });
});
