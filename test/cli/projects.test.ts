import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { collectInputs } from '../../server/src/cli/inputs.js';
import { judge } from '../../server/src/cli/judge.js';
import { mend } from '../../server/src/cli/mend.js';
import { PathNames } from '../../server/src/cli/names.js';
import { OverlayHost } from '../../server/src/cli/overlay.js';
import { NodeHost } from '../../server/src/node/host.js';
import { project } from './spawn.js';

let remove = () => {};
afterEach(() => remove());

const ROOT = 'router id 10.0.0.1;\nprotocol device {\n}\n';
const FILTER = 'filter f {\n  if net ~ OURS then accept;\n  reject;\n}\n';
const USE = 'protocol bgp p from upstreams { neighbor 10.0.0.2 as 65001; }\n';
const BASE = 'template bgp upstreams { local as 65000; ipv4 { import none; export none; }; }\n';

/** A run in a new folder: how it is judged, and mended. */
function started(files: Readonly<Record<string, string>>) {
  const made = project(files);
  remove = made.remove;
  const names = new PathNames(made.folder);
  const host = new OverlayHost(new NodeHost());
  const options = { targets: [{ dialect: 'bird' as const, version: '2.17' }], dialect: undefined, profile: undefined };
  const inputs = async (paths: readonly string[]) => {
    const collected = await collectInputs(paths, names, { dialect: undefined, stdin: '-' });
    host.settle(collected.folders);
    return collected.files;
  };
  return {
    folder: made.folder,
    names,
    judged: async (...paths: string[]) => judge(await inputs(paths), host, names, options),
    mended: async (...paths: string[]) => mend(await inputs(paths), host, names, options),
    text: async (file: string) => {
      const read = await host.read(names.absolute(file));
      return read.kind === 'source' ? read.source.text : undefined;
    },
  };
}

/** Entries as `path: rule rule`, findings of severity info in parentheses. */
async function found(files: Readonly<Record<string, string>>, ...paths: string[]): Promise<string[]> {
  const { judged, names } = started(files);
  const { entries } = await judged(...paths);
  return entries.map(
    ({ path, diagnostics }) =>
      `${names.shown(path)}: ${diagnostics.map(({ rule, severity }) => (severity === 'info' ? `(${rule})` : rule)).join(' ')}`,
  );
}

describe('a folder', () => {
  test('is judged from the files that no other includes, whatever their names', async () => {
    const files = {
      'a/filters.conf': FILTER,
      'a/x.inc': 'not a file that anybody recognises',
      'edge.conf': `define OURS = 10.0.0.0/8;\ninclude "a/filters.conf";\n${ROOT}`,
    };
    expect(await found(files, '.')).toEqual(['edge.conf: ', 'a/filters.conf: ']);
  });

  test('has what several roots say of a file said once', async () => {
    const files = {
      'one.conf': `include "common.conf";\n${ROOT}`,
      'two.conf': `include "common.conf";\n${ROOT}`,
      'common.conf': 'define X = 10.1.0.0/8;\n',
    };
    expect(await found(files, '.')).toEqual(['one.conf: ', 'common.conf: bird/prefix-host-bits', 'two.conf: ']);
  });

  test('has what only some roots say of a file said with their names', async () => {
    const { judged, names } = started({
      'one.conf': `define OURS = 10.0.0.0/8;\ninclude "common.conf";\n${ROOT}`,
      'two.conf': `include "common.conf";\n${ROOT}`,
      'common.conf': FILTER,
    });
    const { entries } = await judged('.');
    const common = entries.find(({ path }) => names.shown(path) === 'common.conf');
    expect(common?.diagnostics.map(({ rule, message }) => [rule, message])).toEqual([
      [
        'bird/undefined-symbol',
        '"OURS" is not defined above. BIRD refuses the file. This is so in two.conf, not in one.conf.',
      ],
    ]);
  });

  test('of files that only include each other is judged from the first', async () => {
    const files = { 'a.conf': `include "b.conf";\n${ROOT}`, 'b.conf': 'include "a.conf";\ndefine X = 1;\n' };
    expect(await found(files, '.')).toEqual(['a.conf: ', 'b.conf: bird/include-loop']);
  });

  test('with links in circles ends', async () => {
    const { folder, judged } = started({
      'edge.conf': `include "in/*.conf";\n${ROOT}`,
      'in/a.conf': 'define X = 1;\n',
    });
    symlinkSync('..', path.join(folder, 'in/up'));
    symlinkSync('b.conf', path.join(folder, 'in/b.conf'));
    const { entries } = await judged('.');
    expect(entries.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule))).toEqual(['bird/include-missing']);
  });
});

