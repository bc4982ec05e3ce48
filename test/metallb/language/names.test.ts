import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../server/src/core/edit.js';
import { spellName } from '../../../server/src/dialects/metallb/language-names.js';
import { namedThingAt, namesOf, type UnitsOf } from '../../../server/src/features/navigation.js';
import { rename } from '../../../server/src/features/rename.js';
import type { Unit } from '../../../server/src/model/dialect.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';
import { memoryHost } from '../../bird/memory-host.js';
import fc from '../../fast-check.js';
import { marked } from '../../features/marked.js';
import { ADVERTISEMENT, FRR, LIBRARY, PEER, POOL } from './judged.js';

/** Files of one folder, one of which holds a `$0`. */
async function folder(files: Readonly<Record<string, string>>) {
  const entries = Object.entries(files).map(([path, written]) => [path, marked(written)] as const);
  const [path, { cursor }] = entries.find(([, { cursor }]) => cursor >= 0) ?? ['a.yaml', { cursor: 0 }];
  const texts = Object.fromEntries(entries.map(([name, { text }]) => [name, text]));
  const workspace = new Workspace(memoryHost(texts));
  const units: Unit[] = [];
  for (const root of Object.keys(texts)) {
    const { unit } = await workspace.lint(root, { targets: [{ dialect: 'metallb', version: '0.16' }] });
    if (unit) units.push(unit);
  }
  const unitsOf: UnitsOf = async of => units.filter(({ sources }) => sources.has(of));
  const thing = await namedThingAt(path, cursor, unitsOf);
  const lineOf = (file: string, offset: number) => (texts[file] ?? '').slice(0, offset).split('\n').length;
  return {
    thing,
    units,
    /** Places as `path:line`, the definitions first. */
    places: thing?.places.map(({ span }) => `${span.path}:${lineOf(span.path, span.start)}`),
    definitions: thing?.definitions.map(({ path: file, start }) => `${file}:${lineOf(file, start)}`),
    /** The changed texts, or why there are none. */
    async renamed(newName: string): Promise<Record<string, string> | string> {
      if (!thing) return 'no name';
      const result = await rename(thing, newName);
      if ('problem' in result) return result.problem;
      const own = (file: string) => result.edits.filter(({ span }) => span.path === file);
      const changed = Object.keys(texts).filter(file => own(file).length > 0);
      return Object.fromEntries(changed.map(file => [file, applyEdits(texts[file] ?? '', own(file))]));
    },
  };
}

