import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../scripts/check-imports.mjs', import.meta.url));

/** What the check says of a project of these files. */
function check(files: Readonly<Record<string, string>>): { status: number | null; lines: string[] } {
  const root = mkdtempSync(path.join(tmpdir(), 'bgplint-imports-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    }
    const { status, stdout } = spawnSync(process.execPath, [SCRIPT, root], { encoding: 'utf8' });
    return { status, lines: stdout.split('\n').filter(line => line !== '') };
  } finally {
    rmSync(root, { recursive: true });
  }
}

test.each([
  [
    'up the layers',
    'server/src/core/a.ts',
    "import { x } from '../net/b.js';",
    /core\/a\.ts:1: .*core may import nothing/,
  ],
  ['as a type', 'server/src/net/a.ts', "import type { X } from '../model/x.js';", /net may import core$/],
  ['over several lines', 'server/src/net/a.ts', "\nimport {\n  a,\n  b,\n} from '../rules/x.js';", /a\.ts:5: /],
  ['by export from', 'server/src/model/a.ts', "export * from '../rules/x.js';", /model may import core, net, profile$/],
  ['by import()', 'server/src/rules/a.ts', "const x = await import('../cli/x.js');", /rules may import/],
  ['across dialects', 'server/src/dialects/bird/a.ts', "import '../frr/x.js';", /dialects never import each other/],
  ['of Node from the core', 'server/src/workspace/a.ts', "import fs from 'node:fs';", /without Node built-ins/],
  ['of Node by its bare name', 'server/src/net/a.ts', "import fs from 'fs/promises';", /without Node built-ins/],
  [
    'of the protocol in the command line',
    'server/src/cli/a.ts',
    "import type { D } from 'vscode-languageserver';",
    /only lsp and client/,
  ],
  ['of vscode in the server', 'server/src/lsp/a.ts', "import 'vscode';", /only the client/],
  ['of lsp in cli', 'server/src/cli/a.ts', "import '../lsp/x.js';", /cli may import/],
  [
    'of the server in the client',
    'client/src/a.ts',
    "import '../../server/src/core/x.js';",
    /the client starts the server/,
  ],
  [
    'in a file that the client reads',
    'server/src/profile/names.ts',
    "import '../core/x.js';",
    /the client reads this file/,
  ],
  ['of an unknown layer', 'server/src/util/a.ts', "import '../core/x.js';", /is no layer/],
])('an import %s is refused', (_, file, text, message) => {
  const { status, lines } = check({ [file]: text });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(message);
  expect(status).toBe(1);
});

test('imports down the layers pass, and so does prose about others', () => {
  const { status, lines } = check({
    'server/src/cli/a.ts':
      "import fs from 'node:fs';\nimport { x } from '../workspace/x.js';\nimport { y } from '../node/y.js';",
    'server/src/dialects/bird/a.ts': "import { x } from './b.js';\nimport { Lexer } from 'chevrotain';",
    'server/src/lsp/a.ts': "import { P } from '../../../client/src/protocol.js';\nimport 'vscode-languageserver/node';",
    'server/src/core/a.ts': "// import x from 'node:fs';\n/* from '../net/x.js' */\nconst text = 'it comes from';",
  });
  expect(lines).toEqual([]);
  expect(status).toBe(0);
});
