import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { bird } from '../../server/src/dialects/bird/index.js';
import { namedThingAt, namesOf, type UnitsOf } from '../../server/src/features/navigation.js';
import { rename } from '../../server/src/features/rename.js';
import type { Unit } from '../../server/src/model/dialect.js';
import { givenSources } from '../../server/src/model/snapshot.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';
import { marked } from './marked.js';

const ROOT = 'protocol device {}\n';

/** Files of which one holds a `$0`; `roots` are the files that no other includes. */
async function project(files: Readonly<Record<string, string>>, roots: readonly string[] = ['bird.conf']) {
  const entries = Object.entries(files).map(([path, written]) => [path, marked(written)] as const);
  const [path, { cursor }] = entries.find(([, { cursor }]) => cursor >= 0) ?? ['bird.conf', { cursor: 0 }];
  const texts = Object.fromEntries(entries.map(([name, { text }]) => [name, text]));
  const workspace = new Workspace(memoryHost(texts));
  const units: Unit[] = [];
  for (const root of roots) {
    const { unit } = await workspace.lint(root, { dialect: 'bird', targets: [{ dialect: 'bird', version: '2.17' }] });
    if (unit) units.push(unit);
  }
  const unitsOf: UnitsOf = async of => units.filter(({ sources }) => sources.has(of));
  const thing = await namedThingAt(path, cursor, unitsOf);
  return {
    thing,
    /** Places as `path:line`, 1-based. */
    places: thing?.places.map(
      ({ span }) => `${span.path}:${(texts[span.path] ?? '').slice(0, span.start).split('\n').length}`,
    ),
    /** The texts that a new name changes, or why there are none. */
    async renamed(newName: string): Promise<Record<string, string> | string> {
      if (!thing) return 'no name';
      const result = await rename(thing, newName);
      if ('problem' in result) return result.problem;
      const paths = [...new Set(result.edits.map(({ span }) => span.path))];
      return Object.fromEntries(
        paths.map(of => [
          of,
          applyEdits(
            texts[of] ?? '',
            result.edits.filter(({ span }) => span.path === of),
          ),
        ]),
      );
    },
  };
}

describe('a name is followed', () => {
  it('from a fragment through all roots that include it, and what these include', async () => {
    const { places } = await project(
      {
        'one.conf': `include "lib.conf";\ninclude "peers.conf";\n${ROOT}`,
        'two.conf': `include "lib.conf";\n${ROOT}filter g { if net ~ OURS then accept; reject; }\n`,
        'lib.conf': 'define OURS = 10.0.0.0/8;\n',
        'peers.conf': 'filter f { if net ~ OU$0RS then accept; reject; }\n',
      },
      ['one.conf', 'two.conf'],
    );
    expect(places).toEqual(['lib.conf:1', 'peers.conf:1', 'two.conf:3']);
  });

  it('where two roots define for themselves what they share', async () => {
    const { thing, places } = await project(
      {
        'one.conf': `define OURS = 10.0.0.0/8;\ninclude "lib.conf";\n${ROOT}`,
        'two.conf': `define OU$0RS = 11.0.0.0/8;\ninclude "lib.conf";\n${ROOT}`,
        'lib.conf': 'filter f { if net ~ OURS then accept; reject; }\n',
      },
      ['one.conf', 'two.conf'],
    );
    expect(thing?.definitions.map(({ path }) => path).toSorted()).toEqual(['one.conf', 'two.conf']);
    expect(places?.toSorted()).toEqual(['lib.conf:1', 'one.conf:1', 'two.conf:1']);
  });

  it('and not confused with variables, keywords, methods, comments and strings', async () => {
    const { places } = await project({
      'bird.conf': `define le$0n = 3;
# len
function f(bgppath p; int len) -> int { return len; }
function g(bgppath p) -> int { return p.len + len; }
filter h { print "len"; accept; }
${ROOT}`,
    });
    expect(places).toEqual(['bird.conf:1', 'bird.conf:4']);
  });

  it('within its scope', async () => {
    const { places } = await project({
      'bird.conf': `function f(int a) -> int {
  int b = a;
  if a > 1 then { int b = 2; return b; }
  return b$0;
}
function g(int b) -> int { return b; }
${ROOT}`,
    });
    expect(places).toEqual(['bird.conf:2', 'bird.conf:4']);
  });

  it.each([
    ['a template', 'template bgp t { local as 1; }\nprotocol bgp a from $0t { neighbor 10.0.0.1 as 1; }\n', 2],
    ['a table', 'ipv4 table t;\nprotocol static { ipv4 { table t$0; }; }\n', 2],
    [
      'a protocol',
      'protocol static s { ipv4; }\nfilter f { if proto = "s" then accept; reject; }\nprotocol bgp b from s$0 { }\n',
      2,
    ],
    ['an attribute', 'attribute int a;\nfilter f { a$0 = 1; accept; }\n', 2],
    ['a function', 'function f() -> bool { return true; }\nfilter g { if $0f() then accept; reject; }\n', 2],
    ['a quoted name', "define 'a-b' = 1;\ndefine c = 'a$0-b';\n", 2],
    [
      'the length of a prefix',
      'define L = 24;\nfilter f { if net ~ [ 10.0.0.0/8{L$0, 32} ] then accept; reject; }\n',
      2,
    ],
  ])('being %s', async (_, text, count) => {
    const { places } = await project({ 'bird.conf': `${text}${ROOT}` });
    expect(places).toHaveLength(count);
  });

  it('nowhere from what is none', async () => {
    expect((await project({ 'bird.conf': `${ROOT}# a$0 b\n` })).thing).toBeUndefined();
    expect((await project({ 'bird.conf': 'proto$0col device {}\n' })).thing).toBeUndefined();
    expect(
      (await project({ 'bird.conf': `${ROOT}filter f { if net ~ NO$0NE then accept; reject; }\n` })).thing,
    ).toBeUndefined();
  });
});

