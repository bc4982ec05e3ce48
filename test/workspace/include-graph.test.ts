import { describe, expect, it } from 'vitest';
import type { FolderEntry } from '../../server/src/core/glob.js';
import { dirname } from '../../server/src/core/path.js';
import { bird } from '../../server/src/dialects/bird/index.js';
import type { Host } from '../../server/src/model/host.js';
import { IncludeGraph, type SearchLimits } from '../../server/src/workspace/include-graph.js';
import { memoryHost } from '../bird/memory-host.js';

/** A tree of files that counts what is asked of it; links to folders are given by what they lead to. */
class Tree {
  readonly listed: string[] = [];
  readonly read: string[] = [];
  readonly files: Record<string, string>;
  readonly graph: IncludeGraph;

  constructor(files: Readonly<Record<string, string>>, links: readonly string[] = [], limits?: SearchLimits) {
    this.files = { ...files };
    const host: Host = {
      ...memoryHost(this.files),
      read: async path => {
        this.read.push(path);
        const text = this.files[path];
        return text === undefined ? { kind: 'missing' } : { kind: 'source', source: { path, text } };
      },
      list: async folder => {
        this.listed.push(folder);
        return this.#entries(folder, links);
      },
    };
    this.graph = new IncludeGraph(host, (path, text) => bird.reads?.(path, text) ?? [], limits);
  }

  #entries(folder: string, links: readonly string[]): readonly FolderEntry[] | undefined {
    const prefix = folder === '/' ? '/' : `${folder}/`;
    const below = Object.keys(this.files).filter(path => path.startsWith(prefix));
    if (below.length === 0) return undefined;
    const names = new Map(
      below.map(path => path.slice(prefix.length).split('/')).map(([name, ...rest]) => [name, rest.length > 0]),
    );
    const own = links.filter(link => dirname(link) === folder).map(link => link.slice(prefix.length));
    return [
      ...[...names].map(([name, isFolder]) => ({ name: name as string, isFolder })),
      ...own.map(name => ({ name, isFolder: true, isLink: true })),
    ];
  }
}

describe('who includes a file', () => {
  it('is found in its own folder and above, and no further than needed', async () => {
    const tree = new Tree({
      '/etc/bird/bird.conf': 'include "bird.d/*/*.conf";\n',
      '/etc/bird/bird.d/peers/a.conf': '',
      '/etc/bird/bird.d/notes.txt': 'include "peers/a.conf";\n',
      '/etc/other.conf': 'include "bird/bird.conf";\n',
    });
    await tree.graph.scanAround('/etc/bird/bird.d/peers/a.conf');
    expect(tree.graph.rootsOf('/etc/bird/bird.d/peers/a.conf')).toEqual(['/etc/bird/bird.conf']);
    expect(tree.listed).toEqual(['/etc/bird/bird.d/peers', '/etc/bird/bird.d', '/etc/bird']);
    expect(tree.read).not.toContain('/etc/bird/bird.d/notes.txt');
  });

  it('is not looked for above a repository or the folder of a workspace', async () => {
    const files = { '/r/bird.conf': 'include "a/b/x.conf";\n', '/r/a/b/x.conf': '', '/r/a/.git/config': '' };
    const repository = new Tree(files);
    await repository.graph.scanAround('/r/a/b/x.conf');
    expect(repository.listed).toEqual(['/r/a/b', '/r/a']);
    const workspace = new Tree(files);
    await workspace.graph.scanAround('/r/a/b/x.conf', '/r/a/b');
    expect(workspace.listed).toEqual(['/r/a/b']);
  });

  it('is found anywhere below a folder, each folder looked into once', async () => {
    const tree = new Tree({
      '/w/hosts/osl/edge.conf': 'include "../../lib/common.conf";\n',
      '/w/hosts/bgo/core.conf.j2': 'include "../../lib/common.conf";\n',
      '/w/lib/common.conf': 'include "nets.conf";\n',
      '/w/lib/nets.conf': '',
      '/w/node_modules/x/y.conf': 'include "../../lib/nets.conf";\n',
    });
    await tree.graph.scanBelow('/w');
    await tree.graph.scanBelow('/w');
    expect(tree.graph.rootsOf('/w/lib/nets.conf')).toEqual(['/w/hosts/bgo/core.conf.j2', '/w/hosts/osl/edge.conf']);
    expect(tree.listed).toEqual([...new Set(tree.listed)]);
    expect(tree.listed).not.toContain('/w/node_modules');
  });

  it('is a template that writes the name which the file will have', async () => {
    const tree = new Tree({ '/w/bird.conf.gotmpl': 'include "lib/*.conf";\n', '/w/lib/a.conf.j2': '' });
    await tree.graph.scanBelow('/w');
    expect(tree.graph.rootsOf('/w/lib/a.conf.j2')).toEqual(['/w/bird.conf.gotmpl']);
  });

  it('is the nearest root first', async () => {
    const tree = new Tree({
      '/w/a/root.conf': 'include "../lib/part.conf";\n',
      '/w/lib/root.conf': 'include "part.conf";\n',
      '/w/lib/part.conf': '',
    });
    await tree.graph.scanBelow('/w');
    expect(tree.graph.rootsOf('/w/lib/part.conf')).toEqual(['/w/lib/root.conf', '/w/a/root.conf']);
  });

  it('is nobody for a root, and one of them where files only include each other', async () => {
    const tree = new Tree({
      '/w/a.conf': 'include "b.conf";\n',
      '/w/b.conf': 'include "a.conf";\ninclude "part.conf";\n',
      '/w/part.conf': '',
      '/w/self.conf': 'include "self.conf";\n',
    });
    await tree.graph.scanBelow('/w');
    expect(tree.graph.rootsOf('/w/a.conf')).toEqual([]);
    expect(tree.graph.rootsOf('/w/part.conf')).toEqual(['/w/a.conf']);
    expect(tree.graph.rootsOf('/w/self.conf')).toEqual([]);
    expect(tree.graph.rootsOf('/w/none.conf')).toEqual([]);
  });

  it('follows what changes, where it has looked', async () => {
    const tree = new Tree({ '/w/edge.conf': '', '/w/part.conf': '', '/v/edge.conf': '' });
    await tree.graph.scanBelow('/w');
    tree.files['/w/edge.conf'] = 'include "part.conf";\n';
    expect(await tree.graph.changed('/w/edge.conf')).toBe(true);
    expect(await tree.graph.changed('/w/edge.conf')).toBe(false);
    expect(tree.graph.rootsOf('/w/part.conf')).toEqual(['/w/edge.conf']);
    tree.files['/w/new.conf'] = 'include "edge.conf";\n';
    expect(await tree.graph.changed('/w/new.conf')).toBe(true);
    expect(tree.graph.rootsOf('/w/part.conf')).toEqual(['/w/new.conf']);
    delete tree.files['/w/new.conf'];
    expect(await tree.graph.changed('/w/new.conf')).toBe(true);
    expect(tree.graph.rootsOf('/w/part.conf')).toEqual(['/w/edge.conf']);
    tree.files['/v/edge.conf'] = 'include "../w/part.conf";\n';
    expect(await tree.graph.changed('/v/edge.conf')).toBe(false);
  });
});

