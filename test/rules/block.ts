// Blocks of rule pages, judged by bgplint and by the daemons.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { Diagnostic } from '../../server/src/core/diagnostic.js';
import { parseTarget } from '../../server/src/core/version.js';
import type { FileFacts, Host } from '../../server/src/model/host.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { listFiles, memoryHost } from '../bird/memory-host.js';
import { birdCheck, birdVersion } from '../oracle/bird.js';
import type { Block } from './page.js';

/** The profile of pages that bring none: the NREC page's values, without an opinion on BFD. */
const PROFILE = `
allocations:
  - name: example
    localAs: 4200000000
    peerAs: 65535
    peers: [10.255.255.1, 10.255.255.2]
    ipv4: [192.168.0.16/31]
    ipv6: [fda4:5ff2:8477:1755::/127]
    bfd: optional
    password: { env: NREC_MD5 }
    instanceNetwork: [10.0.240.0/24]
`;

/** What `env: NREC_MD5` holds. */
const PASSWORD = 'correct horse battery staple';

/** Findings after which bgplint knows less than the daemon: a fragment is no configuration, and some text was not read. */
const BEYOND = ['bird/no-protocol', 'bird/include-outside', 'bird/nesting'];

/** The daemon refuses the text exactly when a finding says that it would. */
export async function agreesWithBird(block: Block, bird: string): Promise<void> {
  const target = word(block, 'target=');
  const version = birdVersion(bird);
  if (target && parseTarget(target)?.version !== version) return;
  const diagnostics = await lint(block, `bird@${version}`);
  if (diagnostics.some(({ rule }) => BEYOND.includes(rule))) return;
  const folder = mkdtempSync(join(tmpdir(), 'bgplint-page-'));
  try {
    for (const [name, text] of Object.entries(filesOf(block))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { accepted, message } = birdCheck(join(folder, rootOf(block)), bird);
    const refusing = diagnostics.find(({ rejects }) => rejects)?.message;
    // Shown rather than a bare boolean, so that a failure says what the daemon thinks.
    expect({ refused: !accepted, by: accepted ? '' : message }).toEqual({
      refused: refusing !== undefined,
      by: accepted ? '' : message,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export async function lint(block: Block, target = word(block, 'target=')): Promise<readonly Diagnostic[]> {
  const files = filesOf(block);
  const memory = memoryHost(files, PASSWORD);
  const host: Host = {
    ...memory,
    read: async path => {
      if (path === word(block, 'outside=')) return { kind: 'outside' };
      const result = await memory.read(path);
      const latin1 = block.words.includes('latin1') && path === rootOf(block);
      return result.kind === 'source' && latin1 ? { kind: 'source', source: { ...result.source, latin1 } } : result;
    },
    list: async folder => listFiles(Object.keys(files), folder),
    compareSecret: async (reference, secret, folder) =>
      reference.kind === 'env' && /^NREC_MD5(_TOO)?$/.test(reference.name)
        ? memory.compareSecret(reference, secret, folder)
        : 'unavailable',
    fileFacts: async paths => new Map(paths.map(path => [path, factsOf(block, path)])),
  };
  const kubernetes = word(block, 'kubernetes=');
  const targets = [target, kubernetes && `kubernetes@${kubernetes}`].flatMap(one => (one && parseTarget(one)) || []);
  const result = await new Workspace(host).lint(rootOf(block), targets.length > 0 ? { targets } : {});
  return result.diagnostics;
}

/** What the words behind the language say of a block's file; others of its folder git knows nothing of. */
function factsOf(block: Block, path: string): FileFacts {
  const isRoot = path === rootOf(block);
  const mode = isRoot ? word(block, 'mode=') : undefined;
  return {
    place: (isRoot && word(block, 'at=')) || `/project/${path}`,
    ...(block.words.includes('tracked') && { tracked: isRoot }),
    ...(mode !== undefined && { mode: Number.parseInt(mode, 8), reachable: true }),
  };
}

export function word({ words }: Block, start: string): string | undefined {
  return words.find(one => one.startsWith(start))?.slice(start.length);
}

/** What a block's text is called, by its language. */
const ROOTS: Readonly<Record<string, string>> = {
  bird: 'bird.conf',
  frr: 'frr.conf',
  metallb: 'manifest.yaml',
  terraform: 'main.tf',
};

export function rootOf(block: Block): string {
  const named = word(block, 'root=');
  return named ?? ROOTS[block.language] ?? '.nrec.yaml';
}

export function filesOf(block: Block): Readonly<Record<string, string>> {
  const text = block.words.includes('crlf') ? block.text.replaceAll('\n', '\r\n') : block.text;
  return {
    ...(block.words.includes('no-profile') ? {} : { '.nrec.yaml': block.profile ?? PROFILE }),
    ...block.files,
    [rootOf(block)]: text,
  };
}
