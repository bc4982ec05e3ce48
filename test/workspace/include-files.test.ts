import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NodeHost } from '../../server/src/node/host.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';
import { birdCheck, birdProgram } from '../oracle/bird.js';

const DEVICE = 'protocol device {}\n';

interface Case {
  readonly files: Readonly<Record<string, string>>;
  /** Links, by name: what they lead to. */
  readonly links?: Readonly<Record<string, string>>;
  /** Findings as `path rule`. */
  readonly finds: readonly string[];
  /** Findings where there are no links and no folders but those of files; the same unless given. */
  readonly findsInMemory?: readonly string[];
}

/** Files that include one another `count` deep, the last one empty. */
function chain(count: number): Record<string, string> {
  const links = Array.from({ length: count - 1 }, (_, n) => [`${n + 1}.inc`, `include "${n + 2}.inc";\n`]);
  return { 'root.conf': `include "1.inc";\n${DEVICE}`, ...Object.fromEntries(links), [`${count}.inc`]: '' };
}

/** Files that all include all of them: followed one by one, these are millions. */
const everybody = Object.fromEntries(
  [...'abcdefghijkl'].map(name => [`all/${name}.conf`, `include "*.conf";\ndefine ${name} = 1;\n`]),
);

const CASES: Readonly<Record<string, Case>> = {
  'seven includes deep': { files: chain(7), finds: [] },
  'eight includes deep': { files: chain(8), finds: ['7.inc include-loop'] },
  'a missing file': { files: { 'root.conf': `${DEVICE}include "none.conf";\n` }, finds: ['root.conf include-missing'] },
  'a folder': {
    files: { 'root.conf': `${DEVICE}include "part";\n`, 'part/a.conf': '' },
    finds: ['root.conf include-missing'],
  },
  'a pattern, sorted, folders among what it matches': {
    files: {
      'root.conf': `include "part/*.conf";\n${DEVICE}`,
      'part/20.conf': 'define B = A;\n',
      'part/10.conf': 'define A = 1;\n',
      'part/15.conf/x': 'no configuration',
    },
    finds: [],
  },
  'a pattern that names folders too': {
    files: {
      'root.conf': `include "*/bird/[!b]*.conf";\n${DEVICE}`,
      'part/bird/a.conf': 'define A = 1;\n',
      'part/bird/b.conf': 'define A = 2;\n',
      'quart/bird/a.conf': 'define B = A;\n',
    },
    finds: [],
  },
  'a pattern that matches nothing': {
    files: { 'root.conf': `include "part/*.conf";\n${DEVICE}`, 'part/x.txt': '' },
    finds: [],
  },
  'a pattern in a missing folder': {
    files: { 'root.conf': `include "part/*.conf";\n${DEVICE}` },
    finds: ['root.conf include-missing'],
    findsInMemory: [],
  },
  'a pattern that matches the file itself': {
    files: { 'root.conf': `include "*.conf";\n${DEVICE}`, 'a.conf': 'define A = 1;\n' },
    finds: ['root.conf include-loop'],
  },
  'a circle of three': {
    files: {
      'root.conf': `include "a.inc";\n${DEVICE}`,
      'a.inc': 'include "b.inc";\n',
      'b.inc': 'include "root.conf";\n',
    },
    finds: ['b.inc include-loop'],
  },
  'everybody including everybody': {
    files: { 'root.conf': `include "all/*.conf";\n${DEVICE}`, ...everybody },
    finds: ['all/a.conf include-loop'],
  },
  'a link that leads back to itself': {
    files: { 'root.conf': `${DEVICE}include "loop.conf";\n` },
    links: { 'loop.conf': 'pool.conf', 'pool.conf': 'loop.conf' },
    finds: ['root.conf include-missing'],
  },
  'a link to a folder around it': {
    files: { 'root.conf': `${DEVICE}include "x/a.inc";\n`, 'x/a.inc': 'include "x/a.inc";\n' },
    links: { 'x/x': '.' },
    finds: ['x/x/x/x/x/x/x/a.inc include-loop'],
    findsInMemory: ['x/a.inc include-missing'],
  },
  'a path above the file': {
    files: { 'root.conf': `include "in/a.conf";\n${DEVICE}`, 'in/a.conf': 'include "../b.conf";\n', 'b.conf': '' },
    finds: [],
  },
};

let folder = '';
const homes = new Map<string, string>();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bgplint-includes-'));
  for (const [index, [name, { files, links = {} }]] of Object.entries(CASES).entries()) {
    const home = join(folder, String(index));
    homes.set(name, home);
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(join(home, dirname(file)), { recursive: true });
      writeFileSync(join(home, file), text);
    }
    for (const [link, target] of Object.entries(links)) symlinkSync(target, join(home, link));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Findings as `path rule`, paths relative to a folder. */
async function found(workspace: Workspace, home: string): Promise<string[]> {
  const { diagnostics } = await workspace.lint(`${home}/root.conf`, {
    targets: [{ dialect: 'bird', version: '2.17' }],
  });
  return diagnostics.map(({ rule, span }) => `${span.path.slice(home.length + 1)} ${rule.replace('bird/', '')}`);
}

describe.each(Object.entries(CASES))('including %s', (name, { files, finds, findsInMemory }) => {
  it('is judged on a disk', async () => {
    expect(await found(new Workspace(new NodeHost()), homes.get(name) as string)).toEqual(finds);
  });

  it('is judged in memory', async () => {
    const texts = Object.fromEntries(Object.entries(files).map(([file, text]) => [`/h/${file}`, text]));
    expect(await found(new Workspace(memoryHost(texts)), '/h')).toEqual(findsInMemory ?? finds);
  });

  it.skipIf(!birdProgram('bird'))('is judged so by the daemon', () => {
    const { accepted, message } = birdCheck(join(homes.get(name) as string, 'root.conf'));
    expect(accepted, message).toBe(finds.length === 0);
  });
});

describe('what cannot be read', () => {
  it('may define anything', async () => {
    const home = join(folder, 'closed');
    mkdirSync(home);
    writeFileSync(join(home, 'root.conf'), `include "secret.conf";\nprotocol device d from BASE {}\n`);
    // Nobody reads a socket as a file, not even root.
    const socket = createServer().listen(join(home, 'secret.conf'));
    await once(socket, 'listening');
    expect(await found(new Workspace(new NodeHost()), home)).toEqual(['root.conf include-outside']);
    socket.close();
  });

  it('may be there on another machine, where its path is absolute and lies outside', async () => {
    const host = memoryHost({
      '/h/root.conf': `include "/etc/bird/a.conf";\ninclude "/etc/bird/*.conf";\ninclude "../a.conf";\n${DEVICE}`,
    });
    const elsewhere = new Workspace({
      ...host,
      read: async path => {
        const result = await host.read(path);
        return result.kind === 'missing' ? { ...result, elsewhere: true } : result;
      },
      glob: async () => 'elsewhere',
    });
    const { diagnostics } = await elsewhere.lint('/h/root.conf');
    expect(diagnostics.map(({ rule, rejects, severity }) => [rule, rejects, severity])).toEqual([
      ['bird/include-outside', false, 'info'],
      ['bird/include-outside', false, 'info'],
      ['bird/include-missing', true, 'error'],
    ]);
    expect(diagnostics[0]?.message).toContain('outside of the folders that are checked');
  });
});