describe('the search', () => {
  it('does not follow links to folders', async () => {
    const tree = new Tree({ '/w/a/x.conf': '' }, ['/w/a/up', '/w/up']);
    await tree.graph.scanBelow('/w');
    expect(tree.listed).toEqual(['/w', '/w/a']);
  });

  it('ends: after so many files and folders, so deep, or when told to', async () => {
    const limits = { files: 20, folders: 10, depth: 3 };
    const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);
    const many = new Tree(Object.fromEntries(numbers(25).map(n => [`/w/${n}.conf`, ''])), [], limits);
    await many.graph.scanBelow('/w');
    expect(many.read).toHaveLength(20);
    const folders = new Tree(Object.fromEntries(numbers(12).map(n => [`/w/${n}/x.txt`, ''])), [], limits);
    await folders.graph.scanBelow('/w');
    expect(folders.listed).toHaveLength(10);
    const deep = new Tree({ [`/w${'/d'.repeat(20)}/x.conf`]: '' }, [], limits);
    await deep.graph.scanBelow('/w');
    expect(deep.listed).toHaveLength(3);
    const whole = new Tree(Object.fromEntries(numbers(20).map(n => [`/w/${n % 2}/${n}.conf`, ''])), [], limits);
    await whole.graph.scanBelow('/w');
    expect([many, folders, deep, whole].map(({ graph }) => graph.isPartial)).toEqual([true, true, true, false]);
    const told = new Tree({ '/w/a.conf': '' });
    await told.graph.scanBelow('/w', { signal: AbortSignal.abort() });
    expect(told.listed).toEqual([]);
  });

  it('lets others have a turn', async () => {
    const tree = new Tree(Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`/w/${n}.conf`, ''])));
    let pauses = 0;
    await tree.graph.scanBelow('/w', {
      pause: async () => {
        pauses++;
      },
    });
    expect(pauses).toBe(4);
  });

  it('finds nothing where a host cannot list folders', async () => {
    const graph = new IncludeGraph(memoryHost({ '/w/a.conf': 'include "b.conf";\n' }), () => ['b.conf']);
    await graph.scanAround('/w/b.conf');
    await graph.scanBelow('/w');
    expect(graph.rootsOf('/w/b.conf')).toEqual([]);
  });
});
