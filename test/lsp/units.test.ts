import { afterEach, describe, expect, it } from 'vitest';
import { dirname, join } from '../../server/src/core/path.js';
import type { Source } from '../../server/src/core/source.js';
import { OpenDocuments } from '../../server/src/lsp/documents.js';
import { Units } from '../../server/src/lsp/units.js';
import type { LintOptions, LintResult } from '../../server/src/workspace/result.js';
import type { Workspace } from '../../server/src/workspace/workspace.js';

/** A toy engine: `include NAME` lines make units, and every judgement takes a moment. */
class Toy {
  readonly disk = new Map<string, string>();
  readonly documents = new OpenDocuments();
  readonly log: string[] = [];
  readonly units: Units;
  lints = 0;
  pending = false;
  fails = false;

  constructor(rootsOf: (path: string) => readonly string[] = () => []) {
    const workspace = {
      lint: (path: string, options: LintOptions) => this.#lint(path, options),
      changed: () => {},
      changedAll: () => {},
      fileFactsMayHaveChanged: () => {},
    } as unknown as Workspace;
    this.units = new Units({
      workspace,
      documents: this.documents,
      options: async () => ({}),
      rootsOf: async path => rootsOf(path),
      standsAlone: async () => false,
      judged: (root, result) => this.log.push(`${root}: ${[...result.sources.values()].map(s => s.text).join('+')}`),
      dropped: root => this.log.push(`${root} dropped`),
      failed: error => this.log.push(`failed: ${(error as Error).message}`),
    });
  }

  open(path: string, text: string): void {
    this.documents.open(path, 'bird', 1, text);
    this.units.opened(path);
  }

  type(path: string, text: string): void {
    this.documents.change(path, (this.documents.get(path)?.version ?? 0) + 1, [{ text }]);
    this.units.changed(path);
  }

  close(path: string): void {
    this.documents.close(path);
    this.units.closed(path);
  }

  async #lint(path: string, { signal, quick }: LintOptions): Promise<LintResult> {
    this.lints++;
    const sources = new Map<string, Source>();
    const read = (file: string) => {
      const text = this.documents.get(file)?.source.text ?? this.disk.get(file);
      if (text === undefined || sources.has(file)) return;
      sources.set(file, { path: file, text });
      for (const match of text.matchAll(/include (\S+)/g)) read(join(dirname(file), match[1] as string));
    };
    read(path);
    await new Promise(resolve => setTimeout(resolve, 5));
    signal?.throwIfAborted();
    if (this.fails) throw new Error('a fault');
    return {
      path,
      sources,
      compared: new Set(),
      unit: {},
      pending: this.pending && quick === true,
    } as unknown as LintResult;
  }
}

let toy: Toy;
afterEach(() => toy.units.dispose());

describe('units', () => {
  it('judge a document again when it changes, and give out nothing stale', async () => {
    toy = new Toy();
    toy.open('test://a', 'one');
    const first = toy.units.current('test://a');
    toy.type('test://a', 'two');
    toy.type('test://a', 'three');
    expect((await first)?.sources.get('test://a')?.text).toBe('three');
    expect(toy.log).toEqual(['test://a: three']);
  });

  it('let an included document belong to its root', async () => {
    toy = new Toy();
    toy.open('test://h/part', 'part');
    await toy.units.current('test://h/part');
    toy.open('test://h/root', 'include part');
    await toy.units.current('test://h/root');
    expect(toy.log).toEqual(['test://h/part: part', 'test://h/root: include part+part', 'test://h/part dropped']);
    toy.type('test://h/part', 'new');
    expect((await toy.units.current('test://h/part'))?.path).toBe('test://h/root');
    expect(toy.log.at(-1)).toBe('test://h/root: include part+new');
  });

  it('keep a root that is closed while something it includes is open', async () => {
    toy = new Toy();
    toy.disk.set('test://h/root', 'include part');
    toy.open('test://h/root', 'include part');
    toy.open('test://h/part', 'part');
    await toy.units.current('test://h/part');
    toy.close('test://h/root');
    expect((await toy.units.current('test://h/part'))?.path).toBe('test://h/root');
    toy.close('test://h/part');
    expect(toy.log.at(-1)).toBe('test://h/root dropped');
    expect(await toy.units.current('test://h/part')).toBeUndefined();
  });

  it('make a root of what is no longer included', async () => {
    toy = new Toy();
    toy.open('test://h/root', 'include part');
    toy.open('test://h/part', 'part');
    expect((await toy.units.current('test://h/part'))?.path).toBe('test://h/root');
    toy.type('test://h/root', 'alone');
    expect((await toy.units.current('test://h/part'))?.path).toBe('test://h/part');
  });

  it('keep the first of two roots that include each other', async () => {
    toy = new Toy();
    toy.open('test://h/a', 'include b');
    toy.open('test://h/b', 'include a');
    await Promise.all(['a', 'b'].map(name => toy.units.current(`test://h/${name}`)));
    expect((await toy.units.current('test://h/b'))?.path).toBe('test://h/a');
    expect((await toy.units.current('test://h/a'))?.path).toBe('test://h/a');
  });

  it('find a root that nobody opened', async () => {
    toy = new Toy(() => ['test://h/none', 'test://h/bird.conf']);
    toy.disk.set('test://h/bird.conf', 'include part');
    toy.open('test://h/part', 'part');
    expect((await toy.units.current('test://h/part'))?.path).toBe('test://h/bird.conf');
    expect(toy.log).not.toContain('test://h/part: part');
  });

  it('judge a second time, when nobody types, what was left out the first time', async () => {
    toy = new Toy();
    toy.pending = true;
    toy.open('test://a', 'text');
    expect((await toy.units.current('test://a'))?.pending).toBe(true);
    await expect.poll(async () => (await toy?.units.current('test://a'))?.pending).toBe(false);
    expect(toy.log).toEqual(['test://a: text', 'test://a: text']);
  });

  it('outlive a fault of the engine', async () => {
    toy = new Toy();
    toy.fails = true;
    toy.open('test://a', 'one');
    expect(await toy.units.current('test://a')).toBeUndefined();
    expect(toy.log).toEqual(['failed: a fault']);
    toy.fails = false;
    toy.type('test://a', 'two');
    expect((await toy.units.current('test://a'))?.sources.get('test://a')?.text).toBe('two');
  });

  it('judge what depends on a file that changed on disk, unless the editor has it open', async () => {
    toy = new Toy();
    toy.disk.set('test://h/part', 'old');
    toy.open('test://h/root', 'include part');
    await toy.units.current('test://h/root');
    toy.disk.set('test://h/part', 'new');
    toy.units.changedOnDisk(['test://h/part']);
    await toy.units.current('test://h/root');
    expect(toy.log.at(-1)).toBe('test://h/root: include part+new');
    const before = toy.lints;
    toy.units.changedOnDisk(['test://h/root']);
    await toy.units.current('test://h/root');
    expect(toy.lints).toBe(before);
  });
});
