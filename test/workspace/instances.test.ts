import { describe, expect, test } from 'vitest';
import type { Host } from '../../server/src/model/host.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { listFiles, memoryHost } from '../bird/memory-host.js';
import { PASSWORD, PROFILE, WORKING } from '../rules/coverage-configurations.js';

const ADDRESSES: Readonly<Record<string, string>> = { lb1: '10.0.240.156', lb2: '10.0.240.157', lb3: '10.0.240.158' };

/** The profile with instances, each of which has a folder. */
function withInstances(names: readonly string[], profile = PROFILE.replace('bfd: required', 'bfd: optional')): string {
  const instances = names.map(
    name => `      - { name: ${name}, address: ${ADDRESSES[name]}, files: [hosts/${name}] }\n`,
  );
  return `${profile}    instances:\n${instances.join('')}`;
}

type Texts = Readonly<Record<string, string>>;

/** The working configuration of each instance, with its own address. */
function hosts(letter: 'B' | 'F', changes: Readonly<Record<string, (text: string) => string>>, names = ['lb1', 'lb2']) {
  const { path, text } = WORKING[letter];
  const files: Record<string, string> = { '.nrec.yaml': withInstances(names) };
  for (const name of names) {
    const own = text.replaceAll('10.0.240.156', ADDRESSES[name] ?? '');
    files[`hosts/${name}/${path}`] = changes[name]?.(own) ?? own;
  }
  return files;
}

function hostOf(files: Texts): Host {
  return { ...memoryHost(files, PASSWORD), list: async folder => listFiles(Object.keys(files), folder) };
}

async function lint(files: Texts, path: string, host = hostOf(files)) {
  return (await new Workspace(host).lint(path)).diagnostics;
}

const said = async (files: Texts, path: string) => (await lint(files, path)).map(({ rule }) => rule);

describe.each([
  ['B', 'bird.conf', 'multihop;\n  password', 'multihop;\n  hold time 30;\n  password'],
  [
    'F',
    'frr.conf',
    / neighbor (10.255.255.\d) remote-as 65535\n/g,
    ' neighbor $1 remote-as 65535\n neighbor $1 timers 10 30\n',
  ],
] as const)('instances of one allocation (%s)', (letter, file, from, to) => {
  const pattern = typeof from === 'string' ? new RegExp(from.replace('\n', '\\n'), 'g') : from;
  const slower = (text: string) => text.replace(pattern, to);

  test('are alike when only their own addresses differ', async () => {
    const files = hosts(letter, {});
    expect(await said(files, `hosts/lb1/${file}`)).toEqual([]);
    expect(await said(files, `hosts/lb2/${file}`)).toEqual([]);
  });

  test('differ in both files while there are two of them, and the first refers to the second', async () => {
    const files = hosts(letter, { lb2: slower });
    const [first] = await lint(files, `hosts/lb1/${file}`);
    const [second] = await lint(files, `hosts/lb2/${file}`);
    expect(first).toMatchObject({ rule: 'nrec/instance-difference', toldAt: `hosts/lb2/${file}` });
    expect(second).toMatchObject({ rule: 'nrec/instance-difference' });
    expect(second?.toldAt).toBeUndefined();
    expect(second?.message).toContain('Instance lb2 has a hold time of 30 s');
    expect(second?.related[0]?.span.path).toBe(`hosts/lb1/${file}`);
  });

  test('differ where the fewest have something else', async () => {
    const files = hosts(letter, { lb1: slower }, ['lb1', 'lb2', 'lb3']);
    expect(await said(files, `hosts/lb1/${file}`)).toContain('nrec/instance-difference');
    expect(await said(files, `hosts/lb2/${file}`)).toEqual([]);
    expect(await said(files, `hosts/lb3/${file}`)).toEqual([]);
  });

  test('are not compared unless the profile names them', async () => {
    const files = { ...hosts(letter, { lb2: slower }), '.nrec.yaml': PROFILE };
    expect(await said(files, `hosts/lb1/${file}`)).toEqual([]);
    expect(await said(files, `hosts/lb2/${file}`)).toEqual([]);
  });

  test('have one address and one router id each', async () => {
    const files = hosts(letter, { lb2: text => text.replaceAll('10.0.240.157', '10.0.240.156') });
    const [found, ...others] = await lint(files, `hosts/lb2/${file}`);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ rule: 'nrec/source-address', severity: 'error' });
    expect(found?.message).toContain('is the address of lb1');
    const routerId = hosts(letter, { lb2: text => text.replace(/(router.id) 10.0.240.157/, '$1 10.0.240.156') });
    expect(await lint(routerId, `hosts/lb2/${file}`)).toMatchObject([
      { rule: 'nrec/address-agreement', severity: 'error' },
    ]);
  });

  test('never show their passwords when those differ', async () => {
    const other = '0'.repeat(16) + PASSWORD.slice(16);
    const files = hosts(letter, { lb2: text => text.replaceAll(PASSWORD, other) });
    const host: Host = { ...hostOf(files), compareSecret: async () => 'unavailable' };
    const found = await lint(files, `hosts/lb2/${file}`, host);
    expect(found.map(({ rule }) => rule)).toContain('nrec/instance-difference');
    expect(JSON.stringify(found)).not.toContain(other.slice(8, 24));
    expect(JSON.stringify(found)).not.toContain(PASSWORD.slice(8, 24));
  });

  test('are compared anew when the other file changes', async () => {
    const files: Record<string, string> = { ...hosts(letter, {}) };
    const workspace = new Workspace(hostOf(files));
    const path = `hosts/lb1/${file}`;
    const result = await workspace.lint(path);
    expect(result.diagnostics).toEqual([]);
    expect([...result.compared]).toEqual([`hosts/lb2/${file}`]);
    files[`hosts/lb2/${file}`] = slower(files[`hosts/lb2/${file}`] ?? '');
    workspace.changed(`hosts/lb2/${file}`);
    expect((await workspace.lint(path)).diagnostics.map(({ rule }) => rule)).toContain('nrec/instance-difference');
  });
});

test('a MED of one instance takes its share of the traffic away', async () => {
  const files = hosts('B', { lb2: text => text.replace('/31 then accept;', '/31 then { bgp_med = 50; accept; }') });
  expect(await said(files, 'hosts/lb2/bird.conf')).toEqual(['nrec/instance-path']);
  expect(await said(files, 'hosts/lb1/bird.conf')).toEqual(['nrec/instance-path']);
});

test('what one instance announces and another does not is found', async () => {
  const files = hosts('B', { lb2: text => text.replace('net ~ 192.168.0.16/31', 'net ~ 192.168.0.16/32') });
  const [found] = await lint(files, 'hosts/lb2/bird.conf');
  expect(found).toMatchObject({ rule: 'nrec/instance-difference' });
  expect(found?.message).toContain('192.168.0.16/32');
});

test('instances of other daemons are none to compare with', async () => {
  const files = { ...hosts('B', {}), ...hosts('F', {}, ['lb3']), '.nrec.yaml': withInstances(['lb1', 'lb2', 'lb3']) };
  expect(await said(files, 'hosts/lb3/frr.conf')).toEqual([]);
  expect(await said(files, 'hosts/lb1/bird.conf')).toEqual([]);
});
