import { existsSync, readdirSync, readFileSync } from 'node:fs';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { VERSIONS } from '../../server/src/dialects/bird/versions.js';
import { VERSIONS as FRR_VERSIONS } from '../../server/src/dialects/frr/catalogue.js';
import { PROFILE_NAMES } from '../../server/src/profile/discovery.js';
import { kindOfPath } from '../../server/src/workspace/sniff.js';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const manifest = JSON.parse(read('package.json'));
const { commands, configuration, languages, walkthroughs, jsonValidation, yamlValidation } = manifest.contributes;
const clientSources = readdirSync(new URL('client/src/', root)).map(name => read(`client/src/${name}`));

/** Every string of a value that begins with `./`, or names a file of ours in a place where the editor loads one. */
function paths(value: unknown): string[] {
  if (typeof value === 'string') return /^(\.\/|media\/|docs\/)/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(paths) : [];
}

describe('the manifest', () => {
  it('names only files that are there', () => {
    const named = [...paths(manifest.contributes), manifest.icon];
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(path => !existsSync(new URL(path, root)))).toEqual([]);
  });

  it('packs what it names', () => {
    const packed: string[] = manifest.files;
    const folders = packed.map(pattern => pattern.replace(/\*.*$/, ''));
    const named = paths(manifest.contributes).map(path => path.replace('./', ''));
    expect(named.filter(path => !folders.some(folder => path.startsWith(folder)))).toEqual([]);
  });

  it('announces the commands that the client registers', () => {
    const announced = commands.map(({ command }: { command: string }) => command).sort();
    const registered = clientSources.flatMap(text =>
      [...text.matchAll(/^\s+'(bgplint\.\w+)': \(\) =>/gm)].map(([, name]) => name),
    );
    expect(registered.sort()).toEqual(announced);
  });

  it('sends the walkthrough to commands that exist', () => {
    const known = commands.map(({ command }: { command: string }) => `command:${command}`);
    const links = [...JSON.stringify(walkthroughs).matchAll(/\((command:bgplint\.\w+)\)/g)].map(([, link]) => link);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter(link => !known.includes(link))).toEqual([]);
  });

  it('offers the versions that the dialect knows', () => {
    const offered = (dialect: string): string[] => configuration.properties[`bgplint.target.${dialect}`].enum;
    expect(offered('bird')).toEqual(['auto', ...VERSIONS]);
    expect(offered('frr')).toEqual(['auto', ...FRR_VERSIONS]);
  });

  it('describes every setting, every choice, and puts them in order', () => {
    for (const setting of Object.values<Record<string, unknown>>(configuration.properties)) {
      expect(setting.markdownDescription).toEqual(expect.any(String));
      expect(setting.scope).toMatch(/^(resource|window)$/);
      expect(setting.order).toEqual(expect.any(Number));
      if (setting.enum) expect(setting.enumDescriptions).toHaveLength((setting.enum as []).length);
    }
  });

  it('knows profiles by the names under which they are found', () => {
    const validated = [...jsonValidation, ...yamlValidation].map(({ fileMatch }) => fileMatch).sort();
    expect(validated).toEqual([...PROFILE_NAMES].sort());
    const activation = manifest.activationEvents.find((event: string) => event.startsWith('workspaceContains:'));
    const wakes = picomatch(activation.replace('workspaceContains:', ''), { dot: true });
    for (const name of PROFILE_NAMES) expect(wakes(`a/${name}`)).toBe(true);
    // The client has no list of its own.
    const client = clientSources.join('\n');
    expect(client).toContain("import { PROFILE_NAMES } from '../../server/src/profile/names.js'");
  });

  describe('attaches bird to the paths that the command line takes for it', () => {
    const [{ extensions, filenames, filenamePatterns }] = languages;
    const attaches = (path: string) =>
      extensions.some((extension: string) => path.endsWith(extension)) ||
      filenames.includes(path.slice(path.lastIndexOf('/') + 1)) ||
      filenamePatterns.some((pattern: string) => picomatch(pattern, { dot: true })(path));
    it.each([
      ['/etc/bird.conf', true],
      ['/etc/bird6.conf', true],
      ['/etc/bird/bird.conf', true],
      ['/etc/bird/peers/one.conf', true],
      ['/etc/bird.d/one.conf', true],
      ['/etc/bird.d/deeper/one.conf', false],
      ['/home/me/edge.bird', true],
      ['/etc/nginx.conf', false],
      ['/etc/blackbird.conf', false],
      ['/etc/bird/README.md', false],
      ['templates/bird.conf.j2', true],
      ['templates/bird-peers.conf.erb', true],
      ['templates/bird6.cfg.tmpl', true],
      ['templates/edge.bird.jinja2', true],
      ['roles/bird/templates/filters.conf.j2', true],
      ['etc/bird.d/one.conf.tftpl', true],
      ['templates/blackbird.conf.j2', false],
      ['templates/frr.conf.j2', false],
      ['templates/bird.conf.bak', false],
    ])('%s: %s', (path, expected) => {
      expect(attaches(path)).toBe(expected);
      expect(kindOfPath(path) === 'bird').toBe(expected);
    });
    // Read with frr.conf, and written in another language.
    it('not to what a shell reads', () => {
      expect(attaches('/etc/frr/daemons')).toBe(false);
      expect(kindOfPath('/etc/frr/daemons')).toBe('frr');
    });
    it('never to .conf itself', () => expect(extensions).not.toContain('.conf'));
  });

  describe('attaches frr to the paths that the command line takes for it', () => {
    const [, { id, extensions, filenames, filenamePatterns }] = languages;
    const attaches = (path: string) =>
      extensions.some((extension: string) => path.endsWith(extension)) ||
      filenames.includes(path.slice(path.lastIndexOf('/') + 1)) ||
      filenamePatterns.some((pattern: string) => picomatch(pattern, { dot: true })(path));
    it.each([
      ['/etc/frr/frr.conf', true],
      ['/etc/frr/vtysh.conf', true],
      ['/home/me/bgpd.conf', true],
      ['/home/me/zebra.conf', true],
      ['/home/me/bfdd.conf', true],
      ['/home/me/staticd.conf', true],
      ['/home/me/ospf6d.conf', true],
      ['/home/me/pim6d.conf', true],
      ['/home/me/edge.frr', true],
      ['/etc/frr/sites/one.conf', true],
      ['/etc/nginx.conf', false],
      ['templates/frr.conf.j2', true],
      ['templates/frr-edge.conf.erb', true],
      ['templates/bgpd.conf.j2', true],
      ['templates/edge.frr.jinja2', true],
      ['roles/frr/templates/edge.conf.j2', true],
      ['templates/bird.conf.j2', false],
    ])('%s: %s', (path, expected) => {
      expect(id).toBe('frr');
      expect(attaches(path)).toBe(expected);
      expect(kindOfPath(path) === 'frr').toBe(expected);
    });
    it('never to .conf itself', () => expect(extensions).not.toContain('.conf'));
  });

  it('serves every language that it contributes', () => {
    const served = /const LANGUAGES = (\[.*\]);/.exec(read('client/src/server.ts'))?.[1]?.replaceAll("'", '"') ?? '[]';
    expect(JSON.parse(served)).toEqual(languages.map(({ id }: { id: string }) => id));
  });

  it('types against the oldest editor that it runs in', () => {
    expect(manifest.engines.vscode).toBe(`^${manifest.devDependencies['@types/vscode']}`);
  });
});
