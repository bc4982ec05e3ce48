import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CLI, GOOD, project } from './spawn.js';

const { folder, remove } = project({ 'bin/': '', 'good.conf': GOOD });
const command = path.join(folder, 'bin/bgplint');
symlinkSync(CLI, command);
afterAll(remove);

const run = (...args: string[]) => {
  const env = { ...process.env, PATH: `${path.dirname(process.execPath)}:${process.env.PATH}` };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8', env });
  return { status, stdout, stderr };
};

describe('the command that npm puts on the PATH, a link to dist/cli.js', () => {
  test('starts by itself', () => {
    expect(run('--version')).toEqual({ status: 0, stdout: expect.stringMatching(/^bgplint \d/), stderr: '' });
  });

  test('finds its other files', () => {
    expect(run('good.conf')).toMatchObject({ status: 0, stderr: '' });
  });
});
