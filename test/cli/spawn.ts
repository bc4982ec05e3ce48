import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The built command line; `npm test` builds it first. */
export const CLI = path.join(ROOT, 'dist/cli.js');

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface SpawnOptions {
  readonly cwd?: string;
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly node?: string;
}

/** Runs bgplint as a user would, without the variables that would change its output or slow its start. */
export function bgplint(args: readonly string[], options: SpawnOptions = {}): Outcome {
  const { NO_COLOR: _, FORCE_COLOR: __, NODE_EXTRA_CA_CERTS: ___, NODE_OPTIONS: ____, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(options.node ?? process.execPath, [CLI, ...args], {
    cwd: options.cwd ?? ROOT,
    encoding: 'utf8',
    input: options.input ?? '',
    env: { ...env, ...options.env },
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}

/** A new folder with these files (a name that ends in `/` is a folder), and how to remove it. */
export function project(files: Readonly<Record<string, string | Buffer>>): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'bgplint-cli-'));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(name.endsWith('/') ? file : path.dirname(file), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(file, content);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** A configuration of one's own that BIRD accepts and that no rule speaks of. */
export const GOOD = 'router id 10.0.0.1;\nprotocol device {\n}\n';

/** One that BIRD refuses at line 3. */
export const BAD = 'router id 10.0.0.1;\nprotocol device {\n  scan tme 5;\n}\n';
