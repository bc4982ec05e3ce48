import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measured } from '../../server/src/dialects/bird/versions.js';
import { NodeHost } from '../../server/src/node/host.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import fc from '../fast-check.js';
import { birdCheck, birdProgram, birdVersion } from '../oracle/bird.js';

const bird = birdProgram('bird');
const version = bird ? measured(birdVersion(bird)) : '';

/** Paths, as files and as includes write them. */
const PATH = fc.constantFrom('a.inc', 'b.inc', 'd/a.inc', 'd/c.conf', 'd/e/b.inc', 'root.conf');
const INCLUDE = fc.constantFrom(
  ...[
    'a.inc',
    'b.inc',
    'd/a.inc',
    '../a.inc',
    'c.conf',
    './e/b.inc',
    'd',
    '*.inc',
    'd/*.conf',
    '*/[a-c].inc',
    'none/*',
  ],
);
const LINE = fc.oneof(
  { weight: 3, arbitrary: INCLUDE.map(path => `include "${path}";`) },
  fc.constantFrom('A', 'B', 'C').map(name => `define ${name} = 1;`),
  fc.constantFrom('A', 'B', 'C').map(name => `define ${name}${name} = ${name};`),
  fc.constant('# nothing'),
);
const TREE = fc.dictionary(PATH, fc.array(LINE, { maxLength: 3 }), { maxKeys: 5, noNullPrototype: true });

let folder = '';
let trees = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bgplint-trees-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!bird)(`files that include each other at random (needs bird; here ${version || 'none'})`, () => {
  it('are taken or refused as the daemon does, and at its line', async () => {
    await fc.assert(
      fc.asyncProperty(TREE, async tree => {
        const home = join(folder, String(trees++));
        const files = { ...tree, 'root.conf': [...(tree['root.conf'] ?? ['include "a.inc";']), 'protocol device {}'] };
        for (const [path, lines] of Object.entries(files)) {
          mkdirSync(join(home, dirname(path)), { recursive: true });
          writeFileSync(join(home, path), `${lines.join('\n')}\n`);
        }
        const root = join(home, 'root.conf');
        const { diagnostics } = await new Workspace(new NodeHost()).lint(root, {
          targets: [{ dialect: 'bird', version }],
        });
        const refused = diagnostics.filter(({ rejects }) => rejects);
        const verdict = birdCheck(root);
        expect(refused.length === 0, verdict.message).toBe(verdict.accepted);
        if (!verdict.accepted && !/Read error/.test(verdict.message)) {
          expect(refused.map(({ daemon }) => daemon?.line)).toContain(verdict.line);
        }
        rmSync(home, { recursive: true });
      }),
      { numRuns: 60 },
    );
  });
});
