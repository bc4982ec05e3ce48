import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
// @ts-expect-error: a script without types
import { NODES, nodeBinary } from '../../scripts/install-nodes.mjs';
import { bgplint } from './spawn.js';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

describe.each(Object.keys(NODES))('the command line on Node %s', major => {
  const node: string = nodeBinary(major);
  test.skipIf(!existsSync(node))('says its version, judges the examples, and mends', () => {
    expect(bgplint(['--version'], { node })).toMatchObject({ status: 0, stdout: expect.stringMatching(/^bgplint \d/) });
    expect(bgplint(['bird/good.conf'], { node, cwd: EXAMPLES })).toEqual({
      status: 0,
      stdout: 'All good: 1 file checked, nothing found.\n',
      stderr: '',
    });
    const wrong = bgplint(['bird/wrong.conf', '-f', 'json'], { node, cwd: EXAMPLES });
    expect(wrong.status).toBe(1);
    expect(JSON.parse(wrong.stdout)).toEqual(
      JSON.parse(bgplint(['bird/wrong.conf', '-f', 'json'], { cwd: EXAMPLES }).stdout),
    );
    expect(bgplint(['--diff', path.join('bird', 'wrong.conf')], { node, cwd: EXAMPLES }).stdout).toMatch(/^--- bird/);
  });
});