describe('a new name', () => {
  const FILES = {
    'bird.conf': `define OU$0RS = 10.0.0.0/8;\ndefine further = 1;\ninclude "lib.conf";\n${ROOT}`,
    'lib.conf': 'filter f { int local = 1; if net ~ OURS then accept; reject; }\n',
  };

  it('is written in every file', async () => {
    const { renamed } = await project(FILES);
    expect(await renamed('MINE')).toEqual({
      'bird.conf': `define MINE = 10.0.0.0/8;\ndefine further = 1;\ninclude "lib.conf";\n${ROOT}`,
      'lib.conf': 'filter f { int local = 1; if net ~ MINE then accept; reject; }\n',
    });
    expect(await renamed('OURS')).toEqual({});
  });

  it('gets quotes where it needs them, and loses them where not', async () => {
    const { renamed } = await project(FILES);
    expect(await renamed('our-nets')).toMatchObject({ 'lib.conf': expect.stringContaining("net ~ 'our-nets' then") });
    expect(await renamed('4ever')).toMatchObject({ 'lib.conf': expect.stringContaining("net ~ '4ever' then") });
    const quoted = await project({ 'bird.conf': `define 'a-$0b' = 1;\ndefine c = 'a-b';\n${ROOT}` });
    expect(await quoted.renamed('a_b')).toEqual({ 'bird.conf': `define a_b = 1;\ndefine c = a_b;\n${ROOT}` });
  });

  it.each([
    ['', 'at least one character'],
    ['a b', 'is no name for BIRD'],
    ["a'b", 'is no name for BIRD'],
    ['ünï', 'is no name for BIRD'],
    ['filter', 'is a word of BIRD’s language'],
    ['bgp_path', 'is a word of BIRD’s language'],
    ['x'.repeat(65), 'at most 64 characters'],
    ['further', '“further” is taken: something else has this name already (bird.conf, line 2).'],
    ['f', '“f” is taken: something else has this name already (lib.conf, line 1).'],
    ['local1', undefined],
  ])('%j: %s', async (name, why) => {
    const result = await (await project(FILES)).renamed(name);
    if (why === undefined) expect(result).toHaveProperty(['lib.conf']);
    else expect(result).toContain(why);
  });

  it('is refused where a variable would hide it, also in a file of another root', async () => {
    const files = {
      'one.conf': `include "lib.conf";\n${ROOT}`,
      'two.conf': `include "lib.conf";\nfunction f(int mine) -> int { return mine + OURS; }\n${ROOT}`,
      'lib.conf': 'define OU$0RS = 1;\n',
    };
    const { renamed } = await project(files, ['one.conf', 'two.conf']);
    expect(await renamed('mine')).toBe(
      '“mine” is taken: something else has this name already (two.conf, line 2). Choose another name.',
    );
    expect(await renamed('theirs')).toHaveProperty(['two.conf']);
  });

  it('is free where the same name is used elsewhere only', async () => {
    const { renamed } = await project({
      'bird.conf': `function f(int $0a) -> int { return a; }\nfunction g(int b) -> int { return b; }\n${ROOT}`,
    });
    expect(await renamed('b')).toEqual({
      'bird.conf': `function f(int b) -> int { return b; }\nfunction g(int b) -> int { return b; }\n${ROOT}`,
    });
  });

  it('is refused where BIRD would refuse it', async () => {
    const { renamed } = await project({
      'bird.conf': `protocol static { ipv4; }\nprotocol static $0s { ipv4; }\n${ROOT}`,
    });
    expect(await renamed('static1')).toContain('With the name “static1” the daemon would refuse the file.');
    expect(await renamed('static2')).toHaveProperty(['bird.conf']);
  });

  it('is none for what BIRD itself has', async () => {
    const { renamed } = await project({ 'bird.conf': `protocol static { ipv4 { table mas$0ter4; }; }\n${ROOT}` });
    expect(await renamed('fresh')).toContain('the daemon itself has it');
    const unnamed = await project({ 'bird.conf': `protocol static {}\nprotocol static s from stat$0ic1 {}\n` });
    expect(await unnamed.renamed('fresh')).toContain('the daemon itself has it');
  });
});

describe('every name of the fixtures', () => {
  const folder = fileURLToPath(new URL('../bird/fixtures/ok/', import.meta.url));
  const fixtures = readdirSync(folder).filter(name => name.endsWith('.conf') && name !== 'includes.conf');

  it.each(fixtures)('%s: can be another one, and the text means what it meant', async name => {
    const source = { path: name, text: readFileSync(folder + name, 'utf8') };
    const version = bird.versions.at(-1) as string;
    const unit = bird.parse(name, givenSources(new Map([[name, source]])), version);
    const names = await namesOf(unit);
    const defining = names.filter(({ whole, definition }) => whole.start === definition.start);
    expect(defining.length).toBeGreaterThan(0);
    for (const { whole } of defining.slice(0, 40)) {
      const thing = await namedThingAt(name, whole.start, async () => [unit]);
      const result = thing && (await rename(thing, 'zz_fresh'));
      if (!result || 'problem' in result) throw new Error(`${thing?.name}: ${result?.problem}`);
      const text = applyEdits(source.text, result.edits);
      const again = bird.parse(name, givenSources(new Map([[name, { path: name, text }]])), version);
      expect(again.diagnostics.filter(({ rejects }) => rejects)).toEqual([]);
    }
  });
});