describe('names in manifests', () => {
  it.each([
    [`${LIBRARY}${PEER}  bfdProfile: fa$0st\n`, ['4'], 2],
    [`${LIBRARY}${PEER}  passwordSecret:\n    name: bgp-$0secret\n`, ['12'], 2],
    [`${LIBRARY}${ADVERTISEMENT}  ipAddressPools: [pool$01]\n`, ['30'], 2],
    [`${LIBRARY}${ADVERTISEMENT}  peers:\n  - "pe$0er1"\n`, ['38'], 2],
    [`${LIBRARY}${ADVERTISEMENT}  communities:\n  - no-tra$0nsit\n  - 65000:1\n`, ['24'], 2],
    [
      `${LIBRARY}apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  annotations:\n    metallb.io/address-pool: po$0ol1\n`,
      ['30'],
      2,
    ],
    [`${FRR}    - neighbors:\n      - bfdProfile: qui$0ck\n    bfdProfiles:\n    - name: quick\n`, ['11'], 2],
  ])('are followed to their definition: %s', async (written, lines, count) => {
    const { definitions, places } = await folder({ 'a.yaml': written });
    expect(definitions).toEqual(lines.map(line => `a.yaml:${line}`));
    expect(places).toHaveLength(count);
  });

  it('are followed through all files that are applied together', async () => {
    const { places } = await folder({
      'a.yaml': LIBRARY,
      'b.yaml': `${PEER.replace('peer1', 'peer2')}  bfdProfile: fa$0st\n`,
      'c.yaml': `${PEER.replace('peer1', 'peer3')}  bfdProfile: "fast"\n`,
    });
    expect(places).toEqual(['a.yaml:4', 'b.yaml:6', 'c.yaml:6']);
  });

  it('mean what stands in their own namespace', async () => {
    const pool = (namespace: string) => POOL.replace('name: pool1', `name: pool1\n  namespace: ${namespace}`);
    const text = `${pool('one')}  addresses: []\n---\n${pool('two')}  addresses: []\n---\n`;
    const from = (namespace: string) =>
      `${ADVERTISEMENT.replace('name: adv', `name: adv\n  namespace: ${namespace}`)}  ipAddressPools:\n  - po$0ol1\n`;
    expect((await folder({ 'a.yaml': text + from('two') })).definitions).toEqual(['a.yaml:12']);
    expect((await folder({ 'a.yaml': text + from('one') })).definitions).toEqual(['a.yaml:4']);
    expect((await folder({ 'a.yaml': text + from('three') })).thing).toBeUndefined();
  });

  it('of a patch are those of what it completes', async () => {
    const { places } = await folder({
      'kustomization.yaml': 'resources:\n- base.yaml\npatches:\n- path: patch.yaml\n',
      'base.yaml': `${PEER}  bfdProfile: fast\n  peerAddress: 10.0.0.1\n`,
      'patch.yaml': `${PEER.replace('peer1', 'pe$0er1')}  peerPort: 179\n`,
    });
    expect(places).toEqual(['base.yaml:4', 'patch.yaml:4']);
  });

  it('are changed everywhere, in the quotes that they have', async () => {
    const { renamed } = await folder({
      'a.yaml': LIBRARY.replace('name: fast', 'name: f$0ast # quick enough'),
      'b.yaml': `${PEER.replace('peer1', 'peer2')}  bfdProfile: "fast"\n---\n${PEER.replace('peer1', 'peer3')}  bfdProfile: 'fast'\n`,
      'c.json':
        '{"apiVersion":"metallb.io/v1beta2","kind":"BGPPeer","metadata":{"name":"p"},"spec":{"bfdProfile":"fast"}}',
    });
    const changed = (await renamed('slow')) as Record<string, string>;
    expect(changed['a.yaml']).toContain('name: slow # quick enough\n');
    expect(changed['b.yaml']).toContain('bfdProfile: "slow"\n');
    expect(changed['b.yaml']).toContain("bfdProfile: 'slow'\n");
    expect(changed['c.json']).toContain('"bfdProfile":"slow"');
    expect(((await renamed('1234')) as Record<string, string>)['a.yaml']).toContain('name: "1234" #');
  });

  it('are not changed to what something else is called, nor to what Kubernetes does not take', async () => {
    const { renamed } = await folder({
      'a.yaml': `${LIBRARY}${POOL.replace('pool1', 'pool2')}  addresses: []\n---\n${ADVERTISEMENT}  ipAddressPools:\n  - po$0ol1\n`,
    });
    expect(await renamed('pool2')).toMatch(/taken/);
    expect(await renamed('Pool_1')).toMatch(/lower-case letters/);
    expect(await renamed('-a')).toMatch(/begin and end/);
    expect(await renamed('pool3')).toMatchObject({ 'a.yaml': expect.stringContaining('- pool3\n') });
  });

  it('are freer for aliases of communities', async () => {
    const { renamed } = await folder({ 'a.yaml': LIBRARY.replace('no-transit', 'no-$0transit') });
    expect(await renamed('No Transit')).toMatchObject({ 'a.yaml': expect.stringContaining('name: No Transit\n') });
    expect(await renamed('1:2')).toMatch(/“:”/);
    expect(spellName('a'.repeat(254))).toMatchObject({ problem: expect.stringContaining('253') });
    expect(spellName('a.b-c.d')).toEqual({ text: 'a.b-c.d' });
    expect(spellName('a..b')).toHaveProperty('problem');
  });

  it('law: another name means the same, and nothing is found that was not before', async () => {
    const files = {
      'a.yaml': `${LIBRARY}${ADVERTISEMENT}  ipAddressPools: ["pool1"]\n  peers: [peer1]\n  communities: [no-transit]\n`,
      'b.yaml': `${PEER.replace('peer1', 'peer2')}  myASN: 4200000000\n  peerASN: 65535\n  peerAddress: 10.255.255.2\n  bfdProfile: fast\n  passwordSecret: { name: 'bgp-secret' }\n`,
    };
    const { units } = await folder(files);
    const places = (await Promise.all(units.map(namesOf))).flat();
    const findings = async (texts: Readonly<Record<string, string>>) => {
      const workspace = new Workspace(memoryHost(texts));
      const results = await Promise.all(Object.keys(texts).map(path => workspace.lint(path)));
      return results.flatMap(({ diagnostics }) => diagnostics.map(({ rule, severity }) => `${rule} ${severity}`));
    };
    const before = await findings(files);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...places),
        fc.stringMatching(/^[a-z0-9]([a-z0-9.-]{0,8}[a-z0-9])?$/),
        async ({ span }, name) => {
          const text = files[span.path as keyof typeof files];
          const at = `${text.slice(0, span.start)}$0${text.slice(span.start)}`;
          const changed = await (await folder({ ...files, [span.path]: at })).renamed(name);
          if (typeof changed === 'string') return;
          expect(await findings({ ...files, ...changed })).toEqual(before);
        },
      ),
      { numRuns: 20 },
    );
  });
});