describe('a fragment that is named alone', () => {
  const tree = {
    'bird.conf': `${BASE}include "bird.d/peers/*.conf";\n${ROOT}`,
    'bird.d/peers/a.conf': USE,
    'bird.d/peers/b.conf': USE.replace(' p ', ' q '),
  };

  test('is judged within the root above that includes it, of which nothing is said', async () => {
    expect(await found(tree, 'bird.d/peers/a.conf')).toEqual(['bird.d/peers/a.conf: ']);
    expect(await found(tree, 'bird.d/peers/a.conf', 'bird.d/peers/b.conf')).toHaveLength(2);
    expect(await found(tree, 'bird.d')).toEqual(['bird.d/peers/a.conf: ', 'bird.d/peers/b.conf: ']);
  });

  test('is judged within every root that includes it', async () => {
    const files = { ...tree, 'core.conf': `include "bird.d/peers/a.conf";\n${ROOT}` };
    const { judged } = started(files);
    const { entries } = await judged('bird.d/peers/a.conf');
    expect(entries.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message))).toEqual([
      expect.stringMatching(/^"upstreams" is not .* This is so in core\.conf, not in bird\.conf\.$/),
    ]);
  });

  test('tells what BIRD refuses elsewhere in that root, and nothing else', async () => {
    const files = {
      ...tree,
      'bird.conf': `${tree['bird.conf']}define X = 10.1.0.0/8;\n# bgplint-disable-next-line nrec/peer-as\n`,
    };
    expect(await found(files, 'bird.conf')).toEqual(['bird.conf: bird/prefix-host-bits (bgplint/unused-disable)']);
    expect(await found(files, 'bird.d/peers/a.conf')).toEqual([
      'bird.conf: bird/prefix-host-bits',
      'bird.d/peers/a.conf: ',
    ]);
  });

  test('is judged alone where nobody includes it', async () => {
    expect(await found({ 'filters.conf': FILTER }, 'filters.conf')).toEqual(['filters.conf: (bird/undefined-symbol)']);
    expect(await found({ 'peer.conf': USE }, 'peer.conf')).toEqual(['peer.conf: bird/undefined-symbol']);
    const far = { 'bird.conf': 'include "a/b/c/d/filters.conf";\n', 'a/b/c/d/filters.conf': FILTER };
    expect(await found(far, 'a/b/c/d/filters.conf')).toHaveLength(1);
  });

  test('is not looked for beyond its repository', async () => {
    const files = { 'bird.conf': `${BASE}include "repo/peer.conf";\n${ROOT}`, 'repo/.git/': '', 'repo/peer.conf': USE };
    expect(await found(files, 'repo/peer.conf')).toEqual(['repo/peer.conf: bird/undefined-symbol']);
  });
});

test('a file that stands alone has nobody look around for who includes it', async () => {
  const { folder, names } = started({
    'edge.conf': ROOT,
    'bird.conf': 'define X = 10.1.0.0/8;\n',
    'part.conf': FILTER,
  });
  const listed: string[] = [];
  const below = new NodeHost();
  const host = new OverlayHost({
    read: async at => below.read(at),
    glob: async at => below.glob(at),
    list: async at => {
      listed.push(at);
      return below.list(at);
    },
    compareSecret: async () => 'unavailable',
  });
  const options = { targets: [], dialect: undefined, profile: undefined };
  const input = (file: string) => [{ path: names.absolute(file), named: true }];
  await judge(input('edge.conf'), host, names, options);
  await judge(input('bird.conf'), host, names, options);
  expect(listed).toEqual([]);
  await judge(input('part.conf'), host, names, options);
  expect(listed[0]).toBe(folder);
});

test('an absolute path that is missing where nothing is judged is an info, any other an error', async () => {
  const { folder, judged } = started({});
  const lines = [
    '/nowhere/a.conf',
    '/nowhere/*.conf',
    `${folder}/in/gone.conf`,
    `${folder}/in/gone/*.conf`,
    '../gone.conf',
  ];
  mkdirSync(path.join(folder, 'in'));
  writeFileSync(path.join(folder, 'in/edge.conf'), `${lines.map(line => `include "${line}";\n`).join('')}${ROOT}`);
  const { entries } = await judged('in/edge.conf');
  expect(entries.flatMap(({ diagnostics }) => diagnostics.map(({ rule, rejects }) => `${rule} ${rejects}`))).toEqual([
    'bird/include-outside false',
    'bird/include-outside false',
    'bird/include-missing true',
    'bird/include-missing true',
    'bird/include-missing true',
  ]);
});

describe('mending', () => {
  const CARELESS = 'define X = 10.1.0.0/8;\n';

  test('changes a file that several roots share once', async () => {
    const { mended, text, names } = started({
      'one.conf': `include "common.conf";\n${ROOT}`,
      'two.conf': `include "common.conf";\n${ROOT}`,
      'common.conf': CARELESS.replaceAll('\n', '\r\n'),
    });
    const { changed } = await mended('.');
    expect(changed.map(file => names.shown(file))).toEqual(['common.conf']);
    expect(await text('common.conf')).not.toContain('\r');
  });

  test('leaves roots alone that nobody asked for', async () => {
    const root = `include "part.conf";\n${ROOT}`.replaceAll('\n', '\r\n');
    const { mended, text, names, folder } = started({
      'bird.conf': root,
      'part.conf': FILTER.replaceAll('\n', '\r\n'),
    });
    const { changed } = await mended('part.conf');
    expect(changed.map(file => names.shown(file))).toEqual(['part.conf']);
    expect(await text('bird.conf')).toBe(root);
    expect(readFileSync(path.join(folder, 'bird.conf'), 'utf8')).toBe(root);
  });
});
