import { describe, expect, test } from 'vitest';
import type { Host } from '../../server/src/model/host.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { listFiles, memoryHost } from '../bird/memory-host.js';

const OWN = '/etc/bird.conf';
const MACHINE = {
  '/lib/systemd/system/bird.service':
    '[Service]\nEnvironmentFile=/etc/bird/envvars\nExecStartPre=/usr/sbin/bird -p\nExecStart=/usr/sbin/bird -f -u $BIRD_RUN_USER -g $BIRD_RUN_GROUP $BIRD_ARGS\n',
  '/etc/bird/envvars': 'BIRD_RUN_USER=bird\nBIRD_RUN_GROUP=bird\n#BIRD_ARGS=-c /etc/bird.conf\n',
  '/etc/bird/bird.conf': 'log syslog all;\nprotocol device {}\n',
  [OWN]: '# mine\n/* and\n more */ router id 10.0.0.1;\nprotocol device {}\n',
};

type Files = Readonly<Record<string, string | undefined>>;

async function found(changes: Files = {}, { path = OWN, ...more }: Partial<Host> & { path?: string } = {}) {
  const files = Object.fromEntries(
    Object.entries({ ...MACHINE, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const host: Host = { ...memoryHost(files), list: async folder => listFiles(Object.keys(files), folder), ...more };
  const { diagnostics } = await new Workspace(host).lint(path);
  return diagnostics.filter(({ rule }) => rule === 'bird/unread-file');
}

test('it is told, at the first statement', async () => {
  const [finding, ...others] = await found();
  expect(others).toEqual([]);
  expect(MACHINE[OWN].slice(finding?.span.start)).toMatch(/^router id/);
});

test.each([
  ['the other file is not there', { '/etc/bird/bird.conf': undefined }],
  ['both say the same', { '/etc/bird/bird.conf': MACHINE[OWN] }],
  ['the other one includes it', { '/etc/bird/bird.conf': 'include "/etc/bird.conf";\n' }],
  ['the other one includes it by a relative path', { '/etc/bird/bird.conf': 'include "../bird.conf";\n' }],
  ['there is no service', { '/lib/systemd/system/bird.service': undefined }],
  [
    'the service is another package’s',
    { '/lib/systemd/system/bird.service': '[Service]\nExecStart=/usr/sbin/bird -f\n' },
  ],
  [
    'the service names a file',
    {
      '/lib/systemd/system/bird.service':
        '[Service]\nEnvironmentFile=/etc/bird/envvars\nExecStart=/usr/sbin/bird -f -c /etc/bird.conf\n',
    },
  ],
  ['its options do', { '/etc/bird/envvars': 'BIRD_ARGS="-c /etc/bird.conf"\n' }],
  ['its options do, unquoted', { '/etc/bird/envvars': 'BIRD_ARGS=-c/etc/bird.conf\n' }],
  ['its options cannot be read', { '/etc/bird/envvars': undefined }],
  ['the service is overridden', { '/etc/systemd/system/bird.service': '[Service]\nExecStart=/usr/sbin/bird\n' }],
  ['the service is added to', { '/etc/systemd/system/bird.service.d/a.conf': '[Service]\nNice=5\n' }],
])('nothing is told where %s', async (_what, changes: Files) => {
  expect(await found(changes)).toEqual([]);
});

describe('nothing is told', () => {
  test('of a file elsewhere', async () => {
    expect(await found({ '/srv/etc/bird.conf': MACHINE[OWN] }, { path: '/srv/etc/bird.conf' })).toEqual([]);
  });

  test.each(['/etc/bird.conf', '/etc/bird', '/etc/bird/bird.conf'])('where %s is a link', async link => {
    const paths = Object.keys(MACHINE);
    const list: Host['list'] = async folder =>
      listFiles(paths, folder)?.map(entry => ({ ...entry, isLink: `${folder}/${entry.name}` === link }));
    expect(await found({}, { list })).toEqual([]);
  });

  test('where nobody can tell links', async () => {
    expect(await found({}, { list: async () => undefined })).toEqual([]);
  });

  test('where a comment says not to', async () => {
    const text =
      '# bgplint-disable-next-line bird/unread-file -- for another machine\nrouter id 10.0.0.1;\nprotocol device {}\n';
    expect(await found({ [OWN]: text })).toEqual([]);
  });
});

test('an editor’s paths are URIs', async () => {
  const at = (path: string) => `file://${path}`;
  const files = Object.fromEntries(Object.entries(MACHINE).map(([path, text]) => [at(path), text]));
  const host: Host = { ...memoryHost(files), list: async folder => listFiles(Object.keys(files), folder) };
  const { diagnostics } = await new Workspace(host).lint(at(OWN));
  expect(diagnostics.map(({ rule }) => rule)).toContain('bird/unread-file');
});
